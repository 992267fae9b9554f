import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { type App, createApp } from './app.ts';
import { type Config, ConfigError, readConfig, usage } from './config.ts';
import { DataFolderInUseError, lockDataFolder } from './db/data-folder-lock.ts';
import { EmbeddedPostgresError } from './db/embedded/embedded-postgres-error.ts';
import { startEmbeddedPostgres } from './db/embedded-postgres.ts';
import { MasterKeyError, masterKey } from './db/master-key.ts';
import { MigrationError } from './db/migrate.ts';
import { type Ending, ending, StoppedError } from './ending.ts';
import { StartError } from './start-error.ts';
import { refuseFreshElsewhere, startOver } from './start-over.ts';

/** Errors whose message is all that somebody who starts the service needs. */
const plain = [
  StartError,
  ConfigError,
  DataFolderInUseError,
  EmbeddedPostgresError,
  MasterKeyError,
  MigrationError,
];

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Read configuration, compose, listen, close gracefully. */
async function main(): Promise<void> {
  const config = readConfig(process.argv.slice(2), process.env);
  if (config === 'help') return say(usage);
  const startedAt = performance.now();
  refuseFreshElsewhere(config);
  await checkPort(config);
  await makeFolder(config.dataFolder);
  const end = ending();
  await end.made(
    () => lockDataFolder(config.dataFolder),
    (lock) => lock.release(),
  );
  onStop(end);
  try {
    const app = await start(config, end);
    await end.made(
      () => app.server.listen({ host: config.host, port: config.port }),
      async () => undefined,
    );
    if (end.isAsked()) return;
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    const address = `http://${config.host === '127.0.0.1' ? 'localhost' : config.host}:${config.port}`;
    say(`Ready after ${seconds} s. Open ${address}${app.life ? '' : '/tab'}`);
  } catch (error) {
    // Whatever failed then, failed because its ground was taken away; the signal's hand ends the process.
    if (end.isAsked()) throw new StoppedError('The start was stopped.', { cause: error });
    await end.end();
    throw error;
  }
}

async function start(config: Config, end: Ending): Promise<App> {
  const postgresFolder = path.join(config.dataFolder, 'postgres');
  const tenantFile = path.join(config.dataFolder, 'local-tenant.sqlite');
  const nothing = async () => undefined;
  await end.made(() => startOver(config, { postgresFolder, tenantFile }, say), nothing);
  const { dataFolder, keyFolder, keyFile } = config;
  const keys = await end.made(() => masterKey({ dataFolder, keyFolder, keyFile }), nothing);
  let databaseUrl = config.databaseUrl;
  if (!databaseUrl) {
    say('Starting PostgreSQL');
    const postgres = await end.made(
      () => startEmbeddedPostgres({ directory: postgresFolder, log: say }),
      (started) => started.stop(),
    );
    databaseUrl = postgres.ownerUrl;
  }
  const isOnlyProcess = config.databaseUrl === undefined;
  const options = { config, databaseUrl, keys, tenantFile, isOnlyProcess, onProgress: say };
  const app = await end.made(
    () => createApp(options),
    (made) => made.close(),
  );
  if (app.life && !config.bare) await app.life.begin();
  else if (app.life) {
    // Until the directory is read, nobody on the local tenant can do anything.
    say('Reading the directory');
    await app.settle();
  }
  return app;
}

/** Before anything is started: a port in use is the most common reason why a start fails. */
async function checkPort({ host, port }: Config): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject);
    probe.listen({ host, port, exclusive: true }, resolve);
  }).catch((cause: NodeJS.ErrnoException) => {
    const reason =
      cause.code === 'EADDRINUSE'
        ? `Port ${port} is in use. Stop what uses it, or choose another with --port N.`
        : `Can't listen on ${host}:${port} (${cause.code ?? cause.message}). Choose others with --host and --port.`;
    throw new StartError(reason, { cause });
  });
  await new Promise((resolve) => probe.close(resolve));
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    throw new StartError(
      `The data folder ${folder} can't be made (${code}). Choose another with --data DIR.`,
      { cause },
    );
  }
}

/** The first signal closes gracefully; a second one doesn't wait. */
function onStop(end: Ending): void {
  let isStopping = false;
  const stop = async () => {
    if (isStopping) process.exit(130);
    isStopping = true;
    say('Stopping');
    try {
      await end.end();
      process.exit(0);
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exit(1);
    }
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

// Whoever reads the progress may leave (`npm start | head`); the service goes on without them.
process.stdout.on('error', () => undefined);

main().catch((error: unknown) => {
  if (error instanceof StoppedError) return;
  const isPlain = plain.some((kind) => error instanceof kind);
  const words = error instanceof Error ? (isPlain ? error.message : error.stack) : String(error);
  process.stderr.write(`\n${words ?? 'unknown error'}\n`);
  process.exit(1);
});
