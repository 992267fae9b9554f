import { randomUUID } from 'node:crypto';
import type { Tx } from '../../db/transaction.ts';
import type { Enqueue } from '../../jobs/task-queue.ts';
import { commitmentStore } from './commitment-store.ts';

/** Gives a published pair its commitment and asks for the booking, in the publication's transaction. */
export async function openCommitment(
  tx: Tx,
  enqueue: Enqueue,
  commitment: { tenantId: string; pairId: string; mailboxId: string; at: Date },
): Promise<void> {
  const { tenantId, pairId, mailboxId } = commitment;
  const commitmentId = randomUUID();
  await commitmentStore(tx, tenantId).insert({ commitmentId, pairId, mailboxId, bookDueAt: commitment.at });
  await enqueue(tx, 'commitments.book', { tenantId, commitmentId });
}
