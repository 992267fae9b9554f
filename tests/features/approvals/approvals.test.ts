import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { later } from '../../../server/clock.ts';
import type { OrgPerson } from '../../../server/sandbox/org-person.ts';
import { type ApprovalsResponse, approvalsResponse } from '../../../shared/approvals.ts';
import { participationResponse } from '../../../shared/participation.ts';
import { meResponse } from '../../../shared/people.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';
import { type RoundPlay, roundPlay } from '../round-play.ts';

let app: TestApp;
let play: RoundPlay;
let roundId: string;
let manager: OrgPerson;
let team: readonly [OrgPerson, OrgPerson];

beforeAll(async () => {
  app = await startTestApp();
  play = roundPlay(app);
  const able = play.people.filter(
    (person) => person.accountEnabled && person.userType === 'Member' && person.mailbox === 'exchangeOnline',
  );
  for (const person of able) {
    const [one, two] = able.filter((other) => other.managerId === person.id);
    if (one && two && person.managerId) {
      manager = person;
      team = [one, two];
      break;
    }
  }
});
afterAll(async () => {
  await app?.close();
});
beforeEach(async () => {
  roundId = await play.openRound(await play.newProgram());
});

const list = (who = manager.id) => play.ask(who, 'GET', '/approvals', approvalsResponse);
const decide = (approvalIds: readonly string[], decision: 'approved' | 'declined', word?: string) =>
  play.ask(manager.id, 'POST', '/approvals/decisions', approvalsResponse, { approvalIds, decision, word });
const undo = (approvalIds: readonly string[]) =>
  play.ask(manager.id, 'POST', '/approvals/undo', approvalsResponse, { approvalIds });
const offerOf = async (person: OrgPerson) =>
  (await play.ask(person.id, 'GET', `/rounds/${roundId}/participation`, participationResponse)).participation;
const idOf = ({ waiting, decided }: ApprovalsResponse, person: OrgPerson): string => {
  const of = [...waiting, ...decided].find((one) => one.person.personId === person.id);
  if (!of) throw new Error('nobody asked');
  return of.approvalId;
};

/** Somebody volunteers; returns the id under which their manager is asked. */
async function request(person: OrgPerson, reason = ''): Promise<string> {
  await play.submit(person.id, roundId, { reason });
  const { waiting } = await list();
  const mine = waiting.filter((one) => one.person.personId === person.id).at(-1);
  if (!mine) throw new Error('nobody asked the manager');
  return mine.approvalId;
}

describe('a request', () => {
  it('reaches the manager, in the list, by mail and in the activity feed', async () => {
    const [volunteer] = team;
    const approvalId = await request(volunteer, 'To see another part of the house.');
    await app.settle();
    const mine = (await list()).waiting.find((one) => one.approvalId === approvalId);
    expect(mine).toMatchObject({
      state: 'waiting',
      person: { personId: volunteer.id, displayName: volunteer.displayName },
      department: volunteer.department,
      programName: 'Sample program',
      minutesAMonth: 195,
      reason: 'To see another part of the house.',
      decidedAt: null,
      word: null,
      undoUntil: null,
    });
    const [mail] = await play.inbox(manager.id);
    expect(mail).toMatchObject({
      kind: 'mail',
      subject: `${volunteer.displayName} asks for your OK to join Sample program`,
    });
    expect(mail?.bodyHtml).toContain('3.25 hours a month');
    expect(mail?.bodyHtml).not.toContain('another part of the house');
    const [activity] = await play.activity(manager.id);
    expect(activity).toMatchObject({ activityType: 'approvalRequested', topicText: 'Approvals' });
    expect(activity?.webUrl).toContain(encodeURIComponent('{"subEntityId":"/approvals"}'));
    expect(await play.ask(manager.id, 'GET', '/me', meResponse)).toMatchObject({ approves: true });
  });

  it('is seen by the manager it is addressed to, and by nobody else', async () => {
    const approvalId = await request(team[0]);
    for (const other of [team[0].id, team[1].id, play.lead.id, manager.managerId ?? '']) {
      expect((await list(other)).waiting.map((one) => one.approvalId)).not.toContain(approvalId);
      for (const [path, body] of [
        ['/approvals/decisions', { approvalIds: [approvalId], decision: 'approved' }],
        ['/approvals/undo', { approvalIds: [approvalId] }],
      ] as const) {
        expect(await play.refusal(other, 'POST', path, body)).toMatchObject({
          status: 404,
          code: 'notFound',
        });
      }
    }
    expect((await offerOf(team[0]))?.state).toBe('submitted');
  });

  it('stands below those that have waited longer', async () => {
    const before = (await list()).waiting.length;
    const first = await request(team[0]);
    const second = await request(team[1]);
    const ids = (await list()).waiting.slice(before).map((one) => one.approvalId);
    expect(ids).toEqual([first, second]);
  });
});

describe('a decision', () => {
  it('opens the round to the volunteer, and moves the request to those decided', async () => {
    const approvalId = await request(team[0]);
    const { waiting, decided } = await decide([approvalId], 'approved');
    expect(waiting.map((one) => one.approvalId)).not.toContain(approvalId);
    expect(decided[0]).toMatchObject({ approvalId, state: 'approved', word: null });
    expect((await offerOf(team[0]))?.state).toBe('approved');
  });

  it('that is no carries the manager’s word, to the volunteer alone', async () => {
    const approvalId = await request(team[0]);
    await decide([approvalId], 'declined', '  After the summer.  ');
    expect(await offerOf(team[0])).toMatchObject({
      state: 'declined',
      approval: { state: 'declined', word: 'After the summer.' },
    });
    const { body } = await app.call(play.lead.id, 'GET', `/api/rounds/${roundId}/volunteers`);
    expect(JSON.stringify(body)).not.toContain('After the summer');
  });

  it('takes several at once', async () => {
    const ids = [await request(team[0]), await request(team[1])];
    await decide(ids, 'approved');
    expect((await offerOf(team[0]))?.state).toBe('approved');
    expect((await offerOf(team[1]))?.state).toBe('approved');
  });

  it('takes all of them or none: one that is not the manager’s spoils the selection', async () => {
    const mine = await request(team[0]);
    const { junior } = play.pair;
    await play.submit(junior.id, roundId, {});
    const others = idOf(await list(junior.managerId ?? ''), junior);
    const body = { approvalIds: [mine, others], decision: 'approved' };
    expect(await play.refusal(manager.id, 'POST', '/approvals/decisions', body)).toMatchObject({
      status: 404,
    });
    expect((await offerOf(team[0]))?.state).toBe('submitted');
  });

  it('takes all of them or none: one that was decided spoils the selection', async () => {
    const [first, second] = [await request(team[0]), await request(team[1])];
    await decide([first], 'approved');
    const body = { approvalIds: [first, second], decision: 'declined' };
    expect(await play.refusal(manager.id, 'POST', '/approvals/decisions', body)).toMatchObject({
      status: 409,
      code: 'approvalDecided',
    });
    expect((await offerOf(team[0]))?.state).toBe('approved');
    expect((await offerOf(team[1]))?.state).toBe('submitted');
  });

  it('named twice in one selection counts once', async () => {
    const approvalId = await request(team[0]);
    await decide([approvalId, approvalId], 'approved');
    expect((await offerOf(team[0]))?.state).toBe('approved');
  });

  it('is made once, even when two windows press at the same moment', async () => {
    const approvalId = await request(team[0]);
    const press = (decision: string) =>
      app.call(manager.id, 'POST', '/api/approvals/decisions', { approvalIds: [approvalId], decision });
    const answers = await Promise.all([press('approved'), press('declined')]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  it('comes too late for an offer that was taken back', async () => {
    const approvalId = await request(team[0]);
    await play.ask(team[0].id, 'POST', `/rounds/${roundId}/participation/withdrawal`, participationResponse);
    const body = { approvalIds: [approvalId], decision: 'approved' };
    expect(await play.refusal(manager.id, 'POST', '/approvals/decisions', body)).toMatchObject({
      status: 409,
      code: 'approvalDecided',
    });
  });
});

describe('taking a decision back', () => {
  it('is possible for a minute, and says until when', async () => {
    const approvalId = await request(team[0]);
    const before = app.tenant.clock.now();
    const { decided } = await decide([approvalId], 'declined', 'No.');
    const until = Date.parse(decided[0]?.undoUntil ?? '');
    expect(until - before.getTime()).toBeGreaterThanOrEqual(60_000);
    const { waiting } = await undo([approvalId]);
    expect(waiting.find((one) => one.approvalId === approvalId)).toMatchObject({
      state: 'waiting',
      word: null,
    });
    expect(await offerOf(team[0])).toMatchObject({ state: 'submitted', approval: { state: 'waiting' } });
  });

  it('is not possible after it', async () => {
    const approvalId = await request(team[0]);
    await decide([approvalId], 'approved');
    app.tenant.clock.moveTo(later(app.tenant.clock.now(), { seconds: 61 }));
    const { decided } = await list();
    expect(decided.find((one) => one.approvalId === approvalId)?.undoUntil).toBeNull();
    const refusal = await play.refusal(manager.id, 'POST', '/approvals/undo', { approvalIds: [approvalId] });
    expect(refusal).toMatchObject({ status: 409, code: 'undoTooLate' });
    expect((await offerOf(team[0]))?.state).toBe('approved');
  });

  it('is not possible where nothing was decided', async () => {
    const approvalId = await request(team[0]);
    const refusal = await play.refusal(manager.id, 'POST', '/approvals/undo', { approvalIds: [approvalId] });
    expect(refusal).toMatchObject({ code: 'approvalDecided' });
  });
});

describe('the volunteer', () => {
  const news = async (person: OrgPerson) => ({
    mails: (await play.inbox(person.id)).filter((item) => item.kind === 'mail').length,
    activities: (await play.activity(person.id)).length,
  });
  const passAMinute = async () => {
    app.tenant.clock.moveTo(later(app.tenant.clock.now(), { seconds: 61 }));
    await app.settle();
  };

  it('is told after the minute, by mail and in the activity feed, once', async () => {
    const [volunteer] = team;
    await passAMinute();
    const before = await news(volunteer);
    await decide([await request(volunteer)], 'approved');
    await app.settle();
    expect(await news(volunteer)).toEqual(before);
    await passAMinute();
    await passAMinute();
    expect(await news(volunteer)).toEqual({ mails: before.mails + 1, activities: before.activities + 1 });
    const [mail] = await play.inbox(volunteer.id);
    expect(mail?.subject).toBe(`${manager.displayName} said yes: you’re in Sample program`);
    expect((await play.activity(volunteer.id))[0]).toMatchObject({ activityType: 'approvalDecided' });
  });

  it('hears nothing of a decision that was taken back, and only of the one that stands', async () => {
    const volunteer = team[1];
    await passAMinute();
    const before = await news(volunteer);
    const approvalId = await request(volunteer);
    await decide([approvalId], 'approved');
    await undo([approvalId]);
    await passAMinute();
    expect(await news(volunteer)).toEqual(before);
    await decide([approvalId], 'declined', 'Not now.');
    await passAMinute();
    expect(await news(volunteer)).toEqual({ mails: before.mails + 1, activities: before.activities + 1 });
    const [mail] = await play.inbox(volunteer.id);
    expect(mail?.subject).toBe('Your offer for Sample program: not this time');
  });
});
