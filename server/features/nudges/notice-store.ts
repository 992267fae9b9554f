import { randomInt, randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import type { Tx } from '../../db/transaction.ts';

export type Notice = Selectable<Schema['notices']>;

/** Intents to tell somebody something. */
export function noticeStore(tx: Tx, tenantId: string) {
  return {
    /** The notice's id, or undefined where this was said before. One that isn't out yet takes the new due time. */
    async intend(notice: {
      kind: string;
      channel: 'mail' | 'activity';
      recipientId: string;
      subjectId: string;
      dueAt: Date;
    }): Promise<string | undefined> {
      const row = await tx
        .insertInto('notices')
        .values({
          tenant_id: tenantId,
          notice_id: randomUUID(),
          kind: notice.kind,
          channel: notice.channel,
          recipient_id: notice.recipientId,
          subject_id: notice.subjectId,
          state: 'due',
          chain_id: randomInt(1, 2 ** 47),
          due_at: notice.dueAt,
        })
        .onConflict((conflict) =>
          conflict
            .columns(['tenant_id', 'kind', 'channel', 'recipient_id', 'subject_id'])
            .doUpdateSet({ state: 'due', due_at: notice.dueAt })
            .where('notices.state', 'in', ['due', 'dropped']),
        )
        .returning('notices.notice_id')
        .executeTakeFirst();
      return row?.notice_id;
    },

    findForChange: (noticeId: string) =>
      tx
        .selectFrom('notices')
        .selectAll()
        .where('notices.tenant_id', '=', tenantId)
        .where('notices.notice_id', '=', noticeId)
        .forUpdate()
        .executeTakeFirst(),

    async change(
      noticeId: string,
      change: Partial<Pick<Notice, 'state' | 'due_at' | 'sent_at' | 'problem' | 'attempts'>>,
    ): Promise<void> {
      await tx
        .updateTable('notices')
        .set(change)
        .where('notices.tenant_id', '=', tenantId)
        .where('notices.notice_id', '=', noticeId)
        .execute();
    },
  };
}
