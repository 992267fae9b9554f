import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { errorResponse } from '../../shared/errors.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const operation = z.object({
  parameters: z.array(z.object({ name: z.string(), in: z.string(), schema: z.object({}) })).optional(),
  requestBody: z
    .object({ content: z.object({ 'application/json': z.object({ schema: z.looseObject({}) }) }) })
    .optional(),
  responses: z.record(
    z.string(),
    z.object({ content: z.record(z.string(), z.object({ schema: z.looseObject({}) })).optional() }),
  ),
  tags: z.array(z.string()).optional(),
});
const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;
const openApi = z.object({
  openapi: z.string().startsWith('3.'),
  paths: z.record(z.string(), z.partialRecord(z.enum(methods), operation)),
});
type OpenApi = z.infer<typeof openApi>;

/** Every door of the API, and who may go through. */
const doors: Readonly<Record<string, 'signedIn' | 'programLead'>> = {
  'get /api/me': 'signedIn',
  'get /api/people': 'signedIn',
  'get /api/departments': 'programLead',
  'get /api/home': 'signedIn',
  'get /api/offers': 'signedIn',
  'get /api/rounds/{roundId}/participation': 'signedIn',
  'put /api/rounds/{roundId}/participation': 'signedIn',
  'post /api/rounds/{roundId}/participation/submission': 'signedIn',
  'post /api/rounds/{roundId}/participation/withdrawal': 'signedIn',
  'get /api/approvals': 'signedIn',
  'post /api/approvals/decisions': 'signedIn',
  'post /api/approvals/undo': 'signedIn',
  'get /api/pairs': 'signedIn',
  'get /api/pairs/{pairId}': 'signedIn',
  'get /api/directory': 'programLead',
  'post /api/directory/readings': 'programLead',
  'get /api/programs': 'programLead',
  'post /api/programs': 'programLead',
  'get /api/programs/{programId}': 'programLead',
  'post /api/programs/{programId}/rounds': 'programLead',
  'get /api/rounds/{roundId}/volunteers': 'programLead',
  'get /api/rounds/{roundId}/pairing': 'programLead',
  'post /api/rounds/{roundId}/pairing-runs': 'programLead',
  'post /api/rounds/{roundId}/publication': 'programLead',
  'get /api/rounds/{roundId}/health': 'programLead',
};

let app: TestApp;
let document: OpenApi;

beforeAll(async () => {
  app = await startTestApp();
  document = openApi.parse((await app.call(null, 'GET', '/api/docs/json')).body);
});
afterAll(async () => {
  await app?.close();
});

const operations = () =>
  Object.entries(document.paths)
    .filter(([path]) => path.startsWith('/api/'))
    .flatMap(([path, item]) =>
      methods.flatMap((method) => {
        const found = item[method];
        return found ? [{ name: `${method} ${path}`, method, path, operation: found }] : [];
      }),
    );

async function knock(door: string, token: string | null) {
  const [method, template] = door.split(' ');
  const url = (template ?? '').replace(/\{\w+\}/g, '00000000-0000-4000-8000-000000000000');
  return app.app.server.inject({
    method: method === 'put' ? 'PUT' : method === 'post' ? 'POST' : 'GET',
    url,
    headers: token ? { authorization: `Bearer ${token}` } : {},
  });
}

describe('the OpenAPI document', () => {
  it('lists every door of the API and no other', () => {
    expect(
      operations()
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(Object.keys(doors).toSorted());
  });

  it('describes the answer of each, and the form of each that takes one', () => {
    for (const { name, operation: found } of operations()) {
      const [status, answer] = Object.entries(found.responses)[0] ?? [];
      expect(status, name).toMatch(/^20[012]$/);
      expect(answer?.content?.['application/json']?.schema.type, name).toBe('object');
      expect(found.tags?.length, name).toBeGreaterThan(0);
    }
    const forms = operations().filter(({ operation: found }) => found.requestBody);
    expect(forms.map(({ name }) => name).toSorted()).toEqual([
      'post /api/approvals/decisions',
      'post /api/approvals/undo',
      'post /api/programs',
      'put /api/rounds/{roundId}/participation',
    ]);
  });

  it('names every parameter that stands in an address', () => {
    for (const { name, path, operation: found } of operations()) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      const named = (found.parameters ?? []).filter((one) => one.in === 'path').map((one) => one.name);
      expect(named, name).toEqual(inPath);
    }
  });

  it('leaves out pages, and what belongs to the local tenant alone', () => {
    const others = Object.keys(document.paths).filter((path) => !path.startsWith('/api/'));
    expect(others.toSorted()).toEqual(['/health', '/ready']);
  });
});

describe('every door', () => {
  it('is shut to whoever has not signed in, in the one shape of errors', async () => {
    for (const door of Object.keys(doors)) {
      const response = await knock(door, null);
      expect(response.statusCode, door).toBe(401);
      expect(errorResponse.parse(response.json()).code).toBe('notSignedIn');
    }
  });

  it('is shut to a token that was meant for Graph', async () => {
    const person = app.tenant.people().find((one) => one.accountEnabled);
    const token = await app.tenant.graphToken(person?.id ?? '');
    for (const door of Object.keys(doors)) {
      expect((await knock(door, token)).statusCode, door).toBe(401);
    }
  });

  it('of program leads is shut to everybody else', async () => {
    const member = app.tenant.people().find((one) => one.accountEnabled && one.roles.length === 0);
    const token = await app.tenant.tabToken(member?.id ?? '');
    for (const [door, access] of Object.entries(doors)) {
      const { statusCode } = await knock(door, token);
      if (access === 'programLead') expect(statusCode, door).toBe(403);
      else expect([401, 403], door).not.toContain(statusCode);
    }
  });
});
