import { sql } from 'kysely';
import type { Tx } from '../../db/transaction.ts';

export interface MeCounts {
  readonly pairs: number;
  readonly approvalsWaiting: number;
  readonly approves: boolean;
  readonly offers: boolean;
}

/** Which rooms of the tab somebody has a use for, in one statement. */
export async function meReadModel(tx: Tx, tenantId: string, personId: string): Promise<MeCounts> {
  const { rows } = await sql<MeCounts>`
    select
      (select count(*)::int from pairs
        where pairs.tenant_id = ${tenantId} and pairs.state in ('published', 'active', 'ended')
          and ${personId} in (pairs.a_person_id, pairs.b_person_id)) as "pairs",
      (select count(*)::int from approvals
        where approvals.tenant_id = ${tenantId} and approvals.manager_id = ${personId}
          and approvals.state = 'waiting') as "approvalsWaiting",
      exists (select from approvals
        where approvals.tenant_id = ${tenantId} and approvals.manager_id = ${personId}) as "approves",
      exists (select from rounds
          where rounds.tenant_id = ${tenantId} and rounds.state in ('open', 'pairing'))
        or exists (select from participations
          where participations.tenant_id = ${tenantId} and participations.person_id = ${personId}) as "offers"
  `.execute(tx);
  const counts = rows[0];
  if (!counts) throw new Error('a select without from gives one row');
  return counts;
}
