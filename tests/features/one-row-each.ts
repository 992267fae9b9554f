import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/**
 * One row in every table, for one tenant. A table that is missing here fails the test of row-level security.
 *
 * @param owner signed in as somebody whom no policy binds
 * @param author whose the confidential rows are
 */
export async function plantOneRowEach(owner: pg.Client, tenantId: string, author: string): Promise<void> {
  const id = () => randomUUID();
  const [reading, program, round, run, pair, commitment] = [id(), id(), id(), id(), id(), id()];
  const [other, mine, theirs] = [id(), id(), id()];
  const insert = async (table: string, row: Record<string, unknown>) => {
    const columns = ['tenant_id', ...Object.keys(row)];
    const places = columns.map((_, index) => `$${index + 1}`);
    await owner.query(`insert into ${table} (${columns.join(', ')}) values (${places.join(', ')})`, [
      tenantId,
      ...Object.values(row),
    ]);
  };
  const at = new Date('2026-01-05T09:00:00Z');
  await insert('tenants', { directory_due_at: at });
  await insert('seal_keys', { subject: 'pair:sample', wrapped_key: Buffer.from('k') });
  await insert('directory_readings', { reading_id: reading, state: 'done', asked_at: at });
  for (const person of [author, other]) {
    await insert('people', {
      person_id: person,
      display_name: 'Sample Person',
      account_enabled: true,
      guest: false,
      seen_in: reading,
    });
  }
  await insert('org_positions', {
    person_id: author,
    root_id: author,
    depth: 0,
    height: 0,
    rank: 1,
    rank_estimated: false,
    enter_at: 0,
    leave_at: 1,
    people_below: 0,
  });
  await insert('org_anomalies', {
    reading_id: reading,
    kind: 'loneRoot',
    person_id: author,
    people_count: 1,
  });
  await insert('programs', {
    program_id: program,
    owner_id: author,
    name: 'Sample program',
    joining: '{"kind":"everyone"}',
    cadence: 'weekly',
    session_minutes: 45,
    gap: '{"by":"rank","atLeast":0.2}',
    line_distance: 2,
    starts_on: '2026-01-05',
    ends_on: '2026-06-05',
    created_at: at,
  });
  await insert('rounds', { round_id: round, program_id: program, number: 1, state: 'open', opened_at: at });
  for (const [participation, person] of [
    [mine, author],
    [theirs, other],
  ]) {
    await insert('participations', {
      participation_id: participation,
      round_id: round,
      person_id: person,
      state: 'approved',
      capacity: 1,
      languages: ['en'],
      days: [],
      changed_at: at,
    });
  }
  await insert('participation_topics', {
    participation_id: mine,
    direction: 'offer',
    position: 0,
    topic_id: 'cooking',
  });
  await insert('participation_exclusions', {
    participation_id: mine,
    author_id: author,
    excluded_sealed: Buffer.from('x'),
  });
  await insert('approvals', {
    approval_id: id(),
    participation_id: mine,
    manager_id: other,
    state: 'waiting',
    asked_at: at,
  });
  await insert('pairing_runs', {
    run_id: run,
    round_id: round,
    state: 'done',
    asked_by: author,
    asked_at: at,
  });
  await insert('unmatched', { run_id: run, participation_id: theirs, reason: 'oddOneOut' });
  await insert('pairs', {
    pair_id: pair,
    round_id: round,
    run_id: run,
    a_participation_id: mine,
    b_participation_id: theirs,
    a_person_id: author,
    b_person_id: other,
    state: 'active',
    score: 50,
    a_gains: '{"exact":[],"near":[]}',
    b_gains: '{"exact":[],"near":[]}',
    different_department: true,
    different_place: true,
    rank_gap: 0.5,
  });
  await insert('commitments', {
    commitment_id: commitment,
    pair_id: pair,
    state: 'agreed',
    mailbox_id: 'sample',
    book_due_at: at,
    reconcile_due_at: at,
  });
  await insert('sessions', {
    session_id: id(),
    commitment_id: commitment,
    number: 1,
    original_start: at,
    starts_at: at,
    ends_at: new Date('2026-01-05T10:00:00Z'),
    lead: 'a',
    verdict: 'planned',
  });
  await insert('notices', {
    notice_id: id(),
    kind: 'pairPublished',
    channel: 'mail',
    recipient_id: author,
    subject_id: pair,
    state: 'due',
    chain_id: 7,
    due_at: at,
  });
}
