import { type Kysely, sql, type Transaction } from 'kysely';
import type { Schema } from './schema.ts';

/** One transaction, already bound: whatever is read or written in it belongs to one tenant. */
export type Tx = Transaction<Schema>;

/**
 * Whom a transaction acts for. `personId` opens that person's confidential rows; `duty` those that one
 * task of the service may read. With neither, confidential rows stay hidden.
 */
export interface Binding {
  readonly tenantId: string;
  readonly personId?: string;
  readonly duty?: 'pairing';
}

export type Transact = <T>(binding: Binding, work: (tx: Tx) => Promise<T>) => Promise<T>;

/**
 * Transactions bound to a tenant for row-level security (set_config with is_local, so that a pooled
 * connection carries nothing into the next transaction).
 */
export function transactions(db: Kysely<Schema>): Transact {
  return (binding, work) =>
    db.transaction().execute(async (tx) => {
      await sql`select set_config('app.tenant', ${binding.tenantId}, true),
        set_config('app.person', ${binding.personId ?? ''}, true),
        set_config('app.duty', ${binding.duty ?? ''}, true)`.execute(tx);
      return work(tx);
    });
}

/** Takes an advisory lock for the rest of the transaction; whoever asks for the same name waits. */
export async function lockName(tx: Tx, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
}
