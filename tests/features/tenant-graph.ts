import { z } from 'zod';
import type { LocalTenant } from '../../server/sandbox/local-tenant.ts';

const calendarEvent = z.looseObject({
  id: z.string(),
  subject: z.string(),
  type: z.string(),
  originalStart: z.string().nullish(),
  seriesMasterId: z.string().nullish(),
  sensitivity: z.string(),
  showAs: z.string(),
  bodyPreview: z.string(),
  isOrganizer: z.boolean(),
  isOnlineMeeting: z.boolean(),
  onlineMeeting: z.object({ joinUrl: z.string() }).nullish(),
  start: z.object({ dateTime: z.string() }),
  end: z.object({ dateTime: z.string() }),
  attendees: z.array(z.looseObject({ emailAddress: z.object({ address: z.string() }) })),
});
export type CalendarEvent = z.infer<typeof calendarEvent>;
const page = z.object({ value: z.array(calendarEvent), '@odata.nextLink': z.string().optional() });
const appToken = z.object({ access_token: z.string() });

/** Graph of the local tenant as a signed-in person has it, or (`null`) as the app does. */
export async function tenantGraph(tenant: LocalTenant, personId: string | null) {
  const token = personId === null ? await tokenOfApp(tenant) : await tenant.graphToken(personId);
  const graph = async (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: object) => {
    const response = await fetch(path.startsWith('http') ? path : `${tenant.url}/v1.0${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    const answer: unknown = text === '' ? undefined : JSON.parse(text);
    return answer;
  };
  return {
    call: graph,
    /** Everything below a path that lists events between two instants. */
    async events(path: string, from: Date, until: Date): Promise<CalendarEvent[]> {
      const query = new URLSearchParams({
        startDateTime: from.toISOString(),
        endDateTime: until.toISOString(),
        $top: '999',
      });
      const { value } = page.parse(await graph('GET', `${path}?${query}`));
      return value;
    },
  };
}

export const instantOf = (time: { readonly dateTime: string }): string =>
  new Date(`${time.dateTime.slice(0, 19)}Z`).toISOString();

async function tokenOfApp(tenant: LocalTenant): Promise<string> {
  const response = await fetch(`${tenant.url}/login/${tenant.tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: tenant.clientId,
      client_secret: tenant.clientSecret,
      scope: 'https://graph.microsoft.com/.default',
    }),
  });
  return appToken.parse(await response.json()).access_token;
}
