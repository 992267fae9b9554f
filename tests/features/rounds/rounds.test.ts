import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrgPerson } from '../../../server/sandbox/org-person.ts';
import { homeResponse } from '../../../shared/home.ts';
import { pairsResponse } from '../../../shared/pairs.ts';
import { participationResponse } from '../../../shared/participation.ts';
import { programResponse, volunteersResponse } from '../../../shared/programs.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';
import { juniorOffer, type RoundPlay, roundPlay, seniorOffer } from '../round-play.ts';

let app: TestApp;
let owner: pg.Client;
let play: RoundPlay;
/** A leaf of another department than the easy pair's two, under another manager, in the senior partner's zone. */
let third: OrgPerson;
/** Another, whose day hardly begins before the senior partner's ends. */
let far: OrgPerson;

beforeAll(async () => {
  app = await startTestApp();
  owner = new pg.Client({ connectionString: app.databaseUrl });
  await owner.connect();
  play = roundPlay(app);
  const { senior } = play.pair;
  third = leafOfAnotherTeam((person) => person.timeZone === senior.timeZone);
  far = leafOfAnotherTeam((person) => hoursBetween(person, senior) >= 8);
});
afterAll(async () => {
  await owner?.end();
  await app?.close();
});

function leafOfAnotherTeam(fits: (person: OrgPerson) => boolean): OrgPerson {
  const leads = new Set(play.people.map((person) => person.managerId));
  const { senior, junior } = play.pair;
  const found = play.people.find(
    (person) =>
      fits(person) &&
      !leads.has(person.id) &&
      person.accountEnabled &&
      person.userType === 'Member' &&
      person.mailbox === 'exchangeOnline' &&
      person.workingHours.days.length === 5 &&
      play.people.some((one) => one.id === person.managerId && one.accountEnabled) &&
      ![senior.managerId, junior.managerId].includes(person.managerId) &&
      ![senior.department, junior.department].includes(person.department) &&
      person.id !== play.lead.id,
  );
  if (!found) throw new Error('the generated organisation has no such volunteer');
  return found;
}

/** On the clocks of both, this week. */
function hoursBetween(one: OrgPerson, other: OrgPerson): number {
  const [a, b] = [one, other].map(
    ({ timeZone }) => Temporal.Now.zonedDateTimeISO(timeZone).offsetNanoseconds / 3.6e12,
  );
  return Math.abs((a ?? 0) - (b ?? 0));
}

const newRound = async () => play.openRound(await play.newProgram());
const publication = (roundId: string) => play.refusal(play.lead.id, 'POST', `/rounds/${roundId}/publication`);
const withdraw = (personId: string, roundId: string) =>
  play.ask(personId, 'POST', `/rounds/${roundId}/participation/withdrawal`, participationResponse);
const offerOf = async (personId: string, roundId: string) =>
  (await play.ask(personId, 'GET', `/rounds/${roundId}/participation`, participationResponse)).participation;
const pairsOf = async (personId: string) => (await play.ask(personId, 'GET', '/pairs', pairsResponse)).pairs;

async function roundOfTwo(): Promise<string> {
  const roundId = await newRound();
  await play.join(play.pair.senior.id, roundId, seniorOffer);
  await play.join(play.pair.junior.id, roundId, juniorOffer);
  return roundId;
}

describe('the volunteers of a round', () => {
  it('are listed for the lead, with whose OK is outstanding', async () => {
    const roundId = await newRound();
    const { junior } = play.pair;
    await play.submit(junior.id, roundId, {
      offers: [{ topicId: 'cooking' }, { topicId: 'music' }],
    });
    const path = `/rounds/${roundId}/volunteers`;
    const { volunteers } = await play.ask(play.lead.id, 'GET', path, volunteersResponse);
    expect(volunteers).toHaveLength(1);
    expect(volunteers[0]).toMatchObject({
      person: { personId: junior.id, displayName: junior.displayName },
      department: junior.department,
      rank: 1,
      state: 'submitted',
      waitingFor: { personId: junior.managerId },
      offers: 2,
      wants: 1,
    });
    await play.approve(junior.id, roundId);
    const [approved] = (await play.ask(play.lead.id, 'GET', path, volunteersResponse)).volunteers;
    expect(approved).toMatchObject({ state: 'approved', waitingFor: null });
  });
});

describe('a run of the pairing', () => {
  it('proposes a pair, with what each gains, and shows it to the lead alone', async () => {
    const roundId = await roundOfTwo();
    const { senior, junior } = play.pair;
    const { run, proposals, unmatched, roundState } = await play.runPairing(roundId);
    expect(run).toMatchObject({ state: 'done', participants: 2, problem: null });
    expect(roundState).toBe('pairing');
    expect(unmatched).toEqual([]);
    expect(proposals).toHaveLength(1);
    const [pair] = proposals;
    const seniorIsA = pair?.a.personId === senior.id;
    expect(seniorIsA ? pair?.aGains : pair?.bGains).toEqual({
      exact: [{ topicId: 'aiAssistants' }],
      near: [],
    });
    expect(seniorIsA ? pair?.bGains : pair?.aGains).toEqual({ exact: [{ topicId: 'strategy' }], near: [] });
    expect(pair).toMatchObject({ differentDepartment: true });
    expect(pair?.rankGap).toBeGreaterThanOrEqual(0.2);
    expect(pair?.score).toBeGreaterThan(0);
    for (const partner of [senior, junior]) {
      expect((await pairsOf(partner.id)).filter((one) => one.state === 'proposed')).toEqual([]);
      expect(await play.refusal(partner.id, 'GET', `/pairs/${pair?.pairId}`)).toMatchObject({ status: 404 });
    }
  });

  it('never pairs somebody with whom they asked not to be paired, and gives no sign of it', async () => {
    const roundId = await newRound();
    const { senior, junior } = play.pair;
    await play.join(senior.id, roundId, seniorOffer);
    await play.join(junior.id, roundId, { ...juniorOffer, excluded: [senior.id] });
    const { proposals, unmatched } = await play.runPairing(roundId);
    expect(proposals).toEqual([]);
    expect(unmatched.map(({ reason }) => reason)).toEqual(['noFreePartner', 'noFreePartner']);
  });

  it('says why somebody has no partner', async () => {
    const roundId = await newRound();
    const { senior, junior } = play.pair;
    await play.join(senior.id, roundId, { ...seniorOffer, languages: ['en'] });
    await play.join(junior.id, roundId, { ...juniorOffer, languages: ['fr'] });
    const { proposals, unmatched } = await play.runPairing(roundId);
    expect(proposals).toEqual([]);
    expect(new Map(unmatched.map(({ person, reason }) => [person.personId, reason]))).toEqual(
      new Map([
        [senior.id, 'noCommonLanguage'],
        [junior.id, 'noCommonLanguage'],
      ]),
    );
  });

  it('pairs nobody whose working days never meet, by what their calendars say', async () => {
    const roundId = await newRound();
    await play.join(play.pair.senior.id, roundId, seniorOffer);
    await play.join(far.id, roundId, juniorOffer);
    const { proposals, unmatched } = await play.runPairing(roundId);
    expect(proposals).toEqual([]);
    expect(unmatched.map(({ reason }) => reason)).toEqual(['noCommonHours', 'noCommonHours']);
  });

  it('leaves an odd one out, and says so', async () => {
    const roundId = await roundOfTwo();
    await play.join(third.id, roundId, juniorOffer);
    const { run, proposals, unmatched } = await play.runPairing(roundId);
    expect(run?.participants).toBe(3);
    expect(proposals).toHaveLength(1);
    expect(unmatched).toHaveLength(1);
    expect(unmatched[0]?.reason).toBe('oddOneOut');
  });

  it('gives somebody with room for two both partners', async () => {
    const roundId = await newRound();
    await play.join(play.pair.senior.id, roundId, { ...seniorOffer, capacity: 2 });
    await play.join(play.pair.junior.id, roundId, juniorOffer);
    await play.join(third.id, roundId, juniorOffer);
    const { proposals, unmatched } = await play.runPairing(roundId);
    expect(proposals).toHaveLength(2);
    expect(unmatched).toEqual([]);
    await play.publish(roundId);
    expect((await pairsOf(play.pair.senior.id)).map((pair) => pair.partner.personId).toSorted()).toEqual(
      [play.pair.junior.id, third.id].toSorted(),
    );
    expect((await offerOf(play.pair.senior.id, roundId))?.state).toBe('paired');
  });

  it('leaves out those without an OK', async () => {
    const roundId = await newRound();
    await play.join(play.pair.senior.id, roundId, seniorOffer);
    await play.submit(play.pair.junior.id, roundId, juniorOffer);
    const { run, unmatched } = await play.runPairing(roundId);
    expect(run?.participants).toBe(1);
    expect(unmatched).toMatchObject([{ reason: 'nobodyElse' }]);
    await withdraw(play.pair.junior.id, roundId);
  });

  it('takes the place of the one before, and takes in who has joined since', async () => {
    const roundId = await roundOfTwo();
    const first = await play.runPairing(roundId);
    await play.join(third.id, roundId, juniorOffer);
    const second = await play.runPairing(roundId);
    expect(second.run?.runId).not.toBe(first.run?.runId);
    expect(second.run?.participants).toBe(3);
    expect(second.proposals).toHaveLength(1);
    expect(second.unmatched).toHaveLength(1);
  });

  it('gives the same pairs for the same volunteers', async () => {
    const roundId = await roundOfTwo();
    const strip = (proposals: Awaited<ReturnType<typeof play.runPairing>>['proposals']) =>
      proposals.map(({ pairId: _, ...rest }) => rest);
    const first = strip((await play.runPairing(roundId)).proposals);
    expect(strip((await play.runPairing(roundId)).proposals)).toEqual(first);
  });

  it('is one at a time', async () => {
    const roundId = await roundOfTwo();
    const path = `/api/rounds/${roundId}/pairing-runs`;
    const answers = await Promise.all([1, 2, 3].map(() => app.call(play.lead.id, 'POST', path)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses).toContain(202);
    for (const status of statuses) expect([202, 409]).toContain(status);
    await app.settle();
    expect((await play.runPairing(roundId)).proposals).toHaveLength(1);
  });

  it('of a round that does not exist is not found', async () => {
    for (const [method, door] of [
      ['POST', 'pairing-runs'],
      ['POST', 'publication'],
      ['GET', 'pairing'],
      ['GET', 'volunteers'],
      ['GET', 'health'],
    ] as const) {
      const refusal = await play.refusal(play.lead.id, method, `/rounds/${randomUUID()}/${door}`);
      expect(refusal, door).toMatchObject({ status: 404 });
    }
  });
});

describe('publishing', () => {
  it('tells both partners, by mail and in the activity feed, and closes the round', async () => {
    const roundId = await roundOfTwo();
    const { senior, junior } = play.pair;
    await play.runPairing(roundId);
    const answer = await app.call(play.lead.id, 'POST', `/api/rounds/${roundId}/publication`);
    expect(answer.status).toBe(200);
    expect(programResponse.parse(answer.body).round).toMatchObject({ state: 'published', pairs: 1 });
    await app.settle();
    for (const [person, partner] of [
      [senior, junior],
      [junior, senior],
    ] as const) {
      const mails = (await play.inbox(person.id)).map((item) => item.subject);
      expect(mails).toContain(`You and ${partner.displayName} are a pair`);
      const activities = (await play.activity(person.id)).map((item) => item.activityType);
      expect(activities).toContain('pairPublished');
      expect((await offerOf(person.id, roundId))?.state).toBe('paired');
    }
    expect(await publication(roundId)).toMatchObject({ status: 409, code: 'nothingToPublish' });
    expect(await play.refusal(play.lead.id, 'POST', `/rounds/${roundId}/pairing-runs`)).toMatchObject({
      status: 409,
      code: 'roundNotOpen',
    });
  });

  it('happens once, even when the button is pressed twice at the same moment', async () => {
    const roundId = await roundOfTwo();
    await play.runPairing(roundId);
    const path = `/api/rounds/${roundId}/publication`;
    const answers = await Promise.all([1, 2].map(() => app.call(play.lead.id, 'POST', path)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    await app.settle();
    expect((await play.health(roundId)).pairs).toHaveLength(1);
  });

  it('has nothing to publish before a run, or where a run found nobody', async () => {
    const roundId = await newRound();
    expect(await publication(roundId)).toMatchObject({ code: 'nothingToPublish' });
    await play.runPairing(roundId);
    expect(await publication(roundId)).toMatchObject({ code: 'nothingToPublish' });
  });

  it('puts whoever has no partner on the waiting list', async () => {
    const roundId = await roundOfTwo();
    await play.join(third.id, roundId, juniorOffer);
    const { unmatched } = await play.runPairing(roundId);
    await play.publish(roundId);
    const left = unmatched[0]?.person.personId ?? '';
    expect((await offerOf(left, roundId))?.state).toBe('waiting');
  });

  it('puts whoever is approved afterwards first in line for the next pairs, instead of forgetting them', async () => {
    const roundId = await roundOfTwo();
    await play.submit(third.id, roundId, juniorOffer);
    await play.runPairing(roundId);
    await play.publish(roundId);
    expect((await offerOf(third.id, roundId))?.state).toBe('submitted');
    await play.approve(third.id, roundId);
    expect((await offerOf(third.id, roundId))?.state).toBe('waiting');
  });

  it('leaves out the pair of somebody who has left the company since the run', async () => {
    const roundId = await newRound();
    const { senior, junior } = play.pair;
    await play.join(senior.id, roundId, { ...seniorOffer, capacity: 2 });
    await play.join(junior.id, roundId, juniorOffer);
    await play.join(third.id, roundId, juniorOffer);
    expect((await play.runPairing(roundId)).proposals).toHaveLength(2);
    await owner.query('update people set removed_at = $2 where person_id = $1', [third.id, new Date()]);
    await play.publish(roundId);
    const { pairs } = await play.health(roundId);
    await owner.query('update people set removed_at = null where person_id = $1', [third.id]);
    expect(pairs.map((pair) => [pair.a.personId, pair.b.personId].toSorted())).toEqual([
      [senior.id, junior.id].toSorted(),
    ]);
  });

  it('drops the pair of somebody who has withdrawn since the run; the other waits', async () => {
    const roundId = await newRound();
    const { senior, junior } = play.pair;
    // Room for two: one pair stays when the other is dropped.
    await play.join(senior.id, roundId, { ...seniorOffer, capacity: 2 });
    await play.join(junior.id, roundId, juniorOffer);
    await play.join(third.id, roundId, juniorOffer);
    expect((await play.runPairing(roundId)).proposals).toHaveLength(2);
    await withdraw(third.id, roundId);
    await play.publish(roundId);
    const { pairs } = await play.health(roundId);
    expect(pairs).toHaveLength(1);
    expect([pairs[0]?.a.personId, pairs[0]?.b.personId].toSorted()).toEqual(
      [senior.id, junior.id].toSorted(),
    );
  });

  it('is refused where withdrawals left no pair at all, and the round stays open', async () => {
    const roundId = await roundOfTwo();
    await play.runPairing(roundId);
    await withdraw(play.pair.junior.id, roundId);
    expect(await publication(roundId)).toMatchObject({ status: 409, code: 'nothingToPublish' });
    expect((await offerOf(play.pair.senior.id, roundId))?.state).toBe('approved');
    expect((await play.runPairing(roundId)).roundState).toBe('pairing');
  });

  it('lets nobody change, send or take back an offer that was paired', async () => {
    const roundId = await play.publishPair(play.pair);
    const path = `/rounds/${roundId}/participation`;
    const { junior } = play.pair;
    const form = (await offerOf(junior.id, roundId))?.form;
    expect(await play.refusal(junior.id, 'PUT', path, form)).toMatchObject({ code: 'roundNotOpen' });
    expect(await play.refusal(junior.id, 'POST', `${path}/withdrawal`)).toMatchObject({
      code: 'offerNotEditable',
    });
    // Whoever never took part finds nothing there.
    expect(await play.refusal(third.id, 'GET', path)).toMatchObject({ status: 404 });
  });
});

describe('what the lead is asked to do next', () => {
  const step = async () => (await play.ask(play.lead.id, 'GET', '/home', homeResponse)).nextStep;

  it('is to run the pairing over those approved, then to publish what it found', async () => {
    const programId = await play.newProgram({ name: 'The program at hand' });
    const roundId = await play.openRound(programId);
    await play.join(play.pair.senior.id, roundId, seniorOffer);
    await play.join(play.pair.junior.id, roundId, juniorOffer);
    const mine = (one: Awaited<ReturnType<typeof step>>) => one && 'programId' in one && one;
    expect(mine(await step())).toBeTruthy();
    await play.runPairing(roundId);
    expect(await step()).toMatchObject({ kind: 'publishPairs' });
  });
});
