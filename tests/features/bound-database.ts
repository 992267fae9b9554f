import { type Database, openDatabase } from '../../server/db/connection.ts';
import { type MigratedDatabase, migrate } from '../../server/db/migrate.ts';
import { type Transact, transactions } from '../../server/db/transaction.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { testKeys } from '../support/test-keys.ts';

/** A fresh database as the running service has it: migrated, and opened as the application's role. */
export interface BoundDatabase {
  /** Sees every row. */
  readonly ownerUrl: string;
  readonly migrated: MigratedDatabase;
  readonly database: Database;
  readonly transact: Transact;
  close(): Promise<void>;
}

export async function openBoundDatabase(connections = 4): Promise<BoundDatabase> {
  const { url, drop } = await createTestDatabase();
  const migrated = await migrate(url, testKeys);
  const onIdleError = () => undefined;
  const database = openDatabase({ url: migrated.appUrl, connections, onIdleError });
  return {
    ownerUrl: url,
    migrated,
    database,
    transact: transactions(database.kysely),
    async close() {
      await database.close();
      await drop();
    },
  };
}
