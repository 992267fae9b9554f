import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { EmbeddedPostgresError, explainFailure } from '../../server/db/embedded/embedded-postgres-error.ts';
import { processMark } from '../../server/db/process-identity.ts';
import { databaseRig, query, read, write } from './embedded-postgres-rig.ts';

const rig = databaseRig();

describe('startEmbeddedPostgres', () => {
  it('makes a UTF-8 database with a fixed order of text, durable, on the loopback address alone', async () => {
    const { ownerUrl } = await rig.start({});
    const url = new URL(ownerUrl);
    expect(url.hostname).toBe('127.0.0.1');
    expect(
      await query(
        ownerUrl,
        `select current_setting('listen_addresses'), current_setting('fsync'), current_setting('synchronous_commit'),
           current_setting('max_connections'), pg_encoding_to_char(encoding), datlocprovider, datlocale
         from pg_database where datname = 'template1'`,
      ),
    ).toEqual(['127.0.0.1', 'on', 'on', '60', 'UTF8', 'b', 'C.UTF-8']);
    expect(await query(ownerUrl, `select 'a' < 'B', 'Z' < 'ä'`)).toEqual([false, true]);
    expect(rig.lines).toEqual(['Making the database (the first start only).']);
  });

  it('asks for the password, which only the account itself may read', async () => {
    const { ownerUrl } = await rig.start();
    const url = new URL(ownerUrl);
    const file = path.join(rig.directory, 'superuser-password');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(rig.directory)).mode & 0o777).toBe(0o700);
    expect((await readFile(file, 'utf8')).trim()).toBe(url.password);
    url.password = 'wrong';
    await expect(query(url.href, 'select 1')).rejects.toThrow('password authentication failed');
  });

  it('keeps the data over a stop and a start, and says nothing then', async () => {
    const first = await rig.start();
    await query(first.ownerUrl, write);
    await first.stop();
    await first.stop();
    await expect(query(first.ownerUrl, read)).rejects.toThrow();
    rig.lines = [];
    const second = await rig.start();
    expect(await query(second.ownerUrl, read)).toEqual([42]);
    expect(rig.lines).toEqual([]);
  });

  it('lets go of connections that are open at a stop', async () => {
    await rig.useMadeDatabase();
    const { ownerUrl, stop } = await rig.start();
    const pool = new pg.Pool({ connectionString: ownerUrl });
    const lost: Error[] = [];
    pool.on('error', (error) => lost.push(error));
    await pool.query('select 1');
    await stop();
    await expect.poll(() => lost.length).toBe(1);
    await pool.end();
  });

  it('takes settings of its caller over its own, and its own again at the next start', async () => {
    await rig.useMadeDatabase();
    const first = await rig.start({ fsync: 'off', max_connections: '17', 'my.note': "it's" });
    expect(
      await query(first.ownerUrl, `select current_setting('max_connections'), current_setting('my.note')`),
    ).toEqual(['17', "it's"]);
    await first.stop();
    const second = await rig.start();
    expect(await query(second.ownerUrl, 'show max_connections')).toEqual(['60']);
  });

  it('keeps statements and values out of the server log', async () => {
    await rig.useMadeDatabase();
    const { ownerUrl } = await rig.start();
    await query(ownerUrl, 'create table note (body text primary key)');
    await query(ownerUrl, `insert into note values ('told in confidence')`);
    await expect(query(ownerUrl, `insert into note values ('told in confidence')`)).rejects.toThrow(
      'duplicate key',
    );
    const folder = path.join(rig.directory, 'log');
    const texts = await Promise.all(
      (await readdir(folder)).map((name) => readFile(path.join(folder, name), 'utf8')),
    );
    expect(texts.join()).toContain('duplicate key');
    expect(texts.join()).not.toContain('confidence');
  });
});

describe('files that root restored from a backup', () => {
  it('are handed to the account that runs the server', async () => {
    await rig.useMadeDatabase();
    const copied = await stat(path.join(rig.directory, 'data'));
    expect(copied.uid).toBe(process.getuid?.());
    const { ownerUrl } = await rig.start();
    expect(await query(ownerUrl, 'select 1')).toEqual([1]);
    const { uid } = await stat(path.join(rig.directory, 'data'));
    expect((await stat(path.join(rig.directory, 'superuser-password'))).uid).toBe(uid);
    expect(uid === 0).toBe(false);
  });
});

describe('removeEmbeddedPostgres', () => {
  it('stops a server that was left behind and deletes everything, so that the next start is a first one', async () => {
    await rig.useMadeDatabase();
    const killed = await rig.startChild();
    await query(killed.ownerUrl, write);
    await killed.kill();
    const orphan = await rig.serverPid();
    await rig.remove();
    expect(await processMark(orphan)).toBeUndefined();
    await expect(stat(rig.directory)).rejects.toThrow('ENOENT');
    await expect(query((await rig.start()).ownerUrl, read)).rejects.toThrow('does not exist');
  });

  it('has nothing against a folder that is not there', async () => {
    await rig.remove();
    expect(rig.lines).toEqual([]);
  });
});

describe('what is wrong is said in a sentence', () => {
  async function refusal(): Promise<string> {
    const refused = await rig.start().catch((cause: unknown) => cause);
    expect(refused).toBeInstanceOf(EmbeddedPostgresError);
    return String(refused);
  }

  it('for data of another version, data without its password, and damaged data, none of which it touches', async () => {
    await rig.useMadeDatabase();
    await (await rig.start()).stop();
    const version = path.join(rig.directory, 'data', 'PG_VERSION');
    const password = path.join(rig.directory, 'superuser-password');
    const [versionText, passwordText] = await Promise.all([readFile(version), readFile(password)]);

    await writeFile(version, '17\n');
    expect(await refusal()).toMatch(/was made by PostgreSQL 17; this product brings PostgreSQL \d+.*--fresh/);
    await rm(version);
    expect(await refusal()).toMatch(/is damaged: .*PG_VERSION is missing/);
    await writeFile(version, versionText);

    await rm(password);
    expect(await refusal()).toMatch(/password file is missing: .*superuser-password/);
    await writeFile(password, 'another\n');
    expect(await refusal()).toMatch(/can't be entered: password authentication failed/);

    await writeFile(password, passwordText);
    expect(await query((await rig.start()).ownerUrl, 'select 1')).toEqual([1]);
  });

  it('for a folder that is a file', async () => {
    await writeFile(rig.directory, '');
    expect(await refusal()).toContain(`${rig.directory} can't be used for the database.`);
    await rm(rig.directory);
  });

  it('for a setting that the server refuses, in its own words', async () => {
    await rig.useMadeDatabase();
    await (await rig.start()).stop();
    const refused = await rig
      .start({ fsync: 'off', shared_buffers: 'plenty' })
      .catch((cause: unknown) => cause);
    expect(String(refused)).toMatch(/did not start\. PostgreSQL says: .*shared_buffers/);
    expect(await query((await rig.start()).ownerUrl, 'select 1')).toEqual([1]);
  });

  it('for a full disk, missing libraries and barred folders', () => {
    expect(explainFailure('FATAL: could not write: No space left on device')).toMatch(/^The disk is full/);
    expect(explainFailure('initdb: error while loading shared libraries: libpq.so.5')).toMatch(/npm rebuild/);
    expect(explainFailure('initdb: error: could not create: Permission denied')).toMatch(/Check who owns it/);
    expect(explainFailure('one\n2026-01-02 03:04:05.678 UTC [9] FATAL:  no such thing\nthree')).toBe(
      'PostgreSQL says: FATAL:  no such thing.',
    );
  });
});
