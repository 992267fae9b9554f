import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { later } from '../../../server/clock.ts';
import { endPair } from '../../../server/features/attendance/end-of-pair.ts';
import { type ReconcilePorts, reconcileTask } from '../../../server/features/attendance/reconcile-task.ts';
import { findPair } from '../../../server/features/pairs/pair-lifecycle.ts';
import type { SeriesOccurrence } from '../../../server/graph/calendar.ts';
import { GraphFailure } from '../../../server/graph/graph-failure.ts';
import type { Answer } from '../../../shared/sessions.ts';
import { type BoundDatabase, openBoundDatabase } from '../bound-database.ts';
import { plantOneRowEach } from '../one-row-each.ts';

const startsAt = new Date('2026-01-05T09:00:00Z');
const endsAt = later(startsAt, { hours: 1 });
const dayBefore = later(startsAt, { hours: -24 });
const invited = ['a@example.com', 'b@example.com'];

let bound: BoundDatabase;
let owner: pg.Client;
let tenantId: string;
let commitmentId: string;
let now: Date;

beforeAll(async () => {
  bound = await openBoundDatabase();
  owner = new pg.Client({ connectionString: bound.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner?.end();
  await bound?.close();
});

/** A booked pair with one session ahead. */
beforeEach(async () => {
  tenantId = randomUUID();
  now = dayBefore;
  await plantOneRowEach(owner, tenantId, randomUUID());
  const recurrence = {
    cadence: 'weekly',
    weekday: 1,
    localTime: '10:00',
    timeZone: 'Europe/Berlin',
    startsOn: '2026-01-05',
    endsOn: '2026-01-05',
    minutes: 60,
  };
  const request = { attendees: invited.map((address) => ({ emailAddress: { address } })) };
  const { rows } = await owner.query(
    `update commitments set state = 'booked', event_id = 'e1', booked_at = $2, first_lead = 'a',
       recurrence = $3, request_body = $4
     where tenant_id = $1 returning commitment_id`,
    [tenantId, later(dayBefore, { hours: -240 }), JSON.stringify(recurrence), JSON.stringify(request)],
  );
  commitmentId = rows[0].commitment_id;
});

const occurrence = (
  shift: { hours: number } = { hours: 0 },
  answers: Record<string, Answer> = {},
): SeriesOccurrence => ({
  eventId: 'o1',
  originalStart: later(startsAt, shift).toISOString(),
  start: later(startsAt, shift).toISOString(),
  end: later(endsAt, shift).toISOString(),
  cancelled: false,
  answers: new Map(Object.entries(answers)),
});
function reconcile(found: readonly SeriesOccurrence[], changes: Partial<ReconcilePorts> = {}): Promise<void> {
  const run = reconcileTask({
    transact: bound.transact,
    clock: { now: () => now },
    readSeries: async () => ({ cancelled: false, answers: new Map() }),
    readOccurrences: async () => found,
    ...changes,
  });
  return run({ tenantId, commitmentId });
}
async function one(query: string) {
  const { rows } = await owner.query(query, [tenantId]);
  return rows[0];
}
const session = () => one('select xmin, * from sessions where tenant_id = $1');
const commitment = () => one('select * from commitments where tenant_id = $1');
const pairState = async () => (await one('select state from pairs where tenant_id = $1')).state;

describe('a session that was called off', () => {
  it('is planned again where the organiser puts it back before its time', async () => {
    await reconcile([]);
    expect(await session()).toMatchObject({ verdict: 'cancelled' });
    expect([(await commitment()).state, await pairState()]).toEqual(['booked', 'active']);
    await reconcile([occurrence()]);
    expect(await session()).toMatchObject({ verdict: 'planned', evidence_at: null, a_answer: null });
  });

  it('stays called off once its time has passed, and ends the pair then', async () => {
    await reconcile([]);
    now = later(endsAt, { minutes: 5 });
    await reconcile([occurrence()]);
    expect(await session()).toMatchObject({ verdict: 'cancelled' });
    expect(await commitment()).toMatchObject({ state: 'ended', reconcile_due_at: null });
    expect(await pairState()).toBe('ended');
  });
});

describe('a session', () => {
  it('is not called off by new rules of its zone, and follows them', async () => {
    await reconcile([occurrence({ hours: 1 })]);
    expect(await session()).toMatchObject({
      verdict: 'planned',
      original_start: startsAt,
      starts_at: later(startsAt, { hours: 1 }),
    });
  });

  it('is written only where something has changed', async () => {
    const before = await session();
    await reconcile([occurrence()]);
    expect(await session()).toEqual(before);
    await reconcile([]);
    const cancelled = await session();
    now = later(now, { hours: 1 });
    await reconcile([]);
    expect(await session()).toEqual(cancelled);
  });

  it('is judged by what the invited addresses answered, whatever they are called today', async () => {
    await owner.query("update people set mail = person_id || '@new.example.com' where tenant_id = $1", [
      tenantId,
    ]);
    now = later(endsAt, { minutes: 5 });
    await reconcile([occurrence({ hours: 0 }, { 'a@example.com': 'accepted', 'b@example.com': 'accepted' })]);
    expect(await session()).toMatchObject({
      verdict: 'presumed',
      a_answer: 'accepted',
      b_answer: 'accepted',
    });
  });
});

describe('a reading that fails', () => {
  const failing = (retryAfterMs: number | null) => async () => {
    throw new GraphFailure({ status: 503, code: 'x', clientRequestId: 'x', operation: 'x', retryAfterMs });
  };
  const dueAt = async () => (await commitment()).reconcile_due_at;

  it('is not due again for ten minutes, during it and after', async () => {
    let during: unknown;
    const readSeries = async () => {
      during = await dueAt();
      return failing(null)();
    };
    await expect(reconcile([], { readSeries })).rejects.toThrow(GraphFailure);
    expect(during).toEqual(later(now, { minutes: 10 }));
    expect(await dueAt()).toEqual(later(now, { minutes: 10 }));
    await reconcile([occurrence()]);
    expect(await dueAt()).toEqual(later(now, { hours: 24 }));
  });

  it('is left alone for as long as Graph asks', async () => {
    await expect(reconcile([], { readSeries: failing(1_800_000) })).rejects.toThrow(GraphFailure);
    expect(await dueAt()).toEqual(later(now, { minutes: 30 }));
  });
});

describe('two last pairs that end at once', () => {
  it('close the round', async () => {
    const other = randomUUID();
    await owner.query(
      `insert into pairs select (jsonb_populate_record(p, jsonb_build_object('pair_id', $2::text))).*
       from pairs p where tenant_id = $1`,
      [tenantId, other],
    );
    const { pair_id: first } = await commitment();
    const end = (pairId: string, before: () => Promise<void> = async () => {}) =>
      bound.transact({ tenantId }, async (tx) => {
        const pair = await findPair(tx, tenantId, pairId);
        if (!pair) throw new Error('there is no such pair');
        await endPair(tx, tenantId, pair, now);
        await before();
      });
    let second: Promise<void> = Promise.resolve();
    await end(first, async () => {
      second = end(other);
      await new Promise((resolve) => setTimeout(resolve, 150));
    });
    await second;
    expect((await one('select state from rounds where tenant_id = $1')).state).toBe('closed');
  });
});
