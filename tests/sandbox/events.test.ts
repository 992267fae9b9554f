import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SamplePair, type SeenEvent, samplePair, seriesBody, wholeSeries } from './sample-pair.ts';
import { startClient, type TenantClient } from './tenant-client.ts';

describe('events of the local tenant', () => {
  let client: TenantClient;
  let pair: SamplePair;
  let events: string;
  beforeAll(async () => {
    client = await startClient();
    pair = await samplePair(client);
    events = `/users/${client.tenant.programMailboxId}/events`;
  });
  afterAll(() => client.tenant.close());

  const instances = async (id: string, prefer = ''): Promise<SeenEvent[]> =>
    (
      await client.app
        .api(`${events}/${id}/instances`)
        .query(wholeSeries)
        .top(100)
        .headers(prefer === '' ? {} : { Prefer: prefer })
        .get()
    ).value;

  it('land on both calendars under other ids and one iCalUId', async () => {
    const made: SeenEvent = await client.app.api(events).post(seriesBody(pair));
    for (const { id } of [pair.first, pair.second]) {
      const graph = await client.person(id);
      const view = await graph.api('/me/calendarView').query(wholeSeries).top(1000).get();
      const own: SeenEvent[] = view.value.filter((event: SeenEvent) => event.iCalUId === made.iCalUId);
      expect(own).toHaveLength(13);
      expect(own[0]?.seriesMasterId).not.toBe(made.id);
      expect(own[0]).toMatchObject({
        type: 'occurrence',
        showAs: 'tentative',
        responseStatus: {
          response: 'notResponded',
          time: '0001-01-01T00:00:00Z',
        },
      });
    }
  });

  it('keep their wall-clock time across clock changes, in UTC and in a preferred zone', async () => {
    const made: SeenEvent = await client.app.api(events).post(seriesBody(pair));
    const utc = await instances(made.id);
    expect(utc[0]?.start).toEqual({
      dateTime: '2026-12-03T14:00:00.0000000',
      timeZone: 'UTC',
    });
    expect(utc.at(-1)?.start.dateTime).toBe('2027-05-20T13:00:00.0000000');
    const local = await instances(made.id, 'outlook.timezone="GMT Standard Time"');
    for (const { start } of local) {
      expect(start.dateTime.slice(11, 16)).toBe('14:00');
      expect(start.timeZone).toBe('GMT Standard Time');
    }
  });

  it('come in pages of ten with an absolute link to the next', async () => {
    const made: SeenEvent = await client.app.api(events).post(seriesBody(pair));
    const first = await client.app.api(`${events}/${made.id}/instances`).query(wholeSeries).get();
    expect(first.value).toHaveLength(10);
    expect(first['@odata.nextLink']).toMatch(/^https:\/\/graph\.microsoft\.com\/v1\.0\//);
    const second = await client.app.api(first['@odata.nextLink']).get();
    expect(second.value).toHaveLength(3);
    expect(second['@odata.nextLink']).toBeUndefined();
  });

  it('are made once for one transactionId, and never for another body', async () => {
    const transactionId = '7d1e6d5c-0f2b-4a53-9b6c-1d3c7f0a9e01';
    const body = seriesBody(pair, { transactionId });
    const [one, two]: SeenEvent[] = [
      await client.app.api(events).post(body),
      await client.app.api(events).post(body),
    ];
    expect(two?.id).toBe(one?.id);
    await expect(client.app.api(events).post({ ...body, subject: 'Another' })).rejects.toMatchObject({
      code: 'ErrorDuplicateTransactionId',
    });
  });

  it('stay one when the same call arrives many times at once', async () => {
    const body = seriesBody(pair, {
      transactionId: '7d1e6d5c-0f2b-4a53-9b6c-1d3c7f0a9e02',
      subject: 'At once',
    });
    const made = await Promise.all(Array.from({ length: 8 }, () => client.app.api(events).post(body)));
    expect(new Set(made.map(({ id }: SeenEvent) => id)).size).toBe(1);
  });

  it('have a Teams link, which is lost with its part of the body', async () => {
    const made: SeenEvent = await client.app.api(events).post(seriesBody(pair));
    expect(made.onlineMeeting?.joinUrl).toMatch(/^https:\/\/teams\.microsoft\.com\/l\/meetup-join\//);
    const body = { contentType: 'html', content: '<p>New words</p>' };
    const changed: SeenEvent = await client.app.api(`${events}/${made.id}`).patch({ body });
    expect(changed).toMatchObject({
      isOnlineMeeting: false,
      onlineMeeting: null,
    });
  });

  it('carry extended properties, by which they are found again', async () => {
    const id = 'String {66f5a359-4659-4830-9070-00047ec6ac6e} Name eyeToEyeSeries';
    const made: SeenEvent = await client.app.api(events).post(
      seriesBody(pair, {
        singleValueExtendedProperties: [{ id, value: 'series-7' }],
      }),
    );
    const read = await client.app
      .api(`${events}/${made.id}`)
      .expand(`singleValueExtendedProperties($filter=id eq '${id}')`)
      .get();
    expect(read.singleValueExtendedProperties).toEqual([{ id, value: 'series-7' }]);
    const found = await client.app
      .api(events)
      .filter(`singleValueExtendedProperties/any(ep: ep/id eq '${id}' and ep/value eq 'series-7')`)
      .get();
    expect(found.value.map((event: SeenEvent) => event.id)).toEqual([made.id]);
  });

  it('confirm the immutable ids that were asked for', async () => {
    await client.app.api(events).headers({ Prefer: 'IdType="ImmutableId"' }).post(seriesBody(pair));
    expect(client.traffic.at(-1)?.responseHeaders['preference-applied']).toBe('IdType="ImmutableId"');
  });

  const weekly = { type: 'weekly', interval: 1, daysOfWeek: ['thursday'] };
  const range = { type: 'noEnd', startDate: '2026-12-03' };
  it.each([
    [
      'a range that begins on another day',
      {
        recurrence: {
          pattern: weekly,
          range: { ...range, startDate: '2026-12-10' },
        },
      },
    ],
    [
      'a first day outside the pattern',
      { recurrence: { pattern: { ...weekly, daysOfWeek: ['friday'] }, range } },
    ],
    [
      'another zone than the start’s',
      {
        recurrence: {
          pattern: weekly,
          range: { ...range, recurrenceTimeZone: 'UTC' },
        },
      },
    ],
    ['a pattern without an interval', { recurrence: { pattern: { type: 'daily' }, range } }],
    ['an end before the start', { end: { dateTime: '2026-12-03T13:00:00', timeZone: 'Europe/London' } }],
    ['a zone that does not exist', { start: { dateTime: '2026-12-03T14:00:00', timeZone: 'Middle/Earth' } }],
    [
      'a time with an offset',
      {
        start: {
          dateTime: '2026-12-03T14:00:00+01:00',
          timeZone: 'Europe/London',
        },
      },
    ],
    ['an address that is none', { attendees: [{ emailAddress: { address: 'nowhere' } }] }],
    ['a property that does not exist', { mood: 'good' }],
    ['a read-only property', { iCalUId: 'mine' }],
  ])('are refused with %s', async (_what, changes) => {
    const before = await client.app.api(events).top(1000).get();
    await expect(client.app.api(events).post(seriesBody(pair, changes))).rejects.toMatchObject({
      statusCode: 400,
    });
    const after = await client.app.api(events).top(1000).get();
    expect(after.value).toHaveLength(before.value.length);
  });

  it('are not found under another case of their id, nor in another mailbox', async () => {
    const made: SeenEvent = await client.app.api(events).post(seriesBody(pair));
    for (const path of [`${events}/${made.id.toLowerCase()}`, `/users/${pair.first.id}/events/${made.id}`])
      await expect(client.app.api(path).get()).rejects.toMatchObject({
        statusCode: 404,
        code: 'ErrorItemNotFound',
      });
  });

  it('cannot be kept where there is no mailbox', async () => {
    for (const kind of ['onPremises', 'none']) {
      const person = client.tenant.people().find(({ mailbox }) => mailbox === kind);
      await expect(client.app.api(`/users/${person?.id}/events`).get()).rejects.toMatchObject({
        statusCode: 404,
        code: 'MailboxNotEnabledForRESTAPI',
      });
    }
  });

  it('need a window for calendarView and instances', async () => {
    const mailbox = `/users/${client.tenant.programMailboxId}`;
    await expect(client.app.api(`${mailbox}/calendarView`).get()).rejects.toMatchObject({
      statusCode: 400,
      code: 'ErrorInvalidParameter',
    });
  });
});
