import pg from 'pg';
import { systemClock } from './clock.ts';
import type { Config, EntraConfig } from './config.ts';
import { openDatabase } from './db/connection.ts';
import type { KeyRing } from './db/master-key.ts';
import { migrate } from './db/migrate.ts';
import { sealUnder } from './db/seal.ts';
import { transactions } from './db/transaction.ts';
import { features } from './features.ts';
import { appToken } from './graph/app-token.ts';
import { type Graph, graphClient } from './graph/graph-client.ts';
import { graphPorts } from './graph/graph-ports.ts';
import { resolveMailbox } from './graph/people.ts';
import { internet, localTransport, type Transport } from './graph/transport.ts';
import { tokenVerifier } from './http/access-tokens.ts';
import type { ApiServer } from './http/api-server.ts';
import { healthRoutes } from './http/health-routes.ts';
import { httpServer } from './http/http-server.ts';
import { pagesRoutes } from './http/pages-routes.ts';
import { dueWork, sweeper } from './jobs/sweep.ts';
import { openTaskQueue } from './jobs/task-queue.ts';
import { settle, type TimeMoverPorts } from './jobs/time-mover.ts';
import { lifeStartsAt } from './sandbox/life/ready-made-life.ts';
import { type LocalLife, localLife } from './sandbox/local-life.ts';
import { type LocalTenant, startLocalTenant } from './sandbox/local-tenant.ts';
import { speechlessError } from './stack-places.ts';
import { StartError } from './start-error.ts';

export interface App {
  readonly server: ApiServer;
  /** Reads all that is due and starts the work; a timer does the same bit by bit. */
  sweep(): Promise<void>;
  /** Sweeps until nothing is left to do: for the local tenant and for tests. */
  settle(): Promise<void>;
  /** Moves time on the local tenant; on a real one its clock stands fast. */
  readonly time: TimeMoverPorts;
  /** Present on the local tenant alone. */
  readonly life: LocalLife | null;
  readonly tenant: LocalTenant | null;
  close(): Promise<void>;
}

export interface AppOptions {
  readonly config: Config;
  /** The owner's connection string. */
  readonly databaseUrl: string;
  readonly keys: KeyRing;
  /** Where the local tenant keeps its state; used when no tenant is configured. */
  readonly tenantFile: string;
  /** A lock guarantees that no other process works on this database. */
  readonly isOnlyProcess: boolean;
  readonly onProgress: (line: string) => void;
}

const sweepIntervalMs = 5_000;

/** App id that stands in deep links while Teams knows none. */
const localTeamsAppId = '5a0d3a6e-2b52-4c67-9f6b-0f9f0e6f1c11';

/** The composition root: the only place that wires things together. Starts everything but the port. */
export async function createApp(options: AppOptions): Promise<App> {
  const { config, onProgress } = options;
  onProgress('Bringing the database up to date');
  const migrated = await migrate(options.databaseUrl, options.keys);
  const tenant = config.entra ? null : await openLocalTenant(options);
  const entra: EntraConfig = config.entra ?? entraOf(tenant);
  const address = tenant?.url ?? config.graphAddress;
  const transport = address ? localTransport(address) : internet;

  const server = await httpServer({
    logLevel: config.logLevel,
    verify: tokenVerifier({ ...entra, fetch: transport.fetch }),
    sameOriginFrames: tenant !== null,
  });
  const onIdleError = (error: Error) =>
    server.log.warn({ name: error.name }, 'an idle database connection broke');
  const database = openDatabase({ url: migrated.appUrl, connections: 10, onIdleError });
  const queue = await openTaskQueue({
    url: migrated.queueUrl,
    onlyWorker: options.isOnlyProcess,
    log: server.log,
  });
  const clock = tenant?.clock ?? systemClock;
  const graph = connect(entra, transport);
  const mailboxes = await Promise.all(entra.programMailboxes.map((name) => mailboxId(graph, name)));
  const parts = features({
    transact: transactions(database.kysely),
    clock,
    seal: sealUnder(options.keys.sealing),
    enqueue: queue.enqueue,
    outside: graphPorts(graph, mailboxes[0] ?? ''),
    mailboxes,
    app: {
      teamsAppId: config.teamsAppId ?? localTeamsAppId,
      publicUrl: config.publicUrl ?? `http://${config.host}:${config.port}`,
    },
  });
  parts.routes(server);
  healthRoutes(server, async () => {
    await database.pool.query('select 1');
  });
  await pagesRoutes(server, { hasHostPage: tenant !== null });

  const { beginReading } = parts.directory;
  const sweeps = sweeper({ db: database.kysely, queue, beginReading });
  const time: TimeMoverPorts = {
    clock: tenant?.clock ?? { now: clock.now, moveTo: () => undefined },
    nextDue: async (until) => (await dueWork(database.kysely, until, { limit: 1 }))[0]?.dueAt ?? null,
    sweep: sweeps.all,
    unfinished: queue.unfinished,
  };
  const life =
    tenant &&
    localLife({
      tenant,
      api: server,
      time,
      ensureTenant: () => parts.directory.ensureTenant(tenant.tenantId),
      emptyDatabase: () => emptyTables(options.databaseUrl),
      onProgress,
    });
  if (life) await life.routes(server);
  await queue.work(parts.tasks, {
    'directory.read': 1,
    'pairing.run': 1,
    'commitments.book': 4,
    'commitments.reconcile': 4,
    'notices.send': 4,
  });
  await parts.directory.ensureTenant(entra.tenantId);
  await sweeps.next(clock.now());
  const timer = setInterval(() => {
    sweeps.next(clock.now()).catch((error: unknown) => {
      server.log.warn(speechlessError(error), 'a sweep failed; the next one finds the same work');
    });
  }, sweepIntervalMs);

  return {
    server,
    time,
    tenant,
    life,
    async sweep() {
      await sweeps.all(clock.now());
    },
    settle: () => settle(time),
    async close() {
      clearInterval(timer);
      await server.close();
      await queue.stop();
      await database.close();
      await tenant?.close();
    },
  };
}

async function openLocalTenant({ config, tenantFile, onProgress }: AppOptions): Promise<LocalTenant> {
  onProgress('Starting the local tenant');
  return startLocalTenant({
    dataFile: tenantFile,
    ...(config.orgFile ? { orgFile: config.orgFile } : {}),
    seed: config.seed,
    port: config.tenantPort,
    ...(config.bare ? {} : { startAt: lifeStartsAt(systemClock.now()) }),
  }).catch((cause: unknown) => {
    throw new StartError(cause instanceof Error ? cause.message : String(cause), { cause });
  });
}

function entraOf(tenant: LocalTenant | null): EntraConfig {
  if (!tenant) throw new Error('neither a tenant is configured nor the local one started');
  const { tenantId, clientId, clientSecret, programMailboxId } = tenant;
  return { tenantId, clientId, clientSecret, programMailboxes: [programMailboxId] };
}

function connect(entra: EntraConfig, transport: Transport) {
  return graphClient({ transport, token: appToken(entra, transport) });
}

async function mailboxId(graph: Graph, name: string): Promise<string> {
  try {
    return await resolveMailbox(graph, name);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StartError(
      `The program mailbox ${name} can't be found. Check PROGRAM_MAILBOXES, the app's consent and the network.\n${reason}`,
      { cause },
    );
  }
}

/** For the local tenant's reset: as the owner, since the application may delete only tenant by tenant. */
async function emptyTables(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('truncate tenants cascade');
  } finally {
    await client.end();
  }
}
