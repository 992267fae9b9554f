import { randomUUID } from 'node:crypto';
import type { Seal } from '../../db/seal.ts';
import type { Tx } from '../../db/transaction.ts';
import type { Enqueue } from '../../jobs/task-queue.ts';
import { intendNotice } from '../nudges/notice-intents.ts';
import { approvalStore } from './approval-store.ts';

export interface ApprovalView {
  readonly state: 'waiting' | 'approved' | 'declined';
  readonly word: string | null;
  /** Who was asked; after a reorganisation no longer who stands above. */
  readonly managerId: string;
}

export const approvalWordPlace = (tenantId: string, participationId: string) => ({
  tenantId,
  subject: `participation:${participationId}`,
  field: 'approvalWord',
});

/** What participation needs of approvals, on its own transaction. */
export function approvalRequests(tx: Tx, tenantId: string, ports: { enqueue: Enqueue; seal: Seal }) {
  const store = approvalStore(tx, tenantId);
  return {
    async ask(participationId: string, managerId: string, at: Date): Promise<void> {
      const approvalId = randomUUID();
      await store.insert({ approvalId, participationId, managerId, askedAt: at });
      await intendNotice(tx, ports.enqueue, {
        tenantId,
        kind: 'approvalRequested',
        recipientId: managerId,
        subjectId: approvalId,
        dueAt: at,
        atOnce: true,
      });
    },

    withdraw: (participationId: string, at: Date) => store.withdrawWaiting(participationId, at),

    /** The newest answer, with the manager's word, for the volunteer. */
    async answer(participationId: string): Promise<ApprovalView | null> {
      const approval = await store.latestOf(participationId);
      if (!approval || approval.state === 'withdrawn') return null;
      const word =
        approval.word_sealed &&
        (await ports.seal.open(tx, approvalWordPlace(tenantId, participationId), approval.word_sealed));
      return { state: approval.state, word, managerId: approval.manager_id };
    },
  };
}
