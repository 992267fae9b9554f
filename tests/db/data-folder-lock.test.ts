import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DataFolderInUseError, lockDataFolder } from '../../server/db/data-folder-lock.ts';
import { processMark } from '../../server/db/process-identity.ts';

const moduleUrl = new URL('../../server/db/data-folder-lock.ts', import.meta.url).href;
let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'eye-to-eye-lock-'));
});

afterEach(async () => {
  await rm(directory, { recursive: true, force: true });
});

/** Another process that takes the folder and keeps it until it is killed. */
async function holder() {
  const script = `import { lockDataFolder } from '${moduleUrl}';
    await lockDataFolder(${JSON.stringify(directory)});
    console.log('held');
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

describe('lockDataFolder', () => {
  it('makes the folder, and leaves nothing in it once released', async () => {
    const nested = path.join(directory, 'not', 'there', 'yet');
    const lock = await lockDataFolder(nested);
    expect(await readdir(nested)).toHaveLength(1);
    await lock.release();
    await lock.release();
    expect(await readdir(nested)).toEqual([]);
  });

  it('refuses a folder that another process has, names that process, and takes over when it was killed', async () => {
    const child = await holder();
    const refused = await lockDataFolder(directory).catch((cause: unknown) => cause);
    expect(refused).toBeInstanceOf(DataFolderInUseError);
    expect(refused).toMatchObject({ pid: child.pid });
    expect(String(refused)).toContain(`already in use by process ${child.pid}`);

    child.kill('SIGKILL');
    await once(child, 'exit');
    const lock = await lockDataFolder(directory);
    expect(await readdir(directory)).toHaveLength(1);
    await lock.release();
  });

  it('refuses the same process a second time and lets it in again after the release', async () => {
    const first = await lockDataFolder(directory);
    await expect(lockDataFolder(directory)).rejects.toThrow(`process ${process.pid}`);
    await first.release();
    await (await lockDataFolder(directory)).release();
  });

  it('lets at most one in of many that come at once', async () => {
    for (let round = 0; round < 3; round += 1) {
      const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => lockDataFolder(directory)));
      const held = outcomes.filter((outcome) => outcome.status === 'fulfilled');
      expect(held.length).toBeLessThanOrEqual(1);
      for (const outcome of held) await outcome.value.release();
    }
    await (await lockDataFolder(directory)).release();
  });

  it('takes no notice of a claim whose process id now belongs to a later process', async () => {
    const stale = `in-use-by-${process.pid}-${'0'.repeat(16)}-00000000.lock`;
    await writeFile(path.join(directory, stale), '');
    const lock = await lockDataFolder(directory);
    expect(await readdir(directory)).not.toContain(stale);
    await lock.release();
  });

  it('leaves other files in the folder alone', async () => {
    await writeFile(path.join(directory, 'installation-id'), 'x');
    await (await lockDataFolder(directory)).release();
    expect(await readdir(directory)).toEqual(['installation-id']);
  });
});

describe('processMark', () => {
  it('is the same each time for one process, another for another, and none for one that ended', async () => {
    const child = await holder();
    const pid = child.pid ?? 0;
    const own = await processMark(process.pid);
    expect(own).toMatch(/^[0-9a-f]{16}$/);
    expect(await processMark(process.pid)).toBe(own);
    expect(await processMark(pid)).toMatch(/^[0-9a-f]{16}$/);
    expect(await processMark(pid)).not.toBe(own);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await processMark(pid)).toBeUndefined();
  });
});
