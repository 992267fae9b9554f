import type { Recurrence } from './recurrence.ts';

/** A wall-clock time, `YYYY-MM-DDTHH:mm:ss`, and the zone's name as the caller wrote it (Windows or IANA). */
export interface ZonedTime {
  readonly dateTime: string;
  readonly timeZone: string;
}

export type FreeBusyStatus = 'free' | 'tentative' | 'busy' | 'oof' | 'workingElsewhere' | 'unknown';

export interface Invitee {
  readonly address: string;
  readonly name: string;
  readonly type: 'required' | 'optional' | 'resource';
}

export interface ExtendedProperty {
  readonly id: string;
  readonly value: string;
}

/** What the organiser's side of an event says; the attendees' copies show the same, except where noted. */
export interface EventContent {
  readonly subject: string;
  readonly bodyHtml: string;
  readonly start: ZonedTime;
  readonly end: ZonedTime;
  readonly isAllDay: boolean;
  readonly recurrence: Recurrence | null;
  readonly attendees: readonly Invitee[];
  readonly location: string;
  readonly showAs: FreeBusyStatus;
  readonly sensitivity: 'normal' | 'personal' | 'private' | 'confidential';
  readonly importance: 'low' | 'normal' | 'high';
  readonly isReminderOn: boolean;
  readonly reminderMinutesBeforeStart: number;
  readonly categories: readonly string[];
  readonly allowNewTimeProposals: boolean;
  readonly hideAttendees: boolean;
  readonly responseRequested: boolean;
  /** Null when this is no online meeting, or when its meeting part was lost from the body. */
  readonly joinUrl: string | null;
  /** Named properties stay in the organiser's mailbox: Exchange does not send them with the invitation. */
  readonly extendedProperties: readonly ExtendedProperty[];
}

/** What differs from the series in one occurrence. */
export interface OccurrenceChange {
  readonly isCancelled: boolean;
  readonly content: Partial<
    Pick<EventContent, 'subject' | 'bodyHtml' | 'start' | 'end' | 'location' | 'showAs' | 'joinUrl'>
  >;
}

export type Answer = 'none' | 'accepted' | 'tentativelyAccepted' | 'declined';

/** An answer, and what the organiser was told of it (an answer without a response mail stays unknown there). */
export interface AnswerState {
  readonly response: Answer;
  readonly responseMs: number | null;
  readonly knownResponse: Answer;
  readonly knownMs: number | null;
  readonly proposed: { readonly start: ZonedTime; readonly end: ZonedTime } | null;
  readonly isDeleted: boolean;
}

/** The event as it stands in one mailbox. */
export interface EventCopy extends AnswerState {
  readonly id: string;
  readonly uid: string;
  readonly mailboxId: string;
  readonly isOrganizer: boolean;
  /** What an attendee set on the own copy alone. */
  readonly own: {
    readonly showAs?: FreeBusyStatus;
    readonly categories?: readonly string[];
    readonly isReminderOn?: boolean;
    readonly reminderMinutesBeforeStart?: number;
  };
}

/** An event with all its copies, changed occurrences and answers. Occurrences are named by their original day. */
export interface Meeting {
  readonly uid: string;
  readonly organizerId: string;
  readonly content: EventContent;
  readonly transactionId: string | null;
  readonly createdMs: number;
  readonly modifiedMs: number;
  readonly copies: readonly EventCopy[];
  readonly changes: ReadonlyMap<string, OccurrenceChange>;
  /** Keys: `copyId|date`. */
  readonly answers: ReadonlyMap<string, AnswerState>;
}

export const unanswered: AnswerState = Object.freeze({
  response: 'none',
  responseMs: null,
  knownResponse: 'none',
  knownMs: null,
  proposed: null,
  isDeleted: false,
});

/** The answer of one copy to one occurrence: its own, or else the one to the series. */
export function answerTo(meeting: Meeting, copy: EventCopy, date: string | null): AnswerState {
  return (date === null ? undefined : meeting.answers.get(`${copy.id}|${date}`)) ?? copy;
}
