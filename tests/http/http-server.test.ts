import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Caller } from '../../server/caller.ts';
import { EyeToEyeError } from '../../server/errors.ts';
import type { ApiServer } from '../../server/http/api-server.ts';
import { errorStatus } from '../../server/http/error-status.ts';
import { healthRoutes } from '../../server/http/health-routes.ts';
import { httpServer } from '../../server/http/http-server.ts';
import { callerOf } from '../../server/http/request-caller.ts';
import { errorCodes, errorResponse } from '../../shared/errors.ts';

const callers: Readonly<Record<string, Caller>> = {
  member: { tenantId: randomUUID(), personId: randomUUID(), roles: [] },
  lead: { tenantId: randomUUID(), personId: randomUUID(), roles: ['Program.Lead'] },
  admin: { tenantId: randomUUID(), personId: randomUUID(), roles: ['Program.Admin'] },
};
const secret = 'a goal that nobody else may read';

let server: ApiServer;
/** How many tokens were looked at. */
let verified = 0;
let isReady: () => Promise<void>;

async function newServer(sameOriginFrames = false): Promise<ApiServer> {
  return httpServer({
    logLevel: 'silent',
    sameOriginFrames,
    verify: async (token) => {
      verified += 1;
      const caller = callers[token];
      if (!caller) throw new EyeToEyeError('notSignedIn');
      return caller;
    },
  });
}

beforeEach(async () => {
  server = await newServer();
  isReady = async () => undefined;
  healthRoutes(server, () => isReady());
  const signedIn = { config: { access: 'signedIn' } } as const;
  server.get('/api/who', signedIn, (request) => callerOf(request));
  server.get('/api/lead', { config: { access: 'programLead' } }, () => ({ ok: true }));
  server.get('/api/open', { config: { access: 'everybody' } }, () => ({ ok: true }));
  server.get('/api/broken', signedIn, () => {
    throw new Error(`could not store "${secret}"`);
  });
  server.get('/api/refused/:code', { config: { access: 'everybody' } }, (request) => {
    const { code } = z.object({ code: z.enum(errorCodes) }).parse(request.params);
    throw new EyeToEyeError(code, { cause: new Error(secret) });
  });
  server.get(
    '/api/wrong-answer',
    { ...signedIn, schema: { response: { 200: z.object({ count: z.int() }) } } },
    () => ({ count: 1.5 }),
  );
  server.post(
    '/api/forms/:formId',
    {
      ...signedIn,
      schema: {
        params: z.object({ formId: z.uuid() }),
        body: z.object({ name: z.string().min(3), topics: z.array(z.object({ words: z.string() })) }),
      },
    },
    (request) => request.body,
  );
});
afterEach(() => server.close());

const as = (who: string) => ({ authorization: `Bearer ${who}` });
async function refused(options: {
  method?: 'GET' | 'POST';
  url: string;
  headers?: object;
  payload?: string;
}) {
  const response = await server.inject({ method: 'GET', ...options, headers: { ...options.headers } });
  return { status: response.statusCode, text: response.body, ...errorResponse.parse(response.json()) };
}
const post = (payload: string, url = `/api/forms/${randomUUID()}`, type = 'application/json') =>
  refused({ method: 'POST', url, payload, headers: { ...as('member'), 'content-type': type } });

describe('who may call', () => {
  it('a route for the signed-in is whoever has a good token', async () => {
    const response = await server.inject({ url: '/api/who', headers: as('member') });
    expect(response.json()).toEqual(callers.member);
  });

  for (const [what, headers] of [
    ['no token', {}],
    ['a token that is refused', as('nobody')],
    ['another way to sign in', { authorization: 'Basic bWVtYmVy' }],
    ['an empty header', { authorization: '' }],
  ] as const) {
    it(`is nobody with ${what}`, async () => {
      expect(await refused({ url: '/api/who', headers })).toMatchObject({ status: 401, code: 'notSignedIn' });
    });
  }

  it('a route of program leads is whoever holds one of the two roles', async () => {
    expect((await server.inject({ url: '/api/lead', headers: as('lead') })).statusCode).toBe(200);
    expect((await server.inject({ url: '/api/lead', headers: as('admin') })).statusCode).toBe(200);
    expect(await refused({ url: '/api/lead', headers: as('member') })).toMatchObject({
      status: 403,
      code: 'notAllowed',
    });
    expect((await refused({ url: '/api/lead' })).status).toBe(401);
  });

  it('an open route is everybody, and the token is not even looked at', async () => {
    expect((await server.inject({ url: '/api/open', headers: as('nobody') })).statusCode).toBe(200);
  });

  it('must be said by every route under /api, else the server does not start', () => {
    expect(() => server.get('/api/forgotten', () => ({ ok: true }))).toThrow(
      "/api/forgotten doesn't say who may call it (config.access)",
    );
  });

  it('may be left unsaid outside /api', () => {
    expect(() => server.get('/picture', () => 'x')).not.toThrow();
  });
});

describe('an error', () => {
  it('has the same shape everywhere: code, words, and an id to quote', async () => {
    const { text, status: _, ...body } = await refused({ url: '/api/who' });
    expect(Object.keys(body).toSorted()).toEqual(['code', 'message', 'requestId']);
    expect(body.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(text).not.toContain('stack');
  });

  it('has another id each time', async () => {
    const [one, two] = [await refused({ url: '/api/who' }), await refused({ url: '/api/who' })];
    expect(one.requestId).not.toBe(two.requestId);
  });

  it('of the catalogue comes with its status, and never with its cause', async () => {
    for (const code of errorCodes) {
      const answer = await refused({ url: `/api/refused/${code}` });
      expect(answer).toMatchObject({ status: errorStatus[code], code });
      expect(answer.text).not.toContain(secret);
    }
  });

  it('that nobody foresaw gives away neither its message nor its stack', async () => {
    const answer = await refused({ url: '/api/broken', headers: as('member') });
    expect(answer).toMatchObject({ status: 500, code: 'internal' });
    expect(answer.text).not.toContain(secret);
    expect(answer.text).not.toMatch(/\bat .*\.ts/);
  });

  it('in our own answer is ours, not the caller’s', async () => {
    expect(await refused({ url: '/api/wrong-answer', headers: as('member') })).toMatchObject({
      status: 500,
      code: 'internal',
    });
  });

  it('is nothing found for an unknown address, signed in or not, under /api and elsewhere', async () => {
    for (const url of ['/api/nowhere', '/nowhere', '/api/', '/api/who/else']) {
      expect(await refused({ url })).toMatchObject({ status: 404, code: 'notFound' });
    }
    expect(await refused({ method: 'POST', url: '/api/who', headers: as('member') })).toMatchObject({
      status: 404,
    });
  });
});

describe('input that is not as it should be', () => {
  it('is named by its path, all of it at once', async () => {
    const answer = await post(JSON.stringify({ name: 'x', topics: [{ words: 'ok' }, { words: 3 }] }));
    expect(answer).toMatchObject({ status: 400, code: 'invalidInput' });
    expect(answer.issues?.map((issue) => issue.path)).toEqual(['name', 'topics.1.words']);
  });

  it('is named in an address too', async () => {
    const answer = await post('{"name":"long enough","topics":[]}', '/api/forms/7');
    expect(answer.issues?.map((issue) => issue.path)).toEqual(['formId']);
  });

  for (const [what, payload, type] of [
    ['a body that is not JSON', '{"name":', 'application/json'],
    ['an empty body', '', 'application/json'],
    ['a body of another type', '<form/>', 'application/xml'],
    ['a form', 'name=x', 'application/x-www-form-urlencoded'],
    ['a body that is too large', JSON.stringify({ name: 'x'.repeat(300_000) }), 'application/json'],
    ['a body that reaches for the prototype', '{"__proto__":{"name":"x"}}', 'application/json'],
  ] as const) {
    it(`is ${what}`, async () => {
      const answer = await post(payload, undefined, type);
      expect(answer).toMatchObject({ status: 400, code: 'invalidInput' });
      expect(answer.issues?.map((issue) => issue.path)).toEqual(['body']);
    });
  }

  it('is not looked at before the caller has signed in', async () => {
    const url = `/api/forms/${randomUUID()}`;
    expect(await refused({ method: 'POST', url, payload: '{"name":' })).toMatchObject({ status: 401 });
  });
});

describe('too many requests', () => {
  it('are refused after 600 in a minute, person by person', async () => {
    for (let count = 0; count < 600; count += 1) {
      await server.inject({ url: '/api/who', headers: as('member') });
    }
    const answer = await refused({ url: '/api/who', headers: as('member') });
    expect(answer).toMatchObject({ status: 429, code: 'tooManyRequests' });
    // Somebody else behind the same address is not held back.
    expect((await server.inject({ url: '/api/who', headers: as('lead') })).statusCode).toBe(200);
  });

  it('without a good token are refused after 3,000 in a minute, address by address, and not looked at', async () => {
    const from = (remoteAddress: string, headers = as('nobody')) =>
      server.inject({ url: '/api/who', headers, remoteAddress });
    for (let count = 0; count < 3_000; count += 1) await from('192.0.2.1');
    const looked = verified;
    const answer = await from('192.0.2.1');
    expect(answer.statusCode).toBe(429);
    expect(answer.json()).toMatchObject({ code: 'tooManyRequests' });
    expect(verified).toBe(looked);
    expect((await from('192.0.2.2')).statusCode).toBe(401);
    expect((await from('192.0.2.2', as('lead'))).statusCode).toBe(200);
    // The pages stay open to that address.
    expect((await server.inject({ url: '/health', remoteAddress: '192.0.2.1' })).statusCode).toBe(200);
  });

  it('for addresses that are not there count as well', async () => {
    for (let count = 0; count < 3_000; count += 1) await server.inject({ url: '/api/nowhere' });
    expect(await refused({ url: '/api/nowhere' })).toMatchObject({ status: 429 });
  });
});

describe('headers', () => {
  const headersOf = async (app: ApiServer, url: string) => (await app.inject({ url })).headers;

  it('let Microsoft’s hosts frame the tab, and nobody else', async () => {
    const csp = String((await headersOf(server, '/health'))['content-security-policy']);
    const ancestors = /frame-ancestors ([^;]*)/.exec(csp)?.[1]?.split(' ') ?? [];
    expect(ancestors).toContain('https://teams.microsoft.com');
    expect(ancestors).toContain('https://*.cloud.microsoft');
    expect(ancestors).toContain('https://outlook.office.com');
    expect(ancestors).not.toContain("'self'");
    expect(ancestors).not.toContain('*');
    for (const host of ancestors) expect(host).toMatch(/^https:\/\//);
  });

  it('let the host page of the local tenant frame it too, and only then', async () => {
    const local = await newServer(true);
    const csp = String((await headersOf(local, '/nowhere'))['content-security-policy']);
    expect(csp).toMatch(/frame-ancestors 'self'/);
    expect(csp).toMatch(/frame-src 'self'/);
    await local.close();
  });

  it('forbid scripts of others, written into the page too', async () => {
    const csp = String((await headersOf(server, '/health'))['content-security-policy']);
    expect(csp).toContain("script-src 'self';");
    expect(csp).toContain("default-src 'self'");
    expect(csp).toContain("object-src 'none'");
    expect(csp).toContain("base-uri 'none'");
    expect(csp).not.toContain('unsafe-eval');
  });

  it('never forbid framing altogether, which Teams and Outlook need', async () => {
    for (const url of ['/health', '/api/who', '/nowhere']) {
      const headers = await headersOf(server, url);
      expect(headers['x-frame-options']).toBeUndefined();
      expect(headers['cross-origin-opener-policy']).toBeUndefined();
      expect(headers['cross-origin-resource-policy']).toBeUndefined();
    }
  });

  it('stand on refusals as well', async () => {
    for (const url of ['/api/who', '/nowhere', '/api/refused/internal']) {
      const headers = await headersOf(server, url);
      expect(headers['content-security-policy']).toBeDefined();
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['x-powered-by']).toBeUndefined();
    }
  });
});

describe('health', () => {
  it('says that the process lives and that it can work, to anybody', async () => {
    for (const url of ['/health', '/ready']) {
      const response = await server.inject({ url });
      expect(response.statusCode).toBe(200);
      expect(response.json()).toEqual({ ok: true });
    }
  });

  it('says that it lives but is not ready while the database cannot be reached', async () => {
    isReady = async () => {
      throw new Error(`connect ECONNREFUSED ${secret}`);
    };
    expect((await server.inject({ url: '/health' })).statusCode).toBe(200);
    const answer = await refused({ url: '/ready' });
    expect(answer).toMatchObject({ status: 503, code: 'notReady' });
    expect(answer.text).not.toContain(secret);
  });
});
