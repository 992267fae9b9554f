import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { later } from '../../server/clock.ts';
import { dueWork, type SweepPorts, sweeper } from '../../server/jobs/sweep.ts';
import { type BoundDatabase, openBoundDatabase } from '../features/bound-database.ts';

const now = new Date('2026-03-02T09:00:00Z');
const [early, late, never] = [randomUUID(), randomUUID(), randomUUID()];
let bound: BoundDatabase;

beforeAll(async () => {
  bound = await openBoundDatabase();
  const owner = new pg.Client({ connectionString: bound.ownerUrl });
  await owner.connect();
  await owner.query('insert into tenants values ($1, $2), ($3, $4), ($5, null)', [
    late,
    now,
    early,
    later(now, { hours: -1 }),
    never,
  ]);
  await owner.end();
});
afterAll(async () => {
  await bound?.close();
});

/** Notes what is asked for instead of queueing it. */
function notedSweep(size?: number, pause: () => Promise<void> = async () => undefined) {
  const asked: string[] = [];
  const queue: SweepPorts['queue'] = {
    enqueueNow: async (name, payload) => {
      asked.push(`${name} ${JSON.stringify(payload)}`);
    },
  };
  const beginReading = async (tenantId: string) => {
    asked.push(`read ${tenantId}`);
    await pause();
  };
  const { next, all } = sweeper({ db: bound.database.kysely, queue, beginReading }, size);
  return { asked, next, at: all };
}

/** A run of that tenant's alone, without the round and the program that it would belong to. */
async function pairingDue(runId: string): Promise<void> {
  const owner = new pg.Client({ connectionString: bound.ownerUrl });
  await owner.connect();
  await owner.query('set session_replication_role = replica');
  await owner.query(
    `insert into pairing_runs (tenant_id, run_id, round_id, state, asked_by, asked_at, due_at)
     values ($1, $2, $2, 'running', $2, $3, $3)`,
    [early, runId, now],
  );
  await owner.end();
}

describe('the sweep', () => {
  it('finds what is due for every tenant, oldest first', async () => {
    const { asked, at } = notedSweep();
    expect(await at(now)).toBe(2);
    expect(asked).toEqual([`read ${early}`, `read ${late}`]);
  });

  it('finds nothing before its time', async () => {
    const { asked, at } = notedSweep();
    expect(await at(later(now, { hours: -2 }))).toBe(0);
    expect(asked).toEqual([]);
  });

  it('finds the same work again while it is not done: a lost task is lost for one sweep only', async () => {
    const { asked, at } = notedSweep();
    await at(now);
    await at(now);
    expect(asked.filter((one) => one === `read ${early}`)).toHaveLength(2);
  });

  it('looks at the business clock that is handed in, never at the machine’s', async () => {
    expect(await dueWork(bound.database.kysely, later(now, { minutes: -1 }), { limit: 10 })).toEqual([
      { tenantId: early, kind: 'readDirectory', subjectId: early, dueAt: later(now, { hours: -1 }) },
    ]);
  });

  it('is asked for no more than it will look at', async () => {
    const [first, ...others] = await dueWork(bound.database.kysely, now, { limit: 1 });
    expect(first?.subjectId).toBe(early);
    expect(others).toEqual([]);
  });

  it('takes a page at a time, goes on behind it, and begins again once it saw the end', async () => {
    const { asked, next } = notedSweep(1);
    expect(await next(now)).toBe(1);
    expect(await next(now)).toBe(1);
    expect(asked).toEqual([`read ${early}`, `read ${late}`]);
    expect(await next(now)).toBe(0);
    await next(now);
    expect(asked.at(-1)).toBe(`read ${early}`);
  });

  it('finds all that is due however many pages that takes, when time is moved', async () => {
    const { asked, at, next } = notedSweep(1);
    await next(now);
    expect(await at(now)).toBe(2);
    expect(asked.slice(1)).toEqual([`read ${early}`, `read ${late}`]);
  });

  it('never runs twice at once: the timer skips its turn, and moving time waits for its own', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { asked, next, at } = notedSweep(undefined, () => held);
    const first = next(now);
    const moved = at(now);
    await expect.poll(() => asked.length).toBe(1);
    expect(await next(now)).toBe(0);
    expect(asked).toHaveLength(1);
    release();
    expect(await first).toBe(2);
    expect(await moved).toBe(2);
    expect(asked).toHaveLength(4);
  });

  it('goes on after one that failed', async () => {
    let fails = true;
    const { next } = notedSweep(undefined, async () => {
      if (fails) throw new Error('on purpose');
    });
    await expect(next(now)).rejects.toThrow('on purpose');
    fails = false;
    expect(await next(now)).toBe(2);
  });

  it('asks again for a pairing that came due because its task was given up', async () => {
    const runId = randomUUID();
    const { asked, next } = notedSweep();
    await pairingDue(runId);
    await next(now);
    expect(asked).toContain(`pairing.run ${JSON.stringify({ tenantId: early, runId })}`);
  });
});
