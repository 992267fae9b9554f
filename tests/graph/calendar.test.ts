import { describe, expect, it } from 'vitest';
import { createSeries, readOccurrences, readSeries } from '../../server/graph/calendar.ts';
import { graphPorts } from '../../server/graph/graph-ports.ts';
import { json, refusal, scriptedGraph } from './scripted-graph.ts';

const attendee = (address: string, response: string) => ({
  emailAddress: { address, name: 'Sample' },
  status: { response, time: '0001-01-01T00:00:00Z' },
  type: 'required',
});
const occurrence = (changes: object = {}) => ({
  id: 'o1',
  originalStart: '2026-03-05T14:00:00Z',
  start: { dateTime: '2026-03-05T14:00:00.0000000', timeZone: 'UTC' },
  end: { dateTime: '2026-03-05T14:45:00.0000000', timeZone: 'UTC' },
  isCancelled: false,
  attendees: [],
  ...changes,
});
const window = { from: '2026-03-01T00:00:00Z', until: '2026-04-01T00:00:00Z' };

describe('creating a series', () => {
  it('sends the stored text as it is', async () => {
    const { graph, sent } = scriptedGraph(
      json({ id: 'e1', iCalUId: 'u1', onlineMeeting: { joinUrl: 'j' } }, 201),
    );
    const body = '{"transactionId":"t","subject":"Ä “so”"}';
    expect(await createSeries(graph, 'box', body)).toEqual({ eventId: 'e1', icalUid: 'u1', joinUrl: 'j' });
    expect(sent[0]).toMatchObject({
      method: 'POST',
      url: 'https://graph.microsoft.com/v1.0/users/box/events',
      body: { transactionId: 't', subject: 'Ä “so”' },
    });
  });

  it('takes an event without a link, and none without ids', async () => {
    const unlinked = scriptedGraph(json({ id: 'e1', iCalUId: 'u1' }, 201));
    expect((await createSeries(unlinked.graph, 'box', '{}')).joinUrl).toBeNull();
    await expect(createSeries(scriptedGraph(json({}, 201)).graph, 'box', '{}')).rejects.toThrow(
      /without ids/,
    );
  });
});

describe('reading a series', () => {
  it('tells what each invited person answered, by mail address in lower case', async () => {
    const attendees = [
      attendee('A@Example.com', 'accepted'),
      attendee('b@example.com', 'tentativelyAccepted'),
      attendee('c@example.com', 'declined'),
      attendee('d@example.com', 'none'),
      attendee('e@example.com', 'notResponded'),
      attendee('f@example.com', 'organizer'),
    ];
    const { graph } = scriptedGraph(json({ id: 'e1', attendees }));
    const series = await readSeries(graph, 'box', 'e1');
    expect(Object.fromEntries(series.answers)).toEqual({
      'a@example.com': 'accepted',
      'b@example.com': 'tentative',
      'c@example.com': 'declined',
      'd@example.com': 'none',
      'e@example.com': 'none',
      'f@example.com': 'none',
    });
    expect(series.cancelled).toBe(false);
  });

  it('that somebody deleted is a fact, and any other refusal a failure', async () => {
    const gone = graphPorts(scriptedGraph(refusal(404, 'ErrorItemNotFound')).graph, 'box');
    expect(await gone.readSeries('box', 'e1')).toBeNull();
    const refused = graphPorts(scriptedGraph(refusal(403, 'ErrorAccessDenied')).graph, 'box');
    await expect(refused.readSeries('box', 'e1')).rejects.toMatchObject({ kind: 'needsConsent' });
  });

  for (const code of ['MailboxNotEnabledForRESTAPI', 'Request_ResourceNotFound', 'ResourceNotFound']) {
    it(`is a failure, and no deleted series, where the mailbox can't be found (${code})`, async () => {
      const away = graphPorts(scriptedGraph(refusal(404, code)).graph, 'box');
      await expect(away.readSeries('box', 'e1')).rejects.toMatchObject({ status: 404, code });
    });
  }
});

describe('reading occurrences', () => {
  it('gives instants in UTC, and where the recurrence had put the occurrence', async () => {
    const moved = occurrence({
      start: { dateTime: '2026-03-06T09:30:00.0000000', timeZone: 'UTC' },
      end: { dateTime: '2026-03-06T10:15:00.0000000', timeZone: 'UTC' },
    });
    const { graph } = scriptedGraph(json({ value: [moved] }));
    expect(await readOccurrences(graph, 'box', 'e1', window)).toEqual([
      {
        eventId: 'o1',
        originalStart: '2026-03-05T14:00:00.000Z',
        start: '2026-03-06T09:30:00.000Z',
        end: '2026-03-06T10:15:00.000Z',
        cancelled: false,
        answers: new Map(),
      },
    ]);
  });

  it('takes the start for the original one where Graph names none', async () => {
    const { graph } = scriptedGraph(json({ value: [occurrence({ originalStart: null })] }));
    const [one] = await readOccurrences(graph, 'box', 'e1', window);
    expect(one?.originalStart).toBe('2026-03-05T14:00:00.000Z');
  });

  it('leaves out what has no id or no time', async () => {
    const broken = [
      occurrence({ id: undefined }),
      occurrence({ start: undefined }),
      occurrence({ end: null }),
    ];
    const { graph } = scriptedGraph(json({ value: broken }));
    expect(await readOccurrences(graph, 'box', 'e1', window)).toEqual([]);
  });

  it('goes through all pages', async () => {
    const next = 'https://graph.microsoft.com/v1.0/users/box/events/e1/instances?page=2';
    const { graph, sent } = scriptedGraph(
      json({ value: [occurrence({ id: 'o1' })], '@odata.nextLink': next }),
      json({ value: [occurrence({ id: 'o2' })] }),
    );
    const found = await readOccurrences(graph, 'box', 'e1', window);
    expect(found.map((one) => one.eventId)).toEqual(['o1', 'o2']);
    expect(sent[0]?.url).toContain(`startDateTime=${window.from}`);
    expect(sent[0]?.url).toContain(`endDateTime=${window.until}`);
    expect(sent[1]?.url).toBe(next);
  });
});
