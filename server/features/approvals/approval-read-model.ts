import type { Tx } from '../../db/transaction.ts';

/** What a manager's list shows of each request; sealed texts still sealed. */
export function approvalRows(
  tx: Tx,
  tenantId: string,
  of: { managerId: string } | { approvalId: string },
  options: { waiting: boolean; limit: number },
) {
  return tx
    .selectFrom('approvals')
    .innerJoin('participations', (join) =>
      join
        .onRef('participations.tenant_id', '=', 'approvals.tenant_id')
        .onRef('participations.participation_id', '=', 'approvals.participation_id'),
    )
    .innerJoin('people', (join) =>
      join
        .onRef('people.tenant_id', '=', 'participations.tenant_id')
        .onRef('people.person_id', '=', 'participations.person_id'),
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
    .select([
      'approvals.approval_id',
      'approvals.state',
      'approvals.manager_id',
      'approvals.asked_at',
      'approvals.decided_at',
      'approvals.word_sealed',
      'participations.participation_id',
      'participations.state as participation_state',
      'participations.reason_sealed',
      'participations.capacity',
      'people.person_id',
      'people.display_name',
      'people.department',
      'rounds.state as round_state',
      'programs.name as program_name',
      'programs.cadence',
      'programs.session_minutes',
      'programs.ends_on',
    ])
    .where('approvals.tenant_id', '=', tenantId)
    .where((row) =>
      'managerId' in of
        ? row('approvals.manager_id', '=', of.managerId)
        : row('approvals.approval_id', '=', of.approvalId),
    )
    .where(
      'approvals.state',
      options.waiting ? '=' : 'in',
      options.waiting ? 'waiting' : ['approved', 'declined'],
    )
    .orderBy(
      options.waiting ? 'approvals.asked_at' : 'approvals.decided_at',
      options.waiting ? 'asc' : 'desc',
    )
    .limit(options.limit)
    .execute();
}
export type ApprovalRow = Awaited<ReturnType<typeof approvalRows>>[number];
