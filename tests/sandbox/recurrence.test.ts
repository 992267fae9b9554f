import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  daysOfWeek,
  lastDate,
  occurrenceDates,
  type Recurrence,
  type RecurrencePattern,
  weekIndexes,
} from '../../server/sandbox/graph/recurrence.ts';

/**
 * Whether a day belongs to a pattern, asked of every single day on its own: another way than the one under test,
 * which leaps from occurrence to occurrence.
 */
function belongs(day: Temporal.PlainDate, start: Temporal.PlainDate, pattern: RecurrencePattern): boolean {
  const name = daysOfWeek[day.dayOfWeek - 1] ?? 'monday';
  if (pattern.type === 'daily') return start.until(day).days % pattern.interval === 0;
  if (pattern.type === 'weekly') {
    const weekStart = (date: Temporal.PlainDate) => {
      let found = date;
      while (daysOfWeek[found.dayOfWeek - 1] !== pattern.firstDayOfWeek) found = found.subtract({ days: 1 });
      return found;
    };
    const weeks = weekStart(start).until(weekStart(day)).days / 7;
    return weeks % pattern.interval === 0 && pattern.daysOfWeek.includes(name);
  }
  const months = (day.year - start.year) * 12 + day.month - start.month;
  if (months % pattern.interval !== 0) return false;
  if (pattern.type === 'absoluteMonthly')
    return day.day === pattern.dayOfMonth || (day.day === day.daysInMonth && pattern.dayOfMonth > day.day);
  if (!pattern.daysOfWeek.includes(name)) return false;
  const allowedFrom = (from: number, to: number) => {
    let count = 0;
    for (let number = from; number <= to; number++)
      if (pattern.daysOfWeek.includes(daysOfWeek[day.with({ day: number }).dayOfWeek - 1] ?? 'monday'))
        count++;
    return count;
  };
  if (pattern.index === 'last') return allowedFrom(day.day, day.daysInMonth) === 1;
  return allowedFrom(1, day.day) === weekIndexes.indexOf(pattern.index) + 1;
}

const someDays = fc.uniqueArray(fc.constantFrom(...daysOfWeek), {
  minLength: 1,
  maxLength: 7,
});
const interval = fc.integer({ min: 1, max: 5 });
const patterns: fc.Arbitrary<RecurrencePattern> = fc.oneof(
  fc.record({ type: fc.constant('daily' as const), interval }),
  fc.record({
    type: fc.constant('weekly' as const),
    interval,
    daysOfWeek: someDays,
    firstDayOfWeek: fc.constantFrom(...daysOfWeek),
  }),
  fc.record({
    type: fc.constant('absoluteMonthly' as const),
    interval,
    dayOfMonth: fc.integer({ min: 1, max: 31 }),
  }),
  fc.record({
    type: fc.constant('relativeMonthly' as const),
    interval,
    daysOfWeek: someDays,
    index: fc.constantFrom(...weekIndexes),
  }),
);
const starts = fc
  .integer({ min: 0, max: 2000 })
  .map((days) => Temporal.PlainDate.from('2024-01-01').add({ days }));

function expectedDays(start: Temporal.PlainDate, pattern: RecurrencePattern, days: number): string[] {
  return Array.from({ length: days }, (_, index) => start.add({ days: index }))
    .filter((day) => belongs(day, start, pattern))
    .map(String);
}

describe('the days of a recurrence', () => {
  it('are those that belong to the pattern, asked day by day', () => {
    fc.assert(
      fc.property(patterns, starts, (pattern, start) => {
        const range = {
          type: 'endDate' as const,
          startDate: start.toString(),
          endDate: start.add({ days: 399 }).toString(),
          recurrenceTimeZone: 'UTC',
        };
        expect([...occurrenceDates({ pattern, range })]).toEqual(expectedDays(start, pattern, 400));
      }),
      { numRuns: 60 },
    );
  });

  it('are as many as a numbered range says, and end where an endless one goes on', () => {
    fc.assert(
      fc.property(
        patterns,
        starts,
        fc.integer({ min: 1, max: 12 }),
        (pattern, start, numberOfOccurrences) => {
          const base = {
            startDate: start.toString(),
            recurrenceTimeZone: 'UTC',
          };
          const numbered: Recurrence = {
            pattern,
            range: { ...base, type: 'numbered', numberOfOccurrences },
          };
          const found = [...occurrenceDates(numbered)];
          expect(found).toHaveLength(numberOfOccurrences);
          const endless = occurrenceDates({
            pattern,
            range: { ...base, type: 'noEnd' },
          });
          expect(found.map(() => endless.next().value)).toEqual(found);
          expect(lastDate(numbered)).toBe(found.at(-1));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('fall on the last day of a month that is too short', () => {
    const recurrence: Recurrence = {
      pattern: { type: 'absoluteMonthly', interval: 1, dayOfMonth: 31 },
      range: {
        type: 'numbered',
        startDate: '2027-01-31',
        recurrenceTimeZone: 'UTC',
        numberOfOccurrences: 4,
      },
    };
    expect([...occurrenceDates(recurrence)]).toEqual([
      '2027-01-31',
      '2027-02-28',
      '2027-03-31',
      '2027-04-30',
    ]);
  });
});
