import { z } from 'zod';
import { appRole } from '../../shared/people.ts';

/**
 * What the local tenant says to its host page and to the server that runs on it, beside Graph and sign-in.
 * Paths under `/local` on the tenant's own server; the product's server passes them on under `/tenant`.
 */

/** `GET /local/people?search=&limit=` (by name, title and department), `GET /local/people/:personId`. */
export const localPerson = z.object({
  personId: z.uuid(),
  displayName: z.string(),
  jobTitle: z.string().nullable(),
  department: z.string().nullable(),
  officeLocation: z.string().nullable(),
  /** IANA name. */
  timeZone: z.string(),
  managerId: z.uuid().nullable(),
  accountEnabled: z.boolean(),
  userType: z.enum(['Member', 'Guest']),
  mailbox: z.enum(['exchangeOnline', 'onPremises', 'none']),
  roles: z.array(appRole),
});
export type LocalPerson = z.infer<typeof localPerson>;
export const localPeopleResponse = z.object({ people: z.array(localPerson), total: z.int() });
export type LocalPeopleResponse = z.infer<typeof localPeopleResponse>;

/** `POST /local/tokens`: a signed-in person's token, for the tab's API or for Graph (`/v1.0/me/…`). */
export const tokenRequest = z.object({ personId: z.uuid(), audience: z.enum(['tab', 'graph']) });
export const tokenResponse = z.object({ token: z.string(), expiresAt: z.iso.datetime() });
export type TokenResponse = z.infer<typeof tokenResponse>;

/** `GET /local/inbox/:personId`, newest first. */
export const inboxItem = z.object({
  itemId: z.string(),
  kind: z.enum(['invitation', 'cancellation', 'mail']),
  fromName: z.string(),
  subject: z.string(),
  bodyHtml: z.string(),
  receivedAt: z.iso.datetime(),
  /** For an invitation: the event on this person's own calendar, and the answer given so far. */
  eventId: z.string().nullable(),
  answer: z.enum(['none', 'accepted', 'tentativelyAccepted', 'declined']).nullable(),
  /** For an invitation: "Every other Thursday 14:00–14:45, from 3 December". English, in the person's zone. */
  when: z.string().nullable(),
});
export type InboxItem = z.infer<typeof inboxItem>;
export const inboxResponse = z.object({ items: z.array(inboxItem) });
export type InboxResponse = z.infer<typeof inboxResponse>;

/** `GET /local/activity/:personId`: the Teams activity feed, newest first. */
export const activityItem = z.object({
  activityId: z.string(),
  activityType: z.string(),
  previewText: z.string(),
  topicText: z.string(),
  /** Teams deep link (`https://teams.microsoft.com/l/entity/…`) into the tab. */
  webUrl: z.string(),
  at: z.iso.datetime(),
});
export type ActivityItem = z.infer<typeof activityItem>;
export const activityResponse = z.object({ items: z.array(activityItem) });
export type ActivityResponse = z.infer<typeof activityResponse>;

/** `GET /local/tenant` */
export const localTenantResponse = z.object({
  tenantId: z.uuid(),
  clientId: z.uuid(),
  organisation: z.string(),
  people: z.int(),
  programMailboxId: z.uuid(),
});
export type LocalTenantResponse = z.infer<typeof localTenantResponse>;

/** `GET /local/clock?personId=` and the answer to `POST /local/clock` on the product's server (not under `/tenant`). */
export const clockMove = z.object({
  to: z.enum(['nextDay', 'nextWeek', 'nextSession']),
  /** Whose next session is meant; without one, anybody's. */
  personId: z.uuid().optional(),
});
export type ClockMove = z.infer<typeof clockMove>;
export const clockResponse = z.object({
  now: z.iso.datetime(),
  nextSessionEndsAt: z.iso.datetime().nullable(),
});
export type ClockResponse = z.infer<typeof clockResponse>;

/**
 * `GET /local/journey` on the product's server: the newcomer's strip, and who to be at first. `POST
 * /local/reset` brings everything back to the ready-made life and answers 204.
 */
export const journeyStep = z.object({
  id: z.enum(['volunteer', 'approve', 'pair', 'calendars']),
  personId: z.uuid(),
  personName: z.string(),
  /** A route of the tab. */
  route: z.string(),
  /** What the host shows beside the tab; for `calendars`, of these two people. */
  beside: z.enum(['calendar', 'inbox', 'activity', 'calendars']),
  besidePeople: z.array(z.uuid()).max(2),
  done: z.boolean(),
});
export type JourneyStep = z.infer<typeof journeyStep>;
export const journeyResponse = z.object({ steps: z.array(journeyStep) });
export type JourneyResponse = z.infer<typeof journeyResponse>;
