import { readFile, realpath, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { commandLine } from '../process-identity.ts';
import type { DatabaseHome } from './database-home.ts';
import { EmbeddedPostgresError, errorCode, explainFailure } from './embedded-postgres-error.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { runCommand } from './server-command.ts';

/**
 * The pid of the server that runs on these files, ours or one that outlived its node process.
 *
 * `pg_ctl status` would take any living process that has the number in postmaster.pid for the server, and
 * `pg_ctl stop` would send it a signal; numbers come back soon after a container starts. So the process must
 * also be a postgres that was started on the folder which the file names. Its command line says so to everybody;
 * its working directory would be hidden from root in a container.
 */
export async function runningPostmaster(dataFolder: string): Promise<number | undefined> {
  const noted = await postmasterFile(dataFolder);
  if (noted === undefined) return undefined;
  const command = await commandLine(noted.pid);
  if (command === undefined || !/postgres/.test(command)) return undefined;
  // Windows tells the program's name alone.
  if (process.platform === 'win32') return noted.pid;
  return command.includes(noted.dataFolder) && (await isSameFolder(noted.dataFolder, dataFolder))
    ? noted.pid
    : undefined;
}

/**
 * Stops the server on these files, if one runs: at once for its clients, and with everything that was committed
 * on disk ("fast"); if that takes over half a minute, the hard way, from which it recovers at the next start.
 *
 * @returns whether there was one
 * @throws EmbeddedPostgresError if it can't be stopped
 */
export async function stopPostmaster(home: DatabaseHome, { pgCtl }: PostgresBinaries): Promise<boolean> {
  const pid = await runningPostmaster(home.dataFolder);
  if (pid === undefined) return false;
  let output = '';
  for (const mode of ['fast', 'immediate']) {
    const stop = ['stop', '-D', home.dataFolder, '-m', mode, '-w', '-t', '30'];
    ({ output } = await runCommand(pgCtl, stop, { account: home.account, cwd: home.folder }));
    if ((await runningPostmaster(home.dataFolder)) === undefined) return true;
  }
  throw new EmbeddedPostgresError(
    `The PostgreSQL server in ${home.folder} (process ${pid}) can't be stopped. End it by hand and start again. ${explainFailure(output)}`,
  );
}

/**
 * PostgreSQL refuses to start while the process in postmaster.pid lives, even when it is some other process that
 * got the number, or a dead one that nobody buries (containers without an init have those). The file must not be
 * deleted: its other lines let PostgreSQL find out whether children of the dead server still use the memory. So
 * the number alone is replaced, by ours: a server takes its grandparent's number for stale (CreateLockFile in
 * PostgreSQL's miscinit.c), and pg_ctl makes us the grandparent.
 */
export async function disownStalePostmasterFile(dataFolder: string): Promise<void> {
  const noted = await postmasterFile(dataFolder);
  if (noted === undefined || (await runningPostmaster(dataFolder)) !== undefined) return;
  const file = path.join(dataFolder, 'postmaster.pid');
  const [, ...rest] = (await readFile(file, 'utf8')).split('\n');
  await writeFile(file, [process.pid, ...rest].join('\n'));
}

/** The first two lines of postmaster.pid; undefined when there is none or it makes no sense. */
async function postmasterFile(dataFolder: string): Promise<{ pid: number; dataFolder: string } | undefined> {
  try {
    const lines = (await readFile(path.join(dataFolder, 'postmaster.pid'), 'utf8')).split('\n');
    const pid = Number(lines[0]);
    return Number.isInteger(pid) && pid > 0 ? { pid, dataFolder: lines[1]?.trim() ?? '' } : undefined;
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') return undefined;
    throw cause;
  }
}

/** A folder that is gone was moved here while its server ran; one that still exists was copied. */
async function isSameFolder(noted: string, dataFolder: string): Promise<boolean> {
  try {
    return (await realpath(noted)) === (await realpath(dataFolder));
  } catch (cause) {
    return errorCode(cause) === 'ENOENT';
  }
}
