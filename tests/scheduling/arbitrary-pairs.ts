import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { type BusyTime, instantOfMinute } from '../../server/scheduling/free-busy.ts';
import { intervalsOf, type Span } from '../../server/scheduling/intervals.ts';
import type { IsoWeekday, Recurrence, WeekOfMonth } from '../../server/scheduling/recurrence.ts';
import type { SlotInput, SlotPerson } from '../../server/scheduling/recurring-slots.ts';
import type { Horizon, WorkingHours } from '../../server/scheduling/working-hours.ts';
import { dayNumberOf, zoneOffsets } from '../../server/scheduling/zone-offsets.ts';
import { fortyZones } from './zones.ts';

const zone = fc.constantFrom(...fortyZones);
const weekday = fc.constantFrom<IsoWeekday>(1, 2, 3, 4, 5, 6, 7);
const minutes = fc.constantFrom(30, 45, 60, 90);
const localTime = fc
  .integer({ min: 0, max: 95 })
  .map(
    (quarter) =>
      `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`,
  );

/** A horizon of some weeks that begins on any day of 2025 to 2028. */
function horizonOf(weeks: { min: number; max: number }) {
  return fc.tuple(fc.integer({ min: 0, max: 365 * 4 }), fc.integer(weeks)).map(([day, length]) => {
    const start = Temporal.PlainDate.from('2025-01-01').add({ days: day });
    return { startsOn: start.toString(), endsOn: start.add({ weeks: length }).toString() };
  });
}

const pattern = fc.oneof(
  fc.constantFrom('weekly' as const, 'everyTwoWeeks' as const).map((cadence) => ({ cadence })),
  fc
    .constantFrom<WeekOfMonth>(1, 2, 3, 4, 'last')
    .map((weekOfMonth) => ({ cadence: 'monthly' as const, weekOfMonth })),
);

export const arbitraryRecurrence: fc.Arbitrary<Recurrence> = fc
  .tuple(pattern, horizonOf({ min: 0, max: 52 }), fc.record({ weekday, localTime, timeZone: zone, minutes }))
  .map(([cadence, horizon, rest]) => ({ ...cadence, ...horizon, ...rest }));

/** Office hours, part-timers, early and late shifts, nights, and the whole day. */
const hours = fc.record({
  timeZone: zone,
  days: fc.oneof(fc.constant<IsoWeekday[]>([1, 2, 3, 4, 5]), fc.uniqueArray(weekday, { minLength: 1 })),
  shift: fc.constantFrom(
    ['08:00', '18:00'],
    ['09:00', '17:30'],
    ['06:00', '14:00'],
    ['13:00', '21:30'],
    ['22:00', '06:00'],
    ['07:10', '19:25'],
    ['00:00', '00:00'],
  ),
});

export const arbitraryHours: fc.Arbitrary<WorkingHours> = hours.map(({ timeZone, days, shift }) => {
  const [start = '', end = ''] = shift;
  return { timeZone, days, start, end };
});

/** Single meetings at any minute and of any length up to a whole day. */
function singles(firstDay: number, weeks: number): fc.Arbitrary<Span[]> {
  const length = fc.oneof(fc.integer({ min: 5, max: 180 }), fc.integer({ min: 180, max: 2000 }));
  const span = fc
    .tuple(fc.integer({ min: 0, max: (weeks * 7 + 4) * 1440 }), length)
    .map(([start, lasts]): Span => [firstDay * 1440 + start, firstDay * 1440 + start + lasts]);
  return fc.array(span, { maxLength: weeks * 3 });
}

/** Standing meetings on the quarter hours, each in some of the weeks, so that slots touch and lose some sessions. */
function standing(firstDay: number, weeks: number, maxLength: number): fc.Arbitrary<Span[]> {
  const quarter = fc.integer({ min: 0, max: 7 * 96 - 1 });
  return fc
    .array(fc.tuple(quarter, fc.integer({ min: 1, max: 24 }), fc.integer({ min: 1, max: 2 ** 31 - 1 })), {
      maxLength,
    })
    .map((meetings) =>
      meetings.flatMap(([start, length, inWeeks]) =>
        Array.from({ length: weeks + 1 }, (_, week) => week)
          .filter((week) => (inWeeks >> (week % 31)) % 2 !== 0)
          .map((week): Span => {
            const from = (firstDay + week * 7) * 1440 + start * 15;
            return [from, from + length * 15];
          }),
      ),
    );
}

function busyWithin(startsOn: string, weeks: number): fc.Arbitrary<BusyTime> {
  const firstDay = dayNumberOf(startsOn) - 2;
  const both = (maxLength: number) =>
    fc
      .tuple(standing(firstDay, weeks, maxLength), singles(firstDay, weeks))
      .map((parts) => intervalsOf(parts.flat()));
  return fc.record({ firm: fc.oneof(both(10), both(70)), tentative: both(5) });
}

interface Around {
  readonly horizon: fc.Arbitrary<Horizon>;
  readonly hours: fc.Arbitrary<WorkingHours>;
  readonly mostWeeks: number;
}

function inputAround({ horizon, hours: own, mostWeeks }: Around): fc.Arbitrary<SlotInput> {
  return horizon.chain(({ startsOn, endsOn }) => {
    const busy = busyWithin(startsOn, mostWeeks);
    const person: fc.Arbitrary<SlotPerson> = fc.record({
      hours: own,
      busy,
      preferredDays: fc.uniqueArray(weekday, { maxLength: 3 }),
    });
    return fc
      .record({
        a: person,
        b: fc.tuple(person, fc.boolean()),
        isOrganisedByA: fc.boolean(),
        cadence: fc.constantFrom('weekly' as const, 'everyTwoWeeks' as const, 'monthly' as const),
        minutes,
        place: fc.constantFrom('teams' as const, 'inPerson' as const, 'lunch' as const),
        granularity: fc.constantFrom(15 as const, 30 as const),
        options: fc.constantFrom(3, 60),
      })
      .map(({ a, b: [other, isNear], isOrganisedByA, ...rest }) => {
        // Half of the partners work in one zone, else most pairs would share no hour at all.
        const b = isNear ? { ...other, hours: { ...other.hours, timeZone: a.hours.timeZone } } : other;
        const organiser = isOrganisedByA ? a : b;
        return { ...rest, a, b, startsOn, endsOn, organiserZone: organiser.hours.timeZone };
      });
  });
}

export function arbitraryInput(weeks: { min: number; max: number }): fc.Arbitrary<SlotInput> {
  return inputAround({ horizon: horizonOf(weeks), hours: arbitraryHours, mostWeeks: weeks.max });
}

/** People who work through the very nights in which clocks change, all week, some weeks around a change. */
export const arbitraryNightInput: fc.Arbitrary<SlotInput> = fc
  .constantFrom(...fortyZones.filter((one) => zoneOffsets(one, '2026-01-01', '2027-12-31').from.length > 1))
  .chain((timeZone) => {
    const changes = [...zoneOffsets(timeZone, '2026-01-01', '2027-12-31').from.slice(1)];
    const horizon = fc
      .tuple(fc.constantFrom(...changes), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 14, max: 35 }))
      .map(([change, before, days]) => {
        const start = instantOfMinute(change)
          .toZonedDateTimeISO(timeZone)
          .toPlainDate()
          .subtract({ days: before });
        return { startsOn: start.toString(), endsOn: start.add({ days }).toString() };
      });
    const night = fc
      .constantFrom(['22:00', '06:00'], ['00:00', '00:00'], ['20:15', '05:30'], ['00:30', '04:30'])
      .map(([start = '', end = '']) => ({ timeZone, days: [1, 2, 3, 4, 5, 6, 7] as const, start, end }));
    return inputAround({ horizon, hours: night, mostWeeks: 3 });
  });
