import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { later } from '../../../server/clock.ts';
import { bookingTask } from '../../../server/features/commitments/booking-task.ts';
import type { Schedule } from '../../../server/graph/free-busy.ts';
import { GraphFailure } from '../../../server/graph/graph-failure.ts';
import { type BoundDatabase, openBoundDatabase } from '../bound-database.ts';
import { plantOneRowEach } from '../one-row-each.ts';

let bound: BoundDatabase;
let owner: pg.Client;
let tenantId: string;
let commitmentId: string;
let now: Date;
let sent: string[];
/** What Graph answers to the next requests; nothing is success. */
let answer: GraphFailure | null;
let isBusy: boolean;

const failure = (status: number) =>
  new GraphFailure({ status, code: 'x', clientRequestId: 'x', operation: 'x', retryAfterMs: null });

beforeAll(async () => {
  bound = await openBoundDatabase();
  owner = new pg.Client({ connectionString: bound.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner?.end();
  await bound?.close();
});

/** A pair that is published and not booked, in a program from January to June. */
beforeEach(async () => {
  tenantId = randomUUID();
  now = new Date('2026-01-05T09:00:00Z');
  sent = [];
  answer = null;
  isBusy = false;
  await plantOneRowEach(owner, tenantId, randomUUID());
  const { rows } = await owner.query('select commitment_id from commitments where tenant_id = $1', [
    tenantId,
  ]);
  commitmentId = rows[0].commitment_id;
  for (const change of [
    'delete from sessions where tenant_id = $1',
    "update people set mail = person_id || '@example.com' where tenant_id = $1",
    "update pairs set state = 'published' where tenant_id = $1",
    "update participations set state = 'paired' where tenant_id = $1",
  ]) {
    await owner.query(change, [tenantId]);
  }
});

const book = () =>
  bookingTask({
    transact: bound.transact,
    clock: { now: () => now },
    app: { teamsAppId: 'sample', publicUrl: 'https://sample.example.com' },
    readSchedules: async (_mailbox, addresses, window) => {
      const slots = Math.ceil(window.start.until(window.end).total('minutes') / window.slotMinutes);
      const schedule: Schedule = {
        kind: 'known',
        availabilityView: (isBusy ? '2' : '0').repeat(slots),
        workingHours: { timeZone: 'UTC', days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' },
      };
      return new Map(addresses.map((address) => [address, schedule]));
    },
    async createSeries(_mailbox, body) {
      sent.push(body);
      if (answer) throw answer;
      return { eventId: 'e1', icalUid: 'u1', joinUrl: null };
    },
  })({ tenantId, commitmentId });
const weeks = (count: number) => ({ hours: 24 * 7 * count });
async function stored(table: 'commitments' | 'pairs' | 'rounds') {
  const { rows } = await owner.query(`select * from ${table} where tenant_id = $1`, [tenantId]);
  return rows[0];
}

describe('a request that was refused', () => {
  it('is repeated as it is while its first session lies ahead', async () => {
    answer = failure(403);
    await book();
    expect(await stored('commitments')).toMatchObject({ problem: 'programMailbox', state: 'agreed' });
    answer = null;
    await book();
    expect(sent[1]).toBe(sent[0]);
    expect(await stored('commitments')).toMatchObject({ problem: null, state: 'booked', event_id: 'e1' });
  });

  it('is planned anew where consent comes weeks later', async () => {
    answer = failure(403);
    await book();
    now = later(now, weeks(3));
    answer = null;
    await book();
    expect(sent).toHaveLength(2);
    const { state, transaction_id, recurrence } = await stored('commitments');
    expect(state).toBe('booked');
    expect(recurrence.startsOn > now.toISOString().slice(0, 10)).toBe(true);
    expect(JSON.parse(sent[1] ?? '')).toMatchObject({ transactionId: transaction_id });
    expect(sent[0]).not.toContain(transaction_id);
  });

  it('is planned anew too where it was turned away and never left', async () => {
    answer = failure(429);
    await expect(book()).rejects.toThrow(GraphFailure);
    now = later(now, weeks(3));
    answer = null;
    await book();
    expect(sent[1]).not.toBe(sent[0]);
  });
});

describe('a request whose outcome is unknown', () => {
  it('is only ever repeated, also after a refusal and weeks later: it may have made an event', async () => {
    answer = failure(504);
    await expect(book()).rejects.toThrow(GraphFailure);
    answer = failure(403);
    await book();
    now = later(now, weeks(3));
    await book();
    answer = null;
    await book();
    expect(new Set(sent).size).toBe(1);
    expect(sent).toHaveLength(4);
    expect((await stored('commitments')).state).toBe('booked');
  });
});

describe("after the program's last day", () => {
  for (const [what, prepare] of [
    ['its request was refused', () => (answer = failure(403))],
    ['no hour was free', () => (isBusy = true)],
  ] as const) {
    it(`a pair is given up where ${what}`, async () => {
      prepare();
      await book();
      const attempts = sent.length;
      now = new Date('2026-06-06T00:00:00Z');
      await book();
      expect(sent).toHaveLength(attempts);
      expect(await stored('commitments')).toMatchObject({ state: 'dissolved', book_due_at: null });
      expect((await stored('pairs')).state).toBe('ended');
      expect((await stored('rounds')).state).toBe('closed');
    });
  }

  it('is not yet on the last day itself', async () => {
    isBusy = true;
    now = new Date('2026-06-05T23:00:00Z');
    await book();
    expect(await stored('commitments')).toMatchObject({ state: 'agreed', problem: 'noCommonHour' });
  });
});
