import type { Directory } from '../directory.ts';
import { wallClock } from '../time-zones.ts';
import { attendeeLook } from './attendee-look.ts';
import type { Answer, AnswerState, EventContent, EventCopy, Meeting } from './event-content.ts';
import { answerTo } from './event-content.ts';
import { occurrenceId } from './event-ids.ts';
import { htmlToText } from './html-text.ts';
import { type Occurrence, occurrencesIn, singleOccurrence } from './occurrences.ts';
import { type Preferences, requireZone } from './preferences.ts';
import type { Recurrence } from './recurrence.ts';

/** One event as it is to be shown: a whole event or series, or one occurrence of it, in one mailbox. */
export interface EventSubject {
  readonly meeting: Meeting;
  readonly copy: EventCopy;
  /** Null for the whole. */
  readonly occurrence: Occurrence | null;
}

/** The time of an answer that was never given. */
export const never = '0001-01-01T00:00:00Z';

/** Graph's event resource, all properties (those that come only when selected among them). */
export function eventView(
  subject: EventSubject,
  directory: Directory,
  preferences: Preferences,
): Record<string, unknown> {
  const { meeting, copy, occurrence } = subject;
  const content = occurrence?.content ?? meeting.content;
  const times = occurrence ?? singleOccurrence(meeting);
  const zone = requireZone(preferences.timeZone);
  const id = occurrence?.date == null ? copy.id : occurrenceId(copy.id, occurrence.date);
  const zoned = (ms: number) => ({
    dateTime: `${wallClock(ms, zone)}.0000000`,
    timeZone: preferences.timeZone,
  });
  const answer = answerTo(meeting, copy, occurrence?.date ?? null);
  const location = locationView(content.location);
  return {
    id,
    createdDateTime: instantText(meeting.createdMs),
    lastModifiedDateTime: instantText(meeting.modifiedMs),
    changeKey: Buffer.from(`${copy.id.slice(10, 18)}${meeting.modifiedMs}`).toString('base64'),
    categories: copy.own.categories ?? (copy.isOrganizer ? content.categories : []),
    transactionId: copy.isOrganizer && occurrence?.date == null ? meeting.transactionId : null,
    originalStartTimeZone: content.start.timeZone,
    originalEndTimeZone: content.end.timeZone,
    iCalUId: meeting.uid,
    reminderMinutesBeforeStart: copy.own.reminderMinutesBeforeStart ?? content.reminderMinutesBeforeStart,
    isReminderOn: copy.own.isReminderOn ?? content.isReminderOn,
    hasAttachments: false,
    subject: content.subject,
    bodyPreview: htmlToText(content.bodyHtml).slice(0, 255),
    importance: content.importance,
    sensitivity: content.sensitivity,
    isAllDay: content.isAllDay,
    isCancelled: false,
    isOrganizer: copy.isOrganizer,
    responseRequested: content.responseRequested,
    seriesMasterId: occurrence?.date == null ? null : copy.id,
    showAs: attendeeLook(content, copy, answer).showAs,
    type: typeOf(subject),
    webLink: `https://outlook.office365.com/owa/?itemid=${encodeURIComponent(id)}&exvsurl=1&path=/calendar/item`,
    onlineMeetingUrl: null,
    isOnlineMeeting: content.joinUrl !== null,
    onlineMeetingProvider: content.joinUrl === null ? 'unknown' : 'teamsForBusiness',
    allowNewTimeProposals: content.allowNewTimeProposals,
    isDraft: false,
    hideAttendees: content.hideAttendees,
    recurrence:
      occurrence?.date == null && content.recurrence !== null ? recurrenceView(content.recurrence) : null,
    onlineMeeting: content.joinUrl === null ? null : { joinUrl: content.joinUrl },
    originalStart: occurrence?.date == null ? null : instantText(occurrence.originalStartMs, 0),
    responseStatus: ownResponse(copy, answer),
    body: bodyView(content, preferences),
    start: zoned(times.startMs),
    end: zoned(times.endMs),
    location,
    locations: content.location === '' ? [] : [location],
    attendees: attendeesView(subject, content, directory, zoned),
    organizer: { emailAddress: addressOf(meeting.organizerId, directory) },
    ...occurrenceLists(subject),
  };
}

function typeOf({ meeting, copy, occurrence }: EventSubject): string {
  if (meeting.content.recurrence === null) return 'singleInstance';
  if (occurrence?.date == null) return 'seriesMaster';
  const { date } = occurrence;
  const isAnsweredAlone = copy.isOrganizer
    ? meeting.copies.some((other) => meeting.answers.has(`${other.id}|${date}`))
    : meeting.answers.has(`${copy.id}|${date}`);
  return occurrence.isChanged || isAnsweredAlone ? 'exception' : 'occurrence';
}

/** Lists of a series' cancelled and changed occurrences: they are nowhere else to be seen. */
function occurrenceLists({ meeting, copy, occurrence }: EventSubject): Record<string, unknown> {
  if (meeting.content.recurrence === null || occurrence?.date != null) return { cancelledOccurrences: [] };
  const cancelled = [...meeting.changes].filter(([, change]) => change.isCancelled).map(([date]) => date);
  const removed = [...meeting.answers]
    .filter(([key, answer]) => answer.isDeleted && key.startsWith(`${copy.id}|`))
    .map(([key]) => key.slice(copy.id.length + 1));
  return {
    cancelledOccurrences: [...new Set([...cancelled, ...removed])]
      .sort()
      .map((date) => `OID.${copy.id}.${date}`),
  };
}

/** The changed occurrences of a series, for `exceptionOccurrences`. */
export function exceptionsOf(subject: EventSubject): EventSubject[] {
  const { meeting, copy } = subject;
  return occurrencesIn(meeting, 0, Date.UTC(2101, 0, 1))
    .map((occurrence) => ({ meeting, copy, occurrence }))
    .filter((found) => typeOf(found) === 'exception');
}

function attendeesView(
  { meeting, copy, occurrence }: EventSubject,
  content: EventContent,
  directory: Directory,
  zoned: (ms: number) => { dateTime: string; timeZone: string },
): Record<string, unknown>[] {
  return content.attendees.map((invitee) => {
    const user = directory.byAddress(invitee.address);
    const theirs = meeting.copies.find((other) => other.mailboxId === user?.person.id && !other.isOrganizer);
    // Only the organiser's mailbox tracks what the attendees answered.
    const answer =
      copy.isOrganizer && theirs !== undefined ? answerTo(meeting, theirs, occurrence?.date ?? null) : null;
    return {
      type: invitee.type,
      status: {
        response: answer?.knownResponse ?? 'none',
        time: answer?.knownMs == null ? never : instantText(answer.knownMs),
      },
      emailAddress: { name: user?.person.displayName ?? invitee.name, address: invitee.address },
      ...(answer?.proposed == null
        ? {}
        : {
            proposedNewTime: {
              start: zoned(Date.parse(`${answer.proposed.start.dateTime}Z`)),
              end: zoned(Date.parse(`${answer.proposed.end.dateTime}Z`)),
            },
          }),
    };
  });
}

function ownResponse(
  copy: EventCopy,
  answer: AnswerState,
): { response: Answer | 'organizer' | 'notResponded'; time: string } {
  if (copy.isOrganizer) return { response: 'organizer', time: never };
  if (answer.response === 'none') return { response: 'notResponded', time: never };
  return {
    response: answer.response,
    time: answer.responseMs === null ? never : instantText(answer.responseMs),
  };
}

function recurrenceView({ pattern, range }: Recurrence): Record<string, unknown> {
  return {
    pattern: { month: 0, dayOfMonth: 0, firstDayOfWeek: 'sunday', index: 'first', ...pattern },
    range: { endDate: '0001-01-01', numberOfOccurrences: 0, ...range },
  };
}

function bodyView(content: EventContent, preferences: Preferences): { contentType: string; content: string } {
  return preferences.plainText
    ? { contentType: 'text', content: htmlToText(content.bodyHtml) }
    : { contentType: 'html', content: content.bodyHtml };
}

function locationView(displayName: string): Record<string, unknown> {
  return displayName === ''
    ? { displayName: '', locationType: 'default', uniqueIdType: 'unknown', address: {}, coordinates: {} }
    : { displayName, locationType: 'default', uniqueId: displayName, uniqueIdType: 'private' };
}

function addressOf(personId: string, directory: Directory): { name: string; address: string } {
  const user = directory.byId(personId);
  return { name: user?.person.displayName ?? '', address: user?.mail ?? user?.userPrincipalName ?? '' };
}

function instantText(ms: number, digits = 7): string {
  const text = new Date(ms).toISOString();
  return digits === 0 ? `${text.slice(0, 19)}Z` : `${text.slice(0, 23)}0000Z`;
}
