import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import {
  type EmbeddedPostgres,
  removeEmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../server/db/embedded-postgres.ts';
import { type StartedChild, startInChild } from './embedded-postgres-child.ts';

const settings = { fsync: 'off' };
const silent = () => undefined;

export interface DatabaseRig {
  /** A temporary folder of the test's own, which everybody may pass. */
  parent: string;
  /** The database's folder below it; doesn't exist at first. A test may choose another. */
  directory: string;
  /** What start and remove told. */
  lines: string[];
  start(more?: Record<string, string>): Promise<EmbeddedPostgres>;
  startChild(): Promise<StartedChild>;
  remove(): Promise<void>;
  /** Puts a stopped database there, for tests that aren't about a first start. */
  useMadeDatabase(to?: string): Promise<void>;
  /** The number in postmaster.pid. */
  serverPid(): Promise<number>;
}

/** Registers hooks that give each test a folder, and afterwards end and delete all that it began. */
export function databaseRig(): DatabaseRig {
  // Making a database takes most of a test's time, copying one little.
  let made = '';
  let running: EmbeddedPostgres[] = [];
  let children: StartedChild[] = [];
  const rig: DatabaseRig = {
    parent: '',
    directory: '',
    lines: [],
    async start(more = settings) {
      const log = (line: string) => rig.lines.push(line);
      const postgres = await startEmbeddedPostgres({ directory: rig.directory, log, settings: more });
      running.push(postgres);
      return postgres;
    },
    async startChild() {
      const child = await startInChild(rig.directory);
      children.push(child);
      return child;
    },
    remove: () => removeEmbeddedPostgres({ directory: rig.directory, log: (line) => rig.lines.push(line) }),
    async useMadeDatabase(to = rig.directory) {
      await promisify(execFile)('cp', ['-R', path.join(made, 'postgres'), to]);
    },
    async serverPid() {
      const text = await readFile(path.join(rig.directory, 'data', 'postmaster.pid'), 'utf8');
      return Number(text.split('\n')[0]);
    },
  };

  beforeAll(async () => {
    made = await passableFolder();
    const directory = path.join(made, 'postgres');
    await (await startEmbeddedPostgres({ directory, log: silent, settings })).stop();
  });
  afterAll(() => rm(made, { recursive: true, force: true }));

  beforeEach(async () => {
    rig.parent = await passableFolder();
    rig.directory = path.join(rig.parent, 'postgres');
    rig.lines = [];
    running = [];
    children = [];
  });
  afterEach(async () => {
    for (const child of children) await child.kill();
    for (const postgres of running) await postgres.stop();
    await rig.remove();
    await rm(rig.parent, { recursive: true, force: true });
  });
  return rig;
}

/** The values of all rows, in one list. */
export async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', silent);
  await client.connect();
  try {
    const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' });
    return rows.flat();
  } finally {
    await client.end();
  }
}

export const write = 'create table kept as select 42 as n';
export const read = 'select n from kept';

async function passableFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'eye-to-eye-postgres-'));
  // As an ordinary folder is; mkdtemp's are its owner's alone.
  await chmod(folder, 0o755);
  return folder;
}
