import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { BookingProblem } from '../../../shared/programs.ts';
import { type Clock, later } from '../../clock.ts';
import type { Transact, Tx } from '../../db/transaction.ts';
import type { CreatedSeries } from '../../graph/calendar.ts';
import type { TaskPayload } from '../../jobs/task-types.ts';
import { outsideFailureKind, wasRefused } from '../../outside-failure.ts';
import { occurrenceDays, occurrences } from '../../scheduling/recurrence.ts';
import { leadOf } from '../../scheduling/session-lead.ts';
import { endPair } from '../attendance/end-of-pair.ts';
import { nextReconciliation } from '../attendance/reconciliation-plan.ts';
import { type AppAddress, deepLink } from '../nudges/deep-link.ts';
import { textsFor } from '../nudges/texts.ts';
import { advancePair, findPair } from '../pairs/pair-lifecycle.ts';
import { type BookingFacts, bookingFacts } from './booking-facts.ts';
import { nextCommitmentState } from './commitment-state.ts';
import { type Commitment, commitmentStore } from './commitment-store.ts';
import { earliestDay, isProgramOver, type ReadSchedules, searchHour } from './hour-search.ts';
import { seriesRequest } from './series-request.ts';
import { sessionStore } from './session-store.ts';

export interface BookingPorts {
  readonly transact: Transact;
  readonly clock: Clock;
  readonly readSchedules: ReadSchedules;
  /** Creates the event, or finds that it was created: the body carries its transactionId. */
  readonly createSeries: (mailbox: string, body: string) => Promise<CreatedSeries>;
  readonly app: AppAddress;
}

/** The sweep looks again after this long, should the task have died. */
const lease = { minutes: 10 };
/** Calendars fill and empty: what can't be booked now is tried again. */
const retryAfterProblem = { hours: 6 };

/**
 * Books a pair's meetings in four steps, each safe to repeat: search the hour; store the exact request with
 * its transactionId; send it; store the answer and the sessions. Killed between sending and storing, it
 * sends the same text again and Exchange answers with the event that it made.
 *
 * `transaction_id` stands in the row from before a call until it is known that every call under it was refused.
 * While it is missing, a stored request that has become too late is planned anew; else it may have made an
 * event, and is only ever repeated.
 */
export function bookingTask(ports: BookingPorts) {
  return async ({ tenantId, commitmentId }: TaskPayload<'commitments.book'>): Promise<void> => {
    const bound = { tenantId };
    const change = (changes: Parameters<ReturnType<typeof commitmentStore>['change']>[1]) =>
      ports.transact(bound, (tx) => commitmentStore(tx, tenantId).change(commitmentId, changes));
    const setProblem = (problem: BookingProblem, also: { transaction_id?: null } = {}) =>
      change({ problem, book_due_at: later(ports.clock.now(), retryAfterProblem), ...also });

    const claimed = await ports.transact(bound, (tx) => claim(tx, tenantId, commitmentId, ports.clock.now()));
    if (!claimed) return;
    try {
      const planned = claimed.commitment.request_body ?? (await plan(ports, bound, claimed));
      if (typeof planned !== 'string') return await setProblem(planned.problem);
      const created = await ports.createSeries(claimed.commitment.mailbox_id, planned);
      await ports.transact(bound, (tx) => complete(tx, tenantId, commitmentId, created, ports.clock.now()));
    } catch (error) {
      const kind = outsideFailureKind(error);
      const unsent = claimed.wasNeverSent && wasRefused(error) ? { transaction_id: null } : {};
      if (kind !== 'retryable') {
        return await setProblem(kind === 'needsConsent' ? 'programMailbox' : 'calendarRefused', unsent);
      }
      await change({ book_due_at: later(ports.clock.now(), lease), ...unsent });
      throw error;
    }
  };
}

interface Claimed {
  readonly commitment: Commitment;
  /** No call so far can have made an event. */
  readonly wasNeverSent: boolean;
  /** Whoever leads first is `a`. */
  readonly facts: BookingFacts;
}

async function claim(
  tx: Tx,
  tenantId: string,
  commitmentId: string,
  now: Date,
): Promise<Claimed | undefined> {
  const store = commitmentStore(tx, tenantId);
  const commitment = await store.findForChange(commitmentId);
  if (commitment?.state !== 'agreed') return undefined;
  const facts = await bookingFacts(tx, tenantId, commitment.pair_id);
  if (!facts) return undefined;
  if (isProgramOver(facts.endsOn, now)) {
    await store.change(commitmentId, { state: 'dissolved', book_due_at: null });
    const pair = await findPair(tx, tenantId, commitment.pair_id);
    if (pair) await endPair(tx, tenantId, pair, now);
    return undefined;
  }
  const wasNeverSent = commitment.transaction_id === null;
  const isOutdated = wasNeverSent && isTooLate(commitment, now);
  const request = isOutdated ? null : commitment.request_body;
  await store.change(commitmentId, {
    book_due_at: later(now, lease),
    book_attempts: commitment.book_attempts + 1,
    ...(isOutdated ? unplanned : {}),
    ...(request !== null && wasNeverSent ? { transaction_id: transactionIdOf(request) } : {}),
  });
  return { commitment: { ...commitment, request_body: request }, wasNeverSent, facts };
}

const unplanned = {
  request_body: null,
  recurrence: null,
  first_lead: null,
  a_time_zone: null,
  b_time_zone: null,
} as const;

/** The first session would be sooner than people are ever invited, or is past: consent came after weeks. */
function isTooLate({ request_body: request, recurrence }: Commitment, now: Date): boolean {
  const [first] = request === null || recurrence === null ? [] : occurrenceDays(recurrence);
  return first !== undefined && first.toString() < earliestDay(now);
}

const storedRequest = z.object({ transactionId: z.uuid() });

function transactionIdOf(request: string): string {
  return storedRequest.parse(JSON.parse(request)).transactionId;
}

/** The request's text, stored; a second try finds the first one's. */
async function plan(
  ports: BookingPorts,
  bound: { tenantId: string },
  { commitment, facts }: Claimed,
): Promise<string | { problem: BookingProblem }> {
  const ordered = juniorFirst(facts);
  const found = await searchHour(ordered, commitment.mailbox_id, ports.readSchedules, ports.clock.now());
  if (found.kind === 'problem') return found;
  const transactionId = randomUUID();
  const { text } = textsFor(null);
  const body = seriesRequest({
    text,
    commitmentId: commitment.commitment_id,
    transactionId,
    recurrence: found.recurrence,
    partners: [
      { displayName: ordered.a.displayName, mail: ordered.a.mail ?? '' },
      { displayName: ordered.b.displayName, mail: ordered.b.mail ?? '' },
    ],
    link: deepLink(ports.app, `/pairs/${facts.pairId}`, text('activity.pairPublished.topic')),
  });
  if (body === null) return { problem: 'noCommonHour' };
  const isSwapped = ordered.a !== facts.a;
  return ports.transact(bound, async (tx) => {
    const store = commitmentStore(tx, bound.tenantId);
    const stored = await store.findForChange(commitment.commitment_id);
    if (stored?.request_body) return stored.request_body;
    await store.change(commitment.commitment_id, {
      transaction_id: transactionId,
      request_body: body,
      recurrence: JSON.stringify(found.recurrence),
      first_lead: isSwapped ? 'b' : 'a',
      a_time_zone: isSwapped ? found.bTimeZone : found.aTimeZone,
      b_time_zone: isSwapped ? found.aTimeZone : found.bTimeZone,
    });
    return body;
  });
}

async function complete(
  tx: Tx,
  tenantId: string,
  commitmentId: string,
  created: CreatedSeries,
  now: Date,
): Promise<void> {
  const store = commitmentStore(tx, tenantId);
  const commitment = await store.findForChange(commitmentId);
  const state = commitment && nextCommitmentState(commitment.state, 'book');
  if (!commitment?.recurrence || !state || state === 'refused') return;
  const firstLead = commitment.first_lead ?? 'a';
  const dates = occurrences(commitment.recurrence);
  await sessionStore(tx, tenantId).insert(
    dates.map(({ index, startsAt, endsAt }) => ({
      session_id: randomUUID(),
      commitment_id: commitmentId,
      number: index + 1,
      original_start: new Date(startsAt.epochMilliseconds),
      starts_at: new Date(startsAt.epochMilliseconds),
      ends_at: new Date(endsAt.epochMilliseconds),
      lead: leadOf(index, firstLead),
      verdict: 'planned' as const,
    })),
  );
  const ends = dates.map(({ endsAt }) => new Date(endsAt.epochMilliseconds));
  await store.change(commitmentId, {
    state,
    problem: null,
    event_id: created.eventId,
    ical_uid: created.icalUid,
    join_url: created.joinUrl,
    booked_at: now,
    book_due_at: null,
    reconcile_due_at: nextReconciliation({ now, bookedAt: now, isAnswered: false, sessionEnds: ends }),
  });
  const pair = await findPair(tx, tenantId, commitment.pair_id);
  if (pair) await advancePair(tx, tenantId, pair, 'book');
}

/** The junior partner leads first: that is what makes it reverse from the first session on. */
function juniorFirst(facts: BookingFacts): BookingFacts {
  return facts.a.rank >= facts.b.rank ? facts : { ...facts, a: facts.b, b: facts.a };
}
