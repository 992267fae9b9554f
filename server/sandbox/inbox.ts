import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { TenantStore } from './tenant-store.ts';

export interface Letter {
  readonly kind: 'invitation' | 'cancellation' | 'mail';
  readonly fromName: string;
  readonly subject: string;
  readonly bodyHtml: string;
  /** The copy of the event that an invitation put on the receiver's calendar. */
  readonly copyId?: string | null;
  /** The original day, when it is about one occurrence. */
  readonly date?: string | null;
}

export interface ReceivedLetter extends Letter {
  readonly id: string;
  readonly receivedMs: number;
  readonly copyId: string | null;
  readonly date: string | null;
}

/** The inboxes of all mailboxes: what arrives is kept, nothing leaves the machine. */
export class Inbox {
  readonly #store: TenantStore;
  readonly #clock: Clock;

  constructor(store: TenantStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  deliver(mailboxId: string, letter: Letter): void {
    this.#store.run(
      `insert into inbox (id, mailbox_id, kind, from_name, subject, body_html, received_ms, copy_id, date)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      randomUUID(),
      mailboxId,
      letter.kind,
      letter.fromName,
      letter.subject,
      letter.bodyHtml,
      this.#clock.now().getTime(),
      letter.copyId ?? null,
      letter.date ?? null,
    );
  }

  /** Newest first. */
  of(mailboxId: string): ReceivedLetter[] {
    return this.#store
      .all('select * from inbox where mailbox_id = ? order by seq desc', mailboxId)
      .map((row) => ({
        id: String(row.id),
        kind:
          row.kind === 'invitation' ? 'invitation' : row.kind === 'cancellation' ? 'cancellation' : 'mail',
        fromName: String(row.from_name),
        subject: String(row.subject),
        bodyHtml: String(row.body_html),
        receivedMs: Number(row.received_ms),
        copyId: row.copy_id === null ? null : String(row.copy_id),
        date: row.date === null ? null : String(row.date),
      }));
  }
}
