import type { Tx } from '../../db/transaction.ts';
import type { Enqueue } from '../../jobs/task-queue.ts';
import { noticeStore } from './notice-store.ts';

/** What the product says to people of its own accord, each in a mail and in the activity feed. */
export const noticeKinds = ['approvalRequested', 'approvalDecided', 'pairPublished'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/**
 * Stores the intent to tell somebody, in the transaction of what there is to tell. The same kind about the
 * same subject reaches the same person once, however often it is intended.
 */
export async function intendNotice(
  tx: Tx,
  enqueue: Enqueue,
  notice: {
    tenantId: string;
    kind: NoticeKind;
    recipientId: string;
    subjectId: string;
    dueAt: Date;
    /** False where it is held back until `dueAt`; then the sweep sends it off. */
    atOnce: boolean;
  },
): Promise<void> {
  const store = noticeStore(tx, notice.tenantId);
  for (const channel of ['activity', 'mail'] as const) {
    const noticeId = await store.intend({ ...notice, channel });
    if (noticeId && notice.atOnce) await enqueue(tx, 'notices.send', { tenantId: notice.tenantId, noticeId });
  }
}
