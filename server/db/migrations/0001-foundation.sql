-- The tenant's people, programs, pairs and commitments.
--
-- Every key begins with tenant_id and foreign keys carry it, so that a row can't point into another tenant
-- and tenant_id can become the distribution column. Instants are timestamptz from the business clock, handed
-- in by the application; no column defaults to now().

create function bound_tenant() returns uuid language sql stable
as $$ select nullif(current_setting('app.tenant', true), '')::uuid $$;

create function bound_person() returns uuid language sql stable
as $$ select nullif(current_setting('app.person', true), '')::uuid $$;

create function bound_duty() returns text language sql stable
as $$ select nullif(current_setting('app.duty', true), '') $$;

create table tenants (
  tenant_id uuid primary key,
  directory_due_at timestamptz
);

-- One data key for each pair or participation, wrapped by the master key. Deleting a row makes all that was
-- sealed under it unreadable, in backups too once they age out.
create table seal_keys (
  tenant_id uuid not null references tenants,
  subject text not null,
  wrapped_key bytea not null,
  primary key (tenant_id, subject)
);

create table directory_readings (
  tenant_id uuid not null references tenants,
  reading_id uuid not null,
  state text not null check (state in ('waiting', 'reading', 'done', 'failed')),
  asked_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  -- Where to go on after a crash: the address of the first page that isn't stored yet.
  next_link text,
  people_read integer not null default 0,
  problem text,
  primary key (tenant_id, reading_id)
);
-- At most one reading at a time.
create unique index directory_readings_open on directory_readings (tenant_id)
  where state in ('waiting', 'reading');

create table people (
  tenant_id uuid not null references tenants,
  person_id uuid not null,
  display_name text not null,
  mail text,
  user_principal_name text,
  job_title text,
  department text,
  office_location text,
  usage_location text,
  preferred_language text,
  hired_on date,
  account_enabled boolean not null,
  guest boolean not null,
  -- May name somebody who isn't in the directory: no foreign key.
  manager_id uuid,
  seen_in uuid not null,
  removed_at timestamptz,
  primary key (tenant_id, person_id),
  foreign key (tenant_id, seen_in) references directory_readings
);
create index people_by_name on people (tenant_id, lower(display_name) text_pattern_ops);

create table org_positions (
  tenant_id uuid not null,
  person_id uuid not null,
  parent_id uuid,
  root_id uuid not null,
  depth integer not null,
  height integer not null,
  rank double precision not null check (rank between 0 and 1),
  rank_estimated boolean not null,
  enter_at integer not null,
  leave_at integer not null,
  people_below integer not null,
  primary key (tenant_id, person_id),
  foreign key (tenant_id, person_id) references people on delete cascade
);

create table org_anomalies (
  tenant_id uuid not null references tenants,
  reading_id uuid not null,
  kind text not null,
  person_id uuid not null,
  people_count integer not null,
  primary key (tenant_id, reading_id, kind, person_id),
  foreign key (tenant_id, reading_id) references directory_readings on delete cascade
);

create table programs (
  tenant_id uuid not null references tenants,
  program_id uuid not null,
  owner_id uuid not null,
  name text not null,
  joining jsonb not null,
  cadence text not null check (cadence in ('weekly', 'everyTwoWeeks', 'monthly')),
  session_minutes integer not null,
  gap jsonb not null,
  line_distance integer not null check (line_distance between 1 and 3),
  starts_on date not null,
  ends_on date not null check (ends_on > starts_on),
  created_at timestamptz not null,
  primary key (tenant_id, program_id),
  foreign key (tenant_id, owner_id) references people
);

create table rounds (
  tenant_id uuid not null,
  round_id uuid not null,
  program_id uuid not null,
  number integer not null,
  state text not null check (state in ('open', 'pairing', 'published', 'running', 'closed')),
  opened_at timestamptz not null,
  primary key (tenant_id, round_id),
  unique (tenant_id, program_id, number),
  foreign key (tenant_id, program_id) references programs
);
-- One intake of a program at a time.
create unique index rounds_taking_in on rounds (tenant_id, program_id) where state in ('open', 'pairing');

create table participations (
  tenant_id uuid not null,
  participation_id uuid not null,
  round_id uuid not null,
  person_id uuid not null,
  state text not null check (state in
    ('draft', 'submitted', 'approved', 'declined', 'paired', 'waiting', 'withdrawn', 'paused', 'ended')),
  capacity integer not null check (capacity between 1 and 3),
  languages text[] not null,
  days text[] not null,
  -- For the manager's eyes: sealed under the participation's key.
  reason_sealed bytea,
  submitted_at timestamptz,
  changed_at timestamptz not null,
  primary key (tenant_id, participation_id),
  unique (tenant_id, round_id, person_id),
  foreign key (tenant_id, round_id) references rounds,
  foreign key (tenant_id, person_id) references people
);
create index participations_by_person on participations (tenant_id, person_id);

create table participation_topics (
  tenant_id uuid not null,
  participation_id uuid not null,
  direction text not null check (direction in ('offer', 'want')),
  position integer not null,
  topic_id text,
  own_words text,
  primary key (tenant_id, participation_id, direction, position),
  check ((topic_id is null) <> (own_words is null)),
  foreign key (tenant_id, participation_id) references participations on delete cascade
);

-- Whom somebody does not want to be paired with: the most private thing that a volunteer says. Read by its
-- author and by the pairing itself, by nobody else (policy below), and ciphertext besides.
create table participation_exclusions (
  tenant_id uuid not null,
  participation_id uuid not null,
  author_id uuid not null,
  excluded_sealed bytea not null,
  primary key (tenant_id, participation_id),
  foreign key (tenant_id, participation_id) references participations on delete cascade
);

create table approvals (
  tenant_id uuid not null,
  approval_id uuid not null,
  participation_id uuid not null,
  manager_id uuid not null,
  state text not null check (state in ('waiting', 'approved', 'declined', 'withdrawn')),
  asked_at timestamptz not null,
  decided_at timestamptz,
  -- The manager's word to the volunteer: sealed under the participation's key.
  word_sealed bytea,
  primary key (tenant_id, approval_id),
  foreign key (tenant_id, participation_id) references participations,
  foreign key (tenant_id, manager_id) references people
);
create unique index approvals_one_at_a_time on approvals (tenant_id, participation_id) where state = 'waiting';
create index approvals_by_manager on approvals (tenant_id, manager_id, state);

create table pairing_runs (
  tenant_id uuid not null,
  run_id uuid not null,
  round_id uuid not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed')),
  asked_by uuid not null,
  asked_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  participants integer not null default 0,
  problem text,
  -- When to look after it again; null once it is done or failed.
  due_at timestamptz,
  primary key (tenant_id, run_id),
  foreign key (tenant_id, round_id) references rounds
);
create unique index pairing_runs_one_at_a_time on pairing_runs (tenant_id, round_id)
  where state in ('waiting', 'running');
create index pairing_runs_to_run on pairing_runs (due_at) where due_at is not null;

create table unmatched (
  tenant_id uuid not null,
  run_id uuid not null,
  participation_id uuid not null,
  reason text not null,
  primary key (tenant_id, run_id, participation_id),
  foreign key (tenant_id, run_id) references pairing_runs on delete cascade,
  foreign key (tenant_id, participation_id) references participations
);

create table pairs (
  tenant_id uuid not null,
  pair_id uuid not null,
  round_id uuid not null,
  run_id uuid not null,
  a_participation_id uuid not null,
  b_participation_id uuid not null,
  a_person_id uuid not null,
  b_person_id uuid not null check (a_person_id <> b_person_id),
  state text not null check (state in ('proposed', 'published', 'active', 'ended')),
  score integer not null,
  a_gains jsonb not null,
  b_gains jsonb not null,
  different_department boolean not null,
  different_place boolean not null,
  rank_gap double precision not null,
  published_at timestamptz,
  primary key (tenant_id, pair_id),
  foreign key (tenant_id, round_id) references rounds,
  foreign key (tenant_id, run_id) references pairing_runs,
  foreign key (tenant_id, a_participation_id) references participations,
  foreign key (tenant_id, b_participation_id) references participations,
  foreign key (tenant_id, a_person_id) references people,
  foreign key (tenant_id, b_person_id) references people
);
create index pairs_by_round on pairs (tenant_id, round_id);
create index pairs_by_a on pairs (tenant_id, a_person_id);
create index pairs_by_b on pairs (tenant_id, b_person_id);

create table commitments (
  tenant_id uuid not null,
  commitment_id uuid not null,
  pair_id uuid not null,
  state text not null check (state in ('proposed', 'agreed', 'booked', 'running', 'ended', 'extended', 'dissolved')),
  -- Why nothing is booked; null while all is well.
  problem text,
  mailbox_id text not null,
  a_time_zone text,
  b_time_zone text,
  recurrence jsonb,
  -- Who teaches in the first session; the event's text says it, so it is fixed with the request.
  first_lead text check (first_lead in ('a', 'b')),
  -- Both are stored before the first call, so that a repeated call is the same call (Graph answers a known
  -- transactionId with the event that it made, and refuses the id with another body).
  transaction_id uuid,
  request_body text,
  event_id text,
  ical_uid text,
  join_url text,
  booked_at timestamptz,
  a_answer text not null default 'none' check (a_answer in ('accepted', 'tentative', 'declined', 'none')),
  b_answer text not null default 'none' check (b_answer in ('accepted', 'tentative', 'declined', 'none')),
  book_due_at timestamptz,
  book_attempts integer not null default 0,
  reconcile_due_at timestamptz,
  primary key (tenant_id, commitment_id),
  unique (tenant_id, transaction_id),
  foreign key (tenant_id, pair_id) references pairs
);
create index commitments_by_pair on commitments (tenant_id, pair_id);
create index commitments_to_book on commitments (book_due_at) where book_due_at is not null;
create index commitments_to_reconcile on commitments (reconcile_due_at) where reconcile_due_at is not null;

create table sessions (
  tenant_id uuid not null,
  session_id uuid not null,
  commitment_id uuid not null,
  number integer not null,
  -- Where the recurrence puts it; with ical_uid the name of the occurrence on every copy.
  original_start timestamptz not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  lead text not null check (lead in ('a', 'b')),
  verdict text not null check (verdict in ('planned', 'met', 'presumed', 'unknown', 'missed', 'cancelled')),
  a_answer text check (a_answer in ('accepted', 'tentative', 'declined', 'none')),
  b_answer text check (b_answer in ('accepted', 'tentative', 'declined', 'none')),
  -- When the answers were read from the organiser's copy.
  evidence_at timestamptz,
  primary key (tenant_id, session_id),
  unique (tenant_id, commitment_id, number),
  foreign key (tenant_id, commitment_id) references commitments on delete cascade
);

-- What is to be said to somebody by mail or in the activity feed. The row is the intent and comes first;
-- kind, subject and recipient make it, so that nothing is said twice.
create table notices (
  tenant_id uuid not null references tenants,
  notice_id uuid not null,
  kind text not null,
  channel text not null check (channel in ('mail', 'activity')),
  recipient_id uuid not null,
  -- What it is about (an approval, a pair); the words are made from it at sending and are not stored.
  subject_id uuid not null,
  -- dropped: what it would have said was no longer so when its time came.
  state text not null check (state in ('due', 'sending', 'sent', 'failed', 'dropped')),
  -- Graph's activity notifications with the same chainId replace each other.
  chain_id bigint not null,
  due_at timestamptz not null,
  attempts integer not null default 0,
  sent_at timestamptz,
  problem text,
  primary key (tenant_id, notice_id),
  unique (tenant_id, kind, channel, recipient_id, subject_id),
  foreign key (tenant_id, recipient_id) references people
);
create index notices_to_send on notices (due_at) where state in ('due', 'sending');
