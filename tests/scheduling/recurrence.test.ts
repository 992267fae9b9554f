import type { PatternedRecurrence } from '@microsoft/microsoft-graph-types';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { occurrences, type Recurrence, toGraphRecurrence } from '../../server/scheduling/recurrence.ts';
import { arbitraryRecurrence } from './arbitrary-pairs.ts';

const tuesdays: Recurrence = {
  cadence: 'weekly',
  weekday: 2,
  localTime: '14:00',
  timeZone: 'Europe/Berlin',
  startsOn: '2026-10-12',
  endsOn: '2026-11-03',
  minutes: 45,
};

function starts(recurrence: Recurrence): string[] {
  return occurrences(recurrence).map(({ startsAt }) => startsAt.toString().slice(0, 16));
}

/** The same sessions by luxon: every day of the horizon is asked whether it is one. */
function byLuxon(recurrence: Recurrence): number[] {
  const { timeZone: zone, weekday, weekOfMonth, cadence } = recurrence;
  const [hour = 0, minute = 0] = recurrence.localTime.split(':').map(Number);
  const end = DateTime.fromISO(recurrence.endsOn, { zone: 'utc' });
  const found: number[] = [];
  let matchingWeeks = 0;
  for (
    let day = DateTime.fromISO(recurrence.startsOn, { zone: 'utc' });
    day <= end;
    day = day.plus({ days: 1 })
  ) {
    if (day.weekday !== weekday) continue;
    matchingWeeks += 1;
    if (cadence === 'everyTwoWeeks' && matchingWeeks % 2 === 0) continue;
    if (weekOfMonth === 'last' && day.plus({ weeks: 1 }).month === day.month) continue;
    if (typeof weekOfMonth === 'number' && Math.ceil(day.day / 7) !== weekOfMonth) continue;
    const wall = day.set({ hour, minute }).setZone(zone, { keepLocalTime: true });
    found.push(Math.min(...wall.getPossibleOffsets().map((possible) => possible.toMillis())));
  }
  return found;
}

describe('the occurrences of a recurrence', () => {
  it('agree with an independent library for any cadence, zone and hour, over all clock changes', () => {
    fc.assert(
      fc.property(arbitraryRecurrence, (recurrence) => {
        const found = occurrences(recurrence);
        expect(found.map(({ startsAt }) => startsAt.epochMilliseconds)).toEqual(byLuxon(recurrence));
        found.forEach(({ index, startsAt, endsAt }, at) => {
          expect(index).toBe(at);
          expect(startsAt.until(endsAt).total('minutes')).toBe(recurrence.minutes);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('stay at their time on the wall when the clocks change', () => {
    expect(starts(tuesdays)).toEqual([
      '2026-10-13T12:00',
      '2026-10-20T12:00',
      '2026-10-27T13:00',
      '2026-11-03T13:00',
    ]);
  });

  it('keep every other week in step with the first', () => {
    expect(starts({ ...tuesdays, cadence: 'everyTwoWeeks' })).toEqual([
      '2026-10-13T12:00',
      '2026-10-27T13:00',
    ]);
  });

  it('fall on the last weekday of a month, be it the fourth or the fifth', () => {
    const last = {
      ...tuesdays,
      cadence: 'monthly',
      weekOfMonth: 'last',
      startsOn: '2026-11-01',
      endsOn: '2027-03-31',
    } as const;
    const days = ['2026-11-24', '2026-12-29', '2027-01-26', '2027-02-23', '2027-03-30'];
    expect(starts(last).map((start) => start.slice(0, 10))).toEqual(days);
  });

  it('begin in the month after, where the first month holds the day before the start', () => {
    const first = { ...tuesdays, cadence: 'monthly', weekOfMonth: 1, endsOn: '2026-12-31' } as const;
    expect(starts(first).map((start) => start.slice(0, 10))).toEqual(['2026-11-03', '2026-12-01']);
  });

  it('are held at half past in UTC where the zone is half an hour off', () => {
    expect(starts({ ...tuesdays, timeZone: 'Asia/Kolkata' })[0]).toBe('2026-10-13T08:30');
    expect(starts({ ...tuesdays, timeZone: 'Asia/Kathmandu' })[0]).toBe('2026-10-13T08:15');
  });

  it('are held an hour later where the clocks skip the time, and at its first coming where it comes twice', () => {
    const sundays = { ...tuesdays, weekday: 7, localTime: '02:30' } as const;
    expect(starts({ ...sundays, startsOn: '2026-03-29', endsOn: '2026-03-29' })).toEqual([
      '2026-03-29T01:30',
    ]);
    expect(starts({ ...sundays, startsOn: '2026-10-25', endsOn: '2026-10-25' })).toEqual([
      '2026-10-25T00:30',
    ]);
  });

  it('are none where the horizon holds no such day', () => {
    expect(occurrences({ ...tuesdays, endsOn: '2026-10-12' })).toEqual([]);
    expect(occurrences({ ...tuesdays, endsOn: '2026-01-01' })).toEqual([]);
  });
});

describe('a recurrence for Graph', () => {
  it('begins on the day of the first session, in the zone of its start, and ends by date', () => {
    expect(toGraphRecurrence(tuesdays)).toEqual({
      start: { dateTime: '2026-10-13T14:00:00', timeZone: 'Europe/Berlin' },
      end: { dateTime: '2026-10-13T14:45:00', timeZone: 'Europe/Berlin' },
      recurrence: {
        pattern: { type: 'weekly', interval: 1, daysOfWeek: ['tuesday'], firstDayOfWeek: 'monday' },
        range: {
          type: 'endDate',
          startDate: '2026-10-13',
          endDate: '2026-11-03',
          recurrenceTimeZone: 'Europe/Berlin',
        },
      },
    });
  });

  it('counts every other week as an interval of two', () => {
    const pattern = toGraphRecurrence({ ...tuesdays, cadence: 'everyTwoWeeks' })?.recurrence.pattern;
    expect(pattern).toMatchObject({ type: 'weekly', interval: 2 });
  });

  it('names the week of the month', () => {
    const names = ([1, 2, 3, 4, 'last'] as const).map((weekOfMonth) => {
      const monthly = { ...tuesdays, cadence: 'monthly', weekOfMonth, endsOn: '2027-03-31' } as const;
      return toGraphRecurrence(monthly)?.recurrence.pattern;
    });
    expect(names).toEqual(
      ['first', 'second', 'third', 'fourth', 'last'].map((index) => ({
        type: 'relativeMonthly',
        interval: 1,
        daysOfWeek: ['tuesday'],
        index,
      })),
    );
  });

  it('has the shape of the published Graph types, and its start is always the first occurrence', () => {
    fc.assert(
      fc.property(arbitraryRecurrence, (recurrence) => {
        const series = toGraphRecurrence(recurrence);
        const [first] = occurrences(recurrence);
        if (!series || !first) {
          expect([series, first]).toEqual([null, undefined]);
          return;
        }
        const typed: PatternedRecurrence = series.recurrence;
        expect(series.start.dateTime.startsWith(String(typed.range?.startDate))).toBe(true);
        const { dateTime, timeZone } = series.start;
        const wall = DateTime.fromISO(dateTime, { zone: timeZone });
        const possible = wall.getPossibleOffsets().map((one) => one.toMillis());
        expect(possible).toContain(first.startsAt.epochMilliseconds);
      }),
    );
  });

  it('does not exist where no session does', () => {
    expect(toGraphRecurrence({ ...tuesdays, endsOn: '2026-10-12' })).toBeNull();
  });
});
