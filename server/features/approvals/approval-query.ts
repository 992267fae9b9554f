import type { Tx } from '../../db/transaction.ts';

/** Approvals with the participation, its volunteer, round and program: what read models of approvals begin with. */
export function approvalsJoined(tx: Tx, tenantId: string) {
  return tx
    .selectFrom('approvals')
    .innerJoin('participations', (join) =>
      join
        .onRef('participations.tenant_id', '=', 'approvals.tenant_id')
        .onRef('participations.participation_id', '=', 'approvals.participation_id'),
    )
    .innerJoin('people as volunteer', (join) =>
      join
        .onRef('volunteer.tenant_id', '=', 'participations.tenant_id')
        .onRef('volunteer.person_id', '=', 'participations.person_id'),
    )
    .innerJoin('rounds', (join) =>
      join
        .onRef('rounds.tenant_id', '=', 'participations.tenant_id')
        .onRef('rounds.round_id', '=', 'participations.round_id'),
    )
    .innerJoin('programs', (join) =>
      join
        .onRef('programs.tenant_id', '=', 'rounds.tenant_id')
        .onRef('programs.program_id', '=', 'rounds.program_id'),
    )
    .where('approvals.tenant_id', '=', tenantId);
}
