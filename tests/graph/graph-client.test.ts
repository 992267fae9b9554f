import { ServerError } from '@azure/msal-node';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { graphClient } from '../../server/graph/graph-client.ts';
import { GraphFailure } from '../../server/graph/graph-failure.ts';
import { sendMail } from '../../server/graph/mail.ts';
import { wasRefused } from '../../server/outside-failure.ts';
import { json, refusal, scriptedGraph } from './scripted-graph.ts';

const call = { operation: 'people.readPage', method: 'GET', path: '/users' } as const;
const noWait = { 'retry-after': '0' };

const failureOf = async (work: Promise<unknown>): Promise<GraphFailure> => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof GraphFailure) return error;
  throw new Error(`expected a GraphFailure, not ${String(error)}`);
};

beforeEach(() => {
  // The waits without Retry-After are random up to a bound: take none of it.
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('a call to Graph', () => {
  it('goes to v1.0 with the token, an id for support, and immutable ids asked for', async () => {
    const { graph, sent } = scriptedGraph(json({ value: [] }));
    await graph.call(call);
    const [{ headers, url, method } = { headers: new Headers(), url: '', method: '' }] = sent;
    expect(`${method} ${url}`).toBe('GET https://graph.microsoft.com/v1.0/users');
    expect(headers.get('authorization')).toBe('Bearer sample-token');
    expect(headers.get('prefer')).toBe('IdType="ImmutableId"');
    expect(headers.get('client-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('follows an absolute nextLink as it is', async () => {
    const next = 'https://graph.microsoft.com/v1.0/users?$skiptoken=abc%3D&$top=9';
    const { graph, sent } = scriptedGraph(json({ value: [] }));
    await graph.call({ ...call, path: next });
    // Microsoft's client puts the parameters in another order.
    const [asked, wanted] = [new URL(sent[0]?.url ?? ''), new URL(next)];
    expect(asked.pathname).toBe(wanted.pathname);
    expect(Object.fromEntries(asked.searchParams)).toEqual(Object.fromEntries(wanted.searchParams));
  });

  it('sends the body as JSON and answers with what came', async () => {
    const { graph, sent } = scriptedGraph(json({ id: 'e1' }, 201));
    const answer = await graph.call({ ...call, method: 'POST', body: { subject: 'x' } });
    expect(answer).toEqual({ id: 'e1' });
    expect(sent[0]?.body).toEqual({ subject: 'x' });
  });

  it('answers with nothing where Graph sends no body', async () => {
    const { graph } = scriptedGraph(new Response(null, { status: 202 }));
    expect(await graph.call({ ...call, method: 'POST', body: {} })).toBeFalsy();
  });
});

describe('a call that fails', () => {
  it('waits as long as Graph says before it comes again', async () => {
    const { graph, sent } = scriptedGraph(
      refusal(429, 'TooManyRequests', { 'retry-after': '0.2' }),
      json({ value: [] }),
    );
    const began = performance.now();
    await graph.call(call);
    expect(performance.now() - began).toBeGreaterThanOrEqual(190);
    expect(sent).toHaveLength(2);
  });

  it('keeps its id through every attempt, so that support finds them together', async () => {
    const { graph, sent } = scriptedGraph(refusal(503, 'x', noWait), refusal(502, 'x', noWait), json({}));
    await graph.call(call);
    const ids = sent.map(({ headers }) => headers.get('client-request-id'));
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(1);
  });

  for (const [what, reply] of [
    ['a 503', refusal(503, 'serviceNotAvailable')],
    ['a 500', refusal(500, 'generalException')],
    ['a 504 that is not JSON', new Response('<html>', { status: 504 })],
    ['a 408', refusal(408, 'timeout')],
    ['a broken connection', new TypeError('fetch failed')],
    ['a mailbox that Exchange has locked', refusal(400, 'ErrorMailboxStoreUnavailable')],
  ] as const) {
    it(`comes again after ${what}`, async () => {
      const { graph, sent } = scriptedGraph(reply, json({ value: [1] }));
      expect(await graph.call(call)).toEqual({ value: [1] });
      expect(sent).toHaveLength(2);
    });
  }

  for (const [status, code, kind] of [
    [400, 'BadRequest', 'permanent'],
    [404, 'ErrorItemNotFound', 'permanent'],
    [409, 'Conflict', 'permanent'],
    [412, 'ErrorIrresolvableConflict', 'permanent'],
    [401, 'InvalidAuthenticationToken', 'needsConsent'],
    [403, 'ErrorAccessDenied', 'needsConsent'],
  ] as const) {
    it(`is over at once after ${status} ${code}: ${kind}`, async () => {
      const { graph, sent } = scriptedGraph(refusal(status, code));
      expect(await failureOf(graph.call(call))).toMatchObject({
        kind,
        status,
        code,
        operation: 'people.readPage',
      });
      expect(sent).toHaveLength(1);
    });
  }

  it('is given up after five attempts, as something to try later', async () => {
    const { graph, sent } = scriptedGraph(refusal(503, 'serviceNotAvailable', noWait));
    expect(await failureOf(graph.call(call))).toMatchObject({
      kind: 'retryable',
      status: 503,
      retryAfterMs: 0,
    });
    expect(sent).toHaveLength(5);
  });

  it('has no status where the network failed', async () => {
    const { graph } = scriptedGraph(new TypeError('fetch failed'));
    expect(await failureOf(graph.call(call))).toMatchObject({
      kind: 'retryable',
      status: 0,
      code: 'networkError',
      retryAfterMs: null,
    });
  });

  it('is handed back at once, with the time, where Graph asks for more than a minute', async () => {
    const { graph, sent } = scriptedGraph(refusal(429, 'TooManyRequests', { 'retry-after': '300' }));
    expect(await failureOf(graph.call(call))).toMatchObject({
      kind: 'retryable',
      status: 429,
      operation: 'people.readPage',
      retryAfterMs: 300_000,
    });
    expect(sent).toHaveLength(1);
  });

  it('is no failure at all where Graph accepted it and names a time to look again', async () => {
    const { graph } = scriptedGraph(new Response(null, { status: 202, headers: { 'retry-after': '300' } }));
    expect(await graph.call({ ...call, method: 'POST', body: {} })).toBeFalsy();
  });

  it('does not come again once its caller has gone', async () => {
    const gone = new AbortController();
    const { graph, sent } = scriptedGraph(() => {
      gone.abort();
      return refusal(503, 'serviceNotAvailable');
    });
    await failureOf(graph.call({ ...call, signal: gone.signal }));
    expect(sent).toHaveLength(1);
  });

  it('is not known to have been refused where an earlier attempt may have had its effect', async () => {
    const { graph } = scriptedGraph(refusal(504, 'x', noWait), refusal(403, 'ErrorAccessDenied'));
    const failure = await failureOf(graph.call({ ...call, method: 'POST', body: {} }));
    expect(failure).toMatchObject({ kind: 'needsConsent', status: 403 });
    expect(wasRefused(failure)).toBe(false);
  });

  it('never leaves where sign-in refuses the app, and says so', async () => {
    let sent = 0;
    const graph = graphClient({
      token: async () => {
        throw new ServerError('invalid_client', 'c', 'AADSTS7000222: The secret keys are expired.');
      },
      transport: {
        async fetch() {
          sent += 1;
          return json({});
        },
      },
    });
    const failure = await failureOf(graph.call(call));
    expect(failure).toMatchObject({ kind: 'needsConsent', code: 'invalid_client' });
    expect(wasRefused(failure)).toBe(true);
    expect(sent).toBe(0);
  });

  it('says where no connection was made, although the client drops the cause', async () => {
    const cause = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    const { graph, sent } = scriptedGraph(new TypeError('fetch failed', { cause }));
    const failure = await failureOf(graph.call({ ...call, isRepeatable: false }));
    expect(wasRefused(failure)).toBe(true);
    expect(sent).toHaveLength(5);
  });

  it('is broken off where Graph does not answer, and ends with its budget of time', async () => {
    let sent = 0;
    const graph = graphClient({
      token: async () => 'sample-token',
      limits: { attemptMs: 60, totalMs: 150 },
      transport: {
        fetch: (_url, init) =>
          new Promise((_resolve, reject) => {
            sent += 1;
            init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
          }),
      },
    });
    const began = performance.now();
    const failure = await failureOf(graph.call(call));
    expect(failure).toMatchObject({ kind: 'retryable', status: 0 });
    expect(wasRefused(failure)).toBe(false);
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(sent).toBeGreaterThan(1);
    expect(sent).toBeLessThan(5);
  });

  it('says nothing of what was sent in its message', async () => {
    const { graph } = scriptedGraph(refusal(400, 'BadRequest'));
    const failure = await failureOf(graph.call({ ...call, method: 'POST', body: { secret: 'a goal' } }));
    expect(failure.message).toMatch(/^people\.readPage: 400 BadRequest \(client-request-id [0-9a-f-]{36}\)$/);
  });
});

describe('a mail, which has no key', () => {
  const mail = { to: 'sample@example.com', subject: 'News', html: '<p>News</p>' };

  it('goes out from the program mailbox, and is not kept there', async () => {
    const { graph, sent } = scriptedGraph(new Response(null, { status: 202 }));
    await sendMail(graph, 'mailbox-id', mail);
    expect(sent[0]?.url).toBe('https://graph.microsoft.com/v1.0/users/mailbox-id/sendMail');
    expect(sent[0]?.body).toEqual({
      message: {
        subject: 'News',
        body: { contentType: 'html', content: '<p>News</p>' },
        toRecipients: [{ emailAddress: { address: 'sample@example.com' } }],
      },
      saveToSentItems: false,
    });
  });

  it('comes again after a refusal, since nothing went out', async () => {
    const { graph, sent } = scriptedGraph(
      refusal(429, 'TooManyRequests', noWait),
      new Response(null, { status: 202 }),
    );
    await sendMail(graph, 'mailbox-id', mail);
    expect(sent).toHaveLength(2);
  });

  for (const [what, reply] of [
    ['the line broke', new TypeError('fetch failed')],
    ['Graph answered 504', refusal(504, 'GatewayTimeout')],
  ] as const) {
    it(`does not come again by itself where ${what}: it may have gone out`, async () => {
      const { graph, sent } = scriptedGraph(reply);
      expect(await failureOf(sendMail(graph, 'mailbox-id', mail))).toMatchObject({ kind: 'retryable' });
      expect(sent).toHaveLength(1);
    });
  }
});
