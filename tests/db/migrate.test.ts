import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MigrationError, migrate } from '../../server/db/migrate.ts';
import { urlAs } from '../../server/db/roles.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { testKeys } from '../support/test-keys.ts';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let owner: pg.Client;

/** From nothing: the template has the migrations already. */
async function emptyDatabase(): Promise<void> {
  await owner.query('drop schema public cascade; create schema public');
}

const canSignIn = async (url: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return true;
  } catch {
    // Refused: that is the answer.
    return false;
  } finally {
    await client.end();
  }
};

beforeEach(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.url });
  owner.on('error', () => undefined);
  await owner.connect();
});
afterEach(async () => {
  await owner.end();
  await database.drop();
});

describe('migrating', () => {
  it('brings an empty database to the newest migration, in order', async () => {
    await emptyDatabase();
    const { applied } = await migrate(database.url, testKeys);
    expect(applied.length).toBeGreaterThanOrEqual(2);
    expect(applied).toEqual(applied.toSorted());
    const { rows } = await owner.query('select name from schema_migrations order by name');
    expect(rows.map((row) => row.name)).toEqual(applied);
  });

  it('does nothing the second time', async () => {
    await migrate(database.url, testKeys);
    const { rows: before } = await owner.query('select * from schema_migrations order by name');
    const { applied } = await migrate(database.url, testKeys);
    expect(applied).toEqual([]);
    expect((await owner.query('select * from schema_migrations order by name')).rows).toEqual(before);
  });

  it('is safe from several processes at once: one applies, the others find it done', async () => {
    await emptyDatabase();
    const all = await Promise.all([1, 2, 3].map(() => migrate(database.url, testKeys)));
    const counts = all.map(({ applied }) => applied.length).toSorted();
    expect(counts.slice(0, 2)).toEqual([0, 0]);
    expect(counts[2]).toBeGreaterThan(0);
  });

  it('refuses a migration whose text was changed after it had been applied', async () => {
    await migrate(database.url, testKeys);
    await owner.query("update schema_migrations set checksum = 'another' where name like '0001%'");
    await expect(migrate(database.url, testKeys)).rejects.toThrow(
      new MigrationError(
        'Migration 0001-foundation.sql was changed after it had been applied. Restore its text and put the change into a new one.',
      ),
    );
  });

  it('leaves nothing of a migration that fails', async () => {
    await emptyDatabase();
    // In the way of the first migration's very last statement but one.
    await owner.query('create table notices (id int)');
    await expect(migrate(database.url, testKeys)).rejects.toThrow(/0001-foundation\.sql failed/);
    const { rows } = await owner.query("select to_regclass('people') as people");
    expect(rows).toEqual([{ people: null }]);
    await owner.query('drop table notices');
    expect((await migrate(database.url, testKeys)).applied.length).toBeGreaterThan(0);
  });

  it('refuses a database that was sealed with another master key, and changes nothing', async () => {
    await migrate(database.url, testKeys);
    const others = { ...testKeys, fingerprint: 'another', passwords: { app: 'x', queue: 'y' } };
    await expect(migrate(database.url, others)).rejects.toThrow(/another master key/);
    const { rows } = await owner.query('select key_fingerprint from installation');
    expect(rows).toEqual([{ key_fingerprint: testKeys.fingerprint }]);
  });

  it('starts again and again under an owner that may create roles and is no superuser', async () => {
    await emptyDatabase();
    const name = new URL(database.url).pathname.slice(1);
    await owner.query(`create role ${name}_owner login createrole nosuperuser password 'owner'`);
    await owner.query(
      `alter database ${name} owner to ${name}_owner; alter schema public owner to ${name}_owner`,
    );
    const ownerUrl = urlAs(database.url, `${name}_owner`, 'owner');
    const first = await migrate(ownerUrl, testKeys);
    expect((await migrate(ownerUrl, testKeys)).applied).toEqual([]);

    // What the application may see is as narrow as under a superuser.
    await owner.query('insert into tenants values ($1, $2)', [randomUUID(), '2026-03-02T09:00:00Z']);
    const app = new pg.Client({ connectionString: first.appUrl });
    app.on('error', () => undefined);
    await app.connect();
    expect((await app.query('select * from tenants')).rows).toEqual([]);
    const due = await app.query("select kind from due_work('2026-03-02T10:00:00Z')");
    expect(due.rows).toEqual([{ kind: 'readDirectory' }]);
    await expect(app.query('select * from installation')).rejects.toThrow('permission denied');
    await app.end();

    // And the queue works in its own schema.
    const queue = new pg.Client({ connectionString: first.queueUrl });
    queue.on('error', () => undefined);
    await queue.connect();
    await queue.query('create table pgboss.trial (id int)');
    await expect(queue.query('select * from public.tenants')).rejects.toThrow('permission denied');
    await queue.end();
  });

  it('makes two roles that sign in with the ring’s passwords and no other', async () => {
    const { appUrl, queueUrl } = await migrate(database.url, testKeys);
    expect(await canSignIn(appUrl)).toBe(true);
    expect(await canSignIn(queueUrl)).toBe(true);
    expect(await canSignIn(urlAs(database.url, new URL(appUrl).username, 'guessed'))).toBe(false);
  });
});
