import type { Generated, Selectable } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Schema } from '../../server/db/schema.ts';
import { type BoundDatabase, openBoundDatabase } from '../features/bound-database.ts';

/** What a column is to TypeScript: written as a word here, checked against the type by the compiler. */
type WordOf<T> =
  | (null extends T ? 'null' : never)
  | (NonNullable<T> extends string
      ? 'text'
      : NonNullable<T> extends number
        ? 'number'
        : NonNullable<T> extends boolean
          ? 'boolean'
          : NonNullable<T> extends Date
            ? 'instant'
            : NonNullable<T> extends Buffer
              ? 'bytes'
              : NonNullable<T> extends string[]
                ? 'texts'
                : 'json');
type Described<T> = null extends T ? `${Exclude<WordOf<T>, 'null'>}?` : Exclude<WordOf<T>, 'null'>;
type Columns = {
  [Table in keyof Schema]: {
    [Column in keyof Selectable<Schema[Table]>]: Described<Selectable<Schema[Table]>[Column]>;
  };
};

/** Every column of `schema.ts`; one that is missing, too many or of another type does not compile. */
const columns: Columns = {
  tenants: { tenant_id: 'text', directory_due_at: 'instant?' },
  seal_keys: { tenant_id: 'text', subject: 'text', wrapped_key: 'bytes' },
  directory_readings: {
    tenant_id: 'text',
    reading_id: 'text',
    state: 'text',
    asked_at: 'instant',
    started_at: 'instant?',
    finished_at: 'instant?',
    next_link: 'text?',
    people_read: 'number',
    problem: 'text?',
  },
  people: {
    tenant_id: 'text',
    person_id: 'text',
    display_name: 'text',
    mail: 'text?',
    user_principal_name: 'text?',
    job_title: 'text?',
    department: 'text?',
    office_location: 'text?',
    usage_location: 'text?',
    preferred_language: 'text?',
    hired_on: 'text?',
    account_enabled: 'boolean',
    guest: 'boolean',
    manager_id: 'text?',
    seen_in: 'text',
    removed_at: 'instant?',
  },
  org_positions: {
    tenant_id: 'text',
    person_id: 'text',
    parent_id: 'text?',
    root_id: 'text',
    depth: 'number',
    height: 'number',
    rank: 'number',
    rank_estimated: 'boolean',
    enter_at: 'number',
    leave_at: 'number',
    people_below: 'number',
  },
  org_anomalies: {
    tenant_id: 'text',
    reading_id: 'text',
    kind: 'text',
    person_id: 'text',
    people_count: 'number',
  },
  programs: {
    tenant_id: 'text',
    program_id: 'text',
    owner_id: 'text',
    name: 'text',
    joining: 'json',
    cadence: 'text',
    session_minutes: 'number',
    gap: 'json',
    line_distance: 'number',
    starts_on: 'text',
    ends_on: 'text',
    created_at: 'instant',
  },
  rounds: {
    tenant_id: 'text',
    round_id: 'text',
    program_id: 'text',
    number: 'number',
    state: 'text',
    opened_at: 'instant',
  },
  participations: {
    tenant_id: 'text',
    participation_id: 'text',
    round_id: 'text',
    person_id: 'text',
    state: 'text',
    capacity: 'number',
    languages: 'texts',
    days: 'texts',
    reason_sealed: 'bytes?',
    submitted_at: 'instant?',
    changed_at: 'instant',
  },
  participation_topics: {
    tenant_id: 'text',
    participation_id: 'text',
    direction: 'text',
    position: 'number',
    topic_id: 'text?',
    own_words: 'text?',
  },
  participation_exclusions: {
    tenant_id: 'text',
    participation_id: 'text',
    author_id: 'text',
    excluded_sealed: 'bytes',
  },
  approvals: {
    tenant_id: 'text',
    approval_id: 'text',
    participation_id: 'text',
    manager_id: 'text',
    state: 'text',
    asked_at: 'instant',
    decided_at: 'instant?',
    word_sealed: 'bytes?',
  },
  pairing_runs: {
    tenant_id: 'text',
    run_id: 'text',
    round_id: 'text',
    state: 'text',
    asked_by: 'text',
    asked_at: 'instant',
    started_at: 'instant?',
    finished_at: 'instant?',
    participants: 'number',
    problem: 'text?',
    due_at: 'instant?',
  },
  unmatched: { tenant_id: 'text', run_id: 'text', participation_id: 'text', reason: 'text' },
  pairs: {
    tenant_id: 'text',
    pair_id: 'text',
    round_id: 'text',
    run_id: 'text',
    a_participation_id: 'text',
    b_participation_id: 'text',
    a_person_id: 'text',
    b_person_id: 'text',
    state: 'text',
    score: 'number',
    a_gains: 'json',
    b_gains: 'json',
    different_department: 'boolean',
    different_place: 'boolean',
    rank_gap: 'number',
    published_at: 'instant?',
  },
  commitments: {
    tenant_id: 'text',
    commitment_id: 'text',
    pair_id: 'text',
    state: 'text',
    problem: 'text?',
    mailbox_id: 'text',
    a_time_zone: 'text?',
    b_time_zone: 'text?',
    recurrence: 'json?',
    first_lead: 'text?',
    transaction_id: 'text?',
    request_body: 'text?',
    event_id: 'text?',
    ical_uid: 'text?',
    join_url: 'text?',
    booked_at: 'instant?',
    a_answer: 'text',
    b_answer: 'text',
    book_due_at: 'instant?',
    book_attempts: 'number',
    reconcile_due_at: 'instant?',
  },
  sessions: {
    tenant_id: 'text',
    session_id: 'text',
    commitment_id: 'text',
    number: 'number',
    original_start: 'instant',
    starts_at: 'instant',
    ends_at: 'instant',
    lead: 'text',
    verdict: 'text',
    a_answer: 'text?',
    b_answer: 'text?',
    evidence_at: 'instant?',
  },
  notices: {
    tenant_id: 'text',
    notice_id: 'text',
    kind: 'text',
    channel: 'text',
    recipient_id: 'text',
    subject_id: 'text',
    state: 'text',
    chain_id: 'text',
    due_at: 'instant',
    attempts: 'number',
    sent_at: 'instant?',
    problem: 'text?',
  },
};

/** Columns that an insert may leave out although they are never null. */
type WithDefault = {
  [Table in keyof Schema]: {
    [Column in keyof Schema[Table]]: Schema[Table][Column] extends Generated<infer _> ? Column : never;
  }[keyof Schema[Table]];
};
const withDefault: { [Table in keyof Schema]: readonly WithDefault[Table][] } = {
  tenants: [],
  seal_keys: [],
  directory_readings: ['people_read'],
  people: [],
  org_positions: [],
  org_anomalies: [],
  programs: [],
  rounds: [],
  participations: [],
  participation_topics: [],
  participation_exclusions: [],
  approvals: [],
  pairing_runs: ['participants'],
  unmatched: [],
  pairs: [],
  commitments: ['a_answer', 'b_answer', 'book_attempts'],
  sessions: [],
  notices: ['attempts'],
};

/** As the driver hands values over: `bigint` and `date` as text. */
const words: Readonly<Record<string, string>> = {
  uuid: 'text',
  text: 'text',
  date: 'text',
  bigint: 'text',
  integer: 'number',
  'double precision': 'number',
  boolean: 'boolean',
  'timestamp with time zone': 'instant',
  bytea: 'bytes',
  jsonb: 'json',
  ARRAY: 'texts',
};

let bound: BoundDatabase;
let rows: {
  table_name: string;
  column_name: string;
  data_type: string;
  nullable: boolean;
  default: boolean;
}[];

beforeAll(async () => {
  bound = await openBoundDatabase(1);
  const owner = new pg.Client({ connectionString: bound.ownerUrl });
  await owner.connect();
  ({ rows } = await owner.query(
    `select table_name, column_name, data_type, is_nullable = 'YES' as nullable,
        column_default is not null as default
      from information_schema.columns
      where table_schema = 'public' and table_name not in ('schema_migrations', 'installation')`,
  ));
  await owner.end();
});
afterAll(async () => {
  await bound?.close();
});

describe('the tables as the code sees them', () => {
  it('have the columns of the database, with their types and whether they may be null', () => {
    const found: Record<string, Record<string, string>> = {};
    for (const row of rows) {
      const table = found[row.table_name] ?? {};
      table[row.column_name] = `${words[row.data_type]}${row.nullable ? '?' : ''}`;
      found[row.table_name] = table;
    }
    expect(found).toEqual(columns);
  });

  it('may leave out on insert what the database fills in, and nothing else', () => {
    const found: Record<string, string[]> = Object.fromEntries(
      Object.keys(columns).map((name) => [name, []]),
    );
    for (const row of rows) if (row.default) found[row.table_name]?.push(row.column_name);
    for (const names of Object.values(found)) names.sort();
    expect(found).toEqual(withDefault);
  });

  it('have no column that fills in the machine’s time: instants come from the business clock', () => {
    const instants = rows.filter((row) => row.data_type.startsWith('timestamp'));
    expect(instants.filter((row) => row.default)).toEqual([]);
    expect(instants.filter((row) => row.data_type !== 'timestamp with time zone')).toEqual([]);
  });

  it('hand a day over as the text that it is', async () => {
    const { rows: days } = await bound.database.pool.query("select date '2026-03-29' as day");
    expect(days).toEqual([{ day: '2026-03-29' }]);
  });
});
