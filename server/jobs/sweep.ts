import { type Kysely, sql } from 'kysely';
import type { Schema } from '../db/schema.ts';
import type { TaskQueue } from './task-queue.ts';

/** What the database says is due: which tenant's, of what kind, and since when. */
export interface DueWork {
  readonly tenantId: string;
  readonly kind: 'readDirectory' | 'pair' | 'book' | 'reconcile' | 'notify';
  readonly subjectId: string;
  readonly dueAt: Date;
}

export interface SweepPorts {
  readonly db: Kysely<Schema>;
  readonly queue: Pick<TaskQueue, 'enqueueNow'>;
  readonly beginReading: (tenantId: string) => Promise<void>;
}

/** How much one sweep looks at: bounds its memory, and how long it holds a connection. */
const pageSize = 500;

/**
 * What is due until then, oldest first, at most `limit`. Reads ids and times across tenants, nothing else.
 *
 * @param after the last one of the page before
 */
export async function dueWork(
  db: Kysely<Schema>,
  until: Date,
  { limit, after }: { limit: number; after?: DueWork | undefined },
): Promise<DueWork[]> {
  const rest = after
    ? sql`where (due_at, subject_id, kind) > (${after.dueAt}::timestamptz, ${after.subjectId}::uuid, ${after.kind}::text)`
    : sql``;
  const { rows } = await sql<{
    tenant_id: string;
    kind: DueWork['kind'];
    subject_id: string;
    due_at: Date;
  }>`select tenant_id, kind, subject_id, due_at from due_work(${until}) ${rest}
     order by due_at, subject_id, kind limit ${limit}`.execute(db);
  return rows.map((row) => ({
    tenantId: row.tenant_id,
    kind: row.kind,
    subjectId: row.subject_id,
    dueAt: row.due_at,
  }));
}

export interface Sweeper {
  /**
   * One page of what is due; the next call goes on behind it, so that work which stays due holds up nothing
   * else. Does nothing while another sweep runs. Gives back how much it found.
   */
  next(now: Date): Promise<number>;
  /** All that is due, page by page; waits for a sweep that runs. */
  all(now: Date): Promise<number>;
}

/**
 * Enqueues what is due. Due times live in our own tables and move on only when the work is done, so a lost
 * task is found again by a later sweep, and moving time is moving one argument.
 */
export function sweeper(ports: SweepPorts, size = pageSize): Sweeper {
  let running: Promise<unknown> | null = null;
  /** Where the last page ended, if it was full. */
  let reached: DueWork | undefined;

  async function page(now: Date): Promise<number> {
    const due = await dueWork(ports.db, now, { limit: size, after: reached });
    for (const work of due) await begin(ports, work);
    reached = due.length === size ? due.at(-1) : undefined;
    return due.length;
  }

  async function everything(now: Date): Promise<number> {
    reached = undefined;
    let found = 0;
    do found += await page(now);
    while (reached);
    return found;
  }

  async function alone(work: () => Promise<number>): Promise<number> {
    const mine = work();
    running = mine;
    try {
      return await mine;
    } finally {
      running = null;
    }
  }

  return {
    next: async (now) => (running ? 0 : alone(() => page(now))),
    async all(now) {
      // Whoever runs tells its own caller how it ended.
      while (running) await running.catch(() => undefined);
      return alone(() => everything(now));
    },
  };
}

async function begin({ queue, beginReading }: SweepPorts, work: DueWork): Promise<void> {
  const { tenantId, subjectId } = work;
  switch (work.kind) {
    case 'readDirectory':
      return beginReading(tenantId);
    case 'pair':
      return queue.enqueueNow('pairing.run', { tenantId, runId: subjectId });
    case 'book':
      return queue.enqueueNow('commitments.book', { tenantId, commitmentId: subjectId });
    case 'reconcile':
      return queue.enqueueNow('commitments.reconcile', { tenantId, commitmentId: subjectId });
    case 'notify':
      return queue.enqueueNow('notices.send', { tenantId, noticeId: subjectId });
  }
}
