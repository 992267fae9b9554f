import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { runCommand } from './server-command.ts';

/** The system user that the database server runs as when we are root, which PostgreSQL refuses to be. */
export interface ServerAccount {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
}

const ownUser = 'eye-to-eye';

/**
 * @param dataFolder existing database files: whoever owns them goes on running them, so that the choice lasts
 * @returns undefined when we aren't root: the server then runs as we do
 * @throws EmbeddedPostgresError when root has no other user to hand the server to
 */
export async function serverAccount(dataFolder: string | undefined): Promise<ServerAccount | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = dataFolder === undefined ? undefined : await stat(dataFolder);
  if (owner !== undefined && owner.uid !== 0) {
    return { uid: owner.uid, gid: owner.gid, name: `user ${owner.uid}` };
  }
  const known = (await lookUp('postgres')) ?? (await lookUp(ownUser));
  if (known !== undefined) return known;
  await makeUser();
  const account = (await lookUp(ownUser)) ?? (await lookUp('nobody'));
  if (account !== undefined) return account;
  throw new EmbeddedPostgresError(
    'PostgreSQL refuses to run as root, and no other system user could be made for it. Start as an ordinary user, or give a database with DATABASE_URL.',
  );
}

async function makeUser(): Promise<void> {
  const useradd = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', ownUser];
  if ((await runCommand('useradd', useradd)).succeeded) return;
  // Alpine's way. Where neither exists, `nobody` is what remains.
  await runCommand('addgroup', ['-S', ownUser]);
  await runCommand('adduser', ['-S', '-D', '-H', '-G', ownUser, ownUser]);
}

async function lookUp(name: string): Promise<ServerAccount | undefined> {
  const [uid, gid] = await Promise.all([runCommand('id', ['-u', name]), runCommand('id', ['-g', name])]);
  if (!uid.succeeded || !gid.succeeded) return undefined;
  return { uid: Number(uid.output), gid: Number(gid.output), name };
}

/**
 * Whether an account may pass through an existing folder and all its parents (the x bit of owner, group or
 * others, whichever applies to it). Access lists beyond the mode bits are not looked at.
 */
export async function isReachable(file: string, account: ServerAccount): Promise<boolean> {
  for (let step = await realpath(file); ; step = path.dirname(step)) {
    if (!mayPass(await stat(step), account)) return false;
    if (step === path.dirname(step)) return true;
  }
}

function mayPass(found: { uid: number; gid: number; mode: number }, account: ServerAccount): boolean {
  if (found.uid === account.uid) return (found.mode & 0o100) !== 0;
  if (found.gid === account.gid) return (found.mode & 0o010) !== 0;
  return (found.mode & 0o001) !== 0;
}
