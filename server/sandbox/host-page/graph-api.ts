import type { Temporal } from 'temporal-polyfill';
import { type CalendarEvent, calendarEvent, calendarPage } from './graph-event.ts';
import { type Audience, asJson, localApi, RequestFailure, request } from './local-api.ts';

const graphBase = '/tenant/v1.0';
const fewSecondsMs = 60_000;
/** More events than this in one window is a fault of the tenant, not a full calendar. */
const mostPages = 20;

const tokens = new Map<string, { token: string; expiresAt: string }>();

/** A token of this person for the tab's API or for Graph; kept until a minute before its end. */
export async function tokenOf(personId: string, audience: Audience, fresh = false): Promise<string> {
  const key = `${audience} ${personId}`;
  const kept = fresh ? undefined : tokens.get(key);
  // Sign-in runs on the machine's own time, whatever the tenant's clock says.
  if (kept && Date.parse(kept.expiresAt) - Date.now() > fewSecondsMs) return kept.token;
  const issued = await localApi.token(personId, audience);
  tokens.set(key, issued);
  return issued.token;
}

/** After a reset the tenant may sign with other keys. */
export function forgetTokens(): void {
  tokens.clear();
}

/** Graph as this person; a refused token is fetched once more. */
async function asPerson(personId: string, path: string, init: RequestInit = {}): Promise<Response> {
  const send = async (fresh: boolean): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${await tokenOf(personId, 'graph', fresh)}`);
    headers.append('prefer', 'outlook.timezone="UTC"');
    headers.append('prefer', 'IdType="ImmutableId"');
    return request(path, { ...init, headers });
  };
  try {
    return await send(false);
  } catch (error) {
    if (error instanceof RequestFailure && error.status === 401) return send(true);
    throw error;
  }
}

/**
 * `GET /me/calendarView`: everything that touches `[from, until)`, all pages.
 * Source: Graph reference, api/user-list-calendarview.
 */
export async function readCalendar(
  personId: string,
  from: Temporal.Instant,
  until: Temporal.Instant,
): Promise<readonly CalendarEvent[]> {
  const window = { startDateTime: from.toString(), endDateTime: until.toString(), $top: '200' };
  let path: string | null = `${graphBase}/me/calendarView?${new URLSearchParams(window)}`;
  const events: CalendarEvent[] = [];
  for (let page = 0; path && page < mostPages; page += 1) {
    const read = calendarPage.parse(await (await asPerson(personId, path)).json());
    events.push(...read.value.map(calendarEvent));
    path = read['@odata.nextLink'] ? nextPath(read['@odata.nextLink']) : null;
  }
  return events;
}

/** nextLink names Graph's own host; here it is read through the product's server. */
export function nextPath(nextLink: string): string {
  const link = new URL(nextLink, 'https://graph.microsoft.com');
  return `${graphBase}${link.pathname.replace(/^(\/tenant)?\/v1\.0/, '')}${link.search}`;
}

export type Answer = 'accept' | 'tentativelyAccept' | 'decline';

/** `POST /me/events/{id}/accept` and its like; the organiser is told. */
export async function answerEvent(personId: string, eventId: string, answer: Answer): Promise<void> {
  const path = `${graphBase}/me/events/${encodeURIComponent(eventId)}/${answer}`;
  await asPerson(personId, path, asJson({ sendResponse: true }));
}

const lookAheadDays = 84;

/** The window in which the next meeting is looked for. */
export function lookAhead(
  now: Temporal.Instant,
  zone: string,
): { from: Temporal.Instant; until: Temporal.Instant } {
  const today = now.toZonedDateTimeISO(zone).startOfDay();
  return { from: now, until: today.add({ days: lookAheadDays }).toInstant() };
}
