import type { Insertable, Selectable } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import type { Tx } from '../../db/transaction.ts';

export type StoredSession = Selectable<Schema['sessions']>;

export function sessionStore(tx: Tx, tenantId: string) {
  return {
    ofCommitment: (commitmentId: string) =>
      tx
        .selectFrom('sessions')
        .selectAll()
        .where('sessions.tenant_id', '=', tenantId)
        .where('sessions.commitment_id', '=', commitmentId)
        .orderBy('sessions.number')
        .execute(),

    /** Those that are there already stay as they are. */
    async insert(sessions: readonly Omit<Insertable<Schema['sessions']>, 'tenant_id'>[]): Promise<void> {
      if (sessions.length === 0) return;
      await tx
        .insertInto('sessions')
        .values(sessions.map((session) => ({ tenant_id: tenantId, ...session })))
        .onConflict((conflict) => conflict.columns(['tenant_id', 'commitment_id', 'number']).doNothing())
        .execute();
    },

    async change(
      sessionId: string,
      change: Partial<
        Pick<StoredSession, 'starts_at' | 'ends_at' | 'verdict' | 'a_answer' | 'b_answer' | 'evidence_at'>
      >,
    ): Promise<void> {
      await tx
        .updateTable('sessions')
        .set(change)
        .where('sessions.tenant_id', '=', tenantId)
        .where('sessions.session_id', '=', sessionId)
        .execute();
    },
  };
}
