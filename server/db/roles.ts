import type pg from 'pg';
import pgPackage from 'pg';

const { escapeIdentifier, escapeLiteral } = pgPackage;

/**
 * Two roles beside the owner. The application's owns nothing and is bound by row-level security; the
 * queue's owns the queue's schema and sees no table of the product. Their names carry the database's, since
 * roles belong to the whole cluster.
 */
export interface RoleNames {
  readonly app: string;
  readonly queue: string;
}

export const queueSchema = 'pgboss';

export function roleNames(database: string): RoleNames {
  return { app: `${database}_app`, queue: `${database}_queue` };
}

/** The same server and database as somebody else. */
export function urlAs(ownerUrl: string, role: string, password: string): string {
  const url = new URL(ownerUrl);
  url.username = encodeURIComponent(role);
  url.password = encodeURIComponent(password);
  return url.toString();
}

/**
 * Makes both roles if need be and sets their passwords. Repeating it changes nothing else. What a role may not
 * do is said when it is made and never again: only a superuser may name those attributes of a role that is
 * there, and the owner on a hosted PostgreSQL is none (CREATEROLE is enough).
 */
export async function ensureRoles(
  client: pg.ClientBase,
  passwords: { app: string; queue: string },
): Promise<RoleNames> {
  const { rows } = await client.query<{ name: string }>('select current_database() as name');
  const names = roleNames(rows[0]?.name ?? 'postgres');
  for (const [role, password] of [
    [names.app, passwords.app],
    [names.queue, passwords.queue],
  ] as const) {
    const existing = await client.query('select 1 from pg_roles where rolname = $1', [role]);
    const [verb, limits] =
      existing.rowCount === 0 ? ['create', 'nosuperuser nocreatedb nocreaterole nobypassrls'] : ['alter', ''];
    // Roles take no bind parameters.
    await client.query(
      `${verb} role ${escapeIdentifier(role)} login ${limits} password ${escapeLiteral(password)}`,
    );
  }
  return names;
}

/** What each role may do. Run after the migrations, so that new tables are covered. */
export async function grantRights(client: pg.ClientBase, names: RoleNames): Promise<void> {
  const app = escapeIdentifier(names.app);
  const queue = escapeIdentifier(names.queue);
  await client.query(`
    grant usage on schema public to ${app};
    grant select, insert, update, delete on all tables in schema public to ${app};
    revoke all on schema_migrations, installation from ${app};
    grant execute on function due_work(timestamptz) to ${app};
    revoke create on schema public from public;
    grant ${queue} to current_user;
    create schema if not exists ${queueSchema} authorization ${queue};
    grant usage on schema ${queueSchema} to ${app};
    alter default privileges for role ${queue} in schema ${queueSchema} grant select, insert on tables to ${app};
    grant select, insert on all tables in schema ${queueSchema} to ${app};
  `);
}
