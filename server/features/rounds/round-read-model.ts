import { sql } from 'kysely';
import type {
  PairingResponse,
  ParticipationState,
  Proposal,
  VolunteersResponse,
} from '../../../shared/programs.ts';
import { unmatchedReason } from '../../../shared/programs.ts';
import type { Tx } from '../../db/transaction.ts';
import { pairsJoined } from '../pairs/pair-query.ts';

/** Who takes part in a round and whose OK is outstanding; drafts are their authors' alone. */
export async function volunteers(tx: Tx, tenantId: string, roundId: string): Promise<VolunteersResponse> {
  const { rows } = await sql<{
    person_id: string;
    display_name: string;
    department: string | null;
    rank: number | null;
    state: ParticipationState;
    submitted_at: Date | null;
    offers: number;
    wants: number;
    waiting_for_id: string | null;
    waiting_for_name: string | null;
  }>`
    select p.person_id, people.display_name, people.department, o.rank, p.state, p.submitted_at,
      topics.*, manager.person_id as waiting_for_id, manager.display_name as waiting_for_name
    from participations p
    join people on people.tenant_id = p.tenant_id and people.person_id = p.person_id
    left join org_positions o on o.tenant_id = p.tenant_id and o.person_id = p.person_id
    left join approvals on approvals.tenant_id = p.tenant_id
      and approvals.participation_id = p.participation_id and approvals.state = 'waiting'
    left join people manager on manager.tenant_id = p.tenant_id and manager.person_id = approvals.manager_id
    cross join lateral (
      select count(*) filter (where t.direction = 'offer')::int as offers,
        count(*) filter (where t.direction = 'want')::int as wants
      from participation_topics t
      where t.tenant_id = p.tenant_id and t.participation_id = p.participation_id
    ) topics
    where p.tenant_id = ${tenantId} and p.round_id = ${roundId} and p.state not in ('draft', 'withdrawn')
    order by people.display_name, p.person_id`.execute(tx);
  return {
    volunteers: rows.map((row) => ({
      person: { personId: row.person_id, displayName: row.display_name },
      department: row.department,
      rank: row.rank,
      state: row.state,
      waitingFor:
        row.waiting_for_id && row.waiting_for_name
          ? { personId: row.waiting_for_id, displayName: row.waiting_for_name }
          : null,
      offers: row.offers,
      wants: row.wants,
      submittedAt: row.submitted_at?.toISOString() ?? null,
    })),
  };
}

/** The proposed or published pairs of a round, best first. */
export async function proposals(tx: Tx, tenantId: string, roundId: string): Promise<Proposal[]> {
  const rows = await pairsJoined(tx, tenantId)
    .select(['pairs.pair_id', 'pairs.a_gains', 'pairs.b_gains', 'pairs.score', 'pairs.rank_gap'])
    .select(['pairs.different_department', 'pairs.different_place', 'pairs.a_person_id', 'pairs.b_person_id'])
    .select(['a.display_name as a_name', 'b.display_name as b_name'])
    .where('pairs.round_id', '=', roundId)
    .orderBy('pairs.score', 'desc')
    .orderBy('a.display_name')
    .execute();
  return rows.map((row) => ({
    pairId: row.pair_id,
    a: { personId: row.a_person_id, displayName: row.a_name },
    b: { personId: row.b_person_id, displayName: row.b_name },
    aGains: row.a_gains,
    bGains: row.b_gains,
    score: row.score,
    differentDepartment: row.different_department,
    differentPlace: row.different_place,
    rankGap: row.rank_gap,
  }));
}

/** Whoever a run left without a partner, and why. */
export async function unmatchedOf(
  tx: Tx,
  tenantId: string,
  runId: string,
): Promise<PairingResponse['unmatched']> {
  const rows = await tx
    .selectFrom('unmatched')
    .innerJoin('participations as p', (join) =>
      join
        .onRef('p.tenant_id', '=', 'unmatched.tenant_id')
        .onRef('p.participation_id', '=', 'unmatched.participation_id'),
    )
    .innerJoin('people', (join) =>
      join.onRef('people.tenant_id', '=', 'p.tenant_id').onRef('people.person_id', '=', 'p.person_id'),
    )
    .select(['people.person_id', 'people.display_name', 'unmatched.reason'])
    .where('unmatched.tenant_id', '=', tenantId)
    .where('unmatched.run_id', '=', runId)
    .orderBy('people.display_name')
    .execute();
  return rows.map((row) => ({
    person: { personId: row.person_id, displayName: row.display_name },
    reason: unmatchedReason.parse(row.reason),
  }));
}
