import { Temporal } from 'temporal-polyfill';

export const daysOfWeek = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type DayOfWeek = (typeof daysOfWeek)[number];
export const weekIndexes = ['first', 'second', 'third', 'fourth', 'last'] as const;

export type RecurrencePattern =
  | { readonly type: 'daily'; readonly interval: number }
  | {
      readonly type: 'weekly';
      readonly interval: number;
      readonly daysOfWeek: readonly DayOfWeek[];
      readonly firstDayOfWeek: DayOfWeek;
    }
  | { readonly type: 'absoluteMonthly'; readonly interval: number; readonly dayOfMonth: number }
  | {
      readonly type: 'relativeMonthly';
      readonly interval: number;
      readonly daysOfWeek: readonly DayOfWeek[];
      readonly index: (typeof weekIndexes)[number];
    };

export type RecurrenceRange = { readonly startDate: string; readonly recurrenceTimeZone: string } & (
  | { readonly type: 'endDate'; readonly endDate: string }
  | { readonly type: 'noEnd' }
  | { readonly type: 'numbered'; readonly numberOfOccurrences: number }
);

export interface Recurrence {
  readonly pattern: RecurrencePattern;
  readonly range: RecurrenceRange;
}

/** The year in which an endless series ends here, so that nothing runs for ever. */
const lastYear = 2100;

/**
 * The days of a series in order, `YYYY-MM-DD` in its own zone; changed and cancelled occurrences are still among
 * them. Rules as in Graph's recurrencePattern: weeks are counted from the week of the start date and
 * begin on `firstDayOfWeek`; `index` counts the allowed days of a month; a month without the day
 * of an absoluteMonthly pattern takes its last one.
 */
export function* occurrenceDates({ pattern, range }: Recurrence): Generator<string> {
  const start = Temporal.PlainDate.from(range.startDate);
  let count = 0;
  for (const date of candidates(pattern, start)) {
    if (Temporal.PlainDate.compare(date, start) < 0) continue;
    const text = date.toString();
    if (date.year > lastYear) return;
    if (range.type === 'endDate' && text > range.endDate) return;
    if (range.type === 'numbered' && count >= range.numberOfOccurrences) return;
    count++;
    yield text;
  }
}

/** The last day of a series, or null when it has no end. */
export function lastDate(recurrence: Recurrence): string | null {
  if (recurrence.range.type === 'noEnd') return null;
  let last: string | null = null;
  for (const date of occurrenceDates(recurrence)) last = date;
  return last;
}

function candidates(pattern: RecurrencePattern, start: Temporal.PlainDate): Generator<Temporal.PlainDate> {
  if (pattern.type === 'daily') return everyDays(start, pattern.interval);
  if (pattern.type === 'weekly') return everyWeeks(pattern, start);
  return everyMonths(pattern, start);
}

function* everyDays(start: Temporal.PlainDate, interval: number): Generator<Temporal.PlainDate> {
  for (let date = start; ; date = date.add({ days: interval })) yield date;
}

function* everyWeeks(
  pattern: Extract<RecurrencePattern, { type: 'weekly' }>,
  start: Temporal.PlainDate,
): Generator<Temporal.PlainDate> {
  const firstDay = daysOfWeek.indexOf(pattern.firstDayOfWeek);
  const offsetOf = (day: DayOfWeek) => (daysOfWeek.indexOf(day) - firstDay + 7) % 7;
  const offsets = [...new Set(pattern.daysOfWeek.map(offsetOf))].sort((a, b) => a - b);
  const sinceFirst = (start.dayOfWeek - 1 - firstDay + 7) % 7;
  for (let week = start.subtract({ days: sinceFirst }); ; week = week.add({ weeks: pattern.interval }))
    for (const days of offsets) yield week.add({ days });
}

function* everyMonths(
  pattern: Extract<RecurrencePattern, { type: 'absoluteMonthly' | 'relativeMonthly' }>,
  start: Temporal.PlainDate,
): Generator<Temporal.PlainDate> {
  for (let month = start.toPlainYearMonth(); ; month = month.add({ months: pattern.interval })) {
    if (pattern.type === 'absoluteMonthly') {
      yield month.toPlainDate({ day: Math.min(pattern.dayOfMonth, month.daysInMonth) });
    } else {
      const day = dayByIndex(month, pattern.daysOfWeek, pattern.index);
      if (day !== undefined) yield day;
    }
  }
}

function dayByIndex(
  month: Temporal.PlainYearMonth,
  allowed: readonly DayOfWeek[],
  index: (typeof weekIndexes)[number],
): Temporal.PlainDate | undefined {
  const days: Temporal.PlainDate[] = [];
  for (let day = 1; day <= month.daysInMonth; day++) {
    const date = month.toPlainDate({ day });
    const name = daysOfWeek[date.dayOfWeek - 1];
    if (name !== undefined && allowed.includes(name)) days.push(date);
  }
  return index === 'last' ? days.at(-1) : days[weekIndexes.indexOf(index)];
}
