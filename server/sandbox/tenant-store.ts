import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

const schema = `
  create table if not exists meta (key text primary key, value text not null) strict;
  create table if not exists note (key text primary key, value text not null) strict;
  create table if not exists meeting (
    uid text primary key,
    organizer_id text not null,
    content text not null,
    transaction_id text,
    transaction_body text,
    created_ms integer not null,
    modified_ms integer not null,
    first_ms integer not null,
    last_ms integer not null
  ) strict;
  create unique index if not exists meeting_transaction on meeting (organizer_id, transaction_id)
    where transaction_id is not null;
  create table if not exists copy (
    id text primary key,
    uid text not null,
    mailbox_id text not null,
    is_organizer integer not null,
    response text not null,
    response_ms integer,
    known_response text not null,
    known_ms integer,
    proposed text,
    own text not null,
    deleted integer not null default 0,
    unique (uid, mailbox_id)
  ) strict;
  create index if not exists copy_mailbox on copy (mailbox_id);
  create table if not exists occurrence_change (
    uid text not null, date text not null, change text not null, primary key (uid, date)
  ) strict;
  create table if not exists occurrence_answer (
    copy_id text not null, date text not null,
    response text not null, response_ms integer,
    known_response text not null, known_ms integer,
    proposed text, deleted integer not null default 0,
    primary key (copy_id, date)
  ) strict;
  create table if not exists inbox (
    seq integer primary key autoincrement,
    id text not null, mailbox_id text not null, kind text not null, from_name text not null,
    subject text not null, body_html text not null, received_ms integer not null,
    copy_id text, date text
  ) strict;
  create index if not exists inbox_mailbox on inbox (mailbox_id, seq);
  create table if not exists activity (
    seq integer primary key autoincrement,
    id text not null, person_id text not null, activity_type text not null, preview_text text not null,
    topic_text text not null, web_url text not null, chain_id text, at_ms integer not null
  ) strict;
  create index if not exists activity_person on activity (person_id, seq);
`;

/** What a statement of the tenant's file gives back: column by column, as SQLite holds it. */
export type Row = Record<string, unknown>;

/**
 * The tenant's state in one SQLite file. Each call of Graph is one transaction that is committed before the
 * answer leaves: in WAL mode a commit is in the file even when the process is killed the moment after.
 */
export class TenantStore {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(dataFile: string) {
    this.#database = new DatabaseSync(dataFile);
    this.#database.exec(
      'pragma journal_mode = wal; pragma synchronous = normal; pragma busy_timeout = 2000;',
    );
    this.#database.exec(schema);
  }

  get(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#prepared(sql).get(...values);
  }

  all(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#prepared(sql).all(...values);
  }

  run(sql: string, ...values: SQLInputValue[]): void {
    this.#prepared(sql).run(...values);
  }

  /** Runs the work in one transaction: all of it is kept, or nothing. */
  transaction<T>(work: () => T): T {
    this.#database.exec('begin immediate');
    try {
      const result = work();
      this.#database.exec('commit');
      return result;
    } catch (error) {
      this.#database.exec('rollback');
      throw error;
    }
  }

  meta(key: string): string | undefined {
    const value = this.get('select value from meta where key = ?', key)?.value;
    return value === undefined ? undefined : String(value);
  }

  setMeta(key: string, value: string): void {
    this.run(
      'insert into meta values (?, ?) on conflict (key) do update set value = excluded.value',
      key,
      value,
    );
  }

  /** Drops all that happened; the organisation and the tenant's own keys stay. */
  clearLife(): void {
    this.transaction(() => {
      for (const table of [
        'note',
        'meeting',
        'copy',
        'occurrence_change',
        'occurrence_answer',
        'inbox',
        'activity',
      ])
        this.run(`delete from ${table}`);
    });
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }

  #prepared(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}
