import type { Selectable } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import type { Tx } from '../../db/transaction.ts';

export type DirectoryReading = Selectable<Schema['directory_readings']>;

/** Readings of the directory: one open at a time, resumable at any page. */
export function directoryReadingStore(tx: Tx, tenantId: string) {
  const readings = () =>
    tx.selectFrom('directory_readings').where('directory_readings.tenant_id', '=', tenantId);
  return {
    latest: () => readings().selectAll().orderBy('directory_readings.asked_at', 'desc').executeTakeFirst(),

    latestDone: () =>
      readings()
        .selectAll()
        .where('directory_readings.state', '=', 'done')
        .orderBy('directory_readings.finished_at', 'desc')
        .executeTakeFirst(),

    find: (readingId: string) =>
      readings().selectAll().where('directory_readings.reading_id', '=', readingId).executeTakeFirst(),

    /** The open one, or a new one. */
    async open(readingId: string, askedAt: Date): Promise<string> {
      await tx
        .insertInto('directory_readings')
        .values({ tenant_id: tenantId, reading_id: readingId, state: 'waiting', asked_at: askedAt })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      const row = await readings()
        .select('directory_readings.reading_id')
        .where('directory_readings.state', 'in', ['waiting', 'reading'])
        .executeTakeFirstOrThrow();
      return row.reading_id;
    },

    async change(
      readingId: string,
      change: Partial<
        Pick<
          DirectoryReading,
          'state' | 'started_at' | 'finished_at' | 'next_link' | 'people_read' | 'problem'
        >
      >,
    ): Promise<void> {
      await tx
        .updateTable('directory_readings')
        .set(change)
        .where('directory_readings.tenant_id', '=', tenantId)
        .where('directory_readings.reading_id', '=', readingId)
        .execute();
    },

    /** How many of the people who are there a reading did not see. */
    async countUnseen(readingId: string): Promise<number> {
      const row = await tx
        .selectFrom('people')
        .select((people) => people.fn.countAll<string>().as('count'))
        .where('people.tenant_id', '=', tenantId)
        .where('people.removed_at', 'is', null)
        .where('people.seen_in', '<>', readingId)
        .executeTakeFirstOrThrow();
      return Number(row.count);
    },

    async setNextDue(dueAt: Date | null): Promise<void> {
      await tx
        .updateTable('tenants')
        .set({ directory_due_at: dueAt })
        .where('tenants.tenant_id', '=', tenantId)
        .execute();
    },

    async nextDue(): Promise<Date | null> {
      const row = await tx
        .selectFrom('tenants')
        .select('tenants.directory_due_at')
        .where('tenants.tenant_id', '=', tenantId)
        .executeTakeFirst();
      return row?.directory_due_at ?? null;
    },

    async ensureTenant(dueAt: Date): Promise<void> {
      await tx
        .insertInto('tenants')
        .values({ tenant_id: tenantId, directory_due_at: dueAt })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
  };
}
