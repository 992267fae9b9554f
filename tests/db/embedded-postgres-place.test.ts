import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { isReachable } from '../../server/db/embedded/server-account.ts';
import { databaseRig, query, read, write } from './embedded-postgres-rig.ts';

const isRoot = process.getuid?.() === 0;
const rig = databaseRig();

describe('below a folder that only its owner may enter', () => {
  beforeEach(async () => {
    const barred = path.join(rig.parent, 'home');
    await mkdir(barred, { mode: 0o700 });
    rig.directory = path.join(barred, 'project', 'postgres');
  });

  it('comes up, keeps its place over restarts, and is deleted wherever it lives', async () => {
    const first = await rig.start();
    await query(first.ownerUrl, write);
    const names = await readdir(rig.directory);
    const note = await readFile(path.join(rig.directory, 'where-the-data-is.txt'), 'utf8').catch(
      () => undefined,
    );
    const home = note?.trim().split('\n').at(-1) ?? rig.directory;
    expect(await readdir(home)).toContain('superuser-password');
    if (isRoot) {
      // Root's server runs as another user, who can't come here.
      expect(names).toEqual(['where-the-data-is.txt']);
      expect(rig.lines.some((line) => line.includes(home) && line.includes(rig.directory))).toBe(true);
      const { uid, gid } = await stat(path.join(home, 'data'));
      expect(uid).not.toBe(0);
      expect(await isReachable(rig.directory, { uid, gid, name: 'server' })).toBe(false);
      expect(await isReachable(path.dirname(home), { uid, gid, name: 'server' })).toBe(true);
    } else {
      expect(home).toBe(rig.directory);
      expect((await stat(path.join(home, 'data'))).uid).toBe(process.getuid?.());
    }
    await first.stop();

    const second = await rig.start();
    expect(await query(second.ownerUrl, read)).toEqual([42]);
    await second.stop();
    await rig.remove();
    await expect(stat(home)).rejects.toThrow('ENOENT');
    await expect(stat(rig.directory)).rejects.toThrow('ENOENT');
    expect(rig.lines).toContain(`Deleted the database in ${home}.`);
  });

  it('begins afresh when the folder was deleted, and does not delete the old database unasked', async () => {
    const first = await rig.start();
    await query(first.ownerUrl, write);
    await first.stop();
    const note = await readFile(path.join(rig.directory, 'where-the-data-is.txt'), 'utf8').catch(
      () => undefined,
    );
    await rm(rig.directory, { recursive: true });
    const second = await rig.start();
    await expect(query(second.ownerUrl, read)).rejects.toThrow('does not exist');
    const old = note?.trim().split('\n').at(-1);
    expect(old !== undefined).toBe(isRoot);
    if (old !== undefined) expect((await stat(path.join(old, 'data'))).isDirectory()).toBe(true);
  });
});
