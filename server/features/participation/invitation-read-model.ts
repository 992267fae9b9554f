import { sql } from 'kysely';
import type { RoundInvitation } from '../../../shared/participation.ts';
import type { Cadence, Joining, ParticipationState, RoundState } from '../../../shared/programs.ts';
import type { Tx } from '../../db/transaction.ts';
import { minutesAMonth } from '../programs/effort.ts';
import { takesPeopleIn } from '../programs/round-state.ts';

interface InvitationRow {
  program_id: string;
  round_id: string;
  name: string;
  joining: Joining;
  cadence: Cadence;
  session_minutes: number;
  starts_on: string;
  ends_on: string;
  round_state: RoundState;
  volunteers: number;
  senior_volunteers: number;
  state: ParticipationState | null;
}

export interface Invitation extends RoundInvitation {
  readonly joining: Joining;
}

/**
 * The rounds that take people in, and those in which somebody has taken part, newest first, as that person
 * sees them. Senior volunteers are those in the upper half of the ranks.
 */
export async function invitations(
  tx: Tx,
  tenantId: string,
  personId: string,
  of: { roundId?: string } = {},
): Promise<Invitation[]> {
  const { rows } = await sql<InvitationRow>`
    select programs.program_id, rounds.round_id, programs.name, programs.joining, programs.cadence,
      programs.session_minutes, programs.starts_on, programs.ends_on, rounds.state as round_state,
      others.*, own.state
    from rounds
    join programs on programs.tenant_id = rounds.tenant_id and programs.program_id = rounds.program_id
    left join participations own on own.tenant_id = rounds.tenant_id and own.round_id = rounds.round_id
      and own.person_id = ${personId}
    cross join lateral (
      select count(*)::int as volunteers, count(*) filter (where o.rank < 0.5)::int as senior_volunteers
      from participations p
      left join org_positions o on o.tenant_id = p.tenant_id and o.person_id = p.person_id
      where p.tenant_id = rounds.tenant_id and p.round_id = rounds.round_id
        and p.state not in ('draft', 'withdrawn', 'declined')
    ) others
    where rounds.tenant_id = ${tenantId}
      and (own.participation_id is not null or rounds.state in ('open', 'pairing'))
      and (${of.roundId ?? null}::uuid is null or rounds.round_id = ${of.roundId ?? null}::uuid)
    order by rounds.opened_at desc, rounds.number desc`.execute(tx);
  return rows.map((row) => ({
    programId: row.program_id,
    roundId: row.round_id,
    programName: row.name,
    joining: row.joining,
    cadence: row.cadence,
    sessionMinutes: row.session_minutes,
    minutesAMonth: minutesAMonth(row.cadence, row.session_minutes),
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    open: takesPeopleIn(row.round_state),
    volunteers: row.volunteers,
    seniorVolunteers: row.senior_volunteers,
    state: row.state,
  }));
}
