import { startClient } from './tenant-client.ts';

/** Books one event after another until it is killed at the named moment of the given write. */
const [dataFile = '', moment = '', count = '1'] = process.argv.slice(2);
let writes = 0;
const { app, tenant } = await startClient({
  dataFile,
  onMoment(at) {
    if (at === moment && ++writes === Number(count)) process.kill(process.pid, 'SIGKILL');
  },
});
for (let number = 1; number <= 5; number++)
  await app.api(`/users/${tenant.programMailboxId}/events`).post({
    subject: `Event ${number}`,
    start: { dateTime: '2026-12-03T14:00:00', timeZone: 'UTC' },
    end: { dateTime: '2026-12-03T15:00:00', timeZone: 'UTC' },
    transactionId: `event-${number}`,
  });
