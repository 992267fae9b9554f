import type { DirectoryUser } from '../directory.ts';
import type { TenantContext } from '../tenant-context.ts';
import type { EventContent, EventCopy, Invitee, Meeting } from './event-content.ts';
import { newCalendarUid } from './event-ids.ts';
import { type EventInput, readEventInput } from './event-input.ts';
import { readRecurrence, readZonedTime, requireTimes } from './event-rules.ts';
import { badRequest, GraphError } from './graph-error.ts';
import { escapeHtml } from './html-text.ts';
import { invitedUsers, newCopy, sendBounces, sendInvitation } from './invitations.ts';
import { spanOf } from './occurrences.ts';
import { newJoinUrl, withMeetingPart } from './online-meeting.ts';

/**
 * `POST /users/{id}/events`. With a transactionId, the same call again answers the event that it made the first
 * time; another body under the same id is refused. Runs inside the caller's transaction.
 */
export function createEvent(
  tenant: TenantContext,
  organizer: DirectoryUser,
  body: unknown,
): { meeting: Meeting; copy: EventCopy } {
  const input = readEventInput(body);
  const transactionBody = input.transactionId == null ? null : canonical(body);
  const repeated = transactionBody === null ? null : findRepeated(tenant, organizer, input, transactionBody);
  if (repeated !== null) return repeated;
  const content = newContent(tenant, organizer, input);
  const now = tenant.clock.now().getTime();
  const uid = newCalendarUid();
  const copy = newCopy(uid, organizer.person.id, true);
  const draft: Meeting = {
    uid,
    organizerId: organizer.person.id,
    content,
    transactionId: input.transactionId ?? null,
    createdMs: now,
    modifiedMs: now,
    copies: [copy],
    changes: new Map(),
    answers: new Map(),
  };
  const invited = invitedUsers(tenant, draft);
  const copies = invited
    .filter(({ person }) => person.mailbox === 'exchangeOnline')
    .map(({ person }) => newCopy(uid, person.id, false));
  const meeting = { ...draft, copies: [copy, ...copies] };
  tenant.meetings.insert(meeting, transactionBody, spanOf(content));
  for (const { person } of invited) sendInvitation(tenant, meeting, person.id);
  sendBounces(
    tenant,
    organizer.person.id,
    content.subject,
    content.attendees.map(({ address }) => address),
  );
  return { meeting, copy };
}

function findRepeated(
  tenant: TenantContext,
  organizer: DirectoryUser,
  input: EventInput,
  transactionBody: string,
): { meeting: Meeting; copy: EventCopy } | null {
  const known = tenant.meetings.byTransaction(organizer.person.id, input.transactionId ?? '');
  if (known === null) return null;
  const copy = known.meeting.copies.find(({ isOrganizer }) => isOrganizer);
  if (known.body === transactionBody && copy !== undefined) return { meeting: known.meeting, copy };
  throw new GraphError(
    409,
    'ErrorDuplicateTransactionId',
    "Your request can't be completed. The TransactionId specified in the request has already been used to create a different event.",
  );
}

function newContent(tenant: TenantContext, organizer: DirectoryUser, input: EventInput): EventContent {
  if (input.start === undefined || input.end === undefined)
    throw badRequest('An event needs a start and an end.', 'ErrorPropertyValidationFailure');
  const start = readZonedTime(input.start, 'start');
  const isOnline = input.isOnlineMeeting === true;
  if (isOnline) requireTeams(input);
  const joinUrl = isOnline ? newJoinUrl(tenant.tenantId, organizer.person.id) : null;
  const bodyHtml = bodyOf(input);
  const content: EventContent = {
    subject: input.subject ?? '',
    bodyHtml: joinUrl === null ? bodyHtml : withMeetingPart(bodyHtml, joinUrl),
    start,
    end: readZonedTime(input.end, 'end'),
    isAllDay: input.isAllDay ?? false,
    recurrence: input.recurrence == null ? null : readRecurrence(input.recurrence, start),
    attendees: readAttendees(input.attendees ?? []),
    location:
      input.location?.displayName ??
      input.locations?.[0]?.displayName ??
      (isOnline ? 'Microsoft Teams Meeting' : ''),
    showAs: input.showAs ?? 'busy',
    sensitivity: input.sensitivity ?? 'normal',
    importance: input.importance ?? 'normal',
    isReminderOn: input.isReminderOn ?? true,
    reminderMinutesBeforeStart: input.reminderMinutesBeforeStart ?? 15,
    categories: input.categories ?? [],
    allowNewTimeProposals: input.allowNewTimeProposals ?? true,
    hideAttendees: input.hideAttendees ?? false,
    responseRequested: input.responseRequested ?? true,
    joinUrl,
    extendedProperties: input.singleValueExtendedProperties ?? [],
  };
  requireTimes(content);
  return content;
}

/** The tenant has Teams and nothing else: another provider is refused, none given means Teams. */
export function requireTeams(input: EventInput): void {
  const provider = input.onlineMeetingProvider ?? 'teamsForBusiness';
  if (provider !== 'teamsForBusiness' && provider !== 'unknown')
    throw badRequest(
      `The online meeting provider '${provider}' is not available.`,
      'ErrorPropertyValidationFailure',
    );
}

export function bodyOf(input: EventInput): string {
  const content = input.body?.content ?? '';
  if (input.body?.contentType === 'text') return `<div>${escapeHtml(content).replaceAll('\n', '<br>')}</div>`;
  return content;
}

/** The attendees of a request; an address that cannot be one is refused as Exchange does. */
export function readAttendees(attendees: NonNullable<EventInput['attendees']>): Invitee[] {
  return attendees.map(({ emailAddress, type }) => {
    const address = emailAddress.address.trim();
    if (!/^[^@\s]+@[^@\s]+$/.test(address))
      throw badRequest("At least one recipient isn't valid.", 'ErrorInvalidRecipients');
    return { address, name: emailAddress.name ?? address, type: type ?? 'required' };
  });
}

/** The body with its keys in order, so that the same request is recognised however it was written. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}
