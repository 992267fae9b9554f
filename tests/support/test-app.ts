import { type App, createApp } from '../../server/app.ts';
import { later } from '../../server/clock.ts';
import { readConfig } from '../../server/config.ts';
import { moveTime } from '../../server/jobs/time-mover.ts';
import type { LocalTenant } from '../../server/sandbox/local-tenant.ts';
import { createTestDatabase } from './test-database.ts';
import { testKeys } from './test-keys.ts';

export interface TestApp {
  readonly app: App;
  readonly tenant: LocalTenant;
  /** The owner's connection string: sees every row, for checking what is stored. */
  readonly databaseUrl: string;
  /** Calls the API as somebody; `null` for nobody at all. */
  call(
    personId: string | null,
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    body?: object,
  ): Promise<TestAnswer>;
  /** Sweeps and works until nothing is left to do. */
  settle(): Promise<void>;
  /** Moves the clock and lets happen what comes due on the way. */
  pass(time: { hours?: number; minutes?: number }): Promise<void>;
  close(): Promise<void>;
}

export interface TestAnswer {
  readonly status: number;
  // The shape is what the test asserts.
  readonly body: unknown;
}

/**
 * The whole product on a local tenant of its own and a fresh database, without a port: requests are
 * injected. The directory is read already.
 *
 * @param args flags as on the command line; `--bare` unless `life` is true
 */
export async function startTestApp(options: { args?: string[]; life?: boolean } = {}): Promise<TestApp> {
  const database = await createTestDatabase();
  const args = [...(options.args ?? []), ...(options.life ? [] : ['--bare'])];
  const config = readConfig(args, { LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent' });
  if (config === 'help') throw new Error('tests do not ask for help');
  const app = await createApp({
    config,
    databaseUrl: database.url,
    keys: testKeys,
    tenantFile: ':memory:',
    isOnlyProcess: true,
    onProgress: () => undefined,
  });
  const { tenant } = app;
  if (!tenant) throw new Error('the local tenant is missing');
  const close = async () => {
    await app.close();
    await database.drop();
  };
  try {
    if (options.life) await app.life?.begin();
    else await app.settle();
  } catch (error) {
    await close();
    throw error;
  }
  return {
    app,
    tenant,
    databaseUrl: database.url,
    async call(personId, method, path, body) {
      const token = personId && (await tenant.tabToken(personId));
      const response = await app.server.inject({
        method,
        url: path,
        ...(token ? { headers: { authorization: `Bearer ${token}` } } : {}),
        ...(body ? { payload: body } : {}),
      });
      const text = response.body;
      return { status: response.statusCode, body: text === '' ? null : JSON.parse(text) };
    },
    settle: app.settle,
    pass: async (time) => {
      await moveTime(app.time, later(tenant.clock.now(), time));
    },
    close,
  };
}
