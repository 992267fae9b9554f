import { createHash, randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readdir, readFile, realpath, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { EmbeddedPostgresError, errorCode, explainFailure } from './embedded-postgres-error.ts';
import { isReachable, type ServerAccount, serverAccount } from './server-account.ts';
import { sharedPlace } from './shared-place.ts';

/** Where the database lives, and as whom it runs. Usually the folder that was asked for. */
export interface DatabaseHome {
  readonly folder: string;
  /** PostgreSQL's own files, PGDATA. May not exist yet. */
  readonly dataFolder: string;
  readonly account: ServerAccount | undefined;
}

const pointerFile = 'where-the-data-is.txt';
const inHome = (folder: string) => path.join(folder, 'data');

/**
 * Finds the home of a folder's database or makes one. Root's server runs as another user, who can't pass
 * through a home of mode 0700: then the files go to a place that this user can reach, and a note in the folder
 * says where. The note decides at every later start, so the data follows when the folder is moved, and a folder
 * that was deleted begins afresh.
 *
 * @throws EmbeddedPostgresError when the files can't be reached, or the note's data is gone
 */
export async function findOrMakeHome(requested: string, log: (line: string) => void): Promise<DatabaseHome> {
  try {
    await mkdir(requested, { recursive: true });
    const directory = await realpath(requested);
    const home = (await existingHome(directory)) ?? (await newHome(directory, log));
    if (home.account !== undefined) await chown(home.folder, home.account.uid, home.account.gid);
    // It holds the password, and PostgreSQL's files are nobody else's business either.
    await chmod(home.folder, 0o700);
    return home;
  } catch (cause) {
    if (cause instanceof EmbeddedPostgresError) throw cause;
    throw new EmbeddedPostgresError(
      `${requested} can't be used for the database. ${explainFailure(String(cause))}`,
      {
        cause,
      },
    );
  }
}

/** Every home that belongs to a folder, with those of databases whose folder was deleted; in order of deletion. */
export async function homesOf(requested: string): Promise<DatabaseHome[]> {
  const directory = await realpath(requested).catch(() => path.resolve(requested));
  const noted = await notedFolder(directory);
  // The folder itself comes last: with its note gone, data elsewhere might not be found again.
  const folders = new Set([
    ...(noted === undefined ? [] : [noted]),
    ...(await leftBehind(directory)),
    directory,
  ]);
  const homes: DatabaseHome[] = [];
  for (const folder of folders) {
    const dataFolder = inHome(folder);
    const account = (await exists(dataFolder)) ? await serverAccount(dataFolder) : undefined;
    if (await exists(folder)) homes.push({ folder, dataFolder, account });
  }
  return homes;
}

async function existingHome(directory: string): Promise<DatabaseHome | undefined> {
  const noted = await notedFolder(directory);
  const folder = noted ?? directory;
  const dataFolder = inHome(folder);
  if (!(await exists(dataFolder))) {
    if (noted === undefined || (await exists(noted))) return undefined;
    throw new EmbeddedPostgresError(
      `The database should be in ${folder} (says ${path.join(directory, pointerFile)}), but it isn't there. Put it back, or start over with --fresh.`,
    );
  }
  const account = await serverAccount(dataFolder);
  if (account !== undefined && !(await isReachable(path.dirname(folder), account))) {
    throw new EmbeddedPostgresError(
      `The database in ${folder} runs as ${account.name}, who can't pass through its parent folders any more. Make them passable again (chmod o+x), or start over with --fresh.`,
    );
  }
  return { folder, dataFolder, account };
}

async function newHome(directory: string, log: (line: string) => void): Promise<DatabaseHome> {
  const account = await serverAccount(undefined);
  if (account === undefined || (await isReachable(path.dirname(directory), account))) {
    return { folder: directory, dataFolder: inHome(directory), account };
  }
  // A note without a database: an earlier first start was cut short between the two.
  const folder = (await notedFolder(directory)) ?? (await moveElsewhere(directory, account));
  log(`PostgreSQL runs as ${account.name}, who can't enter ${directory}: its data is in ${folder}.`);
  return { folder, dataFolder: inHome(folder), account };
}

async function moveElsewhere(directory: string, account: ServerAccount): Promise<string> {
  const place = await sharedPlace(account);
  const folder = path.join(place, `${keyOf(directory)}-${randomBytes(4).toString('hex')}`);
  await mkdir(folder);
  const note = [
    'The database of this folder is elsewhere: its server runs as a system user, who may not enter here.',
    'Delete both together (start with --fresh), and back up both.',
    folder,
  ];
  await writeFile(path.join(directory, pointerFile), `${note.join('\n')}\n`);
  return folder;
}

async function notedFolder(directory: string): Promise<string | undefined> {
  try {
    const note = await readFile(path.join(directory, pointerFile), 'utf8');
    return note.trim().split('\n').at(-1);
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') return undefined;
    throw cause;
  }
}

async function leftBehind(directory: string): Promise<string[]> {
  if (process.getuid?.() !== 0) return [];
  const account = await serverAccount(undefined);
  if (account === undefined) return [];
  const place = await sharedPlace(account);
  const names = await readdir(place);
  return names
    .filter((name) => name.startsWith(`${keyOf(directory)}-`))
    .map((name) => path.join(place, name));
}

function keyOf(directory: string): string {
  return createHash('sha256').update(directory).digest('hex').slice(0, 16);
}

async function exists(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') return false;
    throw cause;
  }
}
