import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type {
  Cadence,
  Gain,
  GapRule,
  Joining,
  ParticipationState,
  RoundState,
  RunState,
} from '../../shared/programs.ts';
import type { Answer, Verdict } from '../../shared/sessions.ts';
import type { Recurrence } from '../scheduling/recurrence.ts';

/**
 * The tables as Kysely sees them; the migrations are the truth, and a test compares the two. `timestamptz`
 * is a `Date`; `date` stays the text `YYYY-MM-DD`, since a day has no zone.
 */
type Json<T extends object> = JSONColumnType<T, string, string>;
type Instant = ColumnType<Date, Date, Date>;
type Nullable<T> = T | null;

interface TenantTable {
  tenant_id: string;
  directory_due_at: Nullable<Date>;
}

interface SealKeyTable {
  tenant_id: string;
  subject: string;
  wrapped_key: Buffer;
}

interface DirectoryReadingTable {
  tenant_id: string;
  reading_id: string;
  state: 'waiting' | 'reading' | 'done' | 'failed';
  asked_at: Instant;
  started_at: Nullable<Date>;
  finished_at: Nullable<Date>;
  next_link: Nullable<string>;
  people_read: Generated<number>;
  problem: Nullable<string>;
}

interface PersonTable {
  tenant_id: string;
  person_id: string;
  display_name: string;
  mail: Nullable<string>;
  user_principal_name: Nullable<string>;
  job_title: Nullable<string>;
  department: Nullable<string>;
  office_location: Nullable<string>;
  usage_location: Nullable<string>;
  preferred_language: Nullable<string>;
  hired_on: Nullable<string>;
  account_enabled: boolean;
  guest: boolean;
  manager_id: Nullable<string>;
  seen_in: string;
  removed_at: Nullable<Date>;
}

interface OrgPositionTable {
  tenant_id: string;
  person_id: string;
  parent_id: Nullable<string>;
  root_id: string;
  depth: number;
  height: number;
  rank: number;
  rank_estimated: boolean;
  enter_at: number;
  leave_at: number;
  people_below: number;
}

interface OrgAnomalyTable {
  tenant_id: string;
  reading_id: string;
  kind: string;
  person_id: string;
  people_count: number;
}

interface ProgramTable {
  tenant_id: string;
  program_id: string;
  owner_id: string;
  name: string;
  joining: Json<Joining>;
  cadence: Cadence;
  session_minutes: number;
  gap: Json<GapRule>;
  line_distance: number;
  starts_on: string;
  ends_on: string;
  created_at: Instant;
}

interface RoundTable {
  tenant_id: string;
  round_id: string;
  program_id: string;
  number: number;
  state: RoundState;
  opened_at: Instant;
}

interface ParticipationTable {
  tenant_id: string;
  participation_id: string;
  round_id: string;
  person_id: string;
  state: ParticipationState;
  capacity: number;
  languages: string[];
  days: string[];
  reason_sealed: Nullable<Buffer>;
  submitted_at: Nullable<Date>;
  changed_at: Instant;
}

interface ParticipationTopicTable {
  tenant_id: string;
  participation_id: string;
  direction: 'offer' | 'want';
  position: number;
  topic_id: Nullable<string>;
  own_words: Nullable<string>;
}

interface ParticipationExclusionTable {
  tenant_id: string;
  participation_id: string;
  author_id: string;
  excluded_sealed: Buffer;
}

interface ApprovalTable {
  tenant_id: string;
  approval_id: string;
  participation_id: string;
  manager_id: string;
  state: 'waiting' | 'approved' | 'declined' | 'withdrawn';
  asked_at: Instant;
  decided_at: Nullable<Date>;
  word_sealed: Nullable<Buffer>;
}

interface PairingRunTable {
  tenant_id: string;
  run_id: string;
  round_id: string;
  state: RunState;
  asked_by: string;
  asked_at: Instant;
  started_at: Nullable<Date>;
  finished_at: Nullable<Date>;
  participants: Generated<number>;
  problem: Nullable<string>;
  due_at: Nullable<Date>;
}

interface UnmatchedTable {
  tenant_id: string;
  run_id: string;
  participation_id: string;
  reason: string;
}

interface PairTable {
  tenant_id: string;
  pair_id: string;
  round_id: string;
  run_id: string;
  a_participation_id: string;
  b_participation_id: string;
  a_person_id: string;
  b_person_id: string;
  state: 'proposed' | 'published' | 'active' | 'ended';
  score: number;
  a_gains: Json<Gain>;
  b_gains: Json<Gain>;
  different_department: boolean;
  different_place: boolean;
  rank_gap: number;
  published_at: Nullable<Date>;
}

interface CommitmentTable {
  tenant_id: string;
  commitment_id: string;
  pair_id: string;
  state: 'proposed' | 'agreed' | 'booked' | 'running' | 'ended' | 'extended' | 'dissolved';
  problem: Nullable<string>;
  mailbox_id: string;
  a_time_zone: Nullable<string>;
  b_time_zone: Nullable<string>;
  recurrence: JSONColumnType<Recurrence | null, string | null, string | null>;
  first_lead: Nullable<'a' | 'b'>;
  transaction_id: Nullable<string>;
  request_body: Nullable<string>;
  event_id: Nullable<string>;
  ical_uid: Nullable<string>;
  join_url: Nullable<string>;
  booked_at: Nullable<Date>;
  a_answer: Generated<Answer>;
  b_answer: Generated<Answer>;
  book_due_at: Nullable<Date>;
  book_attempts: Generated<number>;
  reconcile_due_at: Nullable<Date>;
}

interface SessionTable {
  tenant_id: string;
  session_id: string;
  commitment_id: string;
  number: number;
  original_start: Instant;
  starts_at: Instant;
  ends_at: Instant;
  lead: 'a' | 'b';
  verdict: Verdict;
  a_answer: Nullable<Answer>;
  b_answer: Nullable<Answer>;
  evidence_at: Nullable<Date>;
}

interface NoticeTable {
  tenant_id: string;
  notice_id: string;
  kind: string;
  channel: 'mail' | 'activity';
  recipient_id: string;
  subject_id: string;
  state: 'due' | 'sending' | 'sent' | 'failed' | 'dropped';
  chain_id: ColumnType<string, number | string, number | string>;
  due_at: Instant;
  attempts: Generated<number>;
  sent_at: Nullable<Date>;
  problem: Nullable<string>;
}

export interface Schema {
  tenants: TenantTable;
  seal_keys: SealKeyTable;
  directory_readings: DirectoryReadingTable;
  people: PersonTable;
  org_positions: OrgPositionTable;
  org_anomalies: OrgAnomalyTable;
  programs: ProgramTable;
  rounds: RoundTable;
  participations: ParticipationTable;
  participation_topics: ParticipationTopicTable;
  participation_exclusions: ParticipationExclusionTable;
  approvals: ApprovalTable;
  pairing_runs: PairingRunTable;
  unmatched: UnmatchedTable;
  pairs: PairTable;
  commitments: CommitmentTable;
  sessions: SessionTable;
  notices: NoticeTable;
}
