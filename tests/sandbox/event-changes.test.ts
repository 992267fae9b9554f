import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SamplePair, type SeenEvent, samplePair, seriesBody, wholeSeries } from './sample-pair.ts';
import { startClient, type TenantClient } from './tenant-client.ts';

describe('changed and cancelled occurrences', () => {
  let client: TenantClient;
  let pair: SamplePair;
  let master: SeenEvent;
  let events: string;
  let occurrences: SeenEvent[];
  const organised = async (): Promise<SeenEvent[]> =>
    (await client.app.api(`${events}/${master.id}/instances`).query(wholeSeries).top(50).get()).value;
  const seenBy = async (personId: string): Promise<SeenEvent[]> => {
    const view = await client.app.api(`/users/${personId}/calendarView`).query(wholeSeries).top(1000).get();
    return view.value.filter((event: SeenEvent) => event.iCalUId === master.iCalUId);
  };
  const london = (dateTime: string) => ({
    dateTime,
    timeZone: 'Europe/London',
  });
  beforeAll(async () => {
    client = await startClient();
    pair = await samplePair(client);
    events = `/users/${client.tenant.programMailboxId}/events`;
  });
  beforeEach(async () => {
    master = await client.app.api(events).post(seriesBody(pair));
    occurrences = await organised();
  });
  afterAll(() => client.tenant.close());

  it('move on all calendars, keep their original start, and ask again', async () => {
    const own = await seenBy(pair.first.id);
    const graph = await client.person(pair.first.id);
    await graph.api(`/me/events/${own[0]?.seriesMasterId}/accept`).post({});
    await client.app.api(`${events}/${occurrences[1]?.id}`).patch({
      start: london('2026-12-18T10:00:00'),
      end: london('2026-12-18T10:45:00'),
    });
    const moved = (await organised())[1];
    expect(moved).toMatchObject({
      type: 'exception',
      originalStart: '2026-12-17T14:00:00Z',
      start: { dateTime: '2026-12-18T10:00:00.0000000' },
    });
    expect(moved?.attendees[0]?.status.response).toBe('none');
    expect((await seenBy(pair.first.id))[1]).toMatchObject({
      start: { dateTime: '2026-12-18T10:00:00.0000000' },
      responseStatus: { response: 'notResponded' },
    });
  });

  it.each(['2026-12-31', '2027-01-05', '2026-12-03'])(
    'may not move to or past a neighbour’s day, %s',
    async (day) => {
      const patch = {
        start: london(`${day}T16:00:00`),
        end: london(`${day}T16:45:00`),
      };
      await expect(client.app.api(`${events}/${occurrences[1]?.id}`).patch(patch)).rejects.toMatchObject({
        statusCode: 400,
        code: 'ErrorOccurrenceCrossingBoundary',
      });
    },
  );

  it('vanish from all answers when cancelled, and stand only in the master’s list', async () => {
    await client.app.api(`${events}/${occurrences[2]?.id}/cancel`).post({ comment: 'A holiday.' });
    expect((await organised()).map(({ originalStart }) => originalStart)).not.toContain(
      '2026-12-31T14:00:00Z',
    );
    expect(await seenBy(pair.second.id)).toHaveLength(occurrences.length - 1);
    await expect(client.app.api(`${events}/${occurrences[2]?.id}`).get()).rejects.toMatchObject({
      statusCode: 404,
    });
    const plain = await client.app.api(`${events}/${master.id}`).get();
    expect(plain.cancelledOccurrences).toBeUndefined();
    const selected = await client.app.api(`${events}/${master.id}`).select('cancelledOccurrences').get();
    expect(selected.cancelledOccurrences).toEqual([`OID.${master.id}.2026-12-31`]);
  });

  it('are cancelled by the organiser alone', async () => {
    const own = await seenBy(pair.first.id);
    const graph = await client.person(pair.first.id);
    await expect(graph.api(`/me/events/${own[0]?.id}/cancel`).post({})).rejects.toMatchObject({
      statusCode: 400,
    });
  });

  it('leave the own calendar alone when an attendee deletes one', async () => {
    const own = await seenBy(pair.first.id);
    const graph = await client.person(pair.first.id);
    await graph.api(`/me/events/${own[3]?.id}`).delete();
    expect(await seenBy(pair.first.id)).toHaveLength(own.length - 1);
    expect(await organised()).toHaveLength(occurrences.length);
    expect(await seenBy(pair.second.id)).toHaveLength(own.length);
  });

  it('go with the series from all calendars when the organiser deletes it', async () => {
    await client.app.api(`${events}/${master.id}`).delete();
    expect(await seenBy(pair.first.id)).toEqual([]);
    await expect(client.app.api(`${events}/${master.id}`).get()).rejects.toMatchObject({ statusCode: 404 });
  });

  it('are forgotten when the series’ times change, and so are the answers', async () => {
    await client.app.api(`${events}/${occurrences[1]?.id}`).patch({ subject: 'Special' });
    await client.app.api(`${events}/${master.id}`).patch({
      start: london('2026-12-03T15:00:00'),
      end: london('2026-12-03T15:45:00'),
    });
    const now = await organised();
    expect(now).toHaveLength(occurrences.length);
    for (const { subject, start } of now) {
      expect(subject).toBe('Eye to Eye');
      expect(start.dateTime).toMatch(/T1[45]:00/);
    }
  });

  it('follow the list of attendees: who is added gets a copy, who is removed loses it', async () => {
    const [first] = master.attendees;
    await client.app.api(`${events}/${master.id}`).patch({ attendees: [first] });
    expect(await seenBy(pair.second.id)).toEqual([]);
    await client.app.api(`${events}/${master.id}`).patch({ attendees: master.attendees });
    expect(await seenBy(pair.second.id)).toHaveLength(occurrences.length);
  });

  it('cannot be changed by an attendee', async () => {
    const own = await seenBy(pair.first.id);
    const graph = await client.person(pair.first.id);
    await expect(
      graph.api(`/me/events/${own[0]?.seriesMasterId}`).patch({ subject: 'Mine' }),
    ).rejects.toMatchObject({
      statusCode: 403,
    });
  });
});
