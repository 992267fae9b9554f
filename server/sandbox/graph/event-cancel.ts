import type { TenantContext } from '../tenant-context.ts';
import type { EventCopy, Meeting } from './event-content.ts';
import { answerTo } from './event-content.ts';
import { badRequest, itemNotFound } from './graph-error.ts';
import { sendCancellation } from './invitations.ts';
import { occurrenceOn } from './occurrences.ts';

interface Found {
  readonly meeting: Meeting;
  readonly copy: EventCopy;
}

/** `POST …/cancel`: the organiser's alone, of the whole or of one occurrence. */
export function cancelEvent(
  tenant: TenantContext,
  found: Found,
  date: string | null,
  comment: string | null,
): void {
  if (!found.copy.isOrganizer)
    throw badRequest("Your request can't be completed. You need to be an organizer to cancel a meeting.");
  callOff(tenant, found.meeting, date, comment);
}

/** `DELETE`: by the organiser it cancels for all; an attendee only clears the own calendar. */
export function deleteEvent(tenant: TenantContext, { meeting, copy }: Found, date: string | null): void {
  if (copy.isOrganizer) callOff(tenant, meeting, date, null);
  else if (date === null) tenant.meetings.saveCopy({ ...copy, isDeleted: true });
  else tenant.meetings.saveAnswer(copy.id, date, { ...answerTo(meeting, copy, date), isDeleted: true });
}

function callOff(tenant: TenantContext, meeting: Meeting, date: string | null, comment: string | null): void {
  const attendees = meeting.copies.filter(({ isOrganizer }) => !isOrganizer);
  if (date === null) {
    for (const { mailboxId } of attendees) sendCancellation(tenant, meeting, mailboxId, { comment });
    tenant.meetings.removeAll(meeting.uid);
    return;
  }
  if (occurrenceOn(meeting, date) === null) throw itemNotFound();
  for (const { mailboxId } of attendees) sendCancellation(tenant, meeting, mailboxId, { date, comment });
  tenant.meetings.saveChange(meeting.uid, date, {
    content: {},
    ...meeting.changes.get(date),
    isCancelled: true,
  });
}
