import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { ServerAccount } from './server-account.ts';

/**
 * An environment of our own: PGDATA, PGPORT and their like in the user's shell would lead PostgreSQL's tools
 * astray, and messages must come in English to be recognised.
 */
const environment = {
  LC_ALL: 'C',
  TZ: 'UTC',
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
};

export interface CommandResult {
  readonly succeeded: boolean;
  /** Both streams, as they came; for a program that could not be started, why. */
  readonly output: string;
}

interface CommandOptions {
  /** Who runs it; undefined: whoever we are. */
  account?: ServerAccount | undefined;
  /** A folder that the account can enter; ours may be barred to it, and PostgreSQL wants to know where it is. */
  cwd?: string;
}

/** Runs a program to its end and never throws: failing is an outcome that the caller explains. */
export function runCommand(
  program: string,
  args: string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const settings = { ...spawnOptions(options), timeout: 300_000, maxBuffer: 4_194_304, windowsHide: true };
    execFile(program, args, settings, (error, stdout, stderr) => {
      const output = `${stdout}${stderr}`;
      resolve({ succeeded: error === null, output: error && output.trim() === '' ? error.message : output });
    });
  });
}

/**
 * Runs a program whose children live on (`pg_ctl start`). Its streams go into a file: with pipes we would wait
 * for the server to close them, and it would lose its log when we end.
 */
export async function runDetachedCommand(
  program: string,
  args: string[],
  options: CommandOptions & { outputTo: number },
): Promise<boolean> {
  const child = spawn(program, args, {
    ...spawnOptions(options),
    stdio: ['ignore', options.outputTo, options.outputTo],
    windowsHide: true,
  });
  const [code] = await once(child, 'exit');
  return code === 0;
}

function spawnOptions({ account, cwd }: CommandOptions) {
  return {
    env: environment,
    ...(cwd === undefined ? {} : { cwd }),
    ...(account === undefined ? {} : { uid: account.uid, gid: account.gid }),
  };
}
