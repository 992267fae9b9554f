import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { removeEmbeddedPostgres, startEmbeddedPostgres } from '../../server/db/embedded-postgres.ts';
import { processMark } from '../../server/db/process-identity.ts';
import { databaseRig, query, read, write } from './embedded-postgres-rig.ts';

const isRoot = process.getuid?.() === 0;
const rig = databaseRig();

/** Puts the file of a killed server back, with another process in it. */
async function leaveStalePidFile(pid: number): Promise<void> {
  const file = path.join(rig.directory, 'data', 'postmaster.pid');
  const { uid, gid } = await stat(path.join(rig.directory, 'data'));
  const data = path.join(rig.directory, 'data');
  await writeFile(file, `${pid}\n${data}\n1700000000\n5432\n\n127.0.0.1\n  1234567         1\nready   \n`);
  await chown(file, uid, gid);
}

describe('after a kill -9', () => {
  it('starts again over the server that outlived the node process, with what was committed', async () => {
    await rig.useMadeDatabase();
    const killed = await rig.startChild();
    await query(killed.ownerUrl, write);
    await killed.kill();
    expect(await query(killed.ownerUrl, read)).toEqual([42]);
    const orphan = await rig.serverPid();

    const { ownerUrl } = await rig.start();
    expect(await query(ownerUrl, read)).toEqual([42]);
    expect(await processMark(orphan)).toBeUndefined();
    expect(rig.lines).toEqual(['Stopped a database server that an earlier run had left behind.']);
  });

  it('starts again after node and all of PostgreSQL were killed', async () => {
    await rig.useMadeDatabase();
    const killed = await rig.startChild();
    await query(killed.ownerUrl, write);
    const server = await rig.serverPid();
    await killed.kill();
    // The server's own group: all of its processes at once, as when a machine or container goes down.
    process.kill(-server, 'SIGKILL');
    await expect.poll(() => processMark(server)).toBeUndefined();

    const { ownerUrl } = await rig.start();
    expect(await query(ownerUrl, read)).toEqual([42]);
  });

  it('outlives a server that dies beneath it, stops without complaint, and starts again', async () => {
    await rig.useMadeDatabase();
    const first = await rig.start();
    await query(first.ownerUrl, write);
    process.kill(await rig.serverPid(), 'SIGKILL');
    await expect.poll(() => query(first.ownerUrl, 'select 1').catch(() => 'gone')).toBe('gone');
    await first.stop();
    const second = await rig.start();
    expect(await query(second.ownerUrl, read)).toEqual([42]);
  });

  it('starts at once after the server alone was killed, while its children still end', async () => {
    await rig.useMadeDatabase();
    const killed = await rig.startChild();
    await query(killed.ownerUrl, write);
    process.kill(await rig.serverPid(), 'SIGKILL');
    await killed.kill();
    const { ownerUrl } = await rig.start();
    expect(await query(ownerUrl, read)).toEqual([42]);
  });

  it('makes the database anew after a first start that was cut short', async () => {
    await mkdir(path.join(rig.directory, 'unfinished-0badcafe', 'base'), { recursive: true });
    const { ownerUrl } = await rig.start();
    expect(await query(ownerUrl, 'select 1')).toEqual([1]);
    expect((await readdir(rig.directory)).filter((name) => name.startsWith('unfinished-'))).toEqual([]);
  });
});

describe('a stale postmaster.pid', () => {
  it('does not keep the start back when nobody has its number', async () => {
    await rig.useMadeDatabase();
    await (await rig.start()).stop();
    const ended = spawn(process.execPath, ['-e', '']);
    await once(ended, 'exit');
    await leaveStalePidFile(ended.pid ?? 0);
    expect(await query((await rig.start()).ownerUrl, 'select 1')).toEqual([1]);
  });

  it('does not keep the start back when another process of the same user got its number, which lives on', async () => {
    await rig.useMadeDatabase();
    await (await rig.start()).stop();
    const { uid, gid } = await stat(path.join(rig.directory, 'data'));
    const other = spawn('sleep', ['60'], isRoot ? { uid, gid } : {});
    await leaveStalePidFile(other.pid ?? 0);
    try {
      const { ownerUrl, stop } = await rig.start();
      expect(await query(ownerUrl, 'select 1')).toEqual([1]);
      await stop();
      expect(other.exitCode).toBeNull();
      expect(other.signalCode).toBeNull();
    } finally {
      other.kill();
    }
  });

  it('of a copied folder does not stop the server of the original', async () => {
    await rig.useMadeDatabase();
    const original = await rig.start();
    const copy = path.join(rig.parent, 'copy');
    await rig.useMadeDatabase(copy);
    const log = () => undefined;
    const other = await startEmbeddedPostgres({ directory: copy, log, settings: { fsync: 'off' } });
    await other.stop();
    const { uid, gid } = await stat(path.join(copy, 'data'));
    const file = path.join(copy, 'data', 'postmaster.pid');
    await writeFile(file, await readFile(path.join(rig.directory, 'data', 'postmaster.pid')));
    await chown(file, uid, gid);
    const again = await startEmbeddedPostgres({ directory: copy, log, settings: { fsync: 'off' } });
    expect(await query(again.ownerUrl, 'select 1')).toEqual([1]);
    expect(await query(original.ownerUrl, 'select 1')).toEqual([1]);
    await again.stop();
    await removeEmbeddedPostgres({ directory: copy, log });
  });
});

describe('two at once', () => {
  it('refuses the second process with the number of the first, which goes on undisturbed', async () => {
    await rig.useMadeDatabase();
    const first = await rig.startChild();
    await expect(rig.start()).rejects.toThrow(`already in use by process ${first.pid}`);
    await expect(rig.remove()).rejects.toThrow(`process ${first.pid}`);
    expect(await query(first.ownerUrl, 'select 1')).toEqual([1]);
  });

  it('runs several databases side by side in folders of their own', async () => {
    await rig.useMadeDatabase();
    await rig.useMadeDatabase(path.join(rig.parent, 'second'));
    const first = await rig.start();
    const mine = rig.directory;
    rig.directory = path.join(rig.parent, 'second');
    const second = await rig.start();
    expect(second.ownerUrl).not.toBe(first.ownerUrl);
    expect(await query(second.ownerUrl, 'select 1')).toEqual([1]);
    expect(await query(first.ownerUrl, 'select 1')).toEqual([1]);
    await second.stop();
    await rig.remove();
    rig.directory = mine;
  });
});

describe('Ctrl-C', () => {
  it('in the terminal does not reach the server, which lives in a session of its own', async () => {
    await rig.useMadeDatabase();
    const started = await rig.startChild();
    process.kill(-started.pid, 'SIGINT');
    await expect.poll(() => processMark(started.pid)).toBeUndefined();
    await delay(300);
    expect(await query(started.ownerUrl, 'select 1')).toEqual([1]);
  });
});
