import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from './config.ts';
import { removeEmbeddedPostgres } from './db/embedded-postgres.ts';
import { StartError } from './start-error.ts';

/**
 * The data folder would lose the id of its key, and the database elsewhere would keep what only that key opens.
 *
 * @throws StartError that says what to do instead
 */
export function refuseFreshElsewhere({ fresh, databaseUrl }: Config): void {
  if (!fresh || databaseUrl === undefined) return;
  throw new StartError(
    "--fresh deletes this folder's own database and can't empty the one that DATABASE_URL names. Nothing was changed. Start without --fresh on an empty database, or unset DATABASE_URL.",
  );
}

/**
 * Deletes the data for `--fresh`. A mark comes first and goes last: a start that finds it goes on with a deletion
 * that was cut off, so that half of the data never meets the other half made anew. The local tenant goes before the
 * database, since its notes say what was made there.
 */
export async function startOver(
  { dataFolder, fresh }: Config,
  places: { postgresFolder: string; tenantFile: string },
  say: (line: string) => void,
): Promise<void> {
  const mark = path.join(dataFolder, 'starting-over');
  if (!fresh && !existsSync(mark)) return;
  say(
    fresh
      ? 'Starting over: deleting the data'
      : 'The last start was cut off while it deleted the data; going on',
  );
  await writeFile(mark, '');
  const { tenantFile } = places;
  for (const file of [tenantFile, `${tenantFile}-wal`, `${tenantFile}-shm`]) await rm(file, { force: true });
  await removeEmbeddedPostgres({ directory: places.postgresFolder, log: say });
  await rm(path.join(dataFolder, 'installation-id'), { force: true });
  await rm(mark, { force: true });
}
