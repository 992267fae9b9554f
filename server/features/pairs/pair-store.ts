import type { Insertable, Selectable } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import type { Tx } from '../../db/transaction.ts';

export type Pair = Selectable<Schema['pairs']>;
export type NewPair = Omit<Insertable<Schema['pairs']>, 'tenant_id'>;

/** Bounded by PostgreSQL's 65,535 parameters a statement; sixteen a row. */
const rowsAtOnce = 2_000;

export function pairStore(tx: Tx, tenantId: string) {
  return {
    find: (pairId: string) =>
      tx
        .selectFrom('pairs')
        .selectAll()
        .where('pairs.tenant_id', '=', tenantId)
        .where('pairs.pair_id', '=', pairId)
        .executeTakeFirst(),

    proposedIn: (roundId: string) =>
      tx
        .selectFrom('pairs')
        .selectAll()
        .where('pairs.tenant_id', '=', tenantId)
        .where('pairs.round_id', '=', roundId)
        .where('pairs.state', '=', 'proposed')
        .orderBy('pairs.pair_id')
        .forUpdate()
        .execute(),

    async deleteProposed(roundId: string): Promise<void> {
      await tx
        .deleteFrom('pairs')
        .where('pairs.tenant_id', '=', tenantId)
        .where('pairs.round_id', '=', roundId)
        .where('pairs.state', '=', 'proposed')
        .execute();
    },

    async insert(pairs: readonly NewPair[]): Promise<void> {
      for (let from = 0; from < pairs.length; from += rowsAtOnce) {
        await tx
          .insertInto('pairs')
          .values(pairs.slice(from, from + rowsAtOnce).map((pair) => ({ tenant_id: tenantId, ...pair })))
          .execute();
      }
    },

    /** Whether a participation, or a round, still has a pair that hasn't ended. */
    async hasOpenPair(of: { participationId: string } | { roundId: string }): Promise<boolean> {
      const row = await tx
        .selectFrom('pairs')
        .select('pairs.pair_id')
        .where('pairs.tenant_id', '=', tenantId)
        .where('pairs.state', '<>', 'ended')
        .where((pair) =>
          'roundId' in of
            ? pair('pairs.round_id', '=', of.roundId)
            : pair.or([
                pair('pairs.a_participation_id', '=', of.participationId),
                pair('pairs.b_participation_id', '=', of.participationId),
              ]),
        )
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },

    async setState(pairId: string, state: Pair['state'], publishedAt?: Date): Promise<void> {
      await tx
        .updateTable('pairs')
        .set({ state, ...(publishedAt ? { published_at: publishedAt } : {}) })
        .where('pairs.tenant_id', '=', tenantId)
        .where('pairs.pair_id', '=', pairId)
        .execute();
    },
  };
}
