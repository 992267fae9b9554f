import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { processMark } from './process-identity.ts';

/** Another running process has the folder. */
export class DataFolderInUseError extends Error {
  override readonly name = 'DataFolderInUseError';
  readonly pid: number;

  constructor(directory: string, pid: number) {
    super(
      `The data folder ${directory} is already in use by process ${pid}. Stop that process first, or choose another folder with --data.`,
    );
    this.pid = pid;
  }
}

const claimName = /^in-use-by-(\d+)-([0-9a-f]{16})-[0-9a-f]{8}\.lock$/;
const attempts = 4;

/**
 * Takes a folder for this process until it releases it or ends, by whatever means: `kill -9` leaves a claim
 * whose process no longer runs, and such a claim counts for nothing.
 *
 * Each contender writes a claim under a name of its own and only then looks for others. Of two that come at
 * once at least one sees the other, so two can never both hold the folder; and since nobody ever deletes a
 * living claim, taking over a dead one needs no further care (one shared lock file would: between reading it
 * and replacing it somebody else may have). Two that see each other both step back and try again.
 *
 * Works between processes of one machine; the folder is made if it is missing.
 *
 * @throws DataFolderInUseError naming the process that has it
 */
export async function lockDataFolder(directory: string): Promise<{ release(): Promise<void> }> {
  await mkdir(directory, { recursive: true });
  const mark = (await processMark(process.pid)) ?? '0'.repeat(16);
  for (let attempt = 1; ; attempt += 1) {
    const claim = `in-use-by-${process.pid}-${mark}-${randomBytes(4).toString('hex')}.lock`;
    const file = path.join(directory, claim);
    await writeFile(file, 'Held while the process in the name runs.\n', { flag: 'wx' });
    const release = () => rm(file, { force: true });
    let holder: number | undefined;
    try {
      holder = await otherHolder(directory, claim);
    } catch (cause) {
      await release();
      throw cause;
    }
    if (holder === undefined) return { release };
    await release();
    if (attempt === attempts) throw new DataFolderInUseError(directory, holder);
    await delay(20 + Math.random() * 80 * attempt);
  }
}

/** The process behind another living claim; claims of ended processes are cleared away on the way. */
async function otherHolder(directory: string, own: string): Promise<number | undefined> {
  for (const name of await readdir(directory)) {
    const [, pidText, mark] = claimName.exec(name) ?? [];
    if (name === own || pidText === undefined) continue;
    const pid = Number(pidText);
    if ((await processMark(pid)) === mark) return pid;
    await rm(path.join(directory, name), { force: true });
  }
  return undefined;
}
