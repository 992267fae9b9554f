import type { DirectoryUser } from '../directory.ts';
import type { TenantContext } from '../tenant-context.ts';
import { type EventCopy, type Meeting, unanswered } from './event-content.ts';
import { newCopyId } from './event-ids.ts';
import { escapeHtml } from './html-text.ts';

/** A fresh copy of an event for one mailbox. */
export function newCopy(uid: string, mailboxId: string, isOrganizer: boolean): EventCopy {
  return { ...unanswered, id: newCopyId(), uid, mailboxId, isOrganizer, own: {} };
}

/** The users among an event's attendees who have a mailbox here, each once, the organiser left out. */
export function invitedUsers(tenant: TenantContext, meeting: Meeting): DirectoryUser[] {
  const users = meeting.content.attendees.map(({ address }) => tenant.directory.byAddress(address));
  return [...new Set(users)]
    .filter(
      (user) =>
        user !== undefined && user.person.id !== meeting.organizerId && user.person.mailbox !== 'none',
    )
    .flatMap((user) => user ?? []);
}

/** Puts an invitation, or news of one, into a mailbox. A mailbox on premises gets the letter without a copy here. */
export function sendInvitation(
  tenant: TenantContext,
  meeting: Meeting,
  mailboxId: string,
  { date = null, isUpdate = false }: { date?: string | null; isUpdate?: boolean } = {},
): void {
  const copy = meeting.copies.find((other) => other.mailboxId === mailboxId);
  const content = { ...meeting.content, ...(date === null ? {} : meeting.changes.get(date)?.content) };
  tenant.inbox.deliver(mailboxId, {
    kind: 'invitation',
    fromName: organizerName(tenant, meeting),
    subject: isUpdate ? `Updated: ${content.subject}` : content.subject,
    bodyHtml: content.bodyHtml,
    copyId: copy?.id ?? null,
    date,
  });
}

/** Tells an attendee that an event, or one occurrence of it, will not take place. */
export function sendCancellation(
  tenant: TenantContext,
  meeting: Meeting,
  mailboxId: string,
  { date = null, comment = null }: { date?: string | null; comment?: string | null } = {},
): void {
  const subject =
    (date === null ? undefined : meeting.changes.get(date)?.content.subject) ?? meeting.content.subject;
  const day = date === null ? '' : `<p>${escapeHtml(date)}</p>`;
  tenant.inbox.deliver(mailboxId, {
    kind: 'cancellation',
    fromName: organizerName(tenant, meeting),
    subject: `Canceled: ${subject}`,
    bodyHtml: `${comment === null || comment === '' ? '' : `<p>${escapeHtml(comment)}</p>`}${day}`,
    date,
  });
}

/** Tells a sender that an address does not exist, as Exchange's postmaster does. */
export function sendBounces(
  tenant: TenantContext,
  senderId: string,
  subject: string,
  addresses: readonly string[],
): void {
  for (const address of addresses) {
    const user = tenant.directory.byAddress(address);
    if (user !== undefined && user.person.mailbox !== 'none') continue;
    // An address outside the tenant would leave the machine: the letter is dropped, like the guests' copies.
    if (user?.person.userType === 'Guest' || !address.toLowerCase().endsWith(`@${domainOf(tenant)}`))
      continue;
    tenant.inbox.deliver(senderId, {
      kind: 'mail',
      fromName: 'Microsoft Outlook',
      subject: `Undeliverable: ${subject}`,
      bodyHtml: `<p>Your message to ${escapeHtml(address)} couldn't be delivered.</p>`,
    });
  }
}

function organizerName(tenant: TenantContext, meeting: Meeting): string {
  return tenant.directory.byId(meeting.organizerId)?.person.displayName ?? '';
}

function domainOf(tenant: TenantContext): string {
  return tenant.directory.programMailbox.userPrincipalName.split('@')[1] ?? '';
}
