import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { createTestDatabase } from '../support/test-database.ts';

describe('createTestDatabase', () => {
  it('gives each caller a database of its own, also to many at once', async () => {
    const databases = await Promise.all(Array.from({ length: 4 }, () => createTestDatabase()));
    expect(new Set(databases.map(({ url }) => url)).size).toBe(4);
    for (const [index, { url }] of databases.entries()) {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      await client.query(`create table only_here as select ${index} as n`);
      expect((await client.query('select n from only_here')).rows).toEqual([{ n: index }]);
      await client.end();
    }
    for (const { drop } of databases) await drop();
  });

  it('deletes it even while somebody is connected, and has nothing against deleting twice', async () => {
    const { url, drop } = await createTestDatabase();
    const client = new pg.Client({ connectionString: url });
    const lost: Error[] = [];
    client.on('error', (error) => lost.push(error));
    await client.connect();
    await drop();
    await drop();
    await expect.poll(() => lost.length).toBeGreaterThan(0);
    const late = new pg.Client({ connectionString: url });
    await expect(late.connect()).rejects.toThrow('does not exist');
  });
});
