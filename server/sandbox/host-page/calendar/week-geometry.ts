import { Temporal } from 'temporal-polyfill';
import type { CalendarEvent } from '../graph-event.ts';

export const minutesADay = 1_440;
/** Shorter events are drawn this long, so that a name fits; overlaps are judged by what is drawn. */
export const shortestMinutes = 20;

/** A piece of an event on one day, in minutes of wall-clock time from midnight. */
export interface DayBlock {
  readonly event: CalendarEvent;
  readonly fromMinute: number;
  readonly untilMinute: number;
  /** From 0; `span` columns wide, out of `columns`. */
  readonly column: number;
  readonly span: number;
  readonly columns: number;
}

/** Monday to Sunday around a day (ISO 8601 weeks). */
export function weekOf(day: Temporal.PlainDate): readonly Temporal.PlainDate[] {
  const monday = day.subtract({ days: day.dayOfWeek - 1 });
  return Array.from({ length: 7 }, (_, index) => monday.add({ days: index }));
}

/** The instants between which a week lies in a zone. */
export function weekWindow(
  days: readonly Temporal.PlainDate[],
  zone: string,
): { from: Temporal.Instant; until: Temporal.Instant } {
  const [monday] = days;
  if (!monday) throw new RangeError('A week needs its days.');
  const start = monday.toZonedDateTime(zone);
  return {
    from: start.toInstant(),
    until: monday.add({ days: days.length }).toZonedDateTime(zone).toInstant(),
  };
}

/** Monday to Friday, and those days of the weekend on which something stands or which are today. */
export function shownDays(
  days: readonly Temporal.PlainDate[],
  events: readonly CalendarEvent[],
  zone: string,
  today: Temporal.PlainDate,
): readonly Temporal.PlainDate[] {
  return days.filter(
    (day) =>
      day.dayOfWeek <= 5 ||
      day.equals(today) ||
      events.some((event) => piece(event, day, zone) || onDay(event, day)),
  );
}

/** All-day events of a day. */
export function allDayEvents(
  events: readonly CalendarEvent[],
  day: Temporal.PlainDate,
): readonly CalendarEvent[] {
  return events.filter((event) => onDay(event, day));
}

function onDay(event: CalendarEvent, day: Temporal.PlainDate): boolean {
  if (!event.days) return false;
  const { from, until } = event.days;
  return Temporal.PlainDate.compare(from, day) <= 0 && Temporal.PlainDate.compare(day, until) < 0;
}

/**
 * The part of an event that lies on a day in a zone, by the clock on the wall: on the days when clocks
 * change, an hour keeps its height and the meeting stands where the clock says.
 */
function piece(
  event: CalendarEvent,
  day: Temporal.PlainDate,
  zone: string,
): { fromMinute: number; untilMinute: number } | null {
  if (event.days) return null;
  const start = event.start.toZonedDateTimeISO(zone);
  const end = event.end.toZonedDateTimeISO(zone);
  const startsBefore = Temporal.PlainDate.compare(start.toPlainDate(), day) < 0;
  const endsAfter = Temporal.PlainDate.compare(end.toPlainDate(), day) > 0;
  if (Temporal.PlainDate.compare(start.toPlainDate(), day) > 0) return null;
  if (Temporal.PlainDate.compare(end.toPlainDate(), day) < 0) return null;
  const from = startsBefore ? 0 : minuteOfDay(start.toPlainTime());
  const until = endsAfter ? minutesADay : minuteOfDay(end.toPlainTime());
  if (startsBefore && until === 0) return null;
  const fromMinute = Math.min(from, minutesADay - shortestMinutes);
  return { fromMinute, untilMinute: Math.max(until, fromMinute + shortestMinutes) };
}

/** Whole and part minutes since midnight by the clock on the wall. */
export function minuteOfDay(time: Temporal.PlainTime): number {
  return time.hour * 60 + time.minute + time.second / 60;
}

/**
 * Lays out one day: events that overlap stand in columns side by side, as few as possible, and each grows
 * to the right over columns that are free beside it.
 */
export function dayBlocks(
  events: readonly CalendarEvent[],
  day: Temporal.PlainDate,
  zone: string,
): readonly DayBlock[] {
  const pieces = events
    .flatMap((event) => {
      const part = piece(event, day, zone);
      return part ? [{ event, ...part }] : [];
    })
    .sort((a, b) => a.fromMinute - b.fromMinute || b.untilMinute - a.untilMinute);
  return clusters(pieces).flatMap(columnsOf);
}

interface Piece {
  readonly event: CalendarEvent;
  readonly fromMinute: number;
  readonly untilMinute: number;
}

/** Groups of events that hang together by overlaps; between two groups there is a free moment. */
function clusters(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const groups: Piece[][] = [];
  let lastEnd = Number.NEGATIVE_INFINITY;
  for (const next of pieces) {
    const current = groups.at(-1);
    if (current && next.fromMinute < lastEnd) current.push(next);
    else groups.push([next]);
    lastEnd = Math.max(lastEnd, next.untilMinute);
  }
  return groups;
}

/** First free column in order of start: for intervals that needs no more columns than overlap at once. */
function columnsOf(cluster: readonly Piece[]): readonly DayBlock[] {
  const columns: Piece[][] = [];
  const placed = cluster.map((next) => {
    const free = columns.findIndex((column) => (column.at(-1)?.untilMinute ?? 0) <= next.fromMinute);
    const column = free === -1 ? columns.length : free;
    columns[column] = [...(columns[column] ?? []), next];
    return { ...next, column };
  });
  return placed.map((block) => ({ ...block, columns: columns.length, span: spanOf(block, columns) }));
}

function spanOf(block: Piece & { column: number }, columns: readonly (readonly Piece[])[]): number {
  const taken = columns.findIndex(
    (column, index) =>
      index > block.column &&
      column.some((other) => other.fromMinute < block.untilMinute && block.fromMinute < other.untilMinute),
  );
  return (taken === -1 ? columns.length : taken) - block.column;
}
