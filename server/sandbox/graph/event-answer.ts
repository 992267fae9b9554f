import type { TenantContext } from '../tenant-context.ts';
import { type Answer, type AnswerState, answerTo, type EventCopy, type Meeting } from './event-content.ts';
import { readResponseInput } from './event-input.ts';
import { inUtc, readZonedTime } from './event-rules.ts';
import { badRequest, itemNotFound } from './graph-error.ts';
import { escapeHtml } from './html-text.ts';
import { occurrenceOn } from './occurrences.ts';

const words: Record<Exclude<Answer, 'none'>, string> = {
  accepted: 'Accepted',
  tentativelyAccepted: 'Tentative',
  declined: 'Declined',
};

/**
 * `POST …/accept`, `decline`, `tentativelyAccept` on an attendee's copy: the whole, or one occurrence. Without
 * `sendResponse` the organiser is not told, and the organiser's copy does not change.
 */
export function answerEvent(
  tenant: TenantContext,
  { meeting, copy }: { meeting: Meeting; copy: EventCopy },
  date: string | null,
  response: Exclude<Answer, 'none'>,
  body: unknown,
): void {
  const input = readResponseInput(body);
  const isTold = input.sendresponse ?? true;
  if (copy.isOrganizer)
    throw badRequest(
      "Your request can't be completed. You can't respond to this meeting because you're the meeting organizer.",
    );
  if (isTold && !meeting.content.responseRequested)
    throw badRequest(
      "Your request can't be completed. You can't respond to this meeting because the meeting organizer hasn't requested a response.",
    );
  if (date !== null && occurrenceOn(meeting, date) === null) throw itemNotFound();
  const proposed = readProposal(meeting, response, isTold, input.proposednewtime ?? null);
  const now = tenant.clock.now().getTime();
  const before = answerTo(meeting, copy, date);
  const answer: AnswerState = {
    response,
    responseMs: now,
    knownResponse: isTold ? response : before.knownResponse,
    knownMs: isTold ? now : before.knownMs,
    proposed: isTold ? proposed : before.proposed,
    isDeleted: false,
  };
  if (date === null) tenant.meetings.saveCopy({ ...copy, ...answer });
  else tenant.meetings.saveAnswer(copy.id, date, answer);
  if (!isTold) return;
  const note = input.comment == null || input.comment === '' ? '' : `<p>${escapeHtml(input.comment)}</p>`;
  tenant.inbox.deliver(meeting.organizerId, {
    kind: 'mail',
    fromName: tenant.directory.byId(copy.mailboxId)?.person.displayName ?? '',
    subject: `${proposed === null ? words[response] : 'New Time Proposed'}: ${meeting.content.subject}`,
    bodyHtml: date === null ? note : `${note}<p>${date}</p>`,
  });
}

function readProposal(
  meeting: Meeting,
  response: Answer,
  isTold: boolean,
  proposal: ReturnType<typeof readResponseInput>['proposednewtime'] | null,
): AnswerState['proposed'] {
  if (proposal == null) return null;
  if (response === 'accepted') throw badRequest("The property 'proposedNewTime' does not belong to accept.");
  if (!meeting.content.allowNewTimeProposals || !isTold)
    throw badRequest("Your request can't be completed. You can't propose a new time for this meeting.");
  return {
    start: inUtc(readZonedTime(proposal.start, 'proposedNewTime/start')),
    end: inUtc(readZonedTime(proposal.end, 'proposedNewTime/end')),
  };
}
