import { type BackgroundMeeting, backgroundMeetings } from '../background-meetings.ts';
import type { DirectoryUser } from '../directory.ts';
import { wallClock } from '../time-zones.ts';
import { type Meeting, unanswered } from './event-content.ts';
import type { EventSubject } from './event-view.ts';
import { singleOccurrence } from './occurrences.ts';

const prefix = 'AAMkBack';

/** A background meeting as an event of its owner's calendar, so that calendars show what schedules count. */
export function backgroundEvent(user: DirectoryUser, found: BackgroundMeeting): EventSubject {
  const id = backgroundId(user.person.id, found.startMs);
  const time = (ms: number) => ({
    dateTime: wallClock(ms, user.person.timeZone),
    timeZone: user.person.timeZone,
  });
  const copy = { ...unanswered, id, uid: id, mailboxId: user.person.id, isOrganizer: true, own: {} };
  const meeting: Meeting = {
    uid: id,
    organizerId: user.person.id,
    content: {
      subject: found.subject,
      bodyHtml: '',
      start: time(found.startMs),
      end: time(found.endMs),
      isAllDay: false,
      recurrence: null,
      attendees: [],
      location: '',
      showAs: found.status,
      sensitivity: 'normal',
      importance: 'normal',
      isReminderOn: false,
      reminderMinutesBeforeStart: 15,
      categories: [],
      allowNewTimeProposals: true,
      hideAttendees: false,
      responseRequested: true,
      joinUrl: null,
      extendedProperties: [],
    },
    transactionId: null,
    createdMs: found.startMs,
    modifiedMs: found.startMs,
    copies: [copy],
    changes: new Map(),
    answers: new Map(),
  };
  return { meeting, copy, occurrence: singleOccurrence(meeting) };
}

export function isBackgroundId(id: string): boolean {
  return id.startsWith(prefix);
}

/** The background meeting that an id names, in its owner's mailbox; null in any other. */
export function backgroundEventById(user: DirectoryUser, id: string, seed: number): EventSubject | null {
  const bytes = Buffer.from(id.slice(prefix.length), 'base64url');
  if (bytes.length !== 24) return null;
  const startMs = Number(bytes.readBigInt64BE(16));
  if (backgroundId(user.person.id, startMs) !== id) return null;
  const found = backgroundMeetings(user.person, seed, startMs, startMs + 1).find(
    (meeting) => meeting.startMs === startMs,
  );
  return found === undefined ? null : backgroundEvent(user, found);
}

function backgroundId(personId: string, startMs: number): string {
  const bytes = Buffer.alloc(24);
  bytes.write(personId.replaceAll('-', ''), 'hex');
  bytes.writeBigInt64BE(BigInt(startMs), 16);
  return prefix + bytes.toString('base64url');
}
