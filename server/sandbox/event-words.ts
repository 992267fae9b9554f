import { Temporal } from 'temporal-polyfill';
import type { Meeting } from './graph/event-content.ts';
import { type Occurrence, occurrenceOn, singleOccurrence } from './graph/occurrences.ts';
import { occurrenceDates, type RecurrencePattern } from './graph/recurrence.ts';

/**
 * When an event takes place, in words in the reader's zone: "Every other Thursday 14:00–14:45, from 3 December".
 * A series is described by its next day in that zone, which may be another weekday than the organiser's.
 */
export function whenInWords(
  meeting: Meeting,
  date: string | null,
  zone: string,
  year: number,
): string | null {
  const { recurrence } = meeting.content;
  if (recurrence === null || date !== null) {
    const occurrence = date === null ? singleOccurrence(meeting) : occurrenceOn(meeting, date);
    return occurrence === null
      ? null
      : `${dayInWords(occurrence, zone, year, true)} ${hours(occurrence, zone)}`;
  }
  const first = firstOccurrence(meeting);
  if (first === null) return null;
  const local = zoned(first.startMs, zone);
  const from = `${hours(first, zone)}, from ${dayInWords(first, zone, year, false)}`;
  return `${patternInWords(recurrence.pattern, local, first)} ${from}`;
}

function firstOccurrence(meeting: Meeting): Occurrence | null {
  if (meeting.content.recurrence === null) return null;
  for (const date of occurrenceDates(meeting.content.recurrence)) {
    const found = occurrenceOn({ ...meeting, changes: new Map() }, date);
    if (found !== null) return found;
  }
  return null;
}

function patternInWords(
  pattern: RecurrencePattern,
  local: Temporal.ZonedDateTime,
  first: Occurrence,
): string {
  const every = (unit: string) =>
    pattern.interval === 1
      ? `Every ${unit}`
      : pattern.interval === 2
        ? `Every other ${unit}`
        : `Every ${pattern.interval} ${unit}s`;
  if (pattern.type === 'daily') return every('day');
  if (pattern.type === 'absoluteMonthly') return `${every('month')} on day ${local.day}`;
  const shift = dayShift(local, first);
  const names = pattern.daysOfWeek.map((day) => weekday(day, shift));
  if (pattern.type === 'relativeMonthly')
    return `${every('month')} on the ${pattern.index} ${pattern.daysOfWeek.map((day) => weekday(day, 0)).join(' or ')}${shift === 0 ? '' : ' (a day apart in your zone)'}`;
  if (pattern.interval > 2) return `Every ${pattern.interval} weeks on ${listed(names)}`;
  return every(listed(names));
}

/** How many days the reader's calendar is ahead of the organiser's at that hour: -1, 0 or 1. */
function dayShift(local: Temporal.ZonedDateTime, first: Occurrence): number {
  const organisers = Temporal.PlainDate.from(first.content.start.dateTime.slice(0, 10));
  return organisers.until(local.toPlainDate()).days;
}

function weekday(day: string, shift: number): string {
  const index = weekdays.findIndex((name) => name.toLowerCase() === day);
  return weekdays[(index + shift + 7) % 7] ?? day;
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function dayInWords(occurrence: Occurrence, zone: string, year: number, withWeekday: boolean): string {
  const local = zoned(occurrence.startMs, zone);
  return local.toPlainDate().toLocaleString('en-GB', {
    ...(withWeekday ? { weekday: 'long' } : {}),
    day: 'numeric',
    month: 'long',
    ...(local.year === year ? {} : { year: 'numeric' }),
  });
}

function hours({ startMs, endMs }: Occurrence, zone: string): string {
  const clock = (ms: number) => zoned(ms, zone).toPlainTime().toString({ smallestUnit: 'minute' });
  return `${clock(startMs)}–${clock(endMs)}`;
}

function zoned(ms: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
}
