import { randomBytes } from 'node:crypto';

/** A new Teams join link, in the shape of the real ones. */
export function newJoinUrl(tenantId: string, organizerId: string): string {
  const thread = `19:meeting_${randomBytes(24).toString('base64url')}@thread.v2`;
  const context = JSON.stringify({ Tid: tenantId, Oid: organizerId });
  return `https://teams.microsoft.com/l/meetup-join/${encodeURIComponent(thread)}/0?context=${encodeURIComponent(context)}`;
}

/** The part that Teams adds to a body: whoever writes the body without it loses the meeting. */
export function withMeetingPart(bodyHtml: string, joinUrl: string): string {
  const part =
    `<div class="me-email-text"><div>${'_'.repeat(80)}</div><div>Microsoft Teams meeting</div>` +
    `<div><a class="me-email-headline" href="${joinUrl.replaceAll('&', '&amp;')}">Join the meeting now</a></div></div>`;
  return /<\/body>/i.test(bodyHtml) ? bodyHtml.replace(/<\/body>/i, `${part}</body>`) : bodyHtml + part;
}

/** Whether a body still has the meeting part of this link. */
export function keepsMeetingPart(bodyHtml: string, joinUrl: string): boolean {
  return bodyHtml.includes(joinUrl) || bodyHtml.includes(joinUrl.replaceAll('&', '&amp;'));
}
