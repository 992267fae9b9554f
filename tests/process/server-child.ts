import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { removeEmbeddedPostgres } from '../../server/db/embedded-postgres.ts';

const projectFolder = fileURLToPath(new URL('../../', import.meta.url));
/** Settings of whoever runs the tests, which would change what is tested. */
const ownSettings =
  /^(DATABASE_URL|DATA_FOLDER|HOST|PORT|KEY_FILE|PUBLIC_URL|GRAPH_ADDRESS|LOG_LEVEL|TEAMS_APP_ID|PROGRAM_MAILBOXES|ENTRA_.*)$/;

export interface ServerChild {
  readonly pid: number;
  readonly port: number;
  readonly url: string;
  /** Both streams so far, in the order in which they came. */
  output(): string;
  /** Resolves when the server says that it is ready; rejects with its output if it ends before. */
  readonly ready: Promise<void>;
  /** How it ended; never rejects. */
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** To the process alone. */
  kill(signal: NodeJS.Signals): void;
}

export interface ServerRig {
  /** A temporary folder of the rig's own. */
  readonly folder: string;
  readonly dataFolder: string;
  /** Where the master keys are: XDG_CONFIG_HOME of every child. */
  readonly configHome: string;
  /** Starts `server/main.ts` as `npm start` does, in a process group of its own. */
  start(options?: {
    args?: string[];
    port?: number;
    dataFolder?: string;
    env?: Readonly<Record<string, string>>;
  }): Promise<ServerChild>;
  /** The number of the data folder's PostgreSQL, which leads its own group. */
  postgresPid(): Promise<number>;
  /** Ends every child by its number, stops the database that one may have left, and deletes the folder. */
  close(): Promise<void>;
}

/** A place in which servers start as processes of their own, one after the other or at once. */
export async function serverRig(): Promise<ServerRig> {
  const folder = await mkdtemp(path.join(tmpdir(), 'eye-to-eye-process-'));
  // As an ordinary folder is; mkdtemp's are its owner's alone, and root's database runs as somebody else.
  await chmod(folder, 0o755);
  const dataFolder = path.join(folder, 'data');
  const configHome = path.join(folder, 'config');
  const children: ServerChild[] = [];
  return {
    folder,
    dataFolder,
    configHome,
    async start({ args = [], port, dataFolder: otherFolder, env = {} } = {}) {
      const chosen = port ?? (await freePort());
      const flags = ['--bare', '--data', otherFolder ?? dataFolder, '--port', String(chosen), ...args];
      const settings = { ...inheritedEnvironment(), XDG_CONFIG_HOME: configHome, ...env };
      const child = startChild(flags, chosen, settings);
      children.push(child);
      return child;
    },
    async postgresPid() {
      const text = await readFile(path.join(dataFolder, 'postgres', 'data', 'postmaster.pid'), 'utf8');
      return Number(text.split('\n')[0]);
    },
    async close() {
      for (const child of children) child.kill('SIGKILL');
      await Promise.all(children.map((child) => child.ended));
      const directory = path.join(dataFolder, 'postgres');
      await removeEmbeddedPostgres({ directory, log: () => undefined });
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function startChild(flags: readonly string[], port: number, env: NodeJS.ProcessEnv): ServerChild {
  const child = spawn(process.execPath, ['server/main.ts', ...flags], {
    cwd: projectFolder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const { pid } = child;
  if (pid === undefined) throw new Error('The server process could not be started.');
  let output = '';
  const ended: ServerChild['ended'] = new Promise((resolve) => {
    // `close` comes after the last output, `exit` may come before it.
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  const isReady = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        if (/^Ready after/m.test(output)) resolve();
      });
    }
  });
  const endedEarly = ended.then(({ code, signal }) => {
    throw new Error(`The server ended with ${signal ?? code}:\n${output}`);
  });
  const ready = Promise.race([isReady, endedEarly]);
  // Who kills a child before it is ready doesn't wait for it.
  ready.catch(() => undefined);
  endedEarly.catch(() => undefined);
  const kill = (signal: NodeJS.Signals) => killOne(child, signal);
  return { pid, port, url: `http://127.0.0.1:${port}`, output: () => output, ready, ended, kill };
}

/** Nothing if it has ended: its number may be another's by then. */
function killOne(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.exitCode === null && child.signalCode === null) child.kill(signal);
}

function inheritedEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ownSettings.test(name)));
}

/** One that nobody listens on; somebody may take it before the child does, which hardly ever happens. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
