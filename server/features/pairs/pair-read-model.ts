import { sql } from 'kysely';
import type { PairState, PairView } from '../../../shared/pairs.ts';
import { bookingProblem, type Cadence, type Gain } from '../../../shared/programs.ts';
import type { Answer, Session, Verdict } from '../../../shared/sessions.ts';
import type { Tx } from '../../db/transaction.ts';

interface PairRow {
  pair_id: string;
  program_id: string;
  program_name: string;
  cadence: Cadence;
  session_minutes: number;
  state: PairState;
  is_a: boolean;
  partner_id: string;
  partner_name: string;
  a_gains: Gain;
  b_gains: Gain;
  commitment_id: string | null;
  commitment_state: string | null;
  problem: string | null;
  request_body_made: boolean;
  join_url: string | null;
  booked_at: Date | null;
  a_time_zone: string | null;
  b_time_zone: string | null;
  a_answer: Answer | null;
  b_answer: Answer | null;
}

/** The pairs of one person as they see them: published ones, running first, then by partner's name. */
export async function pairViews(
  tx: Tx,
  tenantId: string,
  personId: string,
  options: { now: Date; pairId?: string },
): Promise<PairView[]> {
  const { rows } = await sql<PairRow>`
    select pairs.pair_id, programs.program_id, programs.name as program_name, programs.cadence,
      programs.session_minutes, pairs.state, pairs.a_person_id = ${personId} as is_a,
      partner.person_id as partner_id, partner.display_name as partner_name, pairs.a_gains, pairs.b_gains,
      c.commitment_id, c.state as commitment_state, c.problem, c.request_body is not null as request_body_made,
      c.join_url, c.booked_at, c.a_time_zone, c.b_time_zone, c.a_answer, c.b_answer
    from pairs
    join rounds on rounds.tenant_id = pairs.tenant_id and rounds.round_id = pairs.round_id
    join programs on programs.tenant_id = rounds.tenant_id and programs.program_id = rounds.program_id
    join people partner on partner.tenant_id = pairs.tenant_id and partner.person_id =
      case when pairs.a_person_id = ${personId} then pairs.b_person_id else pairs.a_person_id end
    left join commitments c on c.tenant_id = pairs.tenant_id and c.pair_id = pairs.pair_id
    where pairs.tenant_id = ${tenantId} and pairs.state in ('published', 'active', 'ended')
      and ${personId} in (pairs.a_person_id, pairs.b_person_id)
      and (${options.pairId ?? null}::uuid is null or pairs.pair_id = ${options.pairId ?? null}::uuid)
    order by pairs.state = 'ended', partner.display_name, pairs.pair_id`.execute(tx);
  const sessions = await sessionsByCommitment(
    tx,
    tenantId,
    rows.flatMap((row) => row.commitment_id ?? []),
  );
  return rows.map((row) => view(row, sessions.get(row.commitment_id ?? '') ?? [], options.now));
}

interface SessionRow {
  session_id: string;
  commitment_id: string;
  original_start: Date;
  starts_at: Date;
  ends_at: Date;
  lead: 'a' | 'b';
  verdict: Verdict;
  a_answer: Answer | null;
  b_answer: Answer | null;
  evidence_at: Date | null;
}

async function sessionsByCommitment(
  tx: Tx,
  tenantId: string,
  commitmentIds: readonly string[],
): Promise<Map<string, SessionRow[]>> {
  if (commitmentIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('sessions')
    .selectAll()
    .where('sessions.tenant_id', '=', tenantId)
    .where('sessions.commitment_id', 'in', [...commitmentIds])
    .orderBy('sessions.starts_at')
    .execute();
  return Map.groupBy(rows, (row) => row.commitment_id);
}

function view(row: PairRow, sessionRows: readonly SessionRow[], now: Date): PairView {
  const sessions = sessionRows.map((session) => sessionView(session, row.is_a));
  const next = sessions.find(
    (session) => session.verdict === 'planned' && Date.parse(session.endsAt) > now.getTime(),
  );
  const zones = row.is_a ? [row.a_time_zone, row.b_time_zone] : [row.b_time_zone, row.a_time_zone];
  return {
    pairId: row.pair_id,
    programId: row.program_id,
    programName: row.program_name,
    state: row.state,
    partner: { personId: row.partner_id, displayName: row.partner_name },
    youGain: row.is_a ? row.a_gains : row.b_gains,
    partnerGains: row.is_a ? row.b_gains : row.a_gains,
    cadence: row.cadence,
    sessionMinutes: row.session_minutes,
    yourTimeZone: zones[0] ?? 'UTC',
    partnerTimeZone: zones[1] ?? 'UTC',
    booking: booking(row),
    yourAnswer: row.booked_at ? (row.is_a ? row.a_answer : row.b_answer) : null,
    sessions,
    nextSession: next ?? null,
  };
}

function booking(row: PairRow): PairView['booking'] {
  if (row.state === 'ended') return { state: 'ended' };
  if (row.booked_at) return { state: 'booked', joinUrl: row.join_url, bookedAt: row.booked_at.toISOString() };
  if (row.problem) return { state: 'problem', problem: bookingProblem.parse(row.problem) };
  return { state: row.request_body_made ? 'booking' : 'waiting' };
}

function sessionView(row: SessionRow, isA: boolean): Session {
  const answers = { a: row.a_answer ?? 'none', b: row.b_answer ?? 'none' };
  return {
    sessionId: row.session_id,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    verdict: row.verdict,
    moved: row.starts_at.getTime() !== row.original_start.getTime(),
    lead: (row.lead === 'a') === isA ? 'you' : 'partner',
    evidence: row.evidence_at && {
      yourAnswer: isA ? answers.a : answers.b,
      partnerAnswer: isA ? answers.b : answers.a,
      readAt: row.evidence_at.toISOString(),
    },
  };
}
