import { randomBytes } from 'node:crypto';
import { appendFile, chown, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { DatabaseHome } from './database-home.ts';
import { EmbeddedPostgresError, errorCode, explainFailure } from './embedded-postgres-error.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { runCommand } from './server-command.ts';

export const superuser = 'postgres';
const settingsName = 'eye-to-eye.conf';
const passwordName = 'superuser-password';
const unfinished = 'unfinished-';

/**
 * Sees to it that there are database files of the right version that the account owns, and makes them at the
 * first start: UTF-8, and an order of text that is the same on every machine (PostgreSQL's own C.UTF-8).
 *
 * @param durable false spares the wait for the disk; for tests
 * @returns the superuser's password, kept beside the files with mode 0600
 * @throws EmbeddedPostgresError
 */
export async function prepareDatabaseFiles(options: {
  home: DatabaseHome;
  binaries: PostgresBinaries;
  durable: boolean;
  log: (line: string) => void;
}): Promise<string> {
  const { home, binaries, durable, log } = options;
  const password = await readIfThere(path.join(home.folder, passwordName));
  const version = await readIfThere(path.join(home.dataFolder, 'PG_VERSION'));
  if (version === undefined) {
    if (await holdsFiles(home.dataFolder)) throw damaged(home);
    log('Making the database (the first start only).');
    return makeDatabaseFiles(home, binaries, durable, password?.trim());
  }
  if (Number(version) !== binaries.majorVersion) {
    throw new EmbeddedPostgresError(
      `The database in ${home.folder} was made by PostgreSQL ${version.trim()}; this product brings PostgreSQL ${binaries.majorVersion}, which can't read it. Start the product's earlier version and export the data, or start over with --fresh.`,
    );
  }
  if (password === undefined) {
    throw new EmbeddedPostgresError(
      `The database's password file is missing: ${path.join(home.folder, passwordName)}. Put it back from a backup, or start over with --fresh.`,
    );
  }
  await takeOver(home);
  return password.trim();
}

/** Writes the settings of the coming start; see server-settings.ts. */
export function writeSettings(home: DatabaseHome, text: string): Promise<void> {
  return writeOwned(home, path.join(home.dataFolder, settingsName), text);
}

/** In a folder of a passing name: files that were cut short must not be taken for a database. */
async function makeDatabaseFiles(
  home: DatabaseHome,
  { initdb }: PostgresBinaries,
  durable: boolean,
  storedPassword: string | undefined,
): Promise<string> {
  for (const name of await readdir(home.folder)) {
    if (!name.startsWith(unfinished)) continue;
    // Retries, because the initdb of a killed process may still be writing there.
    const retries = { maxRetries: 20, retryDelay: 50 };
    await rm(path.join(home.folder, name), { recursive: true, force: true, ...retries });
  }
  const password = storedPassword || randomBytes(24).toString('base64url');
  const passwordFile = path.join(home.folder, passwordName);
  await writeOwned(home, passwordFile, `${password}\n`);
  const folder = path.join(home.folder, `${unfinished}${randomBytes(4).toString('hex')}`);
  const { succeeded, output } = await runCommand(
    initdb,
    [
      ['-D', folder, '--username', superuser, '--pwfile', passwordFile, '--auth=scram-sha-256'],
      ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      ['--no-instructions', ...(durable ? [] : ['--no-sync'])],
    ].flat(),
    { account: home.account, cwd: home.folder },
  );
  if (!succeeded) {
    await rm(folder, { recursive: true, force: true });
    throw new EmbeddedPostgresError(
      `The database could not be made in ${home.folder}. ${explainFailure(output)}`,
    );
  }
  await appendFile(path.join(folder, 'postgresql.conf'), `\ninclude_if_exists = '${settingsName}'\n`);
  await rename(folder, home.dataFolder);
  return password;
}

/** Files that root restored from a backup are root's, and the server may then not open them. */
async function takeOver(home: DatabaseHome): Promise<void> {
  const { account } = home;
  if (account === undefined || (await stat(home.dataFolder)).uid === account.uid) return;
  const { succeeded, output } = await runCommand('chown', [
    '-R',
    `${account.uid}:${account.gid}`,
    home.folder,
  ]);
  if (succeeded) return;
  throw new EmbeddedPostgresError(
    `The database in ${home.folder} can't be handed to ${account.name}. ${explainFailure(output)}`,
  );
}

function damaged(home: DatabaseHome): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `The database in ${home.folder} is damaged: ${path.join(home.dataFolder, 'PG_VERSION')} is missing. Put it back from a backup, or start over with --fresh.`,
  );
}

async function holdsFiles(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length > 0;
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') return false;
    throw cause;
  }
}

async function writeOwned(home: DatabaseHome, file: string, text: string): Promise<void> {
  await writeFile(file, text, { mode: 0o600 });
  if (home.account !== undefined) await chown(file, home.account.uid, home.account.gid);
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') return undefined;
    throw cause;
  }
}
