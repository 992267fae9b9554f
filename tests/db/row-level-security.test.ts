import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roleNames } from '../../server/db/roles.ts';
import type { Tx } from '../../server/db/transaction.ts';
import { type BoundDatabase, openBoundDatabase } from '../features/bound-database.ts';
import { plantOneRowEach } from '../features/one-row-each.ts';

/** The owner's alone: what the service writes about the database itself. */
const unprotected = ['installation', 'schema_migrations'];
const tenantA = randomUUID();
const tenantB = randomUUID();
const author = randomUUID();
const stranger = randomUUID();

let bound: BoundDatabase;
let owner: pg.Client;
let tables: string[];

async function rowsOf<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
  return (await owner.query<Row>(text, values)).rows;
}

const countIn = async (tx: Tx, table: string): Promise<number> => {
  const { rows } = await sql<{
    count: number;
  }>`select count(*)::int as count from ${sql.table(table)}`.execute(tx);
  return rows[0]?.count ?? -1;
};

beforeAll(async () => {
  bound = await openBoundDatabase();
  owner = new pg.Client({ connectionString: bound.ownerUrl });
  await owner.connect();
  await plantOneRowEach(owner, tenantA, author);
  await plantOneRowEach(owner, tenantB, author);
  const rows = await rowsOf<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace
      and relkind in ('r', 'p') and relname <> all($1) order by relname`,
    [unprotected],
  );
  tables = rows.map((row) => row.name);
});
afterAll(async () => {
  await owner?.end();
  await bound?.close();
});

describe('the catalogue of the database', () => {
  it('holds the tables that the product writes to', () => {
    expect(tables.length).toBeGreaterThanOrEqual(18);
  });

  it('has row-level security on and forced for every table', async () => {
    const open = await rowsOf(
      `select relname from pg_class where relname = any($1) and relnamespace = 'public'::regnamespace
        and not (relrowsecurity and relforcerowsecurity)`,
      [tables],
    );
    expect(open).toEqual([]);
  });

  it('has a policy on the tenant, for reading and for writing, on every table', async () => {
    const rows = await rowsOf<{ name: string }>(
      `select c.relname as name from pg_policy p join pg_class c on c.oid = p.polrelid
        where p.polname = 'of_tenant' and p.polcmd = '*' and p.polroles = '{0}'
          and pg_get_expr(p.polqual, p.polrelid) = '(tenant_id = bound_tenant())'
          and pg_get_expr(p.polwithcheck, p.polrelid) = '(tenant_id = bound_tenant())'
        order by c.relname`,
    );
    expect(rows.map((row) => row.name)).toEqual(tables);
  });

  it('lets nobody but the owner past the tenant, and only to read for the sweep', async () => {
    const rows = await rowsOf<{ name: string; command: string; role: string; owner: string }>(
      `select c.relname as name, p.polcmd as command, r.rolname as role, o.rolname as owner
        from pg_policy p join pg_class c on c.oid = p.polrelid join pg_roles o on o.oid = c.relowner
        left join pg_roles r on r.oid = p.polroles[1]
        where p.polpermissive and p.polname <> 'of_tenant' order by 1`,
    );
    expect(rows.map((row) => row.name)).toEqual(['commitments', 'notices', 'pairing_runs', 'tenants']);
    for (const row of rows) expect(row).toMatchObject({ command: 'r', role: row.owner });
  });

  it('begins every primary and unique key with the tenant', async () => {
    const rows = await rowsOf(
      `select i.indrelid::regclass::text as table, i.indexrelid::regclass::text as index
        from pg_index i join pg_class c on c.oid = i.indrelid
        left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
        where c.relname = any($1) and c.relnamespace = 'public'::regnamespace and i.indisunique
          and a.attname is distinct from 'tenant_id'`,
      [tables],
    );
    expect(rows).toEqual([]);
    const keyless = await rowsOf(
      `select relname from pg_class c where relname = any($1) and relnamespace = 'public'::regnamespace
        and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary)`,
      [tables],
    );
    expect(keyless).toEqual([]);
  });

  it('carries the tenant in every foreign key, on both sides', async () => {
    const rows = await rowsOf(
      `select f.conname from pg_constraint f
        join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1]
        join pg_attribute b on b.attrelid = f.confrelid and b.attnum = f.confkey[1]
        where f.contype = 'f' and f.connamespace = 'public'::regnamespace
          and (a.attname, b.attname) <> ('tenant_id', 'tenant_id')`,
    );
    expect(rows).toEqual([]);
    const [{ count } = { count: 0 }] = await rowsOf<{ count: number }>(
      `select count(*)::int as count from pg_constraint
        where contype = 'f' and connamespace = 'public'::regnamespace`,
    );
    expect(count).toBeGreaterThan(20);
  });

  it('lets no tenant be null', async () => {
    const rows = await rowsOf(
      `select attrelid::regclass::text from pg_attribute a join pg_class c on c.oid = a.attrelid
        where c.relname = any($1) and a.attname = 'tenant_id' and not a.attnotnull`,
      [tables],
    );
    expect(rows).toEqual([]);
  });
});

describe('the application’s role', () => {
  it('is no superuser, bypasses nothing, owns nothing and belongs to no other role', async () => {
    const { app } = roleNames(new URL(bound.ownerUrl).pathname.slice(1));
    const [role] = await rowsOf<{ oid: number }>(
      `select oid, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication
        from pg_roles where rolname = $1`,
      [app],
    );
    expect(role).toMatchObject({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
    });
    expect(await rowsOf('select relname from pg_class where relowner = $1', [role?.oid])).toEqual([]);
    expect(await rowsOf('select proname from pg_proc where proowner = $1', [role?.oid])).toEqual([]);
    expect(await rowsOf('select roleid from pg_auth_members where member = $1', [role?.oid])).toEqual([]);
  });

  it('reads neither the list of migrations nor the key’s fingerprint', async () => {
    for (const table of unprotected) {
      await expect(bound.database.pool.query(`select * from ${table}`)).rejects.toThrow(/permission denied/);
    }
  });

  it('makes no tables, changes no policy and empties nothing', async () => {
    const { pool } = bound.database;
    await expect(pool.query('create table sneaked_in (id int)')).rejects.toThrow(/permission denied/);
    await expect(pool.query('alter table people disable row level security')).rejects.toThrow(/owner/);
    await expect(pool.query('drop policy of_tenant on people')).rejects.toThrow(/owner/);
    await expect(pool.query('truncate people cascade')).rejects.toThrow(/permission denied/);
  });

  it('is kept in place by the queue’s role too, which sees no table of the product', async () => {
    const queue = new pg.Client({ connectionString: bound.migrated.queueUrl });
    await queue.connect();
    try {
      for (const table of [...tables, ...unprotected]) {
        await expect(queue.query(`select * from ${table}`)).rejects.toThrow(/permission denied/);
      }
      await expect(queue.query('select * from due_work(now())')).rejects.toThrow(/permission denied/);
    } finally {
      await queue.end();
    }
  });
});

describe('an unbound query', () => {
  it('sees no row of any table', async () => {
    for (const table of tables) {
      const { rows } = await bound.database.pool.query(`select count(*)::int as count from ${table}`);
      expect(rows, table).toEqual([{ count: 0 }]);
    }
  });

  it('changes and deletes nothing, and inserts nothing', async () => {
    const { pool } = bound.database;
    expect((await pool.query("update people set display_name = 'x'")).rowCount).toBe(0);
    expect((await pool.query('delete from notices')).rowCount).toBe(0);
    await expect(pool.query('insert into tenants values ($1)', [randomUUID()])).rejects.toThrow(
      /row-level security/,
    );
  });
});

describe('a transaction bound to a tenant', () => {
  it('sees that tenant’s rows of every table and none of the other’s', async () => {
    for (const tenantId of [tenantA, tenantB]) {
      await bound.transact({ tenantId, personId: author }, async (tx) => {
        for (const table of tables) {
          const { rows } = await sql<{
            tenant_id: string;
          }>`select tenant_id from ${sql.table(table)}`.execute(tx);
          expect(new Set(rows.map((row) => row.tenant_id)), table).toEqual(new Set([tenantId]));
        }
      });
    }
  });

  it('sees nothing of a tenant that it asks for by id', async () => {
    await bound.transact({ tenantId: tenantA, duty: 'pairing' }, async (tx) => {
      for (const table of tables) {
        const { rows } = await sql`select 1 from ${sql.table(table)} where tenant_id = ${tenantB}`.execute(
          tx,
        );
        expect(rows, table).toEqual([]);
      }
    });
  });

  it('cannot write a row of another tenant, nor move one there', async () => {
    const intoB = bound.transact({ tenantId: tenantA }, (tx) =>
      tx
        .insertInto('seal_keys')
        .values({ tenant_id: tenantB, subject: 'pair:stolen', wrapped_key: Buffer.from('k') })
        .execute(),
    );
    await expect(intoB).rejects.toThrow(/row-level security/);
    const moved = bound.transact({ tenantId: tenantA }, (tx) =>
      tx.updateTable('seal_keys').set({ tenant_id: tenantB, subject: 'pair:moved' }).execute(),
    );
    await expect(moved).rejects.toThrow(/row-level security/);
  });

  it('does not leave its binding to the next user of the same connection', async () => {
    const single = await openBoundDatabase(1);
    try {
      await single.transact({ tenantId: tenantA, personId: author, duty: 'pairing' }, async (tx) => {
        await tx.insertInto('tenants').values({ tenant_id: tenantA, directory_due_at: null }).execute();
        expect(await countIn(tx, 'tenants')).toBe(1);
      });
      const { rows } = await single.database.pool.query(
        `select (select count(*)::int from tenants) as tenants,
          bound_tenant() as tenant, bound_person() as person, bound_duty() as duty`,
      );
      expect(rows).toEqual([{ tenants: 0, tenant: null, person: null, duty: null }]);
    } finally {
      await single.close();
    }
  });

  it('does not leave its binding behind when it fails either', async () => {
    const failing = bound.transact({ tenantId: tenantA }, async () => {
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    const { rows } = await bound.database.pool.query('select bound_tenant() as tenant');
    expect(rows).toEqual([{ tenant: null }]);
  });
});

describe('what somebody said about whom to avoid', () => {
  const seen = (binding: { personId?: string; duty?: 'pairing' }) =>
    bound.transact({ tenantId: tenantA, ...binding }, (tx) => countIn(tx, 'participation_exclusions'));

  it('is seen by its author', async () => {
    expect(await seen({ personId: author })).toBe(1);
  });

  it('is seen by the pairing', async () => {
    expect(await seen({ duty: 'pairing' })).toBe(1);
  });

  it('is hidden from everybody else, and from the rest of the service', async () => {
    expect(await seen({ personId: stranger })).toBe(0);
    expect(await seen({})).toBe(0);
  });

  it('is written by its author alone', async () => {
    const rewrite = (binding: { personId?: string; duty?: 'pairing' }) =>
      bound.transact({ tenantId: tenantA, ...binding }, (tx) =>
        tx
          .updateTable('participation_exclusions')
          .set({ excluded_sealed: Buffer.from('y') })
          .executeTakeFirst(),
      );
    expect((await rewrite({ personId: stranger })).numUpdatedRows).toBe(0n);
    await expect(rewrite({ duty: 'pairing' })).rejects.toThrow(/row-level security/);
    expect((await rewrite({ personId: author })).numUpdatedRows).toBe(1n);
  });
});

describe('the one function that looks across tenants', () => {
  const until = new Date('2026-01-05T09:00:00Z');

  it('shows the application what is due for every tenant, as ids and times alone', async () => {
    const { rows, fields } = await bound.database.pool.query('select * from due_work($1)', [until]);
    expect(fields.map((field) => field.name)).toEqual(['tenant_id', 'kind', 'subject_id', 'due_at']);
    for (const tenant of [tenantA, tenantB]) {
      const kinds = rows.filter((row) => row.tenant_id === tenant).map((row) => row.kind);
      expect(kinds.toSorted()).toEqual(['book', 'notify', 'readDirectory', 'reconcile']);
    }
  });

  it('shows nothing before its time', async () => {
    const before = new Date('2026-01-05T08:59:59Z');
    expect((await bound.database.pool.query('select * from due_work($1)', [before])).rowCount).toBe(0);
  });
});
