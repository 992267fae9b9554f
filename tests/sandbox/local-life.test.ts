import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApiServer } from '../../server/http/api-server.ts';
import { httpServer } from '../../server/http/http-server.ts';
import { localLife } from '../../server/sandbox/local-life.ts';
import { type LocalTenant, startLocalTenant } from '../../server/sandbox/local-tenant.ts';

let tenant: LocalTenant;
let server: ApiServer;

beforeEach(async () => {
  tenant = await startLocalTenant({ dataFile: ':memory:' });
  server = await httpServer({
    logLevel: 'silent',
    sameOriginFrames: true,
    verify: () => Promise.reject(new Error('nobody signs in here')),
  });
});
afterEach(async () => {
  await server.close();
  await tenant.close();
});

/** Starts over, and fails at one step as a killed process would. */
async function cutOffAt(step: 'emptyDatabase' | 'ensureTenant'): Promise<string | undefined> {
  const cut = () => Promise.reject(new Error('cut off'));
  const passed = async () => undefined;
  const life = localLife({
    tenant,
    api: server,
    time: {
      clock: tenant.clock,
      nextDue: async () => null,
      sweep: passed,
      unfinished: async () => 0,
    },
    emptyDatabase: step === 'emptyDatabase' ? cut : passed,
    ensureTenant: step === 'ensureTenant' ? cut : passed,
    onProgress: () => undefined,
  });
  await life.routes(server);
  tenant.notes.set('life.state', 'done');
  expect((await server.inject({ method: 'POST', url: '/local/reset' })).statusCode).toBe(500);
  return tenant.notes.get('life.state');
}

describe('starting the sample life over', () => {
  for (const step of ['emptyDatabase', 'ensureTenant'] as const) {
    it(`is remembered as begun when it is cut off at ${step}, so that the next start heals it`, async () => {
      expect(await cutOffAt(step)).toBe('begun');
    });
  }
});
