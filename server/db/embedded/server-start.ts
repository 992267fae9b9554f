import { open, readdir, readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { superuser, writeSettings } from './database-files.ts';
import type { DatabaseHome } from './database-home.ts';
import { EmbeddedPostgresError, explainFailure } from './embedded-postgres-error.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { disownStalePostmasterFile, stopPostmaster } from './postmaster.ts';
import { runDetachedCommand } from './server-command.ts';
import { settingsFile } from './server-settings.ts';

const attempts = 20;
const waitMs = 500;

/**
 * Starts the server on a free port of 127.0.0.1, in a session of its own: Ctrl-C in the terminal reaches the
 * product alone, which then stops the server in good order.
 *
 * @param settings PostgreSQL settings over our own
 * @returns the superuser's connection string
 * @throws EmbeddedPostgresError with the server's own reason
 */
export async function startServer(options: {
  home: DatabaseHome;
  binaries: PostgresBinaries;
  password: string;
  settings: Record<string, string>;
}): Promise<string> {
  const { home, binaries, password, settings } = options;
  await disownStalePostmasterFile(home.dataFolder);
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    await writeSettings(home, settingsFile(port, path.join(home.folder, 'log'), settings));
    const failure = await tryToStart(home, binaries);
    if (failure === undefined) {
      const ownerUrl = `postgres://${superuser}:${password}@127.0.0.1:${port}/postgres`;
      await signIn(ownerUrl, home, binaries);
      return ownerUrl;
    }
    if (attempt === attempts || !passesByItself(failure)) {
      throw new EmbeddedPostgresError(
        `The database in ${home.folder} did not start. ${explainFailure(failure)} Its log is in ${path.join(home.folder, 'log')}.`,
      );
    }
    await delay(waitMs);
  }
}

/**
 * Somebody took the port between our choice and the start; children of a server that was killed still end; or a
 * start that a killed process had under way came first (it is stopped before the next attempt).
 */
function passesByItself(failure: string): boolean {
  return /could not bind|Address already in use|pre-existing shared memory block|lock file .* already exists/.test(
    failure,
  );
}

/** @returns what the server said, if it did not start */
async function tryToStart(home: DatabaseHome, binaries: PostgresBinaries): Promise<string | undefined> {
  const startFile = path.join(home.folder, 'start.log');
  const beganMs = Date.now();
  const output = await open(startFile, 'w', 0o600);
  try {
    if (home.account !== undefined) await output.chown(home.account.uid, home.account.gid);
    // Five minutes: after a power cut it replays what was not yet in the data files.
    const start = ['start', '-D', home.dataFolder, '-w', '-t', '300'];
    const started = await runDetachedCommand(binaries.pgCtl, start, {
      account: home.account,
      cwd: home.folder,
      outputTo: output.fd,
    });
    if (started) return undefined;
  } finally {
    await output.close();
  }
  // One that is still starting would keep the next attempt out.
  await stopPostmaster(home, binaries);
  return `${await readFile(startFile, 'utf8')}\n${await latestLog(path.join(home.folder, 'log'), beganMs)}`;
}

/** The end of what the log collector wrote since a moment; it takes the server's words over early in a start. */
async function latestLog(folder: string, sinceMs: number): Promise<string> {
  const names = await readdir(folder).catch(() => []);
  const files = await Promise.all(
    names.map(async (name) => ({
      file: path.join(folder, name),
      at: (await stat(path.join(folder, name))).mtimeMs,
    })),
  );
  // File systems keep times a little coarser than the clock.
  const latest = files.filter(({ at }) => at >= sinceMs - 50).sort((a, b) => b.at - a.at)[0];
  if (latest === undefined) return '';
  return (await readFile(latest.file, 'utf8')).trimEnd().split('\n').slice(-8).join('\n');
}

/** Finds out now, with a clear word, what would otherwise come up as some failing query. */
async function signIn(ownerUrl: string, home: DatabaseHome, binaries: PostgresBinaries): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 30_000 });
  // A server that dies in between is reported by connect(); without a listener pg would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
  } catch (cause) {
    await stopPostmaster(home, binaries);
    throw new EmbeddedPostgresError(
      `The database in ${home.folder} started but can't be entered: ${cause instanceof Error ? cause.message : cause}. Check that the file superuser-password in that folder is the one that was made with it.`,
      { cause },
    );
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: 0 }, () => {
      const address = server.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
