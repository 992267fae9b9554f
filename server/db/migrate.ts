import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';
import { ensureRoles, grantRights, urlAs } from './roles.ts';

const folder = new URL('./migrations/', import.meta.url);
/** Any fixed number: whoever holds this advisory lock migrates, the others wait. */
const migrationLock = 7_339_041;

export interface MigratedDatabase {
  /** Connection strings of the two roles that the running service uses. */
  readonly appUrl: string;
  readonly queueUrl: string;
  readonly applied: readonly string[];
}

export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

/**
 * Brings the database to the newest migration, each in a transaction of its own, and makes the roles.
 * The tables schema_migrations and installation are the owner's alone.
 * Safe to run from several processes at once and again at every start. Merged migrations never change: one
 * whose text differs from what was applied is refused.
 */
export async function migrate(
  ownerUrl: string,
  keys: { fingerprint: string; passwords: { app: string; queue: string } },
): Promise<MigratedDatabase> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await makeOwnTables(client);
    await checkKey(client, keys.fingerprint);
    const applied = await applyPending(client);
    const names = await ensureRoles(client, keys.passwords);
    await grantRights(client, names);
    return {
      appUrl: urlAs(ownerUrl, names.app, keys.passwords.app),
      queueUrl: urlAs(ownerUrl, names.queue, keys.passwords.queue),
      applied,
    };
  } finally {
    await client.end();
  }
}

/** For a template of test databases: all migrations and no roles, which belong to one database each. */
export async function migrateTemplate(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await makeOwnTables(client);
    await applyPending(client);
  } finally {
    await client.end();
  }
}

async function makeOwnTables(client: pg.Client): Promise<void> {
  await client.query(`
    create table if not exists schema_migrations (
      name text primary key, checksum text not null, applied_at timestamptz not null default now());
    create table if not exists installation (
      only_row boolean primary key default true check (only_row), key_fingerprint text not null)`);
}

/** A database belongs to one master key; with another, nothing sealed in it would ever open again. */
async function checkKey(client: pg.Client, fingerprint: string): Promise<void> {
  await client.query('insert into installation (key_fingerprint) values ($1) on conflict do nothing', [
    fingerprint,
  ]);
  const { rows } = await client.query<{ key_fingerprint: string }>(
    'select key_fingerprint from installation',
  );
  if (rows[0]?.key_fingerprint === fingerprint) return;
  throw new MigrationError(
    'This database was sealed with another master key. Nothing was changed. Start with the key that belongs to it (--key-file).',
  );
}

/** The numbered files that this database hasn't seen, in order. Needs the two tables that `migrate` makes. */
async function applyPending(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from schema_migrations',
  );
  const known = new Map(rows.map((row) => [row.name, row.checksum]));
  const applied: string[] = [];
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  for (const name of names) {
    const text = await readFile(new URL(name, folder), 'utf8');
    const checksum = createHash('sha256').update(text).digest('hex');
    const before = known.get(name);
    if (before === checksum) continue;
    if (before !== undefined) {
      throw new MigrationError(
        `Migration ${name} was changed after it had been applied. Restore its text and put the change into a new one.`,
      );
    }
    await applyOne(client, name, text, checksum);
    applied.push(name);
  }
  return applied;
}

async function applyOne(client: pg.Client, name: string, text: string, checksum: string): Promise<void> {
  await client.query('begin');
  try {
    await client.query(text);
    await client.query('insert into schema_migrations (name, checksum) values ($1, $2)', [name, checksum]);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback');
    throw new MigrationError(`Migration ${name} failed; nothing of it was applied.`, { cause });
  }
}
