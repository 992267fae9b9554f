import { z } from 'zod';
import type { LocalTenant } from '../../server/sandbox/local-tenant.ts';
import type { Scene } from './booking-scene.ts';

const eventPage = z.object({
  value: z.array(
    z.object({
      seriesMasterId: z.string().nullable(),
      organizer: z.object({ emailAddress: z.object({ address: z.string() }) }),
    }),
  ),
  '@odata.nextLink': z.string().optional(),
});
const master = z.object({ iCalUId: z.string() });

/** The iCalUIds of the series on somebody's calendar that the program mailbox invited to, read as they would. */
export async function seriesOnCalendar(
  tenant: LocalTenant,
  personId: string,
  days: Scene['days'],
): Promise<string[]> {
  const token = await tenant.graphToken(personId);
  const get = async (path: string): Promise<unknown> => {
    const response = await fetch(`${tenant.url}/v1.0/me/${path}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  };
  const query = new URLSearchParams({
    startDateTime: days.startsOn,
    endDateTime: days.endsOn,
    $select: 'seriesMasterId,organizer',
    $top: '999',
  });
  const page = eventPage.parse(await get(`calendarView?${query}`));
  if (page['@odata.nextLink']) throw new Error('The calendar holds more than one page.');
  const ours = page.value.filter(
    ({ organizer }) =>
      organizer.emailAddress.address.toLowerCase() === tenant.programMailboxAddress.toLowerCase(),
  );
  const masters = new Set(ours.map(({ seriesMasterId }) => seriesMasterId ?? 'not a series'));
  return Promise.all(
    [...masters].map(async (id) => master.parse(await get(`events/${id}?$select=iCalUId`)).iCalUId),
  );
}
