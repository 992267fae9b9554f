import type { Selectable } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import type { Tx } from '../../db/transaction.ts';

export type StoredApproval = Selectable<Schema['approvals']>;

export function approvalStore(tx: Tx, tenantId: string) {
  const approvals = () => tx.selectFrom('approvals').selectAll().where('approvals.tenant_id', '=', tenantId);
  return {
    addressedTo: (managerId: string, approvalIds: readonly string[]) =>
      approvals()
        .where('approvals.manager_id', '=', managerId)
        .where('approvals.approval_id', 'in', [...approvalIds])
        .execute(),

    /** Those addressed to this manager among the given ones; held until the transaction ends. */
    forDecision: (managerId: string, approvalIds: readonly string[]) =>
      approvals()
        .where('approvals.manager_id', '=', managerId)
        .where('approvals.approval_id', 'in', [...approvalIds])
        .orderBy('approvals.approval_id')
        .forUpdate()
        .execute(),

    find: (approvalId: string) =>
      approvals().where('approvals.approval_id', '=', approvalId).executeTakeFirst(),

    latestOf: (participationId: string) =>
      approvals()
        .where('approvals.participation_id', '=', participationId)
        .orderBy('approvals.asked_at', 'desc')
        .executeTakeFirst(),

    async insert(approval: {
      approvalId: string;
      participationId: string;
      managerId: string;
      askedAt: Date;
    }) {
      await tx
        .insertInto('approvals')
        .values({
          tenant_id: tenantId,
          approval_id: approval.approvalId,
          participation_id: approval.participationId,
          manager_id: approval.managerId,
          state: 'waiting',
          asked_at: approval.askedAt,
        })
        .execute();
    },

    async decide(
      approvalId: string,
      decision: { state: StoredApproval['state']; decidedAt: Date | null; wordSealed: Buffer | null },
    ): Promise<void> {
      await tx
        .updateTable('approvals')
        .set({ state: decision.state, decided_at: decision.decidedAt, word_sealed: decision.wordSealed })
        .where('approvals.tenant_id', '=', tenantId)
        .where('approvals.approval_id', '=', approvalId)
        .execute();
    },

    async withdrawWaiting(participationId: string, at: Date): Promise<void> {
      await tx
        .updateTable('approvals')
        .set({ state: 'withdrawn', decided_at: at })
        .where('approvals.tenant_id', '=', tenantId)
        .where('approvals.participation_id', '=', participationId)
        .where('approvals.state', '=', 'waiting')
        .execute();
    },
  };
}
