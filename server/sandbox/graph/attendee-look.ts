import type { AnswerState, EventContent, EventCopy, FreeBusyStatus } from './event-content.ts';

/**
 * How an event stands in one mailbox: an invitation not yet answered is held tentatively, an accepted one shows
 * what the organiser asked for, and a declined or deleted one leaves the calendar.
 */
export function attendeeLook(
  content: EventContent,
  copy: EventCopy,
  answer: AnswerState,
): { showAs: FreeBusyStatus; isOnCalendar: boolean } {
  if (copy.isOrganizer) return { showAs: content.showAs, isOnCalendar: !answer.isDeleted };
  const isOnCalendar = !answer.isDeleted && !copy.isDeleted && answer.response !== 'declined';
  if (copy.own.showAs !== undefined) return { showAs: copy.own.showAs, isOnCalendar };
  const held = content.showAs === 'free' ? 'free' : 'tentative';
  return { showAs: answer.response === 'accepted' ? content.showAs : held, isOnCalendar };
}
