import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { removeEmbeddedPostgres, startEmbeddedPostgres } from '../../server/db/embedded-postgres.ts';
import { migrateTemplate } from '../../server/db/migrate.ts';

import { templateDatabase } from './template-database.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Superuser's connection string of the run's own PostgreSQL; see test-database.ts. */
    postgresUrl: string;
  }
}

/** One real PostgreSQL for a whole run. It may lose its data in a power cut, and is faster for it. */
export default async function setUpPostgres(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(path.join(tmpdir(), 'eye-to-eye-tests-'));
  const log = () => undefined;
  const remove = () => removeEmbeddedPostgres({ directory, log });
  const settings = {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '200',
  };
  try {
    const postgres = await startEmbeddedPostgres({ directory, log, settings });
    await makeTemplate(postgres.ownerUrl);
    project.provide('postgresUrl', postgres.ownerUrl);
    return async () => {
      await postgres.stop();
      await remove();
    };
  } catch (cause) {
    await remove();
    throw cause;
  }
}

/** Migrated once; each test database is a copy of it. */
async function makeTemplate(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`create database ${templateDatabase} template template0`);
  } finally {
    await client.end();
  }
  const url = new URL(ownerUrl);
  url.pathname = `/${templateDatabase}`;
  await migrateTemplate(url.href);
}
