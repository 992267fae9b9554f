import type { Row, TenantStore } from '../tenant-store.ts';
import type {
  Answer,
  AnswerState,
  EventContent,
  EventCopy,
  Meeting,
  OccurrenceChange,
} from './event-content.ts';

/** The first and last instant that any occurrence touches: lets a window skip what cannot be in it. */
export interface MeetingSpan {
  readonly firstMs: number;
  readonly lastMs: number;
}

/** Reads and writes events with their copies. Writes run inside the caller's transaction. */
export class MeetingStore {
  readonly #store: TenantStore;

  constructor(store: TenantStore) {
    this.#store = store;
  }

  insert(meeting: Meeting, transactionBody: string | null, span: MeetingSpan): void {
    this.#store.run(
      'insert into meeting values (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      meeting.uid,
      meeting.organizerId,
      JSON.stringify(meeting.content),
      meeting.transactionId,
      transactionBody,
      meeting.createdMs,
      meeting.modifiedMs,
      span.firstMs,
      span.lastMs,
    );
    for (const copy of meeting.copies) this.saveCopy(copy);
  }

  update(uid: string, content: EventContent, modifiedMs: number, span: MeetingSpan): void {
    this.#store.run(
      'update meeting set content = ?, modified_ms = ?, first_ms = ?, last_ms = ? where uid = ?',
      JSON.stringify(content),
      modifiedMs,
      span.firstMs,
      span.lastMs,
      uid,
    );
  }

  saveCopy(copy: EventCopy): void {
    this.#store.run(
      `insert into copy values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do update set
        response = excluded.response, response_ms = excluded.response_ms, own = excluded.own,
        known_response = excluded.known_response, known_ms = excluded.known_ms,
        proposed = excluded.proposed, deleted = excluded.deleted`,
      copy.id,
      copy.uid,
      copy.mailboxId,
      copy.isOrganizer ? 1 : 0,
      copy.response,
      copy.responseMs,
      copy.knownResponse,
      copy.knownMs,
      copy.proposed === null ? null : JSON.stringify(copy.proposed),
      JSON.stringify(copy.own),
      copy.isDeleted ? 1 : 0,
    );
  }

  saveAnswer(copyId: string, date: string, answer: AnswerState): void {
    this.#store.run(
      'insert or replace into occurrence_answer values (?, ?, ?, ?, ?, ?, ?, ?)',
      copyId,
      date,
      answer.response,
      answer.responseMs,
      answer.knownResponse,
      answer.knownMs,
      answer.proposed === null ? null : JSON.stringify(answer.proposed),
      answer.isDeleted ? 1 : 0,
    );
  }

  saveChange(uid: string, date: string, change: OccurrenceChange): void {
    this.#store.run(
      'insert or replace into occurrence_change values (?, ?, ?)',
      uid,
      date,
      JSON.stringify(change),
    );
  }

  /** Forgets all changed occurrences and answers to single ones, as Exchange does when a series' times change. */
  clearOccurrences(uid: string): void {
    this.#store.run('delete from occurrence_change where uid = ?', uid);
    this.#store.run(
      'delete from occurrence_answer where copy_id in (select id from copy where uid = ?)',
      uid,
    );
  }

  removeCopy(copyId: string): void {
    this.#store.run('delete from copy where id = ?', copyId);
    this.#store.run('delete from occurrence_answer where copy_id = ?', copyId);
  }

  /** Takes the event off all calendars; the row stays, so that its transactionId is never used twice. */
  removeAll(uid: string): void {
    this.clearOccurrences(uid);
    this.#store.run('delete from copy where uid = ?', uid);
  }

  byCopy(copyId: string): { meeting: Meeting; copy: EventCopy } | null {
    const row = this.#store.get('select * from copy where id = ? and deleted = 0', copyId);
    if (row === undefined) return null;
    const copy = asCopy(row);
    const meeting = this.byUid(copy.uid);
    return meeting === null ? null : { meeting, copy };
  }

  byUid(uid: string): Meeting | null {
    const row = this.#store.get('select * from meeting where uid = ?', uid);
    return row === undefined ? null : this.#assemble(row);
  }

  byTransaction(organizerId: string, transactionId: string): { meeting: Meeting; body: string } | null {
    const row = this.#store.get(
      'select * from meeting where organizer_id = ? and transaction_id = ?',
      organizerId,
      transactionId,
    );
    return row === undefined ? null : { meeting: this.#assemble(row), body: String(row.transaction_body) };
  }

  /** All events of a mailbox that may touch `[fromMs, toMs)`, with that mailbox's copy. */
  inWindow(mailboxId: string, fromMs: number, toMs: number): { meeting: Meeting; copy: EventCopy }[] {
    const rows = this.#store.all(
      `select meeting.*, copy.id as copy_id from copy join meeting on meeting.uid = copy.uid
        where copy.mailbox_id = ? and copy.deleted = 0 and meeting.first_ms < ? and meeting.last_ms > ?`,
      mailboxId,
      toMs,
      fromMs,
    );
    return rows.flatMap((row) => {
      const meeting = this.#assemble(row);
      const copy = meeting.copies.find(({ id }) => id === row.copy_id);
      return copy === undefined ? [] : [{ meeting, copy }];
    });
  }

  #assemble(row: Row): Meeting {
    const uid = String(row.uid);
    const content: EventContent = JSON.parse(String(row.content));
    const changes = new Map<string, OccurrenceChange>();
    const answers = new Map<string, AnswerState>();
    if (content.recurrence !== null) {
      for (const found of this.#store.all('select date, change from occurrence_change where uid = ?', uid))
        changes.set(String(found.date), JSON.parse(String(found.change)));
      for (const found of this.#store.all(
        `select occurrence_answer.* from occurrence_answer join copy on copy.id = copy_id where copy.uid = ?`,
        uid,
      ))
        answers.set(`${found.copy_id}|${found.date}`, asAnswer(found));
    }
    return {
      uid,
      organizerId: String(row.organizer_id),
      content,
      transactionId: row.transaction_id === null ? null : String(row.transaction_id),
      createdMs: Number(row.created_ms),
      modifiedMs: Number(row.modified_ms),
      copies: this.#store.all('select * from copy where uid = ?', uid).map(asCopy),
      changes,
      answers,
    };
  }
}

function asCopy(row: Row): EventCopy {
  return {
    id: String(row.id),
    uid: String(row.uid),
    mailboxId: String(row.mailbox_id),
    isOrganizer: row.is_organizer === 1,
    own: JSON.parse(String(row.own)),
    ...asAnswer(row),
  };
}

function asAnswer(row: Row): AnswerState {
  return {
    response: asResponse(row.response),
    responseMs: row.response_ms === null ? null : Number(row.response_ms),
    knownResponse: asResponse(row.known_response),
    knownMs: row.known_ms === null ? null : Number(row.known_ms),
    proposed: row.proposed === null ? null : JSON.parse(String(row.proposed)),
    isDeleted: row.deleted === 1,
  };
}

function asResponse(value: unknown): Answer {
  return value === 'accepted' || value === 'tentativelyAccepted' || value === 'declined' ? value : 'none';
}
