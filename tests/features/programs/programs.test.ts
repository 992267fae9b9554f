import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { later } from '../../../server/clock.ts';
import { offersResponse } from '../../../shared/participation.ts';
import { programResponse, programsResponse } from '../../../shared/programs.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';
import { programForm, type RoundPlay, roundPlay } from '../round-play.ts';

let app: TestApp;
let play: RoundPlay;

beforeAll(async () => {
  app = await startTestApp();
  play = roundPlay(app);
});
afterAll(async () => {
  await app?.close();
});

const today = () => Temporal.PlainDate.from(app.tenant.clock.now().toISOString().slice(0, 10));
const form = () => programForm(app.tenant.clock.now());
const show = (programId: string) => play.ask(play.lead.id, 'GET', `/programs/${programId}`, programResponse);

describe('a program', () => {
  it('keeps what its lead chose', async () => {
    const answer = await app.call(play.lead.id, 'POST', '/api/programs', {
      ...form(),
      name: '  Sample program  ',
      joining: { kind: 'departments', departments: ['Operations', 'Sales'] },
      cadence: 'monthly',
      gap: { by: 'years', atLeast: 5 },
      lineDistance: 3,
    });
    expect(answer.status).toBe(201);
    const program = programResponse.parse(answer.body);
    expect(program).toMatchObject({
      name: 'Sample program',
      owner: { personId: play.lead.id, displayName: play.lead.displayName },
      startsOn: form().startsOn,
      endsOn: form().endsOn,
      ended: false,
      round: null,
      rounds: [],
      runningPairs: 0,
      settings: {
        joining: { kind: 'departments', departments: ['Operations', 'Sales'] },
        cadence: 'monthly',
        sessionMinutes: 45,
        gap: { by: 'years', atLeast: 5 },
        lineDistance: 3,
      },
    });
    expect(await show(program.programId)).toEqual(program);
  });

  it('stands in the list, newest first', async () => {
    const first = await play.newProgram();
    const second = await play.newProgram();
    const { programs } = await play.ask(play.lead.id, 'GET', '/programs', programsResponse);
    expect(programs.map(({ programId }) => programId).slice(0, 2)).toEqual([second, first]);
  });

  it('has days that are the same wherever the server stands', async () => {
    const program = await show(await play.newProgram({ startsOn: '2030-03-31', endsOn: '2030-10-27' }));
    expect(program).toMatchObject({ startsOn: '2030-03-31', endsOn: '2030-10-27' });
  });

  const wrong: readonly (readonly [string, () => object, string])[] = [
    ['a name that is too short', () => ({ name: 'x ' }), 'name'],
    ['a name that is too long', () => ({ name: 'x'.repeat(81) }), 'name'],
    ['a length that is none of the four', () => ({ sessionMinutes: 50 }), 'sessionMinutes'],
    ['a rhythm that does not exist', () => ({ cadence: 'daily' }), 'cadence'],
    ['a gap of nothing', () => ({ gap: { by: 'rank', atLeast: 0 } }), 'gap.atLeast'],
    ['a gap by age', () => ({ gap: { by: 'age', atLeast: 10 } }), 'gap.by'],
    ['a line of four links', () => ({ lineDistance: 4 }), 'lineDistance'],
    ['a day that does not exist', () => ({ startsOn: '2030-02-30' }), 'startsOn'],
    ['an end before the start', () => ({ startsOn: '2030-05-02', endsOn: '2030-05-01' }), 'endsOn'],
    ['an end on the day of the start', () => ({ startsOn: '2030-05-01', endsOn: '2030-05-01' }), 'endsOn'],
    ['an end that has passed', () => ({ startsOn: '2020-05-01', endsOn: '2020-06-01' }), 'endsOn'],
    ['an end today', () => ({ startsOn: '2020-05-01', endsOn: today().toString() }), 'endsOn'],
    ['no department', () => ({ joining: { kind: 'departments', departments: [] } }), 'joining.departments'],
  ];
  for (const [what, changes, path] of wrong) {
    it(`is refused with ${what}, naming ${path}`, async () => {
      const refusal = await play.refusal(play.lead.id, 'POST', '/programs', { ...form(), ...changes() });
      expect(refusal).toMatchObject({ status: 400, code: 'invalidInput' });
      expect(refusal.issues?.[0]?.path).toBe(path);
    });
  }

  it('is started by program leads alone', async () => {
    const refusal = await play.refusal(play.pair.junior.id, 'POST', '/programs', form());
    expect(refusal).toMatchObject({ status: 403, code: 'notAllowed' });
  });

  it('that does not exist is not found', async () => {
    for (const path of [`/programs/${randomUUID()}`]) {
      expect(await play.refusal(play.lead.id, 'GET', path)).toMatchObject({ status: 404 });
      expect(await play.refusal(play.lead.id, 'POST', `${path}/rounds`)).toMatchObject({ status: 404 });
    }
  });
});

describe('a round of a program', () => {
  it('opens empty, as number one', async () => {
    const programId = await play.newProgram();
    const answer = await app.call(play.lead.id, 'POST', `/api/programs/${programId}/rounds`);
    expect(answer.status).toBe(201);
    expect(programResponse.parse(answer.body).round).toMatchObject({
      number: 1,
      state: 'open',
      volunteers: 0,
      pairs: 0,
      bookingProblems: 0,
    });
  });

  it('is the only one that takes people in', async () => {
    const programId = await play.newProgram();
    await play.openRound(programId);
    expect(await play.refusal(play.lead.id, 'POST', `/programs/${programId}/rounds`)).toMatchObject({
      status: 409,
      code: 'roundAlreadyOpen',
    });
    expect((await show(programId)).rounds).toHaveLength(1);
  });

  it('is one, even when two open it at the same moment', async () => {
    const programId = await play.newProgram();
    const path = `/api/programs/${programId}/rounds`;
    const answers = await Promise.all([1, 2, 3].map(() => app.call(play.lead.id, 'POST', path)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
  });

  it('may be open in two programs at once', async () => {
    const [one, two] = [await play.newProgram(), await play.newProgram()];
    expect(await play.openRound(one)).not.toBe(await play.openRound(two));
  });

  it('is offered to the people of its departments, and to nobody else', async () => {
    const { junior, senior } = play.pair;
    const programId = await play.newProgram({
      joining: { kind: 'departments', departments: [junior.department ?? ''] },
    });
    const roundId = await play.openRound(programId);
    const offered = async (personId: string) =>
      (await play.ask(personId, 'GET', '/offers', offersResponse)).rounds.map((round) => round.roundId);
    expect(await offered(junior.id)).toContain(roundId);
    expect(await offered(senior.id)).not.toContain(roundId);
  });

  it('is not opened in a program that has ended', async () => {
    const programId = await play.newProgram({ endsOn: today().add({ days: 3 }).toString() });
    app.tenant.clock.moveTo(later(app.tenant.clock.now(), { hours: 24 * 4 }));
    expect(await show(programId)).toMatchObject({ ended: true });
    expect(await play.refusal(play.lead.id, 'POST', `/programs/${programId}/rounds`)).toMatchObject({
      status: 409,
      code: 'programEnded',
    });
  });
});
