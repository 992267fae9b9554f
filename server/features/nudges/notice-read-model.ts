import type { Tx } from '../../db/transaction.ts';
import { approvalsJoined } from '../approvals/approval-query.ts';
import { pairsJoined } from '../pairs/pair-query.ts';
import type { ApprovalFacts, PairFacts } from './notice-words.ts';

/** What is said about an approval, and how it stands now. */
export async function approvalFacts(
  tx: Tx,
  tenantId: string,
  approvalId: string,
): Promise<(ApprovalFacts & { state: 'waiting' | 'approved' | 'declined' | 'withdrawn' }) | undefined> {
  return approvalsJoined(tx, tenantId)
    .innerJoin('people as manager', (join) =>
      join
        .onRef('manager.tenant_id', '=', 'approvals.tenant_id')
        .onRef('manager.person_id', '=', 'approvals.manager_id'),
    )
    .select([
      'approvals.state',
      'volunteer.display_name as name',
      'manager.display_name as manager',
      'programs.name as program',
      'programs.cadence',
      'programs.session_minutes as sessionMinutes',
      'programs.ends_on as endsOn',
      'participations.capacity',
      'participations.round_id as roundId',
    ])
    .where('approvals.approval_id', '=', approvalId)
    .executeTakeFirst();
}

/** What one partner is told about the pair. Undefined where it isn't theirs or not published. */
export async function pairFacts(
  tx: Tx,
  tenantId: string,
  pairId: string,
  readerId: string,
): Promise<PairFacts | undefined> {
  const row = await pairsJoined(tx, tenantId)
    .select(['pairs.a_person_id', 'pairs.b_person_id', 'pairs.a_gains', 'pairs.b_gains', 'pairs.state'])
    .select(['programs.name as program', 'a.display_name as a_name', 'b.display_name as b_name'])
    .where('pairs.pair_id', '=', pairId)
    .executeTakeFirst();
  if (!row || row.state === 'proposed' || row.state === 'ended') return undefined;
  const isA = readerId === row.a_person_id;
  if (!isA && readerId !== row.b_person_id) return undefined;
  const gains = (gain: typeof row.a_gains) => [...gain.exact, ...gain.near];
  return {
    pairId,
    partner: isA ? row.b_name : row.a_name,
    program: row.program,
    youGain: gains(isA ? row.a_gains : row.b_gains),
    partnerGains: gains(isA ? row.b_gains : row.a_gains),
  };
}
