import fc from 'fast-check';
import { DateTime, IANAZone } from 'luxon';
import { describe, expect, it } from 'vitest';
import { neverBusy } from '../../server/scheduling/free-busy.ts';
import { type Intervals, spansOf } from '../../server/scheduling/intervals.ts';
import { type Occurrence, occurrences } from '../../server/scheduling/recurrence.ts';
import {
  findRecurringSlots,
  type SlotInput,
  type SlotOption,
} from '../../server/scheduling/recurring-slots.ts';
import type { WorkingHours } from '../../server/scheduling/working-hours.ts';
import { arbitraryInput, arbitraryNightInput } from './arbitrary-pairs.ts';
import { plainScan } from './plain-scan.ts';
import { fortyZones } from './zones.ts';

// Bounds the shrinking of a failure as well, which took over ten minutes for two full calendars.
const bounded = { interruptAfterTimeLimit: 60_000 };

const instants = new Map<string, number>();

/** The instant of a time on the wall by luxon, which shares no code with the product. */
function instantByLuxon(day: DateTime, time: string, zone: string): number {
  const wall = `${day.toISODate()}T${time}`;
  const key = `${wall} ${zone}`;
  const known = instants.get(key);
  if (known !== undefined) return known;
  const possible = DateTime.fromISO(wall, { zone }).getPossibleOffsets();
  const instant = Math.min(...possible.map((one) => one.toMillis()));
  instants.set(key, instant);
  return instant;
}

/** Whether shifts of the days around cover the session from end to end. */
function isInsideShifts(hours: WorkingHours, session: Occurrence): boolean {
  const day = DateTime.fromMillis(session.startsAt.epochMilliseconds, { zone: hours.timeZone }).startOf(
    'day',
  );
  let covered = session.startsAt.epochMilliseconds;
  for (const offset of [-1, 0, 1]) {
    const shiftDay = day.plus({ days: offset });
    if (!hours.days.some((weekday) => weekday === shiftDay.weekday)) continue;
    const endDay = hours.end > hours.start ? shiftDay : shiftDay.plus({ days: 1 });
    const end = instantByLuxon(endDay, hours.end, hours.timeZone);
    if (instantByLuxon(shiftDay, hours.start, hours.timeZone) <= covered && covered < end) covered = end;
  }
  return covered >= session.endsAt.epochMilliseconds;
}

/** The same by what a clock on the wall shows at start and end: fast enough for every pair of zones. */
function isInsideHoursOnWall(hours: WorkingHours, session: Occurrence): boolean {
  const zone = IANAZone.create(hours.timeZone);
  const [shiftStart = 0, shiftEnd = 0] = [hours.start, hours.end].map((time) => {
    const [hour = 0, minute = 0] = time.split(':').map(Number);
    return hour * 60 + minute;
  });
  const [start = 0, end = 0] = [session.startsAt, session.endsAt].map(
    ({ epochMilliseconds }) => epochMilliseconds / 60_000 + zone.offset(epochMilliseconds),
  );
  const isOvernight = shiftEnd <= shiftStart;
  const today = Math.floor(start / 1440);
  const shiftDay = isOvernight && start - today * 1440 < shiftStart ? today - 1 : today;
  const weekday = ((shiftDay + 3) % 7) + 1;
  return (
    hours.days.some((one) => one === weekday) &&
    start >= shiftDay * 1440 + shiftStart &&
    end <= (isOvernight ? shiftDay + 1 : shiftDay) * 1440 + shiftEnd
  );
}

function touches(busy: Intervals, session: Occurrence): boolean {
  const from = session.startsAt.epochMilliseconds / 60_000;
  const to = session.endsAt.epochMilliseconds / 60_000;
  return spansOf(busy).some(([start, end]) => start < to && from < end);
}

function expectSound(input: SlotInput, option: SlotOption): void {
  const sessions = occurrences(option.recurrence);
  const { collisions } = option;
  expect(sessions).toHaveLength(option.occurrences);
  expect(option.undisturbed + collisions.length).toBe(option.occurrences);
  expect(option.undisturbed * 2).toBeGreaterThanOrEqual(option.occurrences);
  expect(option.recurrence).toMatchObject({ timeZone: input.organiserZone, minutes: input.minutes });
  expect(option.kindness).toBeGreaterThanOrEqual(0);
  expect(option.kindness).toBeLessThanOrEqual(100);
  for (const session of sessions) {
    const touched = [input.a, input.b].map(
      ({ busy }) => touches(busy.firm, session) || touches(busy.tentative, session),
    );
    const collision = collisions.find((one) => one.index === session.index);
    const who = touched[0] && touched[1] ? 'both' : touched[0] ? 'a' : touched[1] ? 'b' : undefined;
    expect(collision?.who).toBe(who);
    if (collision) expect(collision.startsAt.equals(session.startsAt)).toBe(true);
    expect(isInsideShifts(input.a.hours, session) && isInsideShifts(input.b.hours, session)).toBe(true);
  }
}

describe('recurring slots of any two people', () => {
  it('lie within both working hours, and over busy time only where they say so', () => {
    fc.assert(
      fc.property(arbitraryInput({ min: 1, max: 30 }), (input) => {
        const answer = findRecurringSlots(input);
        if (answer.kind !== 'options') return;
        expect(answer.options.length).toBeGreaterThan(0);
        for (const option of answer.options) expectSound(input, option);
      }),
      { numRuns: 50, ...bounded },
    );
  }, 120_000);

  it('are the answers of a plain scan by Temporal', () => {
    fc.assert(
      fc.property(arbitraryInput({ min: 1, max: 7 }), (input) => {
        expect(readable(findRecurringSlots(input))).toEqual(readable(plainScan(input)));
      }),
      { numRuns: 20, ...bounded },
    );
  }, 120_000);

  it('are those of the plain scan in the very nights in which the clocks change', () => {
    fc.assert(
      fc.property(arbitraryNightInput, (input) => {
        expect(readable(findRecurringSlots(input))).toEqual(readable(plainScan(input)));
      }),
      { numRuns: 20, ...bounded },
    );
  }, 120_000);

  it('never depend on which of the two is called a', () => {
    fc.assert(
      fc.property(arbitraryInput({ min: 1, max: 20 }), (input) => {
        const swapped = findRecurringSlots({ ...input, a: input.b, b: input.a });
        const answer = findRecurringSlots(input);
        expect(withoutWho(swapped)).toEqual(withoutWho(answer));
      }),
      bounded,
    );
  });
});

/** Instants compare by their text. */
function readable(answer: ReturnType<typeof findRecurringSlots>): unknown {
  return JSON.parse(JSON.stringify(answer));
}

function withoutWho(answer: ReturnType<typeof findRecurringSlots>): unknown {
  return JSON.parse(JSON.stringify(answer, (key, value: unknown) => (key === 'who' ? undefined : value)));
}

describe('recurring slots in any pair of forty zones, over every clock change of 2025 to 2028', () => {
  const halfYears = [2025, 2026, 2027, 2028].flatMap((year) => [
    { startsOn: `${year}-01-01`, endsOn: `${year}-06-30` },
    { startsOn: `${year}-07-01`, endsOn: `${year}-12-31` },
  ]);
  const shifts = [
    ['08:00', '18:00'],
    ['06:30', '20:00'],
    ['13:00', '21:30'],
    ['20:00', '06:00'],
  ];

  it.each(halfYears)(
    'from $startsOn to $endsOn no session leaves the hours of either',
    (horizon) => {
      let offered = 0;
      let refused = 0;
      fortyZones.forEach((zone, at) => {
        fortyZones.slice(at).forEach((other, further) => {
          const [start = '', end = ''] = shifts[further % 4] ?? [];
          const days = [1, 2, 3, 4, 5] as const;
          const a = { hours: { timeZone: zone, days, start: '08:00', end: '18:00' }, busy: neverBusy };
          const b = { hours: { timeZone: other, days, start, end }, busy: neverBusy };
          const organiserZone = (at + further) % 2 === 0 ? zone : other;
          const answer = findRecurringSlots({
            a,
            b,
            organiserZone,
            cadence: 'everyTwoWeeks',
            minutes: 60,
            ...horizon,
            options: 1,
          });
          if (answer.kind === 'noCommonHour') {
            refused += 1;
            expect(answer.reason).toBe('noOverlapOfHours');
            return;
          }
          offered += 1;
          const outside = answer.options.flatMap((option) =>
            occurrences(option.recurrence).filter(
              (one) => !isInsideHoursOnWall(a.hours, one) || !isInsideHoursOnWall(b.hours, one),
            ),
          );
          expect(outside).toEqual([]);
        });
      });
      expect(offered + refused).toBe(820);
      expect(offered).toBeGreaterThan(300);
      expect(refused).toBeGreaterThan(50);
    },
    120_000,
  );
});
