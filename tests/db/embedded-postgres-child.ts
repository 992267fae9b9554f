import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const moduleUrl = new URL('../../server/db/embedded-postgres.ts', import.meta.url).href;

export interface StartedChild {
  readonly pid: number;
  readonly ownerUrl: string;
  /** Kills node alone, as `kill -9` of its number does. */
  kill(): Promise<void>;
}

/** Another node process that starts the database of a folder and runs until it is killed; a group of its own. */
export async function startInChild(directory: string): Promise<StartedChild> {
  const script = `import { startEmbeddedPostgres } from '${moduleUrl}';
    const postgres = await startEmbeddedPostgres({
      directory: ${JSON.stringify(directory)},
      log: () => undefined,
      settings: { fsync: 'off' },
    });
    console.log(postgres.ownerUrl);
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const { value: ownerUrl } = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
  if (typeof ownerUrl !== 'string' || child.pid === undefined) throw new Error('The child did not start.');
  return { pid: child.pid, ownerUrl, kill: () => killGroup(child, child.pid) };
}

async function killGroup(child: ChildProcess, pid: number | undefined): Promise<void> {
  if (pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  process.kill(-pid, 'SIGKILL');
  await ended;
}
