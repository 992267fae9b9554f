import type { TenantContext } from '../tenant-context.ts';
import {
  type EventContent,
  type EventCopy,
  type Meeting,
  type OccurrenceChange,
  unanswered,
} from './event-content.ts';
import { bodyOf, readAttendees, requireTeams } from './event-create.ts';
import { type EventInput, readEventInput } from './event-input.ts';
import { readRecurrence, readZonedTime, requireRecurrence, requireTimes } from './event-rules.ts';
import { accessDenied, badRequest, itemNotFound } from './graph-error.ts';
import { invitedUsers, newCopy, sendCancellation, sendInvitation } from './invitations.ts';
import { neighboursOf, occurrenceOn, spanOf } from './occurrences.ts';
import { keepsMeetingPart, newJoinUrl, withMeetingPart } from './online-meeting.ts';

const ownProperties: readonly string[] = [
  'showAs',
  'categories',
  'isReminderOn',
  'reminderMinutesBeforeStart',
];

/** `PATCH` of an event, a series or (with a date) one occurrence. Runs inside the caller's transaction. */
export function updateEvent(
  tenant: TenantContext,
  { meeting, copy }: { meeting: Meeting; copy: EventCopy },
  date: string | null,
  body: unknown,
): void {
  const input = readEventInput(body);
  if (input.transactionId !== undefined)
    throw badRequest("The property 'transactionId' cannot be changed.", 'ErrorPropertyValidationFailure');
  if (!copy.isOrganizer) updateOwnCopy(tenant, copy, date, input);
  else if (date !== null) updateOccurrence(tenant, meeting, date, input);
  else updateWhole(tenant, meeting, input);
}

/** An attendee changes how the own copy looks; all else is the organiser's. */
function updateOwnCopy(tenant: TenantContext, copy: EventCopy, date: string | null, input: EventInput): void {
  if (date !== null || Object.keys(input).some((key) => !ownProperties.includes(key))) throw accessDenied();
  const own = {
    ...copy.own,
    ...(input.showAs === undefined ? {} : { showAs: input.showAs }),
    ...(input.categories === undefined ? {} : { categories: input.categories }),
    ...(input.isReminderOn === undefined ? {} : { isReminderOn: input.isReminderOn }),
    ...(input.reminderMinutesBeforeStart === undefined
      ? {}
      : { reminderMinutesBeforeStart: input.reminderMinutesBeforeStart }),
  };
  tenant.meetings.saveCopy({ ...copy, own });
}

function updateWhole(tenant: TenantContext, meeting: Meeting, input: EventInput): void {
  const before = meeting.content;
  const content = { ...patched(before, input), ...onlinePart(tenant, meeting, input) };
  const isMoved = changed(before, content, ['start', 'end', 'recurrence', 'isAllDay']);
  if (isMoved && content.recurrence !== null) requireRecurrence(content.recurrence, content.start);
  requireTimes(content);
  if (isMoved) tenant.meetings.clearOccurrences(meeting.uid);
  const changes = isMoved ? new Map<string, OccurrenceChange>() : meeting.changes;
  const kept = { ...meeting, content, changes };
  tenant.meetings.update(
    meeting.uid,
    content,
    tenant.clock.now().getTime(),
    spanOf(content, movedTimes(kept)),
  );
  const copies = syncCopies(tenant, kept, isMoved);
  const updated = { ...kept, copies };
  const known = new Set(meeting.copies.map(({ mailboxId }) => mailboxId));
  const isNews = isMoved || changed(before, content, ['subject', 'bodyHtml', 'location']);
  for (const { person } of invitedUsers(tenant, updated)) {
    const isNew = person.mailbox === 'exchangeOnline' && !known.has(person.id);
    if (isNew || isNews) sendInvitation(tenant, updated, person.id, { isUpdate: !isNew });
  }
}

/** Gives new attendees a copy, takes it from removed ones, and asks all again when the times changed. */
function syncCopies(tenant: TenantContext, meeting: Meeting, isMoved: boolean): EventCopy[] {
  const invited = invitedUsers(tenant, meeting).filter(({ person }) => person.mailbox === 'exchangeOnline');
  const ids = new Set(invited.map(({ person }) => person.id));
  const copies: EventCopy[] = [];
  for (const copy of meeting.copies) {
    if (copy.isOrganizer || ids.has(copy.mailboxId)) {
      const kept = isMoved && !copy.isOrganizer ? { ...copy, ...unanswered } : copy;
      tenant.meetings.saveCopy(kept);
      copies.push(kept);
    } else {
      tenant.meetings.removeCopy(copy.id);
      sendCancellation(tenant, meeting, copy.mailboxId);
    }
  }
  for (const id of ids)
    if (!copies.some(({ mailboxId }) => mailboxId === id)) {
      const added = newCopy(meeting.uid, id, false);
      tenant.meetings.saveCopy(added);
      copies.push(added);
    }
  return copies;
}

const occurrenceProperties: readonly string[] = ['subject', 'body', 'start', 'end', 'location', 'showAs'];

/** Changes one occurrence, which then is an exception. It may not be moved to or past a neighbour's day. */
function updateOccurrence(tenant: TenantContext, meeting: Meeting, date: string, input: EventInput): void {
  const current = occurrenceOn(meeting, date);
  if (current === null) throw itemNotFound();
  const other = Object.keys(input).find((key) => !occurrenceProperties.includes(key));
  if (other !== undefined)
    throw badRequest(
      `The property '${other}' of an occurrence cannot be changed.`,
      'ErrorInvalidPropertySet',
    );
  const content = patched(current.content, input);
  requireTimes(content);
  requireBetweenNeighbours(meeting, date, content);
  const isMoved = changed(current.content, content, ['start', 'end']);
  const body =
    input.body === undefined
      ? {}
      : { bodyHtml: bodyOf(input), ...joinAfterBody(meeting.content, bodyOf(input)) };
  const { subject, start, end, location, showAs } = content;
  const change = {
    isCancelled: false,
    content: { ...meeting.changes.get(date)?.content, subject, start, end, location, showAs, ...body },
  };
  tenant.meetings.saveChange(meeting.uid, date, change);
  const updated = { ...meeting, changes: new Map(meeting.changes).set(date, change) };
  tenant.meetings.update(
    meeting.uid,
    meeting.content,
    tenant.clock.now().getTime(),
    spanOf(meeting.content, movedTimes(updated)),
  );
  for (const copy of meeting.copies) {
    if (copy.isOrganizer) continue;
    if (isMoved) tenant.meetings.saveAnswer(copy.id, date, unanswered);
    sendInvitation(tenant, updated, copy.mailboxId, { date, isUpdate: true });
  }
}

function requireBetweenNeighbours(meeting: Meeting, date: string, content: EventContent): void {
  const { before, after } = neighboursOf(meeting, date);
  const currentDay = (neighbour: string, side: 'start' | 'end') =>
    meeting.changes.get(neighbour)?.content[side]?.dateTime.slice(0, 10) ?? neighbour;
  const crosses =
    (before !== null && content.start.dateTime.slice(0, 10) <= currentDay(before, 'end')) ||
    (after !== null && content.end.dateTime.slice(0, 10) >= currentDay(after, 'start'));
  if (crosses)
    throw badRequest(
      'Modified occurrence is crossing or overlapping adjacent occurrence.',
      'ErrorOccurrenceCrossingBoundary',
    );
}

function patched(before: EventContent, input: EventInput): EventContent {
  const start = input.start === undefined ? before.start : readZonedTime(input.start, 'start');
  const recurrence = input.recurrence == null ? null : readRecurrence(input.recurrence, start);
  const properties = new Map(before.extendedProperties.map((property) => [property.id, property]));
  for (const property of input.singleValueExtendedProperties ?? []) properties.set(property.id, property);
  return {
    ...before,
    start,
    end: input.end === undefined ? before.end : readZonedTime(input.end, 'end'),
    recurrence: input.recurrence === undefined ? before.recurrence : recurrence,
    subject: input.subject === undefined ? before.subject : (input.subject ?? ''),
    bodyHtml: input.body === undefined ? before.bodyHtml : bodyOf(input),
    location: input.location === undefined ? before.location : (input.location?.displayName ?? ''),
    attendees: input.attendees === undefined ? before.attendees : readAttendees(input.attendees),
    isAllDay: input.isAllDay ?? before.isAllDay,
    showAs: input.showAs ?? before.showAs,
    sensitivity: input.sensitivity ?? before.sensitivity,
    importance: input.importance ?? before.importance,
    isReminderOn: input.isReminderOn ?? before.isReminderOn,
    reminderMinutesBeforeStart: input.reminderMinutesBeforeStart ?? before.reminderMinutesBeforeStart,
    categories: input.categories ?? before.categories,
    allowNewTimeProposals: input.allowNewTimeProposals ?? before.allowNewTimeProposals,
    hideAttendees: input.hideAttendees ?? before.hideAttendees,
    responseRequested: input.responseRequested ?? before.responseRequested,
    extendedProperties: [...properties.values()],
  };
}

/** An online meeting cannot be undone by its switch, but it is lost with its part of the body. */
function onlinePart(tenant: TenantContext, meeting: Meeting, input: EventInput): Partial<EventContent> {
  const { joinUrl, bodyHtml } = meeting.content;
  if (joinUrl !== null && input.isOnlineMeeting === false)
    throw badRequest("The property 'isOnlineMeeting' cannot be set back.", 'ErrorPropertyValidationFailure');
  if (joinUrl !== null) return input.body === undefined ? {} : joinAfterBody(meeting.content, bodyOf(input));
  if (input.isOnlineMeeting !== true) return {};
  requireTeams(input);
  const added = newJoinUrl(tenant.tenantId, meeting.organizerId);
  return {
    joinUrl: added,
    bodyHtml: withMeetingPart(input.body === undefined ? bodyHtml : bodyOf(input), added),
  };
}

function joinAfterBody({ joinUrl }: EventContent, bodyHtml: string): { joinUrl?: null } {
  return joinUrl === null || keepsMeetingPart(bodyHtml, joinUrl) ? {} : { joinUrl: null };
}

/** The times to which single occurrences were moved. */
function movedTimes(meeting: Meeting): { start: EventContent['start']; end: EventContent['end'] }[] {
  return [...meeting.changes.values()].flatMap(({ content: { start, end } }) =>
    start === undefined || end === undefined ? [] : [{ start, end }],
  );
}

function changed(before: EventContent, after: EventContent, keys: readonly (keyof EventContent)[]): boolean {
  return keys.some((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
}
