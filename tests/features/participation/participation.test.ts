import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { approvalsResponse } from '../../../shared/approvals.ts';
import { offersResponse, participationResponse } from '../../../shared/participation.ts';
import { volunteersResponse } from '../../../shared/programs.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';
import { offer, type RoundPlay, roundPlay } from '../round-play.ts';

let app: TestApp;
let play: RoundPlay;
let roundId: string;
let junior: string;

beforeAll(async () => {
  app = await startTestApp();
  play = roundPlay(app);
  junior = play.pair.junior.id;
});
afterAll(async () => {
  await app?.close();
});
beforeEach(async () => {
  roundId = await play.openRound(await play.newProgram());
});

const path = (round = roundId) => `/rounds/${round}/participation`;
const show = (who = junior) => play.ask(who, 'GET', path(), participationResponse);
const save = (form = offer(), who = junior) => play.ask(who, 'PUT', path(), participationResponse, form);
const submit = (who = junior) => play.ask(who, 'POST', `${path()}/submission`, participationResponse);
const withdraw = (who = junior) => play.ask(who, 'POST', `${path()}/withdrawal`, participationResponse);
const managerOf = async (who = junior) => (await show(who)).manager?.personId ?? '';
const waitingFor = async (manager: string) =>
  (await play.ask(manager, 'GET', '/approvals', approvalsResponse)).waiting;
async function decide(decision: 'approved' | 'declined', word = ''): Promise<void> {
  const manager = await managerOf();
  const mine = (await waitingFor(manager)).filter((one) => one.person.personId === junior);
  await play.ask(manager, 'POST', '/approvals/decisions', approvalsResponse, {
    approvalIds: mine.map((one) => one.approvalId),
    decision,
    word,
  });
}

describe('volunteering', () => {
  it('begins with an empty form, the manager’s name and the language of the directory', async () => {
    const view = await show();
    expect(view.participation).toBeNull();
    expect(view.manager?.personId).toBe(play.pair.junior.managerId);
    expect(view.problems).toEqual([]);
    expect(view.suggestedLanguages).toHaveLength(1);
    expect(view.round).toMatchObject({ open: true, volunteers: 0, seniorVolunteers: 0, state: null });
  });

  it('keeps a draft as it was written, own words too, whole or not', async () => {
    const form = offer({
      offers: [{ ownWords: 'Bienenzucht & Honig' }, { topicId: 'cooking' }],
      wants: [],
      capacity: 3,
      languages: ['en', 'de'],
      days: ['friday', 'monday'],
      reason: 'Because — “so” <b>',
    });
    expect((await save(form)).participation).toMatchObject({
      state: 'draft',
      form,
      submittedAt: null,
      approval: null,
    });
    const shorter = offer({ offers: [{ topicId: 'music' }] });
    await save(shorter);
    expect((await show()).participation?.form).toEqual(shorter);
  });

  it('keeps a draft to its author', async () => {
    await save();
    const { volunteers } = await play.ask(
      play.lead.id,
      'GET',
      `/rounds/${roundId}/volunteers`,
      volunteersResponse,
    );
    expect(volunteers).toEqual([]);
    expect((await show(play.pair.senior.id)).participation).toBeNull();
  });

  it('asks the manager', async () => {
    await save(offer({ capacity: 2, reason: 'To learn.' }));
    const { participation } = await submit();
    expect(participation).toMatchObject({ state: 'submitted', approval: { state: 'waiting', word: null } });
    expect(participation?.submittedAt).not.toBeNull();
    const mine = (await waitingFor(await managerOf())).find((one) => one.person.personId === junior);
    // Twice 195 minutes: weekly sessions of 45 minutes with two partners.
    expect(mine).toMatchObject({ state: 'waiting', reason: 'To learn.', minutesAMonth: 390 });
    await withdraw();
  });

  it('needs nobody’s OK at the very top', async () => {
    const top = play.people.find(
      (person) => person.managerId === null && play.people.some((one) => one.managerId === person.id),
    );
    const { participation, manager } = await play.submit(top?.id ?? '', roundId, {});
    expect(manager).toBeNull();
    expect(participation).toMatchObject({ state: 'approved', approval: { state: 'notNeeded', word: null } });
  });

  it('saved for the first time twice at once is saved once', async () => {
    const roundNow = await play.openRound(await play.newProgram());
    const path = `/api/rounds/${roundNow}/participation`;
    const form = offer();
    const answers = await Promise.all([1, 2, 3].map(() => app.call(play.pair.junior.id, 'PUT', path, form)));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
  });

  it('counts the first press where the button was pressed twice', async () => {
    await save();
    const first = await submit();
    const second = await submit();
    expect(second.participation).toEqual(first.participation);
    const asked = (await waitingFor(await managerOf())).filter((one) => one.person.personId === junior);
    expect(asked).toHaveLength(1);
    await withdraw();
  });

  it('takes one thing to show and one to be shown, at least', async () => {
    for (const form of [offer({ offers: [] }), offer({ wants: [] })]) {
      await save(form);
      expect(await play.refusal(junior, 'POST', `${path()}/submission`)).toMatchObject({
        status: 422,
        code: 'offerIncomplete',
      });
    }
    expect((await show()).participation?.state).toBe('draft');
  });

  it('does not empty an offer that was sent', async () => {
    await save();
    await submit();
    expect(await play.refusal(junior, 'PUT', path(), offer({ offers: [] }))).toMatchObject({
      code: 'offerIncomplete',
    });
    await withdraw();
  });

  it('without a draft finds nothing to send or take back', async () => {
    expect(await play.refusal(junior, 'POST', `${path()}/submission`)).toMatchObject({ status: 404 });
    expect(await play.refusal(junior, 'POST', `${path()}/withdrawal`)).toMatchObject({ status: 404 });
  });

  it('in a round that does not exist finds nothing', async () => {
    const nowhere = path(randomUUID());
    expect(await play.refusal(junior, 'GET', nowhere)).toMatchObject({ status: 404 });
    expect(await play.refusal(junior, 'PUT', nowhere, offer())).toMatchObject({ status: 404 });
    expect(await play.refusal(junior, 'POST', `${nowhere}/submission`)).toMatchObject({ status: 404 });
  });

  const wrong: readonly (readonly [string, object, string])[] = [
    ['no partner at all', { capacity: 0 }, 'capacity'],
    ['more than three partners', { capacity: 4 }, 'capacity'],
    ['no language', { languages: [] }, 'languages'],
    ['a day that does not exist', { days: ['someday'] }, 'days.0'],
    ['somebody excluded who is no id', { excluded: ['x'] }, 'excluded.0'],
    ['a reason that is too long', { reason: 'x'.repeat(601) }, 'reason'],
    ['thirteen things to show', { offers: Array(13).fill({ topicId: 'cooking' }) }, 'offers'],
    ['a topic that is not in the catalogue', { offers: [{ topicId: 'alchemy' }] }, 'offers.0'],
    ['a topic of one letter', { wants: [{ ownWords: 'x' }] }, 'wants.0'],
  ];
  for (const [what, changes, field] of wrong) {
    it(`is refused with ${what}, naming ${field}`, async () => {
      const refusal = await play.refusal(junior, 'PUT', path(), { ...offer(), ...changes });
      expect(refusal).toMatchObject({ status: 400, code: 'invalidInput' });
      expect(refusal.issues?.[0]?.path).toMatch(new RegExp(`^${field.replace('.', '\\.')}`));
    });
  }
});

describe('whoever cannot take part', () => {
  const kinds = [
    ['a guest', 'guest', (person: { userType: string }) => person.userType === 'Guest'],
    [
      'a member without a mailbox',
      'noMailbox',
      (person: { userType: string; mailbox: string; accountEnabled: boolean }) =>
        person.userType === 'Member' && person.mailbox === 'none' && person.accountEnabled,
    ],
  ] as const;
  for (const [what, problem, is] of kinds) {
    it(`is told why on the form, and kept out: ${what}`, async () => {
      const person = play.people.find(is);
      const id = person?.id ?? '';
      expect((await show(id)).problems).toContain(problem);
      expect(await play.refusal(id, 'PUT', path(), offer())).toMatchObject({
        status: 422,
        code: 'cannotTakePart',
      });
      const { rounds } = await play.ask(id, 'GET', '/offers', offersResponse);
      expect(rounds).toEqual([]);
    });
  }

  it('is told so where the program is for others', async () => {
    const joining = { kind: 'departments' as const, departments: ['Nobody’s department'] };
    roundId = await play.openRound(await play.newProgram({ joining }));
    expect((await show()).problems).toEqual(['outsideProgram']);
    expect(await play.refusal(junior, 'PUT', path(), offer())).toMatchObject({ code: 'cannotTakePart' });
  });
});

describe('whom somebody would rather not be paired with', () => {
  it('is shown to its author, by name, and to nobody else', async () => {
    const { senior } = play.pair;
    const view = await save(offer({ excluded: [senior.id] }));
    expect(view.participation?.form.excluded).toEqual([senior.id]);
    expect(view.excludedPeople).toEqual([{ personId: senior.id, displayName: senior.displayName }]);
    await submit();
    const manager = await managerOf();
    for (const [who, door] of [
      [play.lead.id, `/api/rounds/${roundId}/volunteers`],
      [play.lead.id, `/api/rounds/${roundId}/pairing`],
      [manager, '/api/approvals'],
      [senior.id, `/api${path()}`],
    ] as const) {
      const { body } = await app.call(who, 'GET', door);
      expect(JSON.stringify(body)).not.toMatch(/exclu[^"]*":\[[^\]]/);
      if (who !== senior.id) expect(JSON.stringify(body)).not.toContain(senior.id);
    }
    await withdraw();
  });

  it('is stored sealed, as is the reason for the manager', async () => {
    await save(offer({ excluded: [play.pair.senior.id], reason: 'unmistakable words' }));
    const owner = new pg.Client({ connectionString: app.databaseUrl });
    await owner.connect();
    try {
      const { rows } = await owner.query(
        `select encode(x.excluded_sealed, 'escape') as excluded, encode(p.reason_sealed, 'escape') as reason
          from participations p join participation_exclusions x using (tenant_id, participation_id)
          where p.round_id = $1`,
        [roundId],
      );
      expect(rows).toHaveLength(1);
      expect(rows[0].excluded).not.toContain(play.pair.senior.id);
      expect(rows[0].reason).not.toContain('unmistakable');
    } finally {
      await owner.end();
    }
  });
});

describe('an answer', () => {
  it('that was no is kept with its word; the offer can be changed and sent again', async () => {
    await save();
    await submit();
    await decide('declined', 'Not in this quarter.');
    expect((await show()).participation).toMatchObject({
      state: 'declined',
      approval: { state: 'declined', word: 'Not in this quarter.' },
      form: offer(),
    });
    expect((await save(offer({ reason: 'Next quarter then.' }))).participation?.state).toBe('draft');
    expect((await submit()).participation).toMatchObject({
      state: 'submitted',
      approval: { state: 'waiting' },
    });
    await decide('approved');
    expect((await show()).participation?.state).toBe('approved');
  });

  it('that was yes lets the offer be changed without asking again', async () => {
    await save();
    await submit();
    await decide('approved');
    const view = await save(offer({ offers: [{ topicId: 'music' }] }));
    expect(view.participation).toMatchObject({ state: 'approved', approval: { state: 'approved' } });
  });

  it('is asked for anew where the volunteer takes on more hours than were approved', async () => {
    await save();
    await submit();
    await decide('approved');
    const view = await save(offer({ capacity: 2 }));
    expect(view.participation).toMatchObject({ state: 'submitted', approval: { state: 'waiting' } });
    await decide('approved');
    expect((await show()).participation?.state).toBe('approved');
  });
});

describe('taking an offer back', () => {
  it('is possible while it waits, and the request is gone from the manager’s list', async () => {
    await save();
    await submit();
    expect((await withdraw()).participation).toMatchObject({ state: 'withdrawn', approval: null });
    const asked = (await waitingFor(await managerOf())).filter((one) => one.person.personId === junior);
    expect(asked).toEqual([]);
  });

  it('twice is the same as once', async () => {
    await save();
    await withdraw();
    expect((await withdraw()).participation?.state).toBe('withdrawn');
  });

  it('does not close the door: it can be begun again, and says nothing of an earlier answer', async () => {
    for (const answered of [false, true]) {
      await save();
      await submit();
      if (answered) await decide('approved');
      await withdraw();
      expect((await save()).participation).toMatchObject({ state: 'draft', approval: null });
      expect((await submit()).participation).toMatchObject({
        state: 'submitted',
        approval: { state: 'waiting' },
      });
      await withdraw();
    }
  });

  it('leaves the figures of the round', async () => {
    await save();
    await submit();
    expect((await show(play.pair.senior.id)).round.volunteers).toBe(1);
    await withdraw();
    expect((await show(play.pair.senior.id)).round.volunteers).toBe(0);
  });
});
