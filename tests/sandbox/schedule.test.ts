import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SamplePair, samplePair, seriesBody } from './sample-pair.ts';
import { startClient, type TenantClient } from './tenant-client.ts';

interface Schedule {
  scheduleId: string;
  availabilityView?: string;
  scheduleItems?: {
    status: string;
    subject?: string;
    start: { dateTime: string };
    isPrivate: boolean;
  }[];
  workingHours?: { timeZone: { name: string }; startTime: string };
  error?: { message: string; responseCode: string };
}

describe('schedules of the local tenant', () => {
  let client: TenantClient;
  let pair: SamplePair;
  beforeAll(async () => {
    client = await startClient();
    pair = await samplePair(client);
  });
  afterAll(() => client.tenant.close());

  const ask = async (
    schedules: string[],
    from: string,
    to: string,
    availabilityViewInterval = 60,
  ): Promise<Schedule[]> =>
    (
      await client.app.api(`/users/${client.tenant.programMailboxId}/calendar/getSchedule`).post({
        schedules,
        startTime: { dateTime: from, timeZone: 'UTC' },
        endTime: { dateTime: to, timeZone: 'UTC' },
        availabilityViewInterval,
      })
    ).value;

  it('give one digit for each slot of the window', async () => {
    const [schedule] = await ask([pair.firstMail], '2026-12-07T00:00:00', '2026-12-14T00:00:00', 30);
    expect(schedule?.availabilityView).toMatch(/^[0-3]{336}$/);
    expect(schedule?.availabilityView).toMatch(/2/);
  });

  it('say the same as the calendar', async () => {
    const [schedule] = await ask([pair.secondMail], '2026-12-07T00:00:00', '2026-12-21T00:00:00');
    const view = await client.app
      .api(`/users/${pair.second.id}/calendarView`)
      .query({
        startDateTime: '2026-12-07T00:00:00Z',
        endDateTime: '2026-12-21T00:00:00Z',
      })
      .top(1000)
      .get();
    const shown = (events: { subject?: string; start: { dateTime: string } }[] = []) =>
      events.map(({ subject, start }) => `${start.dateTime} ${subject}`);
    expect(shown(schedule?.scheduleItems)).toEqual(shown(view.value));
  });

  it.each([
    ['free', '0'],
    ['workingElsewhere', '0'],
    ['tentative', '1'],
    ['busy', '2'],
    ['oof', '3'],
  ])('show %s as %s', async (showAs, digit) => {
    const mailbox = client.tenant.programMailboxAddress;
    const day = `2027-02-0${Number(digit) + (showAs === 'workingElsewhere' ? 5 : 1)}`;
    await client.app.api(`/users/${mailbox}/events`).post({
      subject: 'Sample',
      start: { dateTime: `${day}T10:00:00`, timeZone: 'UTC' },
      end: { dateTime: `${day}T11:00:00`, timeZone: 'UTC' },
      showAs,
    });
    const [schedule] = await ask([mailbox], `${day}T09:00:00`, `${day}T12:00:00`);
    expect(schedule?.availabilityView).toBe(`0${digit}0`);
  });

  it('hide what a private event is about', async () => {
    const mailbox = client.tenant.programMailboxAddress;
    await client.app.api(`/users/${mailbox}/events`).post(
      seriesBody(pair, {
        sensitivity: 'private',
        recurrence: undefined,
        attendees: [],
      }),
    );
    const [schedule] = await ask([mailbox], '2026-12-03T00:00:00', '2026-12-04T00:00:00');
    expect(schedule?.scheduleItems).toHaveLength(1);
    expect(schedule?.scheduleItems?.[0]).toMatchObject({
      isPrivate: true,
      status: 'busy',
    });
    expect(schedule?.scheduleItems?.[0]?.subject).toBeUndefined();
  });

  it('answer an error for a mailbox that cannot be read, and the others all the same', async () => {
    const onPremises = client.tenant.people().find(({ mailbox }) => mailbox === 'onPremises');
    const { mail } = await client.app.api(`/users/${onPremises?.id}`).select('mail').get();
    const found = await ask(
      [mail, 'nobody@sample.example', pair.firstMail],
      '2026-12-07T00:00:00',
      '2026-12-08T00:00:00',
    );
    expect(found.map(({ error }) => error !== undefined)).toEqual([true, true, false]);
    expect(found[0]?.availabilityView).toBeUndefined();
  });

  it('name working hours in the mailbox’ own zone, by Windows’ or the IANA name', async () => {
    const people = client.tenant
      .people()
      .filter(({ mailbox, userType }) => mailbox === 'exchangeOnline' && userType === 'Member');
    const { value: users } = await client.app.api('/users').select('id,mail').top(999).get();
    const mails = users
      .filter(({ id }: { id: string }) => people.some((person) => person.id === id))
      .map(({ mail }: { mail: string }) => mail)
      .slice(0, 20);
    const names = (await ask(mails, '2026-12-07T00:00:00', '2026-12-08T00:00:00')).map(
      ({ workingHours }) => workingHours?.timeZone.name ?? '',
    );
    expect(names.some((name) => name.endsWith('Standard Time'))).toBe(true);
    expect(names.some((name) => name.includes('/'))).toBe(true);
  });

  it.each([
    [
      'more than twenty mailboxes',
      Array.from({ length: 21 }, (_, index) => `a${index}@sample.example`),
      '2026-12-08',
      30,
    ],
    ['a window of 62 days', ['a@sample.example'], '2027-02-07', 30],
    ['a window that ends before it begins', ['a@sample.example'], '2026-12-01', 30],
    ['slots of four minutes', ['a@sample.example'], '2026-12-08', 4],
    ['slots of more than a day', ['a@sample.example'], '2026-12-18', 1441],
  ])('refuse %s', async (_what, schedules, end, interval) => {
    await expect(ask(schedules, '2026-12-07T00:00:00', `${end}T00:00:00`, interval)).rejects.toMatchObject({
      statusCode: 400,
    });
  });
});
