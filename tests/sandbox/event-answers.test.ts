import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SamplePair, type SeenEvent, samplePair, seriesBody, wholeSeries } from './sample-pair.ts';
import { startClient, type TenantClient } from './tenant-client.ts';

describe('answers to invitations', () => {
  let client: TenantClient;
  let pair: SamplePair;
  let master: SeenEvent;
  let events: string;
  beforeAll(async () => {
    client = await startClient();
    pair = await samplePair(client);
    events = `/users/${client.tenant.programMailboxId}/events`;
  });
  beforeEach(async () => {
    master = await client.app.api(events).post(seriesBody(pair));
  });
  afterAll(() => client.tenant.close());

  const organised = async (): Promise<SeenEvent[]> =>
    (await client.app.api(`${events}/${master.id}/instances`).query(wholeSeries).top(50).get()).value;
  const ownOccurrences = async (personId: string): Promise<SeenEvent[]> => {
    const graph = await client.person(personId);
    const view = await graph.api('/me/calendarView').query(wholeSeries).top(1000).get();
    return view.value.filter((event: SeenEvent) => event.iCalUId === master.iCalUId);
  };
  const statuses = (event: SeenEvent | undefined) => event?.attendees.map(({ status }) => status.response);
  const answer = async (
    personId: string,
    eventId: string,
    action: string,
    body: object = { sendResponse: true },
  ) => (await client.person(personId)).api(`/me/events/${eventId}/${action}`).post(body);

  it('are none with no time before anybody answered', () => {
    for (const { status } of master.attendees)
      expect(status).toEqual({
        response: 'none',
        time: '0001-01-01T00:00:00Z',
      });
  });

  it('to the series count for every occurrence', async () => {
    const [own] = await ownOccurrences(pair.first.id);
    await answer(pair.first.id, own?.seriesMasterId ?? '', 'accept');
    for (const occurrence of await organised()) expect(statuses(occurrence)).toEqual(['accepted', 'none']);
    const mine = await ownOccurrences(pair.first.id);
    expect(mine[4]).toMatchObject({
      showAs: 'busy',
      responseStatus: { response: 'accepted' },
    });
  });

  it('to one occurrence count for that one alone, whatever the series’ answer', async () => {
    const own = await ownOccurrences(pair.first.id);
    await answer(pair.first.id, own[0]?.seriesMasterId ?? '', 'accept');
    await answer(pair.first.id, own[2]?.id ?? '', 'decline');
    const seen = (await organised()).map((occurrence) => statuses(occurrence)?.[0]);
    expect(seen.filter((response) => response === 'declined')).toHaveLength(1);
    expect(seen[2]).toBe('declined');
  });

  it('that decline take the event off the own calendar, and can be taken back', async () => {
    const own = await ownOccurrences(pair.second.id);
    await answer(pair.second.id, own[1]?.id ?? '', 'decline');
    expect(await ownOccurrences(pair.second.id)).toHaveLength(own.length - 1);
    await answer(pair.second.id, own[1]?.id ?? '', 'accept');
    expect(await ownOccurrences(pair.second.id)).toHaveLength(own.length);
    expect(statuses((await organised())[1])).toEqual(['none', 'accepted']);
  });

  it('without a response mail are not known to the organiser', async () => {
    const [own] = await ownOccurrences(pair.first.id);
    await answer(pair.first.id, own?.seriesMasterId ?? '', 'tentativelyAccept', { sendResponse: false });
    expect(statuses((await organised())[0])).toEqual(['none', 'none']);
    expect((await ownOccurrences(pair.first.id))[0]?.responseStatus.response).toBe('tentativelyAccepted');
  });

  it('show only on the organiser’s copy, not to the other attendee', async () => {
    const [own] = await ownOccurrences(pair.first.id);
    await answer(pair.first.id, own?.seriesMasterId ?? '', 'accept');
    expect(statuses((await ownOccurrences(pair.second.id))[0])).toEqual(['none', 'none']);
  });

  it('cannot be given by the organiser, nor for somebody else', async () => {
    await expect(client.app.api(`${events}/${master.id}/accept`).post({})).rejects.toMatchObject({
      statusCode: 400,
    });
    const [own] = await ownOccurrences(pair.first.id);
    const other = await client.person(pair.second.id);
    await expect(
      other.api(`/users/${pair.first.id}/events/${own?.id}/accept`).post({}),
    ).rejects.toMatchObject({
      statusCode: 403,
    });
    const changed = await client.app.api(`${events}/${master.id}`).patch({
      attendees: master.attendees.map((attendee) => ({
        ...attendee,
        status: { response: 'accepted' },
      })),
    });
    expect(statuses(changed)).toEqual(['none', 'none']);
  });

  it('may come without a body, but not with one that is no JSON', async () => {
    const [own] = await ownOccurrences(pair.first.id);
    const url = `${client.tenant.url}/v1.0/me/events/${own?.seriesMasterId}/accept`;
    const headers = {
      authorization: `Bearer ${await client.tenant.graphToken(pair.first.id)}`,
      'content-type': 'application/json',
    };
    const broken = await fetch(url, { method: 'POST', headers, body: '{"comment"' });
    expect(broken.status).toBe(400);
    expect((await fetch(url, { method: 'POST', headers })).status).toBe(202);
    expect(statuses((await organised())[0])).toEqual(['accepted', 'none']);
  });

  it('bring a proposed new time to the organiser', async () => {
    const own = await ownOccurrences(pair.first.id);
    const proposedNewTime = {
      start: { dateTime: '2026-12-04T10:00:00', timeZone: 'Europe/Berlin' },
      end: { dateTime: '2026-12-04T10:45:00', timeZone: 'Europe/Berlin' },
    };
    await answer(pair.first.id, own[0]?.id ?? '', 'tentativelyAccept', {
      sendResponse: true,
      proposedNewTime,
    });
    expect((await organised())[0]?.attendees[0]).toMatchObject({
      proposedNewTime: {
        start: { dateTime: '2026-12-04T09:00:00.0000000', timeZone: 'UTC' },
      },
    });
  });
});
