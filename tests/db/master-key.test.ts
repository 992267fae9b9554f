import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MasterKeyError, masterKey } from '../../server/db/master-key.ts';

let root: string;
let dataFolder: string;
let keyFolder: string;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'eye-to-eye-keys-'));
  dataFolder = path.join(root, 'data');
  keyFolder = path.join(root, 'config', 'eye-to-eye');
  await mkdir(dataFolder);
});
afterEach(() => rm(root, { recursive: true, force: true }));

const start = (keyFile?: string) => masterKey({ dataFolder, keyFolder, keyFile });
const onlyKeyFile = async () => path.join(keyFolder, (await readdir(keyFolder))[0] ?? '');

describe('the master key', () => {
  it('is made at the first start, outside the data folder and for its owner’s eyes alone', async () => {
    await start();
    expect(await readdir(keyFolder)).toHaveLength(1);
    const file = await onlyKeyFile();
    expect(Buffer.from(await readFile(file, 'utf8'), 'base64')).toHaveLength(32);
    if (process.platform !== 'win32') {
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      expect((await stat(keyFolder)).mode & 0o777).toBe(0o700);
    }
    const id = (await readFile(path.join(dataFolder, 'installation-id'), 'utf8')).trim();
    expect(path.basename(file)).toBe(`${id}.key`);
  });

  it('leaves nothing in the data folder that would open the data', async () => {
    await start();
    const key = (await readFile(await onlyKeyFile(), 'utf8')).trim();
    for (const name of await readdir(dataFolder)) {
      expect(await readFile(path.join(dataFolder, name), 'utf8')).not.toContain(key);
    }
  });

  it('is the same at the second start', async () => {
    expect(await start()).toEqual(await start());
    expect(await readdir(keyFolder)).toHaveLength(1);
  });

  it('differs for other data', async () => {
    const first = await start();
    dataFolder = path.join(root, 'other-data');
    await mkdir(dataFolder);
    const second = await start();
    expect(second.sealing).not.toEqual(first.sealing);
    expect(second.fingerprint).not.toBe(first.fingerprint);
    expect(await readdir(keyFolder)).toHaveLength(2);
  });

  it('is refused when it is gone while its data is there, naming the file and what to do', async () => {
    await start();
    const file = await onlyKeyFile();
    await rm(file);
    await expect(start()).rejects.toThrow(MasterKeyError);
    await expect(start()).rejects.toThrow(file);
    await expect(start()).rejects.toThrow('--key-file');
    expect(await readdir(keyFolder)).toEqual([]);
  });

  it('is made anew where only an empty id is left of a first start that was cut off', async () => {
    await writeFile(path.join(dataFolder, 'installation-id'), '\n');
    const ring = await start();
    expect(await start()).toEqual(ring);
    const id = (await readFile(path.join(dataFolder, 'installation-id'), 'utf8')).trim();
    expect(path.basename(await onlyKeyFile())).toBe(`${id}.key`);
  });

  it('is taken from the named file over an empty id, which is made whole', async () => {
    const keyFile = path.join(root, 'kept.key');
    await writeFile(keyFile, randomBytes(32).toString('base64'));
    await writeFile(path.join(dataFolder, 'installation-id'), '');
    const ring = await start(keyFile);
    expect(await start(keyFile)).toEqual(ring);
    expect((await readFile(path.join(dataFolder, 'installation-id'), 'utf8')).trim()).not.toBe('');
  });

  it('and its id appear whole or not at all: at no moment does either file hold a part', async () => {
    const seen = new Set<string>();
    const watching = new AbortController();
    const watch = (async () => {
      while (!watching.signal.aborted) {
        for (const folder of [dataFolder, keyFolder]) {
          for (const name of await readdir(folder).catch(() => [])) {
            if (name.endsWith('.part')) continue;
            // It may be gone by now: each turn begins without an id.
            const text = await readFile(path.join(folder, name), 'utf8').catch(() => null);
            if (text !== null) seen.add(`${name} ${text.trim().length}`);
          }
        }
      }
    })();
    for (let turn = 0; turn < 40; turn += 1) {
      await rm(path.join(dataFolder, 'installation-id'), { force: true });
      await start();
    }
    watching.abort();
    await watch;
    for (const line of seen) expect(line).toMatch(/^(installation-id 36|.*\.key 44)$/);
    expect((await readdir(keyFolder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('is taken from the file that the operator names', async () => {
    const keyFile = path.join(root, 'named.key');
    await writeFile(keyFile, randomBytes(32).toString('base64'));
    const ring = await start(keyFile);
    expect(await start(keyFile)).toEqual(ring);
    await expect(readdir(keyFolder)).rejects.toThrow();
  });

  it('is made in the file that the operator names where that is not there yet', async () => {
    const keyFile = path.join(root, 'elsewhere', 'named.key');
    const ring = await start(keyFile);
    expect(Buffer.from(await readFile(keyFile, 'utf8'), 'base64')).toHaveLength(32);
    expect(await start(keyFile)).toEqual(ring);
  });

  it('moves with its file: found again under another name by --key-file', async () => {
    const ring = await start();
    const moved = path.join(root, 'moved.key');
    await writeFile(moved, await readFile(await onlyKeyFile()));
    await rm(await onlyKeyFile());
    expect(await start(moved)).toEqual(ring);
  });

  for (const [what, content] of [
    ['31 bytes', randomBytes(31).toString('base64')],
    ['33 bytes', randomBytes(33).toString('base64')],
    ['nothing', ''],
    ['words', 'this is not a key'],
  ] as const) {
    it(`is refused where the file holds ${what}`, async () => {
      const keyFile = path.join(root, 'wrong.key');
      await writeFile(keyFile, content);
      await expect(start(keyFile)).rejects.toThrow(/doesn't hold a key \(32 bytes in base64\)/);
    });
  }

  it('says so where its file cannot be read', async () => {
    const keyFile = path.join(root, 'folder.key');
    await mkdir(keyFile);
    await chmod(keyFile, 0o700);
    await expect(start(keyFile)).rejects.toThrow(/can't be read/);
  });

  it('gives every purpose a value of its own, and never itself', async () => {
    const ring = await start();
    const key = (await readFile(await onlyKeyFile(), 'utf8')).trim();
    const texts = [
      Buffer.from(ring.sealing).toString('base64'),
      ring.fingerprint,
      ring.passwords.app,
      ring.passwords.queue,
    ];
    expect(new Set([...texts, key]).size).toBe(5);
    expect(ring.sealing).toHaveLength(32);
  });
});
