import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type BusyTime, epochMinute, neverBusy } from '../../server/scheduling/free-busy.ts';
import { intervalsOf, noIntervals } from '../../server/scheduling/intervals.ts';
import { type IsoWeekday, occurrences, type Recurrence } from '../../server/scheduling/recurrence.ts';
import {
  findRecurringSlots,
  type SlotInput,
  type SlotOption,
  type SlotPerson,
} from '../../server/scheduling/recurring-slots.ts';
import type { WorkingHours } from '../../server/scheduling/working-hours.ts';

const office: WorkingHours = {
  timeZone: 'Europe/Berlin',
  days: [1, 2, 3, 4, 5],
  start: '09:00',
  end: '17:00',
};
const free: SlotPerson = { hours: office, busy: neverBusy };

const autumn: SlotInput = {
  a: free,
  b: free,
  organiserZone: 'Europe/Berlin',
  cadence: 'weekly',
  minutes: 60,
  startsOn: '2026-09-01',
  endsOn: '2026-11-30',
};

function working(hours: Partial<WorkingHours>, busy = neverBusy): SlotPerson {
  return { hours: { ...office, ...hours }, busy };
}

/** Busy at the same time on the wall, on every day (or some) of the autumn. */
function busyDaily(
  from: string,
  to: string,
  days: readonly number[] = [1, 2, 3, 4, 5, 6, 7],
  zone = 'Europe/Berlin',
) {
  return intervalsOf(
    ([1, 2, 3, 4, 5, 6, 7] as const).flatMap((weekday) => {
      if (!days.includes(weekday)) return [];
      const starts: Recurrence = { ...autumn, cadence: 'weekly', weekday, localTime: from, timeZone: zone };
      const minutes = Temporal.PlainTime.from(from).until(to).total('minutes');
      return occurrences({ ...starts, minutes }).map(
        ({ startsAt, endsAt }) => [epochMinute(startsAt), epochMinute(endsAt)] as const,
      );
    }),
  );
}

const firm = (intervals: BusyTime['firm']): BusyTime => ({ firm: intervals, tentative: noIntervals });

function optionsOf(input: SlotInput): readonly SlotOption[] {
  const answer = findRecurringSlots(input);
  if (answer.kind !== 'options') throw new RangeError(answer.reason);
  return answer.options;
}

function bestOf(input: SlotInput): SlotOption {
  const [best] = optionsOf(input);
  if (!best) throw new RangeError('no option');
  return best;
}

describe('the best hours of two free people', () => {
  it('are three, on different days and at different times, none over lunch or at the edge of a day', () => {
    const options = optionsOf(autumn);
    expect(options).toHaveLength(3);
    expect(new Set(options.map((one) => one.recurrence.weekday)).size).toBe(3);
    expect(new Set(options.map((one) => one.recurrence.localTime)).size).toBe(3);
    for (const { recurrence, occurrences: all, undisturbed, collisions } of options) {
      expect(recurrence.localTime >= '09:30' && recurrence.localTime <= '15:30').toBe(true);
      expect(recurrence.localTime > '11:00' && recurrence.localTime < '13:00').toBe(false);
      expect([undisturbed, collisions]).toEqual([all, []]);
    }
  });

  it('are as many as were asked for', () => {
    expect(optionsOf({ ...autumn, options: 1 })).toHaveLength(1);
    expect(optionsOf({ ...autumn, options: 5 })).toHaveLength(5);
  });

  it('begin within the first period of the cadence', () => {
    for (const { recurrence } of optionsOf({ ...autumn, cadence: 'everyTwoWeeks' })) {
      expect(recurrence.startsOn < '2026-09-15').toBe(true);
      expect(occurrences(recurrence)[0]?.startsAt.toString().slice(0, 10)).toBe(recurrence.startsOn);
    }
  });

  it('come by week of the month where they meet monthly', () => {
    const [first] = optionsOf({ ...autumn, cadence: 'monthly' });
    expect(first?.occurrences).toBeGreaterThanOrEqual(2);
    expect(first?.recurrence).toMatchObject({ cadence: 'monthly', weekOfMonth: expect.anything() });
  });

  it('lie over lunch where both chose lunch', () => {
    for (const { recurrence } of optionsOf({ ...autumn, place: 'lunch' })) {
      expect(recurrence.localTime >= '11:30' && recurrence.localTime <= '13:00').toBe(true);
    }
  });

  it('lean to the days that both prefer', () => {
    const preferredDays: IsoWeekday[] = [4];
    const input = { ...autumn, a: { ...free, preferredDays }, b: { ...free, preferredDays } };
    expect(bestOf(input).recurrence.weekday).toBe(4);
  });
});

describe('hours in two zones', () => {
  it('are the middle of the overlap, not dawn for one and noon for the other', () => {
    const wide = working({ start: '06:00', end: '18:00' });
    const abroad = working({ timeZone: 'America/Sao_Paulo', start: '06:00', end: '18:00' });
    const { recurrence } = bestOf({ ...autumn, a: wide, b: abroad });
    const [first] = occurrences(recurrence);
    const hours = ['Europe/Berlin', 'America/Sao_Paulo'].map(
      (zone) => first?.startsAt.toZonedDateTimeISO(zone).hour,
    );
    expect(Math.min(...hours.map(Number))).toBeGreaterThanOrEqual(8);
  });

  it('stand between the quarters of a zone that is 45 minutes off', () => {
    const kathmandu = working({ timeZone: 'Asia/Kathmandu', start: '09:00', end: '17:00' });
    const { recurrence, undisturbed, occurrences: all } = bestOf({ ...autumn, b: kathmandu });
    expect(recurrence.localTime).toMatch(/:(00|30)$/);
    expect(undisturbed).toBe(all);
  });

  it('are given up where a clock change carries a session out of the hours of one', () => {
    // Only 15:00–16:00 in Berlin is 9:00–10:00 in New York, and for a week each autumn it is 10:00 there.
    const berlin = working({ start: '15:00', end: '16:00' });
    const newYork = working({ timeZone: 'America/New_York', start: '09:00', end: '10:00' });
    const before = { ...autumn, a: berlin, b: newYork, endsOn: '2026-10-24' };
    expect(bestOf(before).recurrence.localTime).toBe('15:00');
    const over = { ...before, endsOn: '2026-11-30' };
    expect(findRecurringSlots(over)).toEqual({ kind: 'noCommonHour', reason: 'noOverlapOfHours' });
  });

  it('may lie on two different days, one for each', () => {
    const sydney = working({ timeZone: 'Australia/Sydney', days: [2], start: '08:00', end: '12:00' });
    const losAngeles = working({ timeZone: 'America/Los_Angeles', days: [1], start: '13:00', end: '19:00' });
    const { recurrence } = bestOf({ ...autumn, a: sydney, b: losAngeles, organiserZone: 'Australia/Sydney' });
    expect(recurrence).toMatchObject({ weekday: 2, timeZone: 'Australia/Sydney' });
  });

  it('of two night shifts lie at night', () => {
    const nights = working({ start: '22:00', end: '06:00' });
    const { recurrence } = bestOf({ ...autumn, a: nights, b: nights });
    expect(recurrence.localTime >= '22:30' || recurrence.localTime <= '04:30').toBe(true);
  });
});

describe('busy calendars', () => {
  it('leave the hour that is free most often, and name each session that collides', () => {
    const a = working({}, firm(busyDaily('09:00', '12:00')));
    const wednesdays = intervalsOf([[minute('2026-09-16T11:30:00Z'), minute('2026-09-16T13:30:00Z')]]);
    const b = working(
      { days: [3] },
      firm(intervalsOf([...spans(busyDaily('15:00', '17:00')), ...spans(wednesdays)])),
    );
    const best = bestOf({ ...autumn, a, b });
    expect(best.recurrence).toMatchObject({ weekday: 3, localTime: expect.stringMatching(/^1[34]:/) });
    expect(best.undisturbed).toBe(best.occurrences - 1);
    expect(best.collisions).toMatchObject([{ index: 2, who: 'b', isTentative: false }]);
  });

  it('count what is tentative as less of a collision', () => {
    const tentative = { firm: busyDaily('09:00', '12:00', [1, 2, 4, 5]), tentative: noIntervals };
    const once = [minute('2026-09-22T11:00:00Z'), minute('2026-09-22T15:00:00Z')] as const;
    const other = [minute('2026-09-24T11:00:00Z'), minute('2026-09-24T15:00:00Z')] as const;
    const a = working(
      { days: [2, 4] },
      { firm: intervalsOf([...spans(tentative.firm), once]), tentative: intervalsOf([other]) },
    );
    const best = bestOf({ ...autumn, a });
    expect(best.recurrence.weekday).toBe(4);
    expect(best.collisions).toMatchObject([{ who: 'a', isTentative: true }]);
  });

  it('say who is busy, be it both', () => {
    const span = intervalsOf([[minute('2026-09-09T07:00:00Z'), minute('2026-09-09T15:00:00Z')]]);
    const a = working({ days: [3] }, firm(span));
    expect(bestOf({ ...autumn, a, b: a }).collisions).toMatchObject([{ index: 1, who: 'both' }]);
  });

  it('offer an hour that keeps half of its sessions, and none that keeps fewer', () => {
    const weekdaysBusyFor = (weeks: number) => {
      const start = minute('2026-09-02T00:00:00Z');
      const days = Array.from({ length: weeks }, (_, week) => start + week * 7 * 1440);
      return working({ days: [3] }, firm(intervalsOf(days.map((day) => [day, day + 1440] as const))));
    };
    const twelveWeeks = { ...autumn, endsOn: '2026-11-20' };
    expect(bestOf({ ...twelveWeeks, a: weekdaysBusyFor(6) })).toMatchObject({
      occurrences: 12,
      undisturbed: 6,
    });
    const seven = findRecurringSlots({ ...twelveWeeks, a: weekdaysBusyFor(7) });
    expect(seven).toEqual({ kind: 'noCommonHour', reason: 'noFreeTime' });
  });

  it('let a session begin when another ends and end when another begins, but not a minute sooner', () => {
    const between = (from: string, to: string) =>
      working({}, firm(intervalsOf([...spans(busyDaily('08:00', from)), ...spans(busyDaily(to, '18:00'))])));
    expect(bestOf({ ...autumn, a: between('14:00', '15:00') }).recurrence.localTime).toBe('14:00');
    for (const tight of [between('14:01', '15:00'), between('14:00', '14:59')]) {
      expect(findRecurringSlots({ ...autumn, a: tight })).toMatchObject({ reason: 'noFreeTime' });
    }
  });

  it('put a session at a quarter past only where no half hour keeps enough', () => {
    const a = working(
      {},
      firm(intervalsOf([...spans(busyDaily('09:00', '14:15')), ...spans(busyDaily('15:15', '17:00'))])),
    );
    expect(bestOf({ ...autumn, a }).recurrence.localTime).toBe('14:15');
    expect(findRecurringSlots({ ...autumn, a, granularity: 30 })).toEqual({
      kind: 'noCommonHour',
      reason: 'noFreeTime',
    });
  });

  it('leave lunch as the last resort', () => {
    const a = working(
      {},
      firm(intervalsOf([...spans(busyDaily('09:00', '12:00')), ...spans(busyDaily('13:00', '17:00'))])),
    );
    expect(bestOf({ ...autumn, a }).recurrence.localTime).toBe('12:00');
  });

  it('prefer a slot whose first sessions are free', () => {
    const away = [minute('2026-09-01T00:00:00Z'), minute('2026-09-09T00:00:00Z')] as const;
    const later = [
      [minute('2026-10-07T00:00:00Z'), minute('2026-10-08T00:00:00Z')],
      [minute('2026-10-14T00:00:00Z'), minute('2026-10-15T00:00:00Z')],
    ] as const;
    const a = working({ days: [2, 3] }, firm(intervalsOf([away, ...later])));
    // Tuesdays lose their first two sessions; Wednesdays the first and two in October.
    const tuesday = bestOf({ ...autumn, a });
    expect(tuesday.recurrence.weekday).toBe(2);
    const evened = working({ days: [2, 3] }, firm(intervalsOf([away, later[0]])));
    expect(bestOf({ ...autumn, a: evened }).recurrence.weekday).toBe(3);
  });
});

describe('no common hour', () => {
  it('is a matter of hours for part-timers with different days', () => {
    const a = working({ days: [1, 2] });
    const b = working({ days: [3, 4, 5] });
    expect(findRecurringSlots({ ...autumn, a, b })).toEqual({
      kind: 'noCommonHour',
      reason: 'noOverlapOfHours',
    });
  });

  it('is a matter of hours for shifts that are shorter than the session', () => {
    const a = working({ start: '09:00', end: '09:45' });
    expect(findRecurringSlots({ ...autumn, a })).toEqual({
      kind: 'noCommonHour',
      reason: 'noOverlapOfHours',
    });
  });

  it('is a matter of free time where the calendar is full', () => {
    const a = working({}, firm(busyDaily('08:00', '18:00')));
    expect(findRecurringSlots({ ...autumn, a })).toEqual({ kind: 'noCommonHour', reason: 'noFreeTime' });
  });

  it('is a matter of the horizon where fewer than two sessions fit', () => {
    const short = { ...autumn, endsOn: '2026-09-05' };
    expect(findRecurringSlots(short)).toEqual({ kind: 'noCommonHour', reason: 'horizonTooShort' });
    expect(findRecurringSlots({ ...short, endsOn: '2026-08-01' })).toMatchObject({
      reason: 'horizonTooShort',
    });
    const month = { ...autumn, cadence: 'monthly', endsOn: '2026-09-25' } as const;
    expect(findRecurringSlots(month)).toMatchObject({ reason: 'horizonTooShort' });
  });
});

function minute(text: string): number {
  return epochMinute(Temporal.Instant.from(text));
}

function spans(intervals: BusyTime['firm']) {
  return Array.from(intervals.starts, (start, at) => [start, intervals.ends[at] ?? start] as const);
}
