import { sql } from 'kysely';
import type { ProgramSummary, RoundState, RoundSummary } from '../../../shared/programs.ts';
import type { Tx } from '../../db/transaction.ts';

interface RoundRow {
  round_id: string;
  program_id: string;
  number: number;
  state: RoundState;
  opened_at: Date;
  volunteers: number;
  waiting: number;
  approved: number;
  declined: number;
  pairs: number;
  booked: number;
  problems: number;
}

/** Rounds with the figures that their steps wait for; newest first. */
export async function roundSummaries(
  tx: Tx,
  tenantId: string,
  of: { programId?: string },
): Promise<(RoundSummary & { programId: string })[]> {
  const { rows } = await sql<RoundRow>`
    select rounds.round_id, rounds.program_id, rounds.number, rounds.state, rounds.opened_at,
      volunteers.*, matched.*
    from rounds
    cross join lateral (
      select count(*) filter (where p.state not in ('draft', 'withdrawn'))::int as volunteers,
        count(*) filter (where p.state = 'submitted')::int as waiting,
        count(*) filter (where p.state in ('approved', 'paired', 'waiting'))::int as approved,
        count(*) filter (where p.state = 'declined')::int as declined
      from participations p where p.tenant_id = rounds.tenant_id and p.round_id = rounds.round_id
    ) volunteers
    cross join lateral (
      select count(*)::int as pairs,
        count(*) filter (where c.state in ('booked', 'running', 'ended', 'extended'))::int as booked,
        count(*) filter (where c.problem is not null)::int as problems
      from pairs left join commitments c on c.tenant_id = pairs.tenant_id and c.pair_id = pairs.pair_id
      where pairs.tenant_id = rounds.tenant_id and pairs.round_id = rounds.round_id
    ) matched
    where rounds.tenant_id = ${tenantId}
      and (${of.programId ?? null}::uuid is null or rounds.program_id = ${of.programId ?? null}::uuid)
    order by rounds.opened_at desc, rounds.number desc`.execute(tx);
  return rows.map((row) => ({
    programId: row.program_id,
    roundId: row.round_id,
    number: row.number,
    state: row.state,
    openedAt: row.opened_at.toISOString(),
    volunteers: row.volunteers,
    waitingForApproval: row.waiting,
    approved: row.approved,
    declined: row.declined,
    pairs: row.pairs,
    booked: row.booked,
    bookingProblems: row.problems,
  }));
}

/** Programs, newest first, each with its newest round. */
export async function programSummaries(
  tx: Tx,
  tenantId: string,
  options: { programId?: string; today: string },
): Promise<ProgramSummary[]> {
  const programs = await tx
    .selectFrom('programs')
    .innerJoin('people', (join) =>
      join
        .onRef('people.tenant_id', '=', 'programs.tenant_id')
        .onRef('people.person_id', '=', 'programs.owner_id'),
    )
    .select(['programs.program_id', 'programs.name', 'programs.starts_on', 'programs.ends_on'])
    .select(['people.person_id', 'people.display_name'])
    .select((row) =>
      row
        .selectFrom('pairs')
        .innerJoin('rounds', (join) =>
          join
            .onRef('rounds.tenant_id', '=', 'pairs.tenant_id')
            .onRef('rounds.round_id', '=', 'pairs.round_id'),
        )
        .select(sql<number>`count(*)::int`.as('count'))
        .whereRef('rounds.tenant_id', '=', 'programs.tenant_id')
        .whereRef('rounds.program_id', '=', 'programs.program_id')
        .where('pairs.state', 'in', ['published', 'active'])
        .as('running_pairs'),
    )
    .where('programs.tenant_id', '=', tenantId)
    .$if(options.programId !== undefined, (query) =>
      query.where('programs.program_id', '=', options.programId ?? ''),
    )
    .orderBy('programs.created_at', 'desc')
    .execute();
  const rounds = await roundSummaries(
    tx,
    tenantId,
    options.programId ? { programId: options.programId } : {},
  );
  return programs.map((row) => {
    const newest = rounds.find((round) => round.programId === row.program_id);
    return {
      programId: row.program_id,
      name: row.name,
      owner: { personId: row.person_id, displayName: row.display_name },
      startsOn: row.starts_on,
      endsOn: row.ends_on,
      ended: row.ends_on < options.today,
      round: newest ? withoutProgram(newest) : null,
      runningPairs: row.running_pairs ?? 0,
    };
  });
}

export function withoutProgram({
  programId: _,
  ...round
}: RoundSummary & { programId: string }): RoundSummary {
  return round;
}
