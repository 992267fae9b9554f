import { sql } from 'kysely';
import { type Caller, leadsPrograms } from '../../caller.ts';
import type { Tx } from '../../db/transaction.ts';
import type { ProgramWork, Waiting } from './next-step.ts';

/** Requests that wait for this manager, with the name of whoever has waited longest. */
export async function workOfManager(
  tx: Tx,
  tenantId: string,
  personId: string,
): Promise<Waiting['approvals']> {
  const { rows } = await sql<{ count: number; first_name: string }>`
    select count(*) over ()::int as count, people.display_name as first_name
    from approvals
    join participations p on p.tenant_id = approvals.tenant_id and p.participation_id = approvals.participation_id
    join people on people.tenant_id = p.tenant_id and people.person_id = p.person_id
    where approvals.tenant_id = ${tenantId} and approvals.manager_id = ${personId}
      and approvals.state = 'waiting'
    order by approvals.asked_at limit 1`.execute(tx);
  const row = rows[0];
  return row ? { count: row.count, firstName: row.first_name } : null;
}

/** Open rounds of the programs that this person leads, those with a run under way apart. */
export async function workOfLead(tx: Tx, tenantId: string, caller: Caller): Promise<ProgramWork[]> {
  if (!leadsPrograms(caller)) return [];
  const { rows } = await sql<{
    program_id: string;
    name: string;
    is_pairing: boolean;
    approved: number;
    proposed: number;
  }>`
    select programs.program_id, programs.name, rounds.state = 'pairing' as is_pairing,
      (select count(*)::int from participations p where p.tenant_id = rounds.tenant_id
        and p.round_id = rounds.round_id and p.state = 'approved') as approved,
      (select count(*)::int from pairs where pairs.tenant_id = rounds.tenant_id
        and pairs.round_id = rounds.round_id and pairs.state = 'proposed') as proposed
    from rounds
    join programs on programs.tenant_id = rounds.tenant_id and programs.program_id = rounds.program_id
    where rounds.tenant_id = ${tenantId} and rounds.state in ('open', 'pairing')
      and not exists (select from pairing_runs r where r.tenant_id = rounds.tenant_id
        and r.round_id = rounds.round_id and r.state in ('waiting', 'running'))
    order by rounds.opened_at`.execute(tx);
  return rows.map((row) => ({
    programId: row.program_id,
    programName: row.name,
    approved: row.approved,
    proposed: row.proposed,
    isPairing: row.is_pairing,
  }));
}
