import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
// For the type of `postgresUrl`.
import type {} from './postgres-global-setup.ts';
import { templateDatabase } from './template-database.ts';

/**
 * A fresh database of its own for a test file or a test: a copy of the template.
 *
 * @returns the superuser's connection string; `drop` deletes the database, open connections or not
 */
export async function createTestDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const postgresUrl = inject('postgresUrl');
  const name = `test_${randomBytes(8).toString('hex')}`;
  await withSuperuser(postgresUrl, async (client) => {
    await client.query(`create database ${name} template ${templateDatabase}`);
  });
  const url = new URL(postgresUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: () =>
      withSuperuser(postgresUrl, async (client) => {
        await client.query(`drop database if exists ${name} with (force)`);
      }),
  };
}

async function withSuperuser(url: string, use: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await use(client);
  } finally {
    await client.end();
  }
}
