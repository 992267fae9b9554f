import Fastify from 'fastify';
import type { Clock } from '../clock.ts';
import { createDirectory, type DirectoryUser } from './directory.ts';
import { graphApp, type OnMoment } from './graph/graph-app.ts';
import { MeetingStore } from './graph/meeting-store.ts';
import { Inbox } from './inbox.ts';
import { localRoutes } from './local-routes.ts';
import type { OrgPerson } from './org-person.ts';
import { signInRoutes } from './sign-in-routes.ts';
import { createTenantClock } from './tenant-clock.ts';
import type { TenantContext } from './tenant-context.ts';
import { readIdentity } from './tenant-identity.ts';
import { TenantStore } from './tenant-store.ts';
import { createTokens } from './tokens.ts';

export interface LocalTenantOptions {
  /** SQLite file that holds the tenant's state; ':memory:' for tests. */
  dataFile: string;
  /** Organisation file (JSON or CSV); without one, about 400 people are generated from `seed`. */
  orgFile?: string;
  /** Default 1. */
  seed?: number;
  /** Default 0: any free one. */
  port?: number;
  /** What the tenant's clock shows at its first start; default: the machine's time. */
  startAt?: Date;
  /** Called at named moments of every Graph write that succeeds, for crash tests: may throw (which cuts the line) or kill. */
  onMoment?: OnMoment;
}

export interface LocalTenant {
  readonly url: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly programMailboxId: string;
  readonly programMailboxAddress: string;
  /** The tenant's clock: machine time plus an offset that only moves forward and is kept in the data file. */
  readonly clock: Clock & { moveTo(instant: Date): void };
  /** Small durable notes for whoever seeds a life into the tenant. */
  readonly notes: { get(key: string): string | undefined; set(key: string, value: string): void };
  /** The organisation's people, without the program mailbox. */
  people(): readonly OrgPerson[];
  /** Signed tab token for a person, as getAuthToken would answer. */
  tabToken(personId: string): Promise<string>;
  /** Delegated token, for `/v1.0/me`. */
  graphToken(personId: string): Promise<string>;
  /** Drops everything that happened (events, mail, activities, notes, clock) and keeps the organisation. */
  reset(): void;
  close(): Promise<void>;
}

/**
 * Starts a Microsoft 365 tenant on this machine: sign-in under `/login`, Graph under `/v1.0`, its own doors
 * under `/local`, on 127.0.0.1 alone. All state is in the data file; every write is committed before it is answered.
 */
export async function startLocalTenant(options: LocalTenantOptions): Promise<LocalTenant> {
  const store = new TenantStore(options.dataFile);
  const app = Fastify({ routerOptions: { maxParamLength: 500 }, forceCloseConnections: true });
  try {
    const seed = options.seed ?? 1;
    const identity = readIdentity(store, { orgFile: options.orgFile, seed });
    const { tenantId, clientId, clientSecret } = identity;
    const clock = createTenantClock(store, options.startAt);
    const directory = createDirectory(identity.people, identity.programMailboxId);
    const tokens = await createTokens(store, tenantId, clientId);
    const tenant: TenantContext = {
      tenantId,
      clientId,
      seed,
      store,
      directory,
      clock,
      meetings: new MeetingStore(store),
      inbox: new Inbox(store, clock),
    };
    await app.register(async (scope) => signInRoutes(scope, { tenantId, clientId, clientSecret, tokens }), {
      prefix: '/login',
    });
    await app.register(async (scope) => graphApp(scope, tenant, tokens, options.onMoment), {
      prefix: '/v1.0',
    });
    await app.register(async (scope) => localRoutes(scope, tenant, tokens), { prefix: '/local' });
    const url = await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });
    const person = (id: string): DirectoryUser => {
      const user = directory.byId(id);
      if (user === undefined) throw new RangeError(`There is nobody with the id ${id} in the local tenant.`);
      return user;
    };
    return {
      url,
      tenantId,
      clientId,
      clientSecret,
      programMailboxId: identity.programMailboxId,
      programMailboxAddress: directory.programMailbox.mail ?? '',
      clock,
      notes: {
        get(key) {
          const value = store.get('select value from note where key = ?', key)?.value;
          return value === undefined ? undefined : String(value);
        },
        set(key, value) {
          store.run('insert or replace into note values (?, ?)', key, value);
        },
      },
      people: () => directory.people,
      tabToken: async (personId) => (await tokens.tabToken(person(personId))).token,
      graphToken: async (personId) => (await tokens.graphToken(person(personId))).token,
      reset() {
        store.clearLife();
        clock.restart();
      },
      async close() {
        await app.close();
        store.close();
      },
    };
  } catch (error) {
    await app.close();
    store.close();
    throw error;
  }
}
