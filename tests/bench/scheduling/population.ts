import type { BusyTime } from '../../../server/scheduling/free-busy.ts';
import { intervalsOf, type Span } from '../../../server/scheduling/intervals.ts';
import type { IsoWeekday } from '../../../server/scheduling/recurrence.ts';
import type { SlotInput, SlotPerson } from '../../../server/scheduling/recurring-slots.ts';
import {
  dayNumberOf,
  instantOfLocal,
  weekdayOf,
  zoneOffsets,
} from '../../../server/scheduling/zone-offsets.ts';

const zones = [
  'America/Los_Angeles',
  'America/New_York',
  'America/Sao_Paulo',
  'Asia/Kolkata',
  'Asia/Singapore',
  'Asia/Tokyo',
  'Australia/Sydney',
  'Europe/Berlin',
  'Europe/Bucharest',
  'Europe/London',
  'Europe/Paris',
  'Africa/Johannesburg',
];
const weeks = { startsOn: '2026-09-07', endsOn: '2027-03-07' };
const cadences = ['weekly', 'everyTwoWeeks', 'monthly'] as const;

/** Mulberry32: the same seed gives the same people. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Invented calendars, as full as those of an office: 8 to 16 standing meetings a week, 2 to 8 single ones, a
 * tenth of all tentative, two weeks away. A fifth of the people work part-time; two thirds of the pairs
 * share a zone.
 */
export function pairOf(random: () => number): SlotInput {
  const zoneOf = () => zones[Math.floor(random() * zones.length)] ?? 'UTC';
  const aZone = zoneOf();
  const a = personIn(aZone, random);
  const b = personIn(random() < 2 / 3 ? aZone : zoneOf(), random);
  const cadence = cadences[Math.floor(random() * 3)] ?? 'weekly';
  return { a, b, organiserZone: aZone, cadence, minutes: random() < 0.5 ? 45 : 60, ...weeks };
}

function personIn(timeZone: string, random: () => number): SlotPerson {
  const week: IsoWeekday[] = [1, 2, 3, 4, 5];
  const days = random() < 0.2 ? week.filter(() => random() < 0.6) : week;
  const start = random() < 0.5 ? '08:00' : '09:00';
  const end = random() < 0.5 ? '17:00' : '18:00';
  return {
    hours: { timeZone, days: days.length > 0 ? days : week, start, end },
    busy: calendarIn(timeZone, random),
  };
}

function calendarIn(timeZone: string, random: () => number): BusyTime {
  const table = zoneOffsets(timeZone, weeks.startsOn, weeks.endsOn);
  const firstDay = dayNumberOf(weeks.startsOn);
  const lastDay = dayNumberOf(weeks.endsOn);
  const meeting = () => ({
    weekday: 1 + Math.floor(random() * 5),
    start: 480 + 30 * Math.floor(random() * 20),
    length: random() < 0.6 ? 30 : 60,
    isTentative: random() < 0.1,
  });
  const standing = Array.from({ length: 8 + Math.floor(random() * 9) }, meeting);
  const firm: Span[] = [];
  const tentative: Span[] = [];
  const add = (day: number, { start, length, isTentative }: ReturnType<typeof meeting>) => {
    const from = instantOfLocal(table, day * 1440 + start);
    (isTentative ? tentative : firm).push([from, from + length]);
  };
  for (let day = firstDay; day <= lastDay; day += 1) {
    const weekday = weekdayOf(day);
    for (const one of standing) if (one.weekday === weekday) add(day, one);
    if (weekday === 1) {
      for (let left = 2 + Math.floor(random() * 7); left > 0; left -= 1) {
        const single = meeting();
        add(day + single.weekday - 1, single);
      }
    }
  }
  const away = instantOfLocal(table, (firstDay + Math.floor(random() * 160)) * 1440);
  firm.push([away, away + 14 * 1440]);
  return { firm: intervalsOf(firm), tentative: intervalsOf(tentative) };
}
