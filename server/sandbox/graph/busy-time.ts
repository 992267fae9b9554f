import { backgroundMeetings } from '../background-meetings.ts';
import type { DirectoryUser } from '../directory.ts';
import type { TenantContext } from '../tenant-context.ts';
import { attendeeLook } from './attendee-look.ts';
import { backgroundEvent } from './background-events.ts';
import { answerTo, type FreeBusyStatus } from './event-content.ts';
import type { EventSubject } from './event-view.ts';
import { occurrencesIn } from './occurrences.ts';

/** Something that stands in a calendar: an event of the tenant, or a meeting of the person's other work. */
export interface BusyTime {
  readonly startMs: number;
  readonly endMs: number;
  readonly status: FreeBusyStatus;
  readonly subject: string;
  readonly location: string;
  readonly isPrivate: boolean;
}

/** What a mailbox' calendar shows in `[fromMs, toMs)`, by start: neither cancelled, nor declined, nor deleted. */
export function calendarEvents(
  tenant: TenantContext,
  user: DirectoryUser,
  fromMs: number,
  toMs: number,
): EventSubject[] {
  const own = ownEvents(tenant, user, fromMs, toMs);
  const background = backgroundMeetings(user.person, tenant.seed, fromMs, toMs).map((found) =>
    backgroundEvent(user, found),
  );
  return [...own, ...background].sort((a, b) => startOf(a) - startOf(b) || (a.copy.id < b.copy.id ? -1 : 1));
}

/** The same as busy times, for schedules: built without the events' full form, as twenty mailboxes ask at once. */
export function busyTimes(
  tenant: TenantContext,
  user: DirectoryUser,
  fromMs: number,
  toMs: number,
): BusyTime[] {
  const own = ownEvents(tenant, user, fromMs, toMs).flatMap(({ meeting, copy, occurrence }) => {
    if (occurrence === null) return [];
    const { content, startMs, endMs } = occurrence;
    const { showAs } = attendeeLook(content, copy, answerTo(meeting, copy, occurrence.date));
    const isPrivate = content.sensitivity === 'private' || content.sensitivity === 'confidential';
    return [
      { startMs, endMs, status: showAs, subject: content.subject, location: content.location, isPrivate },
    ];
  });
  const background = backgroundMeetings(user.person, tenant.seed, fromMs, toMs).map((found) => ({
    ...found,
    location: '',
    isPrivate: false,
  }));
  return [...own, ...background].sort((a, b) => a.startMs - b.startMs);
}

function ownEvents(tenant: TenantContext, user: DirectoryUser, fromMs: number, toMs: number): EventSubject[] {
  return tenant.meetings.inWindow(user.person.id, fromMs, toMs).flatMap(({ meeting, copy }) =>
    occurrencesIn(meeting, fromMs, toMs)
      .filter(({ content, date }) => attendeeLook(content, copy, answerTo(meeting, copy, date)).isOnCalendar)
      .map((occurrence) => ({ meeting, copy, occurrence })),
  );
}

function startOf({ occurrence }: EventSubject): number {
  return occurrence?.startMs ?? 0;
}
