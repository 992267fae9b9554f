import { afterEach, describe, expect, it } from 'vitest';
import { answerInvitations } from '../../server/sandbox/life/calendar-habits.ts';
import { castFor } from '../../server/sandbox/life/cast.ts';
import { sampleOffer } from '../../server/sandbox/life/sample-offers.ts';
import { approvalsResponse } from '../../shared/approvals.ts';
import { directoryResponse } from '../../shared/directory.ts';
import { pairsResponse } from '../../shared/pairs.ts';
import { participationResponse } from '../../shared/participation.ts';
import { pairingResponse, programsResponse } from '../../shared/programs.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { referenceFile } from './reference-data.ts';

let test: TestApp | undefined;
afterEach(async () => {
  await test?.close();
  test = undefined;
});

/** Starts on a real hierarchy with the ready-made life: its forty volunteers are approved. */
async function startOn(name: string) {
  const started = await startTestApp({
    args: ['--org', await referenceFile(`orgs/${name}.json`)],
    life: true,
  });
  test = started;
  const people = started.tenant.people();
  const cast = castFor(people);
  if (!cast?.newcomer) throw new Error('the organisation has nobody to play the newcomer');
  return { test: started, people, cast, newcomer: cast.newcomer };
}

describe('real hierarchies', () => {
  it.each([
    ['sourcegraph-2024-05', 175, 1],
    ['uk-mod-seniors-2012-09', 535, 7],
    ['uk-central-gov-seniors-2011-09', 4_831, 192],
  ])(
    '%s is read whole, and its oddities are reported instead of failing',
    async (name, count, rootsNamed) => {
      const { test, cast } = await startOn(name);
      const answer = await test.call(cast.lead.id, 'GET', '/api/directory');
      const directory = directoryResponse.parse(answer.body);
      expect(directory.reading?.state).toBe('done');
      expect(directory.people).toBe(count);
      expect(directory.maxDepth).toBeGreaterThan(2);
      // Roots that lead nobody are reported as such and not counted among those at the top.
      expect(directory.roots.length).toBeLessThanOrEqual(200);
      if (rootsNamed > 1)
        expect(directory.anomalies.some((anomaly) => anomaly.kind === 'severalRoots')).toBe(true);
    },
  );

  it('the whole job runs over one: volunteer, approve, pair, publish, book, accept, two sessions', async () => {
    const { test, cast, newcomer } = await startOn('sourcegraph-2024-05');
    const lead = cast.lead.id;
    const call = (...args: Parameters<TestApp['call']>) => test.call(...args);
    const programs = programsResponse.parse((await call(lead, 'GET', '/api/programs')).body).programs;
    const roundId = programs[0]?.round?.roundId ?? '';
    const own = `/api/rounds/${roundId}/participation`;

    await call(newcomer.id, 'PUT', own, sampleOffer(newcomer, false, 0));
    const submitted = participationResponse.parse(
      (await call(newcomer.id, 'POST', `${own}/submission`)).body,
    );
    const managerId = submitted.manager?.personId ?? '';
    const { waiting } = approvalsResponse.parse((await call(managerId, 'GET', '/api/approvals')).body);
    const approvalIds = waiting.map((approval) => approval.approvalId);
    await call(managerId, 'POST', '/api/approvals/decisions', { approvalIds, decision: 'approved' });

    await call(lead, 'POST', `/api/rounds/${roundId}/pairing-runs`);
    await test.settle();
    const pairing = pairingResponse.parse((await call(lead, 'GET', `/api/rounds/${roundId}/pairing`)).body);
    expect(pairing.run?.state).toBe('done');
    expect(pairing.proposals.length * 2 + pairing.unmatched.length).toBe(pairing.run?.participants);
    expect(pairing.proposals.length).toBeGreaterThan(12);
    expect((await call(lead, 'POST', `/api/rounds/${roundId}/publication`)).status).toBe(200);
    await test.settle();

    const mine = async (personId: string) =>
      pairsResponse
        .parse((await call(personId, 'GET', '/api/pairs')).body)
        .pairs.find((pair) => pair.state === 'active');
    const booked: string[] = [];
    for (const { a, b } of pairing.proposals) {
      const [pairOfA, pairOfB] = [await mine(a.personId), await mine(b.personId)];
      if (pairOfA?.booking.state !== 'booked') continue;
      expect(pairOfB?.sessions.map((session) => session.startsAt)).toEqual(
        pairOfA.sessions.map((session) => session.startsAt),
      );
      booked.push(a.personId, b.personId);
    }
    expect(booked.length).toBeGreaterThan(12);
    for (const personId of booked)
      await answerInvitations(test.tenant, personId, { answer: 'accept', skip: [] });
    await test.pass({ hours: 24 * 7 * 5 });
    for (const personId of booked) {
      const over = (await mine(personId))?.sessions.filter((session) => session.verdict !== 'planned') ?? [];
      expect(over.length).toBeGreaterThanOrEqual(2);
      expect(new Set(over.map((session) => session.verdict))).toEqual(new Set(['presumed']));
    }
  });
});
