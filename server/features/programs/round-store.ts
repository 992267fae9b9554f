import { type Selectable, sql } from 'kysely';
import type { RoundState } from '../../../shared/programs.ts';
import type { Schema } from '../../db/schema.ts';
import type { Tx } from '../../db/transaction.ts';

export type Round = Selectable<Schema['rounds']>;

export function roundStore(tx: Tx, tenantId: string) {
  const rounds = () => tx.selectFrom('rounds').where('rounds.tenant_id', '=', tenantId);
  return {
    find: (roundId: string) => rounds().selectAll().where('rounds.round_id', '=', roundId).executeTakeFirst(),

    /** Holds the row until the transaction ends, so that two changes of state can't cross. */
    findForChange: (roundId: string) =>
      rounds().selectAll().where('rounds.round_id', '=', roundId).forUpdate().executeTakeFirst(),

    /** Nobody changes it until the transaction ends; others may read it so too. */
    findUnchanging: (roundId: string) =>
      rounds().selectAll().where('rounds.round_id', '=', roundId).forShare().executeTakeFirst(),

    /** False where another round of the program takes people in (a unique index says so). */
    async insert(round: { roundId: string; programId: string; openedAt: Date }): Promise<boolean> {
      const result = await tx
        .insertInto('rounds')
        .values((row) => ({
          tenant_id: tenantId,
          round_id: round.roundId,
          program_id: round.programId,
          number: row
            .selectFrom('rounds as earlier')
            .select(sql<number>`coalesce(max(earlier.number), 0) + 1`.as('number'))
            .where('earlier.tenant_id', '=', tenantId)
            .where('earlier.program_id', '=', round.programId),
          state: 'open',
          opened_at: round.openedAt,
        }))
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return result.numInsertedOrUpdatedRows === 1n;
    },

    async setState(roundId: string, state: RoundState): Promise<void> {
      await tx
        .updateTable('rounds')
        .set({ state })
        .where('rounds.tenant_id', '=', tenantId)
        .where('rounds.round_id', '=', roundId)
        .execute();
    },
  };
}
