import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTaskQueue, type QueueLog, type TaskQueue } from '../../server/jobs/task-queue.ts';
import type { TaskHandlers, TaskName } from '../../server/jobs/task-types.ts';
import { type BoundDatabase, openBoundDatabase } from '../features/bound-database.ts';

const tenantId = randomUUID();
const warnings: string[] = [];
const log: QueueLog = {
  warn: (details, message) => warnings.push(`${message} ${JSON.stringify(details)}`),
  error: () => undefined,
};
const one = { 'directory.read': 1, 'pairing.run': 1, 'commitments.book': 1, 'commitments.reconcile': 1 };
const concurrency: Readonly<Record<TaskName, number>> = { ...one, 'notices.send': 2 };

let bound: BoundDatabase;
let owner: pg.Client;
let queue: TaskQueue;
const ran: string[] = [];
/** What a notice's task does, by its id. */
const behaviours = new Map<string, () => Promise<void>>();

const nothing = async () => undefined;
const handlers: TaskHandlers = {
  'directory.read': nothing,
  'pairing.run': nothing,
  'commitments.book': nothing,
  'commitments.reconcile': nothing,
  async 'notices.send'({ noticeId }) {
    ran.push(noticeId);
    await behaviours.get(noticeId)?.();
  },
};
const timesRun = (id: string) => ran.filter((noticeId) => noticeId === id).length;

async function rest(): Promise<void> {
  while ((await queue.unfinished()) > 0) await delay(15);
}

beforeAll(async () => {
  bound = await openBoundDatabase();
  owner = new pg.Client({ connectionString: bound.ownerUrl });
  await owner.connect();
  queue = await openTaskQueue({ url: bound.migrated.queueUrl, onlyWorker: true, log });
  await queue.work(handlers, concurrency);
});
afterAll(async () => {
  await queue?.stop();
  await owner?.end();
  await bound?.close();
});

describe('the queue', () => {
  it('runs a task that a committed transaction asked for', async () => {
    const noticeId = randomUUID();
    await bound.transact({ tenantId }, (tx) => queue.enqueue(tx, 'notices.send', { tenantId, noticeId }));
    await rest();
    expect(timesRun(noticeId)).toBe(1);
  });

  it('knows nothing of a task whose transaction failed', async () => {
    const noticeId = randomUUID();
    const failing = bound.transact({ tenantId }, async (tx) => {
      await queue.enqueue(tx, 'notices.send', { tenantId, noticeId });
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    const { rows } = await owner.query('select 1 from pgboss.job where data::text like $1', [
      `%${noticeId}%`,
    ]);
    expect(rows).toEqual([]);
  });

  it('does not run a task before its transaction commits', async () => {
    const noticeId = randomUUID();
    await bound.transact({ tenantId }, async (tx) => {
      await queue.enqueue(tx, 'notices.send', { tenantId, noticeId });
      await delay(150);
      expect(timesRun(noticeId)).toBe(0);
    });
    await rest();
    expect(timesRun(noticeId)).toBe(1);
  });

  it('joins wishes for the same work, and never works on it twice at once', async () => {
    const noticeId = randomUUID();
    let now = 0;
    let most = 0;
    behaviours.set(noticeId, async () => {
      now += 1;
      most = Math.max(most, now);
      await delay(120);
      now -= 1;
    });
    for (let wish = 0; wish < 8; wish += 1) {
      await queue.enqueueNow('notices.send', { tenantId, noticeId });
      await delay(5);
    }
    await rest();
    expect(most).toBe(1);
    // The one that ran while the others came, and one more for all of those.
    expect(timesRun(noticeId)).toBeLessThanOrEqual(2);
  });

  it('works on different things side by side', async () => {
    const ids = [randomUUID(), randomUUID()];
    let now = 0;
    let most = 0;
    for (const id of ids) {
      behaviours.set(id, async () => {
        now += 1;
        most = Math.max(most, now);
        await delay(200);
        now -= 1;
      });
      await queue.enqueueNow('notices.send', { tenantId, noticeId: id });
    }
    await rest();
    expect(most).toBe(2);
  });

  it('puts a task that failed off, and does not call that unfinished', async () => {
    const noticeId = randomUUID();
    behaviours.set(noticeId, async () => {
      throw new Error('on purpose');
    });
    await queue.enqueueNow('notices.send', { tenantId, noticeId });
    await rest();
    const { rows } = await owner.query(
      `select state::text, retry_limit from pgboss.job where data::text like $1`,
      [`%${noticeId}%`],
    );
    expect(rows).toEqual([{ state: 'retry', retry_limit: 5 }]);
    behaviours.delete(noticeId);
  });

  it('tells the log where a task failed, and keeps no word of the failure anywhere', async () => {
    const noticeId = randomUUID();
    behaviours.set(noticeId, async () => {
      const detail = 'Key (display_name)=(Sample Person) already exists.';
      throw Object.assign(new Error(`duplicate key: ${detail}`), { code: '23505', detail });
    });
    await queue.enqueueNow('notices.send', { tenantId, noticeId });
    await rest();
    const { rows } = await owner.query<{ output: string }>(
      'select output::text from pgboss.job where data::text like $1',
      [`%${noticeId}%`],
    );
    expect(rows[0]?.output).toContain('Error 23505');
    expect(rows[0]?.output).not.toContain('Sample Person');
    const warning = warnings.find((line) => line.includes('23505'));
    expect(warning).toContain('"task":"notices.send"');
    expect(warning).toContain('task-queue.test.ts');
    expect(warnings.join()).not.toContain('Sample Person');
    behaviours.delete(noticeId);
  });

  it('refuses a payload that holds anything but ids, and keeps none of it from running', async () => {
    const noticeId = randomUUID();
    await queue.enqueueNow('notices.send', { tenantId, noticeId: 'Sample Person' });
    await queue.enqueueNow('notices.send', { tenantId, noticeId });
    await rest();
    expect(ran).not.toContain('Sample Person');
    expect(timesRun(noticeId)).toBe(1);
  });
});

describe('a process that died while it worked', () => {
  it('leaves its task to the next start, which goes on at once', async () => {
    const fresh = await openBoundDatabase();
    const noticeId = randomUUID();
    const first = await openTaskQueue({ url: fresh.migrated.queueUrl, onlyWorker: true, log });
    await first.enqueueNow('notices.send', { tenantId, noticeId });
    await first.stop();
    const client = new pg.Client({ connectionString: fresh.ownerUrl });
    await client.connect();
    // As a killed process leaves it.
    await client.query("update pgboss.job set state = 'active', started_on = now(), heartbeat_on = now()");
    await client.end();
    const second = await openTaskQueue({ url: fresh.migrated.queueUrl, onlyWorker: true, log });
    await second.work(handlers, concurrency);
    const until = performance.now() + 8_000;
    while (timesRun(noticeId) === 0 && performance.now() < until) await delay(50);
    expect(timesRun(noticeId)).toBe(1);
    await second.stop();
    await fresh.close();
  });
});
