import type { Event } from '@microsoft/microsoft-graph-types';
import type { Answer } from '../../shared/sessions.ts';
import type { Graph } from './graph-client.ts';

/** Under this name each event carries our commitment's id, so that a restored backup finds its series. */
export const commitmentProperty = 'String {7f1d5c1e-5f0b-4c53-9b3a-5b8c1f8b6a11} Name EyeToEyeCommitment';

export interface CreatedSeries {
  readonly eventId: string;
  readonly icalUid: string;
  readonly joinUrl: string | null;
}

/** One occurrence as the organiser's copy has it. Instants are ISO 8601 in UTC. */
export interface SeriesOccurrence {
  readonly eventId: string;
  readonly originalStart: string;
  readonly start: string;
  readonly end: string;
  readonly cancelled: boolean;
  /** By mail address in lower case. */
  readonly answers: ReadonlyMap<string, Answer>;
}

export interface SeriesState {
  readonly cancelled: boolean;
  readonly answers: ReadonlyMap<string, Answer>;
}

/**
 * Creates a series. `body` is the exact JSON that was stored before: the same text sent again with its
 * transactionId makes no second event.
 *
 * Least permission: Calendars.ReadWrite. Source: Graph v1.0, Create event.
 */
export async function createSeries(graph: Graph, mailbox: string, body: string): Promise<CreatedSeries> {
  const event = await graph.call<Event>({
    operation: 'calendar.createSeries',
    method: 'POST',
    path: `/users/${mailbox}/events`,
    mailbox,
    body: JSON.parse(body) as object,
  });
  if (!event.id || !event.iCalUId) throw new Error('Graph answered an event without ids');
  return { eventId: event.id, icalUid: event.iCalUId, joinUrl: event.onlineMeeting?.joinUrl ?? null };
}

/** Least permission: Calendars.Read. Source: Graph v1.0, Get event. */
export async function readSeries(graph: Graph, mailbox: string, eventId: string): Promise<SeriesState> {
  const event = await graph.call<Event>({
    operation: 'calendar.readSeries',
    method: 'GET',
    path: `/users/${mailbox}/events/${eventId}?$select=id,isCancelled,attendees`,
    mailbox,
  });
  return { cancelled: event.isCancelled ?? false, answers: answersOf(event) };
}

interface EventPage {
  readonly value: readonly Event[];
  readonly '@odata.nextLink'?: string;
}

/**
 * The occurrences of a series that still exist between two instants. Deleted ones are not among them:
 * compare with the recurrence.
 *
 * Least permission: Calendars.Read. Source: Graph v1.0, List instances.
 */
export async function readOccurrences(
  graph: Graph,
  mailbox: string,
  eventId: string,
  window: { readonly from: string; readonly until: string },
): Promise<SeriesOccurrence[]> {
  const fields = 'id,originalStart,start,end,isCancelled,attendees';
  const occurrences: SeriesOccurrence[] = [];
  let path: string | undefined =
    `/users/${mailbox}/events/${eventId}/instances?startDateTime=${window.from}&endDateTime=${window.until}&$select=${fields}&$top=100`;
  while (path) {
    const page: EventPage = await graph.call<EventPage>({
      operation: 'calendar.readOccurrences',
      method: 'GET',
      path,
      mailbox,
    });
    occurrences.push(...page.value.flatMap(occurrence));
    path = page['@odata.nextLink'];
  }
  return occurrences;
}

function occurrence(event: Event): SeriesOccurrence[] {
  const start = utc(event.start?.dateTime);
  const end = utc(event.end?.dateTime);
  if (!event.id || !start || !end) return [];
  const original = event.originalStart ? new Date(event.originalStart).toISOString() : start;
  return [
    {
      eventId: event.id,
      originalStart: original,
      start,
      end,
      cancelled: event.isCancelled ?? false,
      answers: answersOf(event),
    },
  ];
}

/** Without a Prefer header Graph answers in UTC, without an offset. */
function utc(dateTime: string | undefined): string | null {
  return dateTime ? new Date(`${dateTime.replace(/Z$/, '').slice(0, 23)}Z`).toISOString() : null;
}

function answersOf(event: Event): Map<string, Answer> {
  const answers = new Map<string, Answer>();
  for (const attendee of event.attendees ?? []) {
    const address = attendee.emailAddress?.address?.toLowerCase();
    if (address) answers.set(address, answerOf(attendee.status?.response));
  }
  return answers;
}

/** `none` and `notResponded` mean the same. */
function answerOf(response: string | null | undefined): Answer {
  if (response === 'accepted' || response === 'declined') return response;
  return response === 'tentativelyAccepted' ? 'tentative' : 'none';
}
