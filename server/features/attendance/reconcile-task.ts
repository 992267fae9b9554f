import type { Verdict } from '../../../shared/sessions.ts';
import { type Clock, later } from '../../clock.ts';
import type { Transact, Tx } from '../../db/transaction.ts';
import type { SeriesOccurrence, SeriesState } from '../../graph/calendar.ts';
import type { TaskPayload } from '../../jobs/task-types.ts';
import { askedWaitMs } from '../../outside-failure.ts';
import {
  changeCommitment,
  changeSession,
  holdCommitment,
  sessionsOf,
} from '../commitments/commitment-lifecycle.ts';
import { nextCommitmentState } from '../commitments/commitment-state.ts';
import type { Commitment } from '../commitments/commitment-store.ts';
import type { StoredSession } from '../commitments/session-store.ts';
import { findPair } from '../pairs/pair-lifecycle.ts';
import { findPeople } from '../people/people-lookup.ts';
import { advanceRound } from '../programs/round-lifecycle.ts';
import { answerReading, type PartnerAnswers } from './answer-reading.ts';
import { endPair } from './end-of-pair.ts';
import { occurrenceMatch } from './occurrence-match.ts';
import { nextReconciliation } from './reconciliation-plan.ts';
import { type OccurrenceEvidence, verdictFrom } from './verdict.ts';

export interface ReconcilePorts {
  readonly transact: Transact;
  readonly clock: Clock;
  readonly readSeries: (mailbox: string, eventId: string) => Promise<SeriesState | null>;
  readonly readOccurrences: (
    mailbox: string,
    eventId: string,
    window: { readonly from: string; readonly until: string },
  ) => Promise<readonly SeriesOccurrence[]>;
}

/**
 * Exchange lists occurrences by where they stand now, not by where the recurrence put them. One between two
 * others can't be moved past its neighbours, but the first and the last can be moved to any day: those within
 * a quarter of a year are still found, and count as moved instead of cancelled.
 */
const furthestMoveHours = 24 * 92;

/** A reading that fails is tried again by the queue, and after this long by the sweep. */
const lease = { minutes: 10 };

/**
 * Reads a commitment's series from the organiser's calendar and writes what it finds. A verdict once given
 * stays, so running it twice, late or out of order gives the same verdicts; only what was called off may come
 * back until its time has passed.
 */
export function reconcileTask(ports: ReconcilePorts) {
  return async ({ tenantId, commitmentId }: TaskPayload<'commitments.reconcile'>): Promise<void> => {
    const bound = { tenantId };
    const claimed = await ports.transact(bound, (tx) => claim(tx, tenantId, commitmentId, ports.clock.now()));
    if (!claimed) return;
    const { mailboxId, eventId, open } = claimed;
    try {
      const [first, last] = [open[0], open.at(-1)];
      const series = await ports.readSeries(mailboxId, eventId);
      const found =
        series && first && last
          ? await ports.readOccurrences(mailboxId, eventId, {
              from: later(first.original_start, { hours: -furthestMoveHours }).toISOString(),
              until: later(last.original_start, { hours: furthestMoveHours }).toISOString(),
            })
          : [];
      await ports.transact(bound, (tx) =>
        write(tx, tenantId, commitmentId, { series, found, at: ports.clock.now() }),
      );
    } catch (error) {
      const dueAt = leaseEnd(ports.clock.now(), askedWaitMs(error));
      await ports.transact(bound, (tx) =>
        changeCommitment(tx, tenantId, commitmentId, { reconcile_due_at: dueAt }),
      );
      throw error;
    }
  };
}

function leaseEnd(now: Date, askedMs: number): Date {
  return new Date(Math.max(later(now, lease).getTime(), now.getTime() + askedMs));
}

async function claim(tx: Tx, tenantId: string, commitmentId: string, now: Date) {
  const commitment = await holdCommitment(tx, tenantId, commitmentId);
  if (!commitment?.event_id || !commitment.reconcile_due_at) return undefined;
  const sessions = await sessionsOf(tx, tenantId, commitmentId);
  await changeCommitment(tx, tenantId, commitmentId, { reconcile_due_at: leaseEnd(now, 0) });
  return {
    mailboxId: commitment.mailbox_id,
    eventId: commitment.event_id,
    open: sessions.filter((session) => isOpen(session, now)),
  };
}

/** Without a verdict, or called off before its time: an organiser puts back what was deleted by mistake. */
function isOpen(session: Pick<StoredSession, 'verdict' | 'ends_at'>, at: Date): boolean {
  return session.verdict === 'planned' || (session.verdict === 'cancelled' && session.ends_at > at);
}

interface Reading {
  readonly series: SeriesState | null;
  readonly found: readonly SeriesOccurrence[];
  readonly at: Date;
}

async function write(tx: Tx, tenantId: string, commitmentId: string, reading: Reading): Promise<void> {
  const { series, at } = reading;
  const commitment = await holdCommitment(tx, tenantId, commitmentId);
  const pair = commitment && (await findPair(tx, tenantId, commitment.pair_id));
  if (!commitment || !pair) return;
  const people = await findPeople(tx, tenantId, [pair.a_person_id, pair.b_person_id]);
  const mailOf = (personId: string) => people.find((person) => person.person_id === personId)?.mail;
  const answersIn = answerReading(commitment, { a: mailOf(pair.a_person_id), b: mailOf(pair.b_person_id) });
  const match = occurrenceMatch(series ? reading.found : [], commitment.recurrence?.timeZone ?? 'UTC');
  const openEnds: Date[] = [];
  let isAnyOver = false;
  for (const session of await sessionsOf(tx, tenantId, commitmentId)) {
    let now: Pick<StoredSession, 'verdict' | 'ends_at'> = session;
    if (isOpen(session, at)) {
      const occurrence = match(session.original_start);
      now = await writeSession(tx, tenantId, session, occurrence, answersIn(occurrence?.answers), at);
    }
    if (isOpen(now, at)) openEnds.push(now.ends_at);
    else isAnyOver ||= now.verdict !== 'cancelled';
  }
  const answers = answersIn(series?.answers);
  await writeCommitment(tx, tenantId, commitment, { answers, openEnds, isAnyOver, at });
  if (isAnyOver) await advanceRound(tx, tenantId, pair.round_id, 'firstSessionHeld');
  if (openEnds.length === 0) await endPair(tx, tenantId, pair, at);
}

async function writeSession(
  tx: Tx,
  tenantId: string,
  session: StoredSession,
  occurrence: SeriesOccurrence | undefined,
  answers: PartnerAnswers,
  at: Date,
): Promise<{ verdict: Verdict; ends_at: Date }> {
  const startsAt = occurrence ? new Date(occurrence.start) : session.starts_at;
  const endsAt = occurrence ? new Date(occurrence.end) : session.ends_at;
  const evidence: OccurrenceEvidence | null = occurrence
    ? { isCancelled: occurrence.cancelled, ...answers }
    : null;
  const verdict = verdictFrom(evidence, endsAt <= at);
  const isSame =
    verdict === session.verdict &&
    startsAt.getTime() === session.starts_at.getTime() &&
    endsAt.getTime() === session.ends_at.getTime();
  if (!isSame) {
    const isPlanned = verdict === 'planned';
    await changeSession(tx, tenantId, session.session_id, {
      starts_at: startsAt,
      ends_at: endsAt,
      verdict,
      a_answer: isPlanned ? null : answers.aAnswer,
      b_answer: isPlanned ? null : answers.bAnswer,
      evidence_at: isPlanned ? null : at,
    });
  }
  return { verdict, ends_at: endsAt };
}

async function writeCommitment(
  tx: Tx,
  tenantId: string,
  commitment: Commitment,
  found: {
    answers: PartnerAnswers;
    /** Of the sessions that may still be held. */
    openEnds: readonly Date[];
    /** Some session's time has come and gone; one that was called off does not count. */
    isAnyOver: boolean;
    at: Date;
  },
): Promise<void> {
  const { answers, openEnds, isAnyOver, at } = found;
  const event = openEnds.length === 0 ? 'lastSessionOver' : isAnyOver ? 'firstSessionOver' : null;
  const next = event && nextCommitmentState(commitment.state, event);
  await changeCommitment(tx, tenantId, commitment.commitment_id, {
    ...(next && next !== 'refused' ? { state: next } : {}),
    a_answer: answers.aAnswer,
    b_answer: answers.bAnswer,
    reconcile_due_at: nextReconciliation({
      now: at,
      bookedAt: commitment.booked_at ?? at,
      isAnswered: answers.aAnswer !== 'none' && answers.bAnswer !== 'none',
      sessionEnds: openEnds,
    }),
  });
}
