import type { Tx } from '../../db/transaction.ts';

/** Pairs with both partners (`a`, `b`), their round and their program: what read models of pairs begin with. */
export function pairsJoined(tx: Tx, tenantId: string) {
  return tx
    .selectFrom('pairs')
    .innerJoin('rounds', (join) =>
      join.onRef('rounds.tenant_id', '=', 'pairs.tenant_id').onRef('rounds.round_id', '=', 'pairs.round_id'),
    )
    .innerJoin('programs', (join) =>
      join
        .onRef('programs.tenant_id', '=', 'rounds.tenant_id')
        .onRef('programs.program_id', '=', 'rounds.program_id'),
    )
    .innerJoin('people as a', (join) =>
      join.onRef('a.tenant_id', '=', 'pairs.tenant_id').onRef('a.person_id', '=', 'pairs.a_person_id'),
    )
    .innerJoin('people as b', (join) =>
      join.onRef('b.tenant_id', '=', 'pairs.tenant_id').onRef('b.person_id', '=', 'pairs.b_person_id'),
    )
    .where('pairs.tenant_id', '=', tenantId);
}
