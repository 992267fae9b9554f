import { z } from 'zod';
import { later } from '../../clock.ts';
import type { LocalTenant } from '../local-tenant.ts';

const eventPage = z.object({
  value: z.array(
    z.object({
      id: z.string(),
      type: z.string(),
      seriesMasterId: z.string().nullish(),
      isOrganizer: z.boolean().optional(),
      responseStatus: z.object({ response: z.string() }).nullish(),
      start: z.object({ dateTime: z.string() }),
    }),
  ),
});

/** How far an invitation reaches ahead when somebody looks through their calendar. */
const lookAheadHours = 24 * 7 * 26;

/**
 * Somebody opens their calendar and answers the series they are invited to, as Outlook would: through
 * Graph, with their own token, on their own copy.
 *
 * @param habit `skip` names occurrences (from 0) that they decline one by one
 */
export async function answerInvitations(
  tenant: LocalTenant,
  personId: string,
  habit: { readonly answer: 'accept' | 'decline'; readonly skip: readonly number[] },
): Promise<number> {
  const graph = graphOf(tenant, await tenant.graphToken(personId));
  const now = tenant.clock.now();
  const query = new URLSearchParams({
    startDateTime: now.toISOString(),
    endDateTime: later(now, { hours: lookAheadHours }).toISOString(),
    $select: 'id,type,seriesMasterId,isOrganizer,responseStatus,start',
    $top: '999',
  });
  const { value } = eventPage.parse(await graph('GET', `/me/calendarView?${query}`));
  const invited = value.filter((event) => !event.isOrganizer && event.seriesMasterId);
  const unanswered = invited.filter((event) =>
    ['none', 'notResponded'].includes(event.responseStatus?.response ?? ''),
  );
  const series = Map.groupBy(unanswered, (event) => event.seriesMasterId ?? '');
  for (const [masterId, events] of series) {
    await graph('POST', `/me/events/${masterId}/${habit.answer}`, { sendResponse: true });
    const inOrder = events.toSorted((a, b) => a.start.dateTime.localeCompare(b.start.dateTime));
    for (const index of habit.skip) {
      const occurrence = inOrder[index];
      if (occurrence) await graph('POST', `/me/events/${occurrence.id}/decline`, { sendResponse: true });
    }
  }
  return series.size;
}

function graphOf(tenant: LocalTenant, token: string) {
  return async (method: 'GET' | 'POST', path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`${tenant.url}/v1.0${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path.split('?')[0]} answered ${response.status}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
}
