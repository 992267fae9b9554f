import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { later } from '../../../server/clock.ts';
import { intendNotice, type NoticeKind } from '../../../server/features/nudges/notice-intents.ts';
import { type Messenger, sendNoticeTask } from '../../../server/features/nudges/notice-task.ts';
import { GraphFailure } from '../../../server/graph/graph-failure.ts';
import { type BoundDatabase, openBoundDatabase } from '../bound-database.ts';

const start = new Date('2026-03-02T09:00:00Z');
const [tenantId, volunteer, manager, unreachable] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
const participationId = randomUUID();
const app = { teamsAppId: randomUUID(), publicUrl: 'https://pairs.example.com' };

let bound: BoundDatabase;
let now: Date;
let said: string[];
let outcome: () => Error | null;
let approvalId: string;

const messenger: Messenger = {
  async sendMail(mail) {
    said.push(`mail to ${mail.to}: ${mail.subject}`);
    const error = outcome();
    if (error) throw error;
  },
  async sendActivity(activity) {
    said.push(`activity ${activity.activityType} to ${activity.recipientId} in chain ${activity.chainId}`);
    const error = outcome();
    if (error) throw error;
  },
};
const failure = (status: number) =>
  new GraphFailure({ status, code: 'x', clientRequestId: 'x', operation: 'x', retryAfterMs: null });

beforeAll(async () => {
  bound = await openBoundDatabase();
  const [readingId, programId, roundId] = [randomUUID(), randomUUID(), randomUUID()];
  const tenant_id = tenantId;
  await bound.transact({ tenantId }, async (tx) => {
    await tx.insertInto('tenants').values({ tenant_id, directory_due_at: null }).execute();
    await tx
      .insertInto('directory_readings')
      .values({ tenant_id, reading_id: readingId, state: 'done', asked_at: start })
      .execute();
    for (const [person_id, mail] of [
      [volunteer, 'volunteer@example.com'],
      [manager, 'manager@example.com'],
      [unreachable, null],
    ] as const) {
      await tx
        .insertInto('people')
        .values({
          tenant_id,
          person_id,
          mail,
          display_name: 'Sample Person',
          account_enabled: true,
          guest: false,
          seen_in: readingId,
        })
        .execute();
    }
    await tx
      .insertInto('programs')
      .values({
        tenant_id,
        program_id: programId,
        owner_id: manager,
        name: 'Sample program',
        joining: '{"kind":"everyone"}',
        cadence: 'weekly',
        session_minutes: 45,
        gap: '{"by":"rank","atLeast":0.2}',
        line_distance: 2,
        starts_on: '2026-03-02',
        ends_on: '2026-09-02',
        created_at: start,
      })
      .execute();
    await tx
      .insertInto('rounds')
      .values({
        tenant_id,
        round_id: roundId,
        program_id: programId,
        number: 1,
        state: 'open',
        opened_at: start,
      })
      .execute();
    await tx
      .insertInto('participations')
      .values({
        tenant_id,
        participation_id: participationId,
        round_id: roundId,
        person_id: volunteer,
        state: 'submitted',
        capacity: 1,
        languages: ['en'],
        days: [],
        changed_at: start,
      })
      .execute();
  });
});
afterAll(async () => {
  await bound?.close();
});
beforeEach(async () => {
  now = start;
  said = [];
  outcome = () => null;
  approvalId = randomUUID();
  await bound.transact({ tenantId }, async (tx) => {
    await tx.updateTable('approvals').set({ state: 'withdrawn' }).execute();
    await tx
      .insertInto('approvals')
      .values({
        tenant_id: tenantId,
        approval_id: approvalId,
        participation_id: participationId,
        manager_id: manager,
        state: 'waiting',
        asked_at: start,
      })
      .execute();
  });
});

const decide = (state: 'waiting' | 'approved' | 'declined' | 'withdrawn') =>
  bound.transact({ tenantId }, (tx) =>
    tx.updateTable('approvals').set({ state }).where('approval_id', '=', approvalId).execute(),
  );

async function intend(kind: NoticeKind, recipientId: string, dueAt = start): Promise<void> {
  await bound.transact({ tenantId }, (tx) =>
    intendNotice(tx, async () => undefined, {
      tenantId,
      kind,
      recipientId,
      subjectId: approvalId,
      dueAt,
      atOnce: false,
    }),
  );
}

const noticesNow = () =>
  bound.transact({ tenantId }, (tx) =>
    tx.selectFrom('notices').selectAll().where('subject_id', '=', approvalId).orderBy('channel').execute(),
  );
async function states(): Promise<Record<string, string>> {
  return Object.fromEntries((await noticesNow()).map((notice) => [notice.channel, notice.state]));
}

/** As the sweep would: all that is there; the task itself knows what is due. */
async function work(): Promise<void> {
  const task = sendNoticeTask({ transact: bound.transact, clock: { now: () => now }, messenger, app });
  for (const { notice_id: noticeId } of await noticesNow()) {
    await task({ tenantId, noticeId });
  }
}

describe('telling somebody', () => {
  it('goes out by mail and in the activity feed, once each', async () => {
    await intend('approvalRequested', manager);
    await work();
    await work();
    expect(said).toEqual([
      expect.stringMatching(`^activity approvalRequested to ${manager} in chain \\d+$`),
      'mail to manager@example.com: Sample Person asks for your OK to join Sample program',
    ]);
    expect(await states()).toEqual({ activity: 'sent', mail: 'sent' });
  });

  it('is said once, however often it is intended', async () => {
    for (let wish = 0; wish < 3; wish += 1) await intend('approvalRequested', manager);
    expect(await noticesNow()).toHaveLength(2);
    await work();
    await intend('approvalRequested', manager);
    await work();
    expect(said).toHaveLength(2);
  });

  it('waits for its time', async () => {
    await decide('approved');
    await intend('approvalDecided', volunteer, later(start, { minutes: 1 }));
    await work();
    expect(said).toEqual([]);
    now = later(start, { minutes: 1 });
    await work();
    expect(said).toHaveLength(2);
  });

  it('is dropped where it is no longer so', async () => {
    await intend('approvalRequested', manager);
    await decide('withdrawn');
    await work();
    expect(said).toEqual([]);
    expect(await states()).toEqual({ activity: 'dropped', mail: 'dropped' });
  });

  it('is taken up again where it becomes so once more', async () => {
    await intend('approvalDecided', volunteer);
    await work();
    expect(await states()).toEqual({ activity: 'dropped', mail: 'dropped' });
    await decide('declined');
    await intend('approvalDecided', volunteer);
    await work();
    expect(said).toHaveLength(2);
  });

  it('goes to the feed alone where somebody has no mailbox', async () => {
    await intend('approvalRequested', unreachable);
    await work();
    expect(await states()).toEqual({ activity: 'sent', mail: 'dropped' });
  });
});

describe('telling somebody when it fails', () => {
  it('is tried again after a while where Graph was not ready, and the activity replaces itself', async () => {
    await intend('approvalRequested', manager);
    outcome = () => failure(503);
    await work();
    expect(await states()).toEqual({ activity: 'sending', mail: 'sending' });
    outcome = () => null;
    await work();
    expect(said).toHaveLength(2);
    now = later(start, { minutes: 5 });
    await work();
    expect(await states()).toEqual({ activity: 'sent', mail: 'sent' });
    const chains = said.filter((line) => line.startsWith('activity'));
    expect(chains[0]).toBe(chains[1]);
  });

  it('does not send a mail a second time whose fate is unknown, other than a request for approval', async () => {
    await decide('approved');
    await intend('approvalDecided', volunteer);
    outcome = () => new TypeError('fetch failed');
    await work();
    outcome = () => null;
    now = later(start, { minutes: 5 });
    await work();
    expect(said.filter((line) => line.startsWith('mail'))).toHaveLength(1);
    const mail = (await noticesNow()).find((notice) => notice.channel === 'mail');
    expect(mail).toMatchObject({ state: 'failed', problem: 'outcomeUnknown' });
  });

  for (const [what, status] of [
    ['for want of consent', 403],
    ['because there were too many', 429],
  ] as const) {
    it(`sends a mail again that was refused ${what}: nothing had gone out`, async () => {
      await decide('approved');
      await intend('approvalDecided', volunteer);
      outcome = () => failure(status);
      await work();
      expect(await states()).toEqual({ activity: 'due', mail: 'due' });
      outcome = () => null;
      now = later(start, { minutes: 5 });
      await work();
      expect(await states()).toEqual({ activity: 'sent', mail: 'sent' });
    });
  }

  it('is over where Graph refuses it for good', async () => {
    await intend('approvalRequested', manager);
    outcome = () => failure(404);
    await work();
    now = later(start, { hours: 1 });
    await work();
    expect(said).toHaveLength(2);
    const [notice] = await noticesNow();
    expect(notice).toMatchObject({ state: 'failed', problem: 'permanent' });
  });

  it('is given up after six attempts', async () => {
    await intend('approvalRequested', manager);
    outcome = () => failure(503);
    for (let attempt = 0; attempt < 10; attempt += 1) {
      await work();
      now = later(now, { minutes: 5 });
    }
    expect(said).toHaveLength(12);
    expect(await states()).toEqual({ activity: 'failed', mail: 'failed' });
  });
});
