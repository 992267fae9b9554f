import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { later } from '../../../server/clock.ts';
import { answerInvitations } from '../../../server/sandbox/life/calendar-habits.ts';
import type { OrgPerson } from '../../../server/sandbox/org-person.ts';
import { homeResponse } from '../../../shared/home.ts';
import { type PairView, pairResponse } from '../../../shared/pairs.ts';
import { meResponse } from '../../../shared/people.ts';
import { programsResponse } from '../../../shared/programs.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';
import { juniorOffer, type RoundPlay, roundPlay, seniorOffer } from '../round-play.ts';
import { type CalendarEvent, instantOf, tenantGraph } from '../tenant-graph.ts';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

let app: TestApp;
let play: RoundPlay;
let roundId: string;
let seniorView: PairView;
let juniorView: PairView;
let senior: OrgPerson;
let junior: OrgPerson;

beforeAll(async () => {
  app = await startTestApp();
  play = roundPlay(app);
  ({ senior, junior } = play.pair);
  roundId = await play.publishPair(play.pair);
  seniorView = await play.pairOf(senior.id, junior.id);
  juniorView = await play.pairOf(junior.id, senior.id);
});
afterAll(async () => {
  await app?.close();
});

/** The pair's occurrences on somebody's own calendar, up to the end of the program. */
async function onCalendar(person: OrgPerson): Promise<CalendarEvent[]> {
  const graph = await tenantGraph(app.tenant, person.id);
  const now = app.tenant.clock.now();
  const all = await graph.events('/me/calendarView', now, later(now, { hours: 24 * 150 }));
  return all
    .filter((event) => event.subject.startsWith('Eye to Eye'))
    .toSorted((a, b) => a.start.dateTime.localeCompare(b.start.dateTime));
}

describe('the meetings of a published pair', () => {
  it('are booked, with a link to join', () => {
    expect(seniorView).toMatchObject({
      state: 'active',
      booking: { state: 'booked', joinUrl: expect.stringMatching(/^https:\/\/teams\.microsoft\.com\//) },
      yourAnswer: 'none',
    });
    expect(juniorView.booking).toEqual(seniorView.booking);
  });

  it('stand on both calendars, each session at the time that the product knows', async () => {
    const expected = seniorView.sessions.map(({ startsAt, endsAt }) => [startsAt, endsAt]);
    expect(expected.length).toBeGreaterThanOrEqual(15);
    for (const person of [senior, junior]) {
      const events = await onCalendar(person);
      expect(events.map(({ start, end }) => [instantOf(start), instantOf(end)])).toEqual(expected);
    }
  });

  it('are a private series from the program mailbox that invites both', async () => {
    const [event] = await onCalendar(junior);
    expect(event).toMatchObject({
      type: 'occurrence',
      sensitivity: 'private',
      showAs: expect.stringMatching(/busy|tentative/),
      isOrganizer: false,
      isOnlineMeeting: true,
      subject: `Eye to Eye: ${junior.displayName} and ${senior.displayName}`,
    });
    expect(event?.onlineMeeting?.joinUrl).toBe(
      seniorView.booking.state === 'booked' && seniorView.booking.joinUrl,
    );
    expect(event?.attendees).toHaveLength(2);
  });

  it('say who leads when and that they are to be moved, and nothing of what the two gain', async () => {
    const [item] = (await play.inbox(junior.id)).filter((one) => one.kind === 'invitation');
    expect(item?.bodyHtml).toContain('Move it, don’t cancel');
    expect(item?.bodyHtml).toContain(
      `The lead alternates: ${junior.displayName} first, then ${senior.displayName}.`,
    );
    expect(item?.bodyHtml).not.toMatch(/strateg|AI assistant/i);
  });

  it('lie inside the working hours of both, in the zone of each', () => {
    for (const { startsAt, endsAt } of seniorView.sessions) {
      for (const { timeZone, workingHours } of [senior, junior]) {
        const start = Temporal.Instant.from(startsAt).toZonedDateTimeISO(timeZone);
        const end = Temporal.Instant.from(endsAt).toZonedDateTimeISO(timeZone);
        expect(workingHours.days).toContain(weekdays[start.dayOfWeek - 1]);
        expect(start.toPlainTime().toString().slice(0, 5) >= workingHours.start).toBe(true);
        expect(end.toPlainTime().toString().slice(0, 5) <= workingHours.end).toBe(true);
      }
    }
  });

  it('last as long as the program says, a week apart, and not before people can see them coming', () => {
    const [first, second] = seniorView.sessions;
    expect(Date.parse(first?.endsAt ?? '') - Date.parse(first?.startsAt ?? '')).toBe(45 * 60_000);
    const zone = juniorView.yourTimeZone;
    const day = (at: string | undefined) =>
      Temporal.Instant.from(at ?? '')
        .toZonedDateTimeISO(zone)
        .toPlainDate();
    expect(day(first?.startsAt).until(day(second?.startsAt)).days).toBe(7);
    expect(Date.parse(first?.startsAt ?? '') - app.tenant.clock.now().getTime()).toBeGreaterThan(
      24 * 3_600_000,
    );
  });

  it('are led by the junior partner first, and then in turn', () => {
    const leads = juniorView.sessions.map(({ lead }) => lead);
    expect(leads).toEqual(leads.map((_, index) => (index % 2 === 0 ? 'you' : 'partner')));
    expect(seniorView.sessions.map(({ lead }) => lead)).toEqual(
      leads.map((lead) => (lead === 'you' ? 'partner' : 'you')),
    );
  });

  it('are all planned so far, without evidence, the next one first', () => {
    expect(new Set(seniorView.sessions.map(({ verdict }) => verdict))).toEqual(new Set(['planned']));
    expect(seniorView.sessions.every(({ evidence, moved }) => evidence === null && !moved)).toBe(true);
    expect(seniorView.nextSession).toEqual(seniorView.sessions[0]);
  });
});

describe('a pair', () => {
  it('tells each partner what they gain and what they give', () => {
    expect(juniorView).toMatchObject({
      partner: { personId: senior.id, displayName: senior.displayName },
      youGain: { exact: [{ topicId: 'strategy' }] },
      partnerGains: { exact: [{ topicId: 'aiAssistants' }] },
    });
    expect(seniorView.youGain).toEqual(juniorView.partnerGains);
    expect(seniorView.partnerGains).toEqual(juniorView.youGain);
  });

  it('is shown to its partners', async () => {
    const { pair } = await play.ask(junior.id, 'GET', `/pairs/${juniorView.pairId}`, pairResponse);
    expect(pair).toEqual(juniorView);
    expect((await play.ask(junior.id, 'GET', '/me', meResponse)).pairs).toBe(1);
  });

  it('is not found by anybody else: not by the lead, nor by a manager', async () => {
    for (const other of [play.lead.id, junior.managerId ?? '', senior.managerId ?? '']) {
      expect(await play.refusal(other, 'GET', `/pairs/${juniorView.pairId}`)).toMatchObject({ status: 404 });
    }
    expect(await play.refusal(junior.id, 'GET', `/pairs/${randomUUID()}`)).toMatchObject({ status: 404 });
  });

  it('is seen by the lead as names, numbers and one word', async () => {
    const { pairs } = await play.health(roundId);
    expect(pairs).toHaveLength(1);
    expect(pairs[0]).toMatchObject({
      state: 'booked',
      problem: null,
      care: 'onTrack',
      met: 0,
      presumed: 0,
      unknown: 0,
      missed: 0,
      cancelled: 0,
      planned: seniorView.sessions.length,
    });
    expect(JSON.stringify(pairs)).not.toMatch(/strategy|aiAssistants|answer/i);
  });

  it('stands in the figures of the program', async () => {
    const { programs } = await play.ask(play.lead.id, 'GET', '/programs', programsResponse);
    const program = programs.find((one) => one.programId === juniorView.programId);
    expect(program).toMatchObject({ runningPairs: 1, round: { pairs: 1, booked: 1, bookingProblems: 0 } });
  });
});

describe('the invitation', () => {
  const home = (personId: string) => play.ask(personId, 'GET', '/home', homeResponse);

  it('is the next thing to do for both, until they answer', async () => {
    for (const [me, partner] of [
      [junior, senior],
      [senior, junior],
    ] as const) {
      expect((await home(me.id)).nextStep).toEqual({
        kind: 'answerInvitation',
        pairId: juniorView.pairId,
        partnerName: partner.displayName,
      });
    }
    await answerInvitations(app.tenant, junior.id, { answer: 'accept', skip: [] });
    app.tenant.clock.moveTo(later(app.tenant.clock.now(), { minutes: 2 }));
    await app.settle();
    expect((await home(junior.id)).nextStep?.kind).not.toBe('answerInvitation');
    expect((await home(senior.id)).nextStep?.kind).toBe('answerInvitation');
    expect((await play.pairOf(junior.id, senior.id)).yourAnswer).toBe('accepted');
    expect((await play.pairOf(senior.id, junior.id)).yourAnswer).toBe('none');
  });
});

describe('meetings that cannot be booked', () => {
  it('say why to both, to the lead, and as the next step; and are tried again', async () => {
    const onPremises = play.people.find((person) => person.mailbox === 'onPremises');
    const id = onPremises?.id ?? '';
    const round = await play.openRound(await play.newProgram({ gap: { by: 'rank', atLeast: 0.05 } }));
    await play.join(senior.id, round, seniorOffer);
    await play.join(id, round, juniorOffer);
    expect((await play.runPairing(round)).proposals).toHaveLength(1);
    await play.publish(round);
    const view = await play.pairOf(id, senior.id);
    expect(view).toMatchObject({
      state: 'published',
      booking: { state: 'problem', problem: 'mailboxOnPremises' },
      sessions: [],
      nextSession: null,
      yourAnswer: null,
    });
    expect((await play.health(round)).pairs[0]).toMatchObject({
      state: 'problem',
      problem: 'mailboxOnPremises',
      planned: 0,
    });
    expect((await play.ask(id, 'GET', '/home', homeResponse)).nextStep).toMatchObject({
      kind: 'bookingTrouble',
      pairId: view.pairId,
    });
    const { programs } = await play.ask(play.lead.id, 'GET', '/programs', programsResponse);
    expect(programs.find((one) => one.programId === view.programId)?.round?.bookingProblems).toBe(1);
    app.tenant.clock.moveTo(later(app.tenant.clock.now(), { hours: 7 }));
    await app.settle();
    expect((await play.pairOf(id, senior.id)).booking).toMatchObject({ problem: 'mailboxOnPremises' });
  });
});
