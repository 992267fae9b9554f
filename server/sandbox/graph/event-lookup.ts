import type { FastifyRequest } from 'fastify';
import type { DirectoryUser } from '../directory.ts';
import type { TenantContext } from '../tenant-context.ts';
import { backgroundEventById, isBackgroundId } from './background-events.ts';
import type { EventCopy, Meeting } from './event-content.ts';
import { answerTo } from './event-content.ts';
import { parseEventId } from './event-ids.ts';
import type { EventSubject } from './event-view.ts';
import { pathParameter } from './graph-call.ts';
import { accessDenied, badRequest, itemNotFound } from './graph-error.ts';
import { occurrenceOn } from './occurrences.ts';

export interface FoundEvent {
  readonly meeting: Meeting;
  readonly copy: EventCopy;
  /** The original day of an occurrence; null for a whole event or series. */
  readonly date: string | null;
}

/** The event that a path names, in this mailbox: the copies of others have other ids and are not found here. */
export function findEvent(tenant: TenantContext, user: DirectoryUser, request: FastifyRequest): FoundEvent {
  const id = pathParameter(request, 'eventId') ?? '';
  if (isBackgroundId(id)) throw accessDenied();
  const parsed = parseEventId(id);
  if (parsed === null) throw badRequest('Id is malformed.', 'ErrorInvalidIdMalformed');
  const found = tenant.meetings.byCopy(parsed.copyId);
  if (found === null || found.copy.mailboxId !== user.person.id) throw itemNotFound();
  const isGone =
    parsed.date !== null &&
    (occurrenceOn(found.meeting, parsed.date) === null ||
      answerTo(found.meeting, found.copy, parsed.date).isDeleted);
  if (isGone) throw itemNotFound();
  return { ...found, date: parsed.date };
}

/** The same for reading, background meetings included. */
export function findSubject(
  tenant: TenantContext,
  user: DirectoryUser,
  request: FastifyRequest,
): EventSubject {
  const id = pathParameter(request, 'eventId') ?? '';
  if (isBackgroundId(id)) {
    const background = backgroundEventById(user, id, tenant.seed);
    if (background === null) throw itemNotFound();
    return background;
  }
  return asSubject(findEvent(tenant, user, request));
}

export function asSubject({ meeting, copy, date }: FoundEvent): EventSubject {
  return { meeting, copy, occurrence: date === null ? null : occurrenceOn(meeting, date) };
}
