import { randomUUID } from 'node:crypto';
import type { Gain } from '../../../shared/programs.ts';
import { sameTopicKey, type TopicChoice } from '../../../shared/topics.ts';
import { type Clock, later } from '../../clock.ts';
import type { Seal } from '../../db/seal.ts';
import type { Transact, Tx } from '../../db/transaction.ts';
import type { TaskPayload } from '../../jobs/task-types.ts';
import { isOutsideFailure, outsideFailureKind } from '../../outside-failure.ts';
import type { GainedTopics } from '../../pairing/explanation.ts';
import type { PairRoundInput, PairRoundResult } from '../../pairing/pair-round.ts';
import { defaultRules, type Participant } from '../../pairing/participant.ts';
import type { ReadSchedules } from '../commitments/hour-search.ts';
import { replaceProposals } from '../pairs/pair-lifecycle.ts';
import type { NewPair } from '../pairs/pair-store.ts';
import { exclusionsOf, topicsOf } from '../participation/participation-lookup.ts';
import { findProgramOfRound } from '../programs/program-lookup.ts';
import { pairingRunStore, runLease } from './pairing-run-store.ts';
import {
  type EarlierPair,
  earlierPairs,
  orgFactsOf,
  type VolunteerRow,
  volunteersToPair,
} from './participants-read-model.ts';
import { workingWeeks } from './working-weeks.ts';

/** Where the pairing is computed; it may be another thread. */
export type PairRound = (input: PairRoundInput, signal?: AbortSignal) => Promise<PairRoundResult>;

/** Fixed, so that the same volunteers give the same pairs. */
const seed = 1;

export interface PairingTaskPorts {
  readonly transact: Transact;
  readonly clock: Clock;
  readonly seal: Seal;
  readonly pairRound: PairRound;
  readonly readSchedules: ReadSchedules;
  /** On whose behalf working hours are read. */
  readonly mailbox: string;
}

/**
 * One run of the pairing: read, compute outside any transaction, replace the proposals. Killed at any point
 * it starts over; a run that is done stays as it is.
 */
export function pairingTask(ports: PairingTaskPorts) {
  return async ({ tenantId, runId }: TaskPayload<'pairing.run'>, signal?: AbortSignal): Promise<void> => {
    const bound = { tenantId, duty: 'pairing' } as const;
    const begun = await ports.transact(bound, (tx) => begin(tx, tenantId, runId, ports));
    if (!begun) return;
    try {
      const weeks = await workingWeeks(begun.rows, ports, ports.clock.now());
      const result = await ports.pairRound(inputOf(begun, weeks), signal);
      await ports.transact(bound, (tx) => finish(tx, tenantId, runId, begun, result, ports.clock.now()));
    } catch (error) {
      // Stopped from outside: whoever comes next takes it up again.
      if (signal?.aborted) throw error;
      // A calendar that can't be reached just now is no failure of the pairing: the task is tried again.
      if (isOutsideFailure(error) && outsideFailureKind(error) === 'retryable') throw error;
      await ports.transact(bound, (tx) =>
        pairingRunStore(tx, tenantId).change(runId, {
          state: 'failed',
          finished_at: ports.clock.now(),
          problem: 'pairingFailed',
          due_at: null,
        }),
      );
      throw error;
    }
  };
}

interface Begun {
  readonly roundId: string;
  readonly rows: readonly VolunteerRow[];
  readonly topics: ReadonlyMap<string, { offers: TopicChoice[]; wants: TopicChoice[] }>;
  readonly excluded: ReadonlyMap<string, readonly string[]>;
  readonly former: readonly EarlierPair[];
  readonly rules: PairRoundInput['rules'];
}

async function begin(
  tx: Tx,
  tenantId: string,
  runId: string,
  ports: PairingTaskPorts,
): Promise<Begun | undefined> {
  const runs = pairingRunStore(tx, tenantId);
  const run = await runs.findForChange(runId);
  if (!run || run.state === 'done' || run.state === 'failed') return undefined;
  const program = await findProgramOfRound(tx, tenantId, run.round_id);
  const rows = await volunteersToPair(tx, tenantId, run.round_id);
  const ids = rows.map((row) => row.participation_id);
  const topics = await topicsOf(tx, tenantId, ids);
  const excluded = await exclusionsOf(tx, tenantId, ports.seal, ids);
  const former = await earlierPairs(tx, tenantId, run.round_id);
  await runs.change(runId, {
    state: 'running',
    started_at: ports.clock.now(),
    participants: rows.length,
    due_at: later(ports.clock.now(), runLease),
  });
  const rules = { ...defaultRules, gap: program.gap, lineDistance: program.line_distance };
  return { roundId: run.round_id, rows, topics, excluded, former, rules };
}

function inputOf(
  { rows, topics, excluded, former, rules }: Begun,
  weeks: ReadonlyMap<string, Int32Array>,
): PairRoundInput {
  const formerOf = (personId: string) =>
    former.flatMap(({ a_person_id: a, b_person_id: b, rounds_ago: roundsAgo }) => {
      if (a === personId) return [{ personId: b, roundsAgo }];
      return b === personId ? [{ personId: a, roundsAgo }] : [];
    });
  const participants = rows.map((row, orgIndex): Participant => {
    const said = topics.get(row.participation_id);
    return {
      personId: row.person_id,
      orgIndex: row.rank === null ? -1 : orgIndex,
      offers: (said?.offers ?? []).map(sameTopicKey),
      wants: (said?.wants ?? []).map(sameTopicKey),
      languages: row.languages,
      department: row.department,
      place: row.office_location,
      hiredOn: row.hired_on,
      week: weeks.get(row.person_id) ?? null,
      excluded: excluded.get(row.participation_id) ?? [],
      formerPartners: formerOf(row.person_id),
      waitingRounds: row.waiting_rounds,
      capacity: row.capacity,
      guest: row.guest,
    };
  });
  return { org: orgFactsOf(rows), participants, rules, seed };
}

async function finish(
  tx: Tx,
  tenantId: string,
  runId: string,
  begun: Begun,
  result: PairRoundResult,
  at: Date,
): Promise<void> {
  const runs = pairingRunStore(tx, tenantId);
  const run = await runs.findForChange(runId);
  // Whoever comes late, after a failure or another attempt's end, changes nothing.
  if (run?.state !== 'running') return;
  const byPerson = new Map(begun.rows.map((row) => [row.person_id, row]));
  const row = (personId: string): VolunteerRow => {
    const known = byPerson.get(personId);
    if (!known) throw new Error('the pairing named somebody who does not take part');
    return known;
  };
  const gain = (learner: VolunteerRow, teacher: VolunteerRow, gained: GainedTopics): string => {
    const wants = begun.topics.get(learner.participation_id)?.wants ?? [];
    const offers = begun.topics.get(teacher.participation_id)?.offers ?? [];
    const named: Gain = { exact: choices(gained.exact, wants), near: choices(gained.near, offers) };
    return JSON.stringify(named);
  };
  const pairs = result.pairs.map((pair): NewPair => {
    const a = row(pair.a);
    const b = row(pair.b);
    return {
      pair_id: randomUUID(),
      round_id: begun.roundId,
      run_id: runId,
      a_participation_id: a.participation_id,
      b_participation_id: b.participation_id,
      a_person_id: a.person_id,
      b_person_id: b.person_id,
      state: 'proposed',
      score: Math.round(pair.score / 100),
      a_gains: gain(a, b, pair.aGains),
      b_gains: gain(b, a, pair.bGains),
      different_department: a.department !== b.department,
      different_place: a.office_location !== b.office_location,
      rank_gap: Math.abs((a.rank ?? 1) - (b.rank ?? 1)),
      published_at: null,
    };
  });
  await replaceProposals(tx, tenantId, begun.roundId, pairs);
  await runs.replaceUnmatched(
    runId,
    result.unmatched.map((one) => ({
      participationId: row(one.participant).participation_id,
      reason: one.reason,
    })),
  );
  await runs.change(runId, { state: 'done', finished_at: at, problem: null, due_at: null });
}

/** Keys back to what the person chose or typed. */
function choices(keys: readonly string[], said: readonly TopicChoice[]): TopicChoice[] {
  const byKey = new Map(said.map((choice) => [sameTopicKey(choice), choice]));
  return keys.flatMap((key) => byKey.get(key) ?? []);
}
