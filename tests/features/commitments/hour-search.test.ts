import { describe, expect, it } from 'vitest';
import type { BookingFacts } from '../../../server/features/commitments/booking-facts.ts';
import { type ReadSchedules, searchHour } from '../../../server/features/commitments/hour-search.ts';
import type { Schedule, ScheduleWindow } from '../../../server/graph/free-busy.ts';

const now = new Date('2026-03-02T09:00:00Z');
const partner = (name: string, mail: string | null, days: readonly string[] = []) => ({
  personId: name,
  displayName: name,
  mail,
  language: null,
  rank: 1,
  days,
});
const facts = (changes: Partial<BookingFacts> = {}): BookingFacts => ({
  pairId: 'pair',
  a: partner('a', 'a@example.com'),
  b: partner('b', 'b@example.com'),
  cadence: 'weekly',
  sessionMinutes: 45,
  startsOn: '2026-03-02',
  endsOn: '2026-05-29',
  ...changes,
});
const known = (timeZone: string, digit: string, window: ScheduleWindow): Schedule => ({
  kind: 'known',
  availabilityView: digit.repeat(
    window.end.since(window.start, { largestUnit: 'minutes' }).minutes / window.slotMinutes,
  ),
  workingHours: { timeZone, days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' },
});

/** Both mailboxes by rules; notes what was asked. */
function mailboxes(a: (window: ScheduleWindow) => Schedule, b = a) {
  const asked: { mailbox: string; addresses: readonly string[]; window: ScheduleWindow }[] = [];
  const read: ReadSchedules = async (mailbox, addresses, window) => {
    asked.push({ mailbox, addresses, window });
    return new Map([
      ['a@example.com', a(window)],
      ['b@example.com', b(window)],
    ]);
  };
  return { asked, read };
}
const free = (timeZone: string) => (window: ScheduleWindow) => known(timeZone, '0', window);

describe('the search for an hour', () => {
  it('asks once for both, as the program mailbox, with a day to spare at either end', async () => {
    const { asked, read } = mailboxes(free('Europe/Berlin'));
    await searchHour(facts(), 'box', read, now);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ mailbox: 'box', addresses: ['a@example.com', 'b@example.com'] });
    expect(asked[0]?.window.start.toString()).toBe('2026-03-03T00:00:00Z');
    expect(asked[0]?.window.end.toString()).toBe('2026-05-31T00:00:00Z');
  });

  it('finds one on the wall of whoever leads first, and tells both zones', async () => {
    const { read } = mailboxes(free('Europe/Berlin'), free('Europe/London'));
    const found = await searchHour(facts(), 'box', read, now);
    expect(found).toMatchObject({
      kind: 'found',
      aTimeZone: 'Europe/Berlin',
      bTimeZone: 'Europe/London',
      recurrence: { cadence: 'weekly', timeZone: 'Europe/Berlin', minutes: 45, endsOn: '2026-05-29' },
    });
  });

  it('never begins sooner than in two days, and not before the program', async () => {
    const { read } = mailboxes(free('UTC'));
    expect(await searchHour(facts(), 'box', read, now)).toMatchObject({
      recurrence: { startsOn: '2026-03-04' },
    });
    expect(await searchHour(facts({ startsOn: '2026-04-01' }), 'box', read, now)).toMatchObject({
      recurrence: { startsOn: '2026-04-01' },
    });
  });

  it('keeps to the days that both said', async () => {
    const { read } = mailboxes(free('UTC'));
    const a = partner('a', 'a@example.com', ['tuesday', 'thursday']);
    const b = partner('b', 'b@example.com', ['thursday', 'friday']);
    expect(await searchHour(facts({ a, b }), 'box', read, now)).toMatchObject({ recurrence: { weekday: 4 } });
  });

  for (const [what, a, b] of [
    ['when one calendar is full', free('UTC'), (window: ScheduleWindow) => known('UTC', '2', window)],
    ['when their days never meet on the clock', free('Pacific/Auckland'), free('America/Sao_Paulo')],
  ] as const) {
    it(`finds none ${what}`, async () => {
      const { read } = mailboxes(a, b);
      expect(await searchHour(facts(), 'box', read, now)).toEqual({
        kind: 'problem',
        problem: 'noCommonHour',
      });
    });
  }

  for (const reason of ['mailboxUnknown', 'mailboxOnPremises'] as const) {
    it(`takes a calendar that cannot be read for no free time: ${reason}`, async () => {
      const { read } = mailboxes(free('UTC'), () => ({ kind: 'unknown', reason }));
      expect(await searchHour(facts(), 'box', read, now)).toEqual({ kind: 'problem', problem: reason });
    });
  }

  it('does not even ask where somebody has no mailbox', async () => {
    const { asked, read } = mailboxes(free('UTC'));
    const found = await searchHour(facts({ b: partner('b', null) }), 'box', read, now);
    expect(found).toEqual({ kind: 'problem', problem: 'mailboxUnknown' });
    expect(asked).toEqual([]);
  });

  for (const [what, at] of [
    ['on its last day', '2026-05-29T09:00:00Z'],
    ['long after it', '2026-07-29T09:00:00Z'],
  ] as const) {
    it(`finds none once the program is over, ${what}, and blames no mailbox`, async () => {
      const { asked, read } = mailboxes(free('UTC'));
      const found = await searchHour(facts(), 'box', read, new Date(at));
      expect(found).toEqual({ kind: 'problem', problem: 'noCommonHour' });
      expect(asked).toEqual([]);
    });
  }
});
