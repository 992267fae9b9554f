import type { Tx } from '../../db/transaction.ts';
import { approvalsJoined } from './approval-query.ts';

/** What a manager's list shows of each request; sealed texts still sealed. */
export function approvalRows(
  tx: Tx,
  tenantId: string,
  of: { managerId: string } | { approvalId: string },
  options: { waiting: boolean; limit: number },
) {
  return approvalsJoined(tx, tenantId)
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
      'volunteer.person_id',
      'volunteer.display_name',
      'volunteer.department',
      'rounds.state as round_state',
      'programs.name as program_name',
      'programs.cadence',
      'programs.session_minutes',
      'programs.ends_on',
    ])
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
