import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { later } from '../../../server/clock.ts';
import { answerInvitations } from '../../../server/sandbox/life/calendar-habits.ts';
import { type PairView, pairResponse } from '../../../shared/pairs.ts';
import { programResponse } from '../../../shared/programs.ts';
import type { Verdict } from '../../../shared/sessions.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';
import { type RoundPlay, roundPlay } from '../round-play.ts';
import { type CalendarEvent, instantOf, tenantGraph } from '../tenant-graph.ts';

let app: TestApp;
let play: RoundPlay;
let owner: pg.Client;
let roundId: string;
let view: PairView;

beforeAll(async () => {
  app = await startTestApp();
  play = roundPlay(app);
  owner = new pg.Client({ connectionString: app.databaseUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner?.end();
  await app?.close();
});

/** A pair of its own for each test, with four or five weekly sessions ahead. */
beforeEach(async () => {
  const today = Temporal.PlainDate.from(app.tenant.clock.now().toISOString().slice(0, 10));
  const startsOn = today.toString();
  roundId = await play.publishPair(play.pair, { startsOn, endsOn: today.add({ days: 37 }).toString() });
  const { pairs } = await play.health(roundId);
  view = await seen(pairs[0]?.pairId ?? '');
  expect(view.booking.state).toBe('booked');
});

const junior = () => play.pair.junior.id;
const senior = () => play.pair.senior.id;
async function seen(pairId = view.pairId): Promise<PairView> {
  const answer = await app.call(junior(), 'GET', `/api/pairs/${pairId}`);
  const { pair } = pairResponse.parse(answer.body);
  return pair;
}
const verdicts = async (): Promise<Verdict[]> => (await seen()).sessions.map(({ verdict }) => verdict);
const accept = (personId: string, skip: readonly number[] = []) =>
  answerInvitations(app.tenant, personId, { answer: 'accept', skip });

/** To a little after the end of a session (from 0), all at once. */
async function passSession(index: number): Promise<void> {
  const end = (await seen()).sessions[index]?.endsAt ?? '';
  app.tenant.clock.moveTo(later(new Date(end), { minutes: 6 }));
  await app.settle();
}

/** Reads the calendar now, due or not. */
async function reconcile(): Promise<void> {
  await owner.query(
    'update commitments set reconcile_due_at = $1 where pair_id = $2 and reconcile_due_at is not null',
    [app.tenant.clock.now(), view.pairId],
  );
  await app.settle();
}

async function organiser() {
  const graph = await tenantGraph(app.tenant, null);
  const { rows } = await owner.query('select mailbox_id, event_id from commitments where pair_id = $1', [
    view.pairId,
  ]);
  const series = `/users/${rows[0].mailbox_id}/events/${rows[0].event_id}`;
  const events = `/users/${rows[0].mailbox_id}/events`;
  return {
    cancelSeries: () => graph.call('DELETE', series),
    async occurrence(index: number): Promise<CalendarEvent> {
      const now = app.tenant.clock.now();
      const all = await graph.events(`${series}/instances`, now, later(now, { hours: 24 * 60 }));
      const found = all.find((event) => instantOf(event.start) === view.sessions[index]?.startsAt);
      if (!found) throw new Error('there is no such occurrence');
      return found;
    },
    cancel: (id: string) => graph.call('POST', `${events}/${id}/cancel`, {}),
    move(id: string, start: Date) {
      const at = (time: Date) => ({ dateTime: time.toISOString().slice(0, 19), timeZone: 'UTC' });
      return graph.call('PATCH', `${events}/${id}`, {
        start: at(start),
        end: at(later(start, { minutes: 45 })),
      });
    },
  };
}
const planned = (count: number): Verdict[] => Array<Verdict>(count).fill('planned');

describe('a session that is over', () => {
  it('is presumed where both accepted, with what that rests on', async () => {
    await accept(junior());
    await accept(senior());
    await passSession(0);
    const { sessions, nextSession } = await seen();
    expect(sessions[0]).toMatchObject({
      verdict: 'presumed',
      evidence: { yourAnswer: 'accepted', partnerAnswer: 'accepted', readAt: expect.any(String) },
    });
    expect(sessions.slice(1).every(({ verdict }) => verdict === 'planned')).toBe(true);
    expect(nextSession).toEqual(sessions[1]);
    expect((await play.health(roundId)).pairs[0]).toMatchObject({ presumed: 1, met: 0, care: 'onTrack' });
    const program = await play.ask(play.lead.id, 'GET', `/programs/${view.programId}`, programResponse);
    expect(program.round?.state).toBe('running');
  });

  it('is unknown where nobody answered, and the pair is quiet after two', async () => {
    await passSession(0);
    expect((await verdicts())[0]).toBe('unknown');
    expect((await play.health(roundId)).pairs[0]?.care).toBe('onTrack');
    await passSession(1);
    expect((await play.health(roundId)).pairs[0]).toMatchObject({ unknown: 2, presumed: 0, care: 'quiet' });
  });

  it('is unknown where one alone accepted', async () => {
    await accept(junior());
    await passSession(0);
    expect((await seen()).sessions[0]).toMatchObject({
      verdict: 'unknown',
      evidence: { yourAnswer: 'accepted', partnerAnswer: 'none' },
    });
  });

  it('is missed where one partner declined that one, and the next is not', async () => {
    await accept(senior());
    await accept(junior(), [0]);
    await passSession(1);
    expect((await verdicts()).slice(0, 2)).toEqual(['missed', 'presumed']);
    expect((await seen()).sessions[0]?.evidence).toMatchObject({
      yourAnswer: 'declined',
      partnerAnswer: 'accepted',
    });
  });

  it('keeps its verdict, whatever is answered or read afterwards', async () => {
    await accept(senior());
    await accept(junior());
    await passSession(0);
    const before = (await seen()).sessions[0];
    await reconcile();
    await reconcile();
    expect((await seen()).sessions[0]).toEqual(before);
    await (await organiser()).cancelSeries();
    await reconcile();
    expect((await seen()).sessions[0]).toEqual(before);
  });
});

describe('reading late', () => {
  it('gives the same verdicts as reading in time, and ends what is over', async () => {
    await accept(senior());
    await accept(junior(), [1]);
    const count = view.sessions.length;
    await passSession(count - 1);
    const expected = view.sessions.map((_, index) => (index === 1 ? 'missed' : 'presumed'));
    expect(await verdicts()).toEqual(expected);
    expect(await seen()).toMatchObject({ state: 'ended', booking: { state: 'ended' }, nextSession: null });
    expect((await play.health(roundId)).pairs[0]).toMatchObject({
      state: 'ended',
      presumed: count - 1,
      missed: 1,
      planned: 0,
    });
    const { rows } = await owner.query('select state, reconcile_due_at from commitments where pair_id = $1', [
      view.pairId,
    ]);
    expect(rows).toEqual([{ state: 'ended', reconcile_due_at: null }]);
  });
});

describe('after the last session', () => {
  it('the pair has ended, both take part no more, and the round is closed', async () => {
    await passSession(view.sessions.length - 1);
    expect((await seen()).state).toBe('ended');
    const { rows } = await owner.query(
      `select rounds.state as round, array_agg(distinct p.state) as participations
       from rounds join participations p using (tenant_id, round_id) where round_id = $1 group by 1`,
      [roundId],
    );
    expect(rows).toEqual([{ round: 'closed', participations: ['ended'] }]);
  });
});

describe('what happens on the calendar', () => {
  it('cancels all that is left where the series is gone, and ends the pair when its last time has passed', async () => {
    await accept(senior());
    await accept(junior());
    await passSession(0);
    await (await organiser()).cancelSeries();
    await reconcile();
    const [first, ...rest] = await verdicts();
    expect(first).toBe('presumed');
    expect(new Set(rest)).toEqual(new Set(['cancelled']));
    expect((await seen()).state).toBe('active');
    await passSession(view.sessions.length - 1);
    expect(await verdicts()).toEqual([first, ...rest]);
    expect((await seen()).state).toBe('ended');
  });

  it('cancels the one session that was called off, and nothing else', async () => {
    const { occurrence, cancel } = await organiser();
    await cancel((await occurrence(1)).id);
    await reconcile();
    expect(await verdicts()).toEqual(['planned', 'cancelled', ...planned(view.sessions.length - 2)]);
    expect((await seen()).state).toBe('active');
    const program = await play.ask(play.lead.id, 'GET', `/programs/${view.programId}`, programResponse);
    expect(program.round?.state).toBe('published');
  });

  it('takes a session along that was moved, and counts it at its new time', async () => {
    await accept(senior());
    await accept(junior());
    const { occurrence, move } = await organiser();
    const one = await occurrence(0);
    const start = later(new Date(instantOf(one.start)), { hours: 24 });
    await move(one.id, start);
    await reconcile();
    expect((await seen()).sessions[0]).toMatchObject({
      startsAt: start.toISOString(),
      endsAt: later(start, { minutes: 45 }).toISOString(),
      moved: true,
      verdict: 'planned',
    });
    app.tenant.clock.moveTo(later(start, { minutes: 30 }));
    await reconcile();
    expect((await verdicts())[0]).toBe('planned');
    app.tenant.clock.moveTo(later(start, { minutes: 51 }));
    await app.settle();
    expect((await seen()).sessions[0]?.verdict).not.toMatch(/planned|cancelled/);
  });

  it('does not lose sight of a session that was moved by days, the first or the last', async () => {
    const { occurrence, move } = await organiser();
    const last = view.sessions.length - 1;
    const [first, final] = [await occurrence(1), await occurrence(last)];
    const [earlier, muchLater] = [
      later(new Date(instantOf(first.start)), { hours: -24 * 4 }),
      later(new Date(instantOf(final.start)), { hours: 24 * 12 }),
    ];
    await passSession(0);
    await move(first.id, earlier);
    await move(final.id, muchLater);
    await reconcile();
    const { sessions } = await seen();
    const moved = sessions.filter((session) => session.moved);
    expect(moved.map(({ startsAt, verdict }) => [startsAt, verdict])).toEqual([
      [earlier.toISOString(), 'planned'],
      [muchLater.toISOString(), 'planned'],
    ]);
  });
});
