import { bookingProblem, type HealthResponse } from '../../../shared/programs.ts';
import type { Verdict } from '../../../shared/sessions.ts';
import type { Tx } from '../../db/transaction.ts';
import { pairsJoined } from './pair-query.ts';

type PairHealth = HealthResponse['pairs'][number];

/** Sessions over without a sign of a meeting, in a row, after which a pair is called quiet. */
const quietAfter = 2;

/** What program leads see of each pair: that it is there, its sessions counted, and one word. */
export async function pairHealth(
  tx: Tx,
  tenantId: string,
  roundId: string,
  now: Date,
): Promise<PairHealth[]> {
  const pairs = await pairsJoined(tx, tenantId)
    .leftJoin('commitments as c', (join) =>
      join.onRef('c.tenant_id', '=', 'pairs.tenant_id').onRef('c.pair_id', '=', 'pairs.pair_id'),
    )
    .select(['pairs.pair_id', 'pairs.a_person_id', 'pairs.b_person_id', 'pairs.state'])
    .select(['a.display_name as a_name', 'b.display_name as b_name'])
    .select(['c.commitment_id', 'c.booked_at', 'c.problem', 'c.request_body'])
    .where('pairs.round_id', '=', roundId)
    .where('pairs.state', 'in', ['published', 'active', 'ended'])
    .orderBy('a.display_name')
    .orderBy('pairs.pair_id')
    .execute();
  const sessions = await tx
    .selectFrom('sessions')
    .innerJoin('commitments as c', (join) =>
      join
        .onRef('c.tenant_id', '=', 'sessions.tenant_id')
        .onRef('c.commitment_id', '=', 'sessions.commitment_id'),
    )
    .innerJoin('pairs', (join) =>
      join.onRef('pairs.tenant_id', '=', 'c.tenant_id').onRef('pairs.pair_id', '=', 'c.pair_id'),
    )
    .select(['pairs.pair_id', 'sessions.session_id', 'sessions.starts_at', 'sessions.original_start'])
    .select('sessions.verdict')
    .where('sessions.tenant_id', '=', tenantId)
    .where('pairs.round_id', '=', roundId)
    .orderBy('sessions.starts_at')
    .execute();
  const byPair = Map.groupBy(sessions, (session) => session.pair_id);
  return pairs.map((row): PairHealth => {
    const own = byPair.get(row.pair_id) ?? [];
    const count = (verdict: Verdict) => own.filter((session) => session.verdict === verdict).length;
    const problem = row.booked_at ? null : row.problem;
    return {
      pairId: row.pair_id,
      a: { personId: row.a_person_id, displayName: row.a_name },
      b: { personId: row.b_person_id, displayName: row.b_name },
      state: stateWord(row),
      problem: problem === null ? null : bookingProblem.parse(problem),
      // One called off ahead of its time is no sign yet: it may be put back.
      care: careWordFor(own.filter((session) => session.starts_at <= now).map((session) => session.verdict)),
      met: count('met'),
      presumed: count('presumed'),
      unknown: count('unknown'),
      missed: count('missed'),
      cancelled: count('cancelled'),
      planned: count('planned'),
      sessions: own.map((session) => ({
        sessionId: session.session_id,
        startsAt: session.starts_at.toISOString(),
        verdict: session.verdict,
        moved: session.starts_at.getTime() !== session.original_start.getTime(),
      })),
    };
  });
}

function stateWord(row: {
  state: string;
  booked_at: Date | null;
  problem: string | null;
  request_body: string | null;
}): PairHealth['state'] {
  if (row.state === 'ended') return 'ended';
  if (row.booked_at) return 'booked';
  if (row.problem) return 'problem';
  return row.request_body ? 'booking' : 'waiting';
}

/** Quiet when the last sessions that are over were neither met nor presumed. */
export function careWordFor(verdicts: readonly Verdict[]): PairHealth['care'] {
  const over = verdicts.filter((verdict) => verdict !== 'planned');
  const last = over.slice(-quietAfter);
  const isQuiet =
    last.length === quietAfter && last.every((verdict) => verdict !== 'met' && verdict !== 'presumed');
  return isQuiet ? 'quiet' : 'onTrack';
}
