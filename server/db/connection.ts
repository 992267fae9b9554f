import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Schema } from './schema.ts';

/** PostgreSQL's type number for `date`. */
const dateOid = 1082;
const types = new pg.TypeOverrides();
// A day has no zone: pg's default would make it midnight in the machine's zone.
types.setTypeParser(dateOid, (text: string) => text);

export interface Database {
  readonly kysely: Kysely<Schema>;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/**
 * A pool of connections. `onIdleError` hears of connections that break while nobody uses them (a restarted
 * database); without a listener pg would end the process.
 */
export function openDatabase(options: {
  url: string;
  connections: number;
  onIdleError: (error: Error) => void;
}): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.connections,
    types,
    connectionTimeoutMillis: 10_000,
    application_name: 'eye-to-eye',
  });
  pool.on('error', options.onIdleError);
  const kysely = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  return { kysely, pool, close: () => kysely.destroy() };
}
