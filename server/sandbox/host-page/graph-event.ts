import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

const emailAddress = z.object({ name: z.string().nullish(), address: z.string().nullish() }).nullish();
const dateTime = z.object({ dateTime: z.string(), timeZone: z.string().nullish() });
const response = z
  .enum(['none', 'organizer', 'tentativelyAccepted', 'accepted', 'declined', 'notResponded'])
  .catch('none');

/** The part of Graph's event that a calendar shows. Source: Graph reference, resources/event. */
export const graphEvent = z.object({
  id: z.string(),
  subject: z.string().nullish(),
  bodyPreview: z.string().nullish(),
  start: dateTime,
  end: dateTime,
  isAllDay: z.boolean().nullish(),
  isCancelled: z.boolean().nullish(),
  type: z.enum(['singleInstance', 'occurrence', 'exception', 'seriesMaster']).nullish(),
  seriesMasterId: z.string().nullish(),
  showAs: z.string().nullish(),
  location: z.object({ displayName: z.string().nullish() }).nullish(),
  organizer: z.object({ emailAddress }).nullish(),
  responseStatus: z.object({ response: response.nullish() }).nullish(),
  attendees: z
    .array(z.object({ emailAddress, status: z.object({ response: response.nullish() }).nullish() }))
    .nullish(),
  onlineMeeting: z.object({ joinUrl: z.string().nullish() }).nullish(),
});
type GraphEvent = z.infer<typeof graphEvent>;

export const calendarPage = z.object({
  value: z.array(graphEvent),
  '@odata.nextLink': z.string().optional(),
});

export type EventAnswer = 'none' | 'organizer' | 'tentativelyAccepted' | 'accepted' | 'declined';

/** One entry of a person's calendar. */
export interface CalendarEvent {
  readonly id: string;
  readonly seriesId: string | null;
  readonly subject: string;
  readonly text: string;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  /** Days on which an all-day event stands, `[from, until)`: floating, the same date in every zone. */
  readonly days: { readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate } | null;
  readonly repeats: boolean;
  readonly moved: boolean;
  readonly cancelled: boolean;
  readonly free: boolean;
  readonly place: string;
  readonly organiser: string;
  readonly answer: EventAnswer;
  readonly attendees: readonly { readonly name: string; readonly answer: EventAnswer }[];
  readonly joinUrl: string | null;
}

/** Times must have been asked for in UTC (`Prefer: outlook.timezone="UTC"`, Graph's default too). */
export function calendarEvent(event: GraphEvent): CalendarEvent {
  return {
    id: event.id,
    seriesId: event.seriesMasterId ?? null,
    subject: event.subject ?? '',
    text: (event.bodyPreview ?? '').trim(),
    start: instantOf(event.start.dateTime),
    end: instantOf(event.end.dateTime),
    days: event.isAllDay ? { from: dayOf(event.start.dateTime), until: dayOf(event.end.dateTime) } : null,
    repeats: event.type === 'occurrence' || event.type === 'exception' || event.type === 'seriesMaster',
    moved: event.type === 'exception',
    cancelled: event.isCancelled ?? false,
    free: event.showAs === 'free',
    place: event.location?.displayName ?? '',
    organiser: event.organizer?.emailAddress?.name ?? event.organizer?.emailAddress?.address ?? '',
    answer: answerOf(event.responseStatus?.response),
    attendees: (event.attendees ?? []).map((attendee) => ({
      name: attendee.emailAddress?.name ?? attendee.emailAddress?.address ?? '',
      answer: answerOf(attendee.status?.response),
    })),
    joinUrl: event.onlineMeeting?.joinUrl ?? null,
  };
}

/** `none` and `notResponded` mean the same. */
function answerOf(value: z.infer<typeof response> | null | undefined): EventAnswer {
  return !value || value === 'notResponded' ? 'none' : value;
}

/** Graph writes seven digits of fraction and no offset: `2026-12-03T13:00:00.0000000`. */
function instantOf(dateTime: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(dateTime.replace(/Z$/, '')).toZonedDateTime('UTC').toInstant();
}

function dayOf(dateTime: string): Temporal.PlainDate {
  return Temporal.PlainDateTime.from(dateTime.replace(/Z$/, '')).toPlainDate();
}

/** The product's meetings: those that the program mailbox organises. */
export function isEyeToEye(event: Pick<CalendarEvent, 'organiser'>, mailboxName: string | null): boolean {
  return event.organiser === mailboxName || /^eye to eye\b/i.test(event.organiser);
}
