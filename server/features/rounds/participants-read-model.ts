import { sql } from 'kysely';
import type { Tx } from '../../db/transaction.ts';
import type { OrgFacts } from '../../pairing/round-facts.ts';

/** What pairing reads of a volunteer beside topics and exclusions. */
export interface VolunteerRow {
  participation_id: string;
  person_id: string;
  mail: string | null;
  days: string[];
  capacity: number;
  languages: string[];
  department: string | null;
  office_location: string | null;
  hired_on: string | null;
  guest: boolean;
  manager_id: string | null;
  parent_id: string | null;
  depth: number | null;
  rank: number | null;
  enter_at: number | null;
  leave_at: number | null;
  waiting_rounds: number;
}

/** Approved volunteers of a round with their place in the org, in a stable order. */
export async function volunteersToPair(tx: Tx, tenantId: string, roundId: string): Promise<VolunteerRow[]> {
  const { rows } = await sql<VolunteerRow>`
    select p.participation_id, p.person_id, people.mail, p.days, p.capacity, p.languages, people.department,
      people.office_location, people.hired_on, people.guest, people.manager_id,
      o.parent_id, o.depth, o.rank, o.enter_at, o.leave_at,
      (select count(*)::int from participations earlier
        join rounds er on er.tenant_id = earlier.tenant_id and er.round_id = earlier.round_id
        where earlier.tenant_id = p.tenant_id and earlier.person_id = p.person_id
          and er.program_id = r.program_id and er.number < r.number and earlier.state = 'waiting'
      ) as waiting_rounds
    from participations p
    join rounds r on r.tenant_id = p.tenant_id and r.round_id = p.round_id
    join people on people.tenant_id = p.tenant_id and people.person_id = p.person_id
    left join org_positions o on o.tenant_id = p.tenant_id and o.person_id = p.person_id
    where p.tenant_id = ${tenantId} and p.round_id = ${roundId} and p.state in ('approved', 'waiting')
      and people.removed_at is null and people.account_enabled
    order by p.person_id`.execute(tx);
  return rows;
}

export interface EarlierPair {
  readonly a_person_id: string;
  readonly b_person_id: string;
  readonly rounds_ago: number;
}

/** Who was paired with whom in earlier rounds of the same program. */
export async function earlierPairs(tx: Tx, tenantId: string, roundId: string): Promise<EarlierPair[]> {
  const { rows } = await sql<EarlierPair>`
    select pairs.a_person_id, pairs.b_person_id, (this.number - earlier.number) as rounds_ago
    from rounds this
    join rounds earlier on earlier.tenant_id = this.tenant_id and earlier.program_id = this.program_id
      and earlier.number < this.number
    join pairs on pairs.tenant_id = earlier.tenant_id and pairs.round_id = earlier.round_id
      and pairs.state in ('published', 'active', 'ended')
    where this.tenant_id = ${tenantId} and this.round_id = ${roundId}`.execute(tx);
  return rows;
}

const nobody = -1;

/**
 * The volunteers' part of the org as arrays, index by volunteer. Managers become numbers: equal ones mean
 * the same person, also where that person does not take part.
 */
export function orgFactsOf(rows: readonly VolunteerRow[]): OrgFacts {
  const numbers = new Map(rows.map((row, index) => [row.person_id, index]));
  const numberOf = (id: string | null): number => {
    if (id === null) return nobody;
    const known = numbers.get(id);
    if (known !== undefined) return known;
    numbers.set(id, numbers.size);
    return numbers.size - 1;
  };
  return {
    depth: Int32Array.from(rows, (row) => row.depth ?? 0),
    rank: Float64Array.from(rows, (row) => row.rank ?? Number.NaN),
    enter: Int32Array.from(rows, (row) => row.enter_at ?? nobody),
    leave: Int32Array.from(rows, (row) => row.leave_at ?? nobody),
    parent: Int32Array.from(rows, (row) => numberOf(row.parent_id)),
    manager: Int32Array.from(rows, (row) => numberOf(row.manager_id)),
  };
}
