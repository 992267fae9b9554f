import { hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';

export class MasterKeyError extends Error {
  override readonly name = 'MasterKeyError';
}

export interface KeyRing {
  /** 32 bytes: what seals the data keys. */
  readonly sealing: Uint8Array;
  /** Names the key without giving it away: the database remembers whose it is. */
  readonly fingerprint: string;
  readonly passwords: { readonly app: string; readonly queue: string };
}

/**
 * The key that everything confidential hangs on. It lives outside the data folder, so that a copy of the
 * data (or a backup) is worthless by itself. The data folder holds an id; the key's file is named after it.
 *
 * Both files appear whole or not at all. The rule at a start: an id names its key, which must be there. No id, or
 * an empty one (a write that was cut off), is a first start: the operator's key is taken if it is there, else
 * a new one is made. If the data was sealed with another key after all, the database refuses this one.
 *
 * @param keyFile where the key is, if the operator says so; else `<keyFolder>/<id of the data>.key`
 */
export async function masterKey(options: {
  dataFolder: string;
  keyFolder: string;
  keyFile: string | undefined;
}): Promise<KeyRing> {
  const idFile = path.join(options.dataFolder, 'installation-id');
  const known = (await readIfThere(idFile))?.trim() || undefined;
  const id = known ?? randomUUID();
  const file = options.keyFile ?? path.join(options.keyFolder, `${id}.key`);
  const stored = await readIfThere(file);
  if (stored !== undefined) {
    if (known === undefined) await writeWhole(idFile, id, rename);
    return ring(decode(stored, file));
  }
  if (known !== undefined) {
    throw new MasterKeyError(
      `This data was sealed with a key that isn't there: ${file}. Nothing was changed. Put the key back, name it with --key-file, or start over with --fresh (which deletes the data).`,
    );
  }
  const key = randomBytes(32);
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  // The key first: an id without its key would be refused at the next start.
  await writeWhole(file, key.toString('base64'), linkOrRename);
  await writeWhole(idFile, id, rename);
  return ring(key);
}

/** Beside its place first and on the disk, then in its place at once: a kill leaves all of it, or none. */
async function writeWhole(
  file: string,
  line: string,
  put: (from: string, to: string) => Promise<void>,
): Promise<void> {
  const draft = `${file}.${randomUUID()}.part`;
  try {
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(`${line}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await put(draft, file);
    await syncFolder(path.dirname(file));
  } finally {
    await rm(draft, { force: true });
  }
}

/** A link fails where another start has just put a key; a rename would take its place. Not every disk has links. */
async function linkOrRename(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'EEXIST')
      throw new MasterKeyError(`${to} was made by another start just now. Start again.`, { cause });
    await rename(from, to);
  }
}

/** So that the name outlives a power cut too. Windows can't open folders and keeps names by itself. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function decode(text: string, file: string): Buffer {
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== 32) {
    throw new MasterKeyError(`${file} doesn't hold a key (32 bytes in base64). Put the right file back.`);
  }
  return key;
}

/** Keys for other purposes are derived (RFC 5869), so that one file is all there is to keep. */
function ring(key: Uint8Array): KeyRing {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', key, '', `eye-to-eye ${purpose}`, 32));
  return {
    sealing: derive('seal'),
    fingerprint: derive('fingerprint').toString('base64url'),
    passwords: {
      app: derive('database role app').toString('base64url'),
      queue: derive('database role queue').toString('base64url'),
    },
  };
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw new MasterKeyError(`${file} can't be read. Check who may read it.`, { cause });
  }
}
