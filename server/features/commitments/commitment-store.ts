import type { Selectable, Updateable } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import type { Tx } from '../../db/transaction.ts';

export type Commitment = Selectable<Schema['commitments']>;

export function commitmentStore(tx: Tx, tenantId: string) {
  return {
    /** Held until the transaction ends. */
    findForChange: (commitmentId: string) =>
      tx
        .selectFrom('commitments')
        .selectAll()
        .where('commitments.tenant_id', '=', tenantId)
        .where('commitments.commitment_id', '=', commitmentId)
        .forUpdate()
        .executeTakeFirst(),

    async insert(commitment: { commitmentId: string; pairId: string; mailboxId: string; bookDueAt: Date }) {
      await tx
        .insertInto('commitments')
        .values({
          tenant_id: tenantId,
          commitment_id: commitment.commitmentId,
          pair_id: commitment.pairId,
          state: 'agreed',
          mailbox_id: commitment.mailboxId,
          book_due_at: commitment.bookDueAt,
          recurrence: null,
        })
        .execute();
    },

    async change(
      commitmentId: string,
      change: Omit<Updateable<Schema['commitments']>, 'tenant_id' | 'commitment_id' | 'pair_id'>,
    ): Promise<void> {
      await tx
        .updateTable('commitments')
        .set(change)
        .where('commitments.tenant_id', '=', tenantId)
        .where('commitments.commitment_id', '=', commitmentId)
        .execute();
    },
  };
}
