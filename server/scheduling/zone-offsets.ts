import { Temporal } from 'temporal-polyfill';

/**
 * A zone's offsets over a stretch of time, from one clock change to the next. Offset `offsets[i]` (minutes
 * east of UTC) holds from `from[i]` to `from[i + 1]` (epoch minutes); the first also before, the last also after.
 *
 * Why it exists: one conversion by Temporal takes about 20 µs, and a pair over 26 weeks would need
 * thousands. The clock changes of a zone are asked of Temporal once; afterwards a conversion is a
 * subtraction. Local minutes count from 1970-01-01T00:00 on the wall, so a calendar day is `day * 1440` there,
 * whatever the clocks do.
 */
export interface ZoneOffsets {
  readonly timeZone: string;
  readonly from: Int32Array;
  readonly offsets: Int32Array;
}

const nanosecondsInMinute = 60e9;
const millisecondsInMinute = 60e3;

/** Remembered answers, not state: the same arguments always give the same table. Bounded by a fresh start. */
const tables = new Map<string, ZoneOffsets>();
const mostTables = 2_000;

/**
 * The offsets of `timeZone` (IANA) for every instant within both days (`YYYY-MM-DD`) and a year around them.
 * Throws RangeError for an unknown zone.
 */
export function zoneOffsets(timeZone: string, startsOn: string, endsOn: string): ZoneOffsets {
  // By whole years, so that horizons which begin on different days share a table.
  const firstYear = Number(startsOn.slice(0, 4)) - 1;
  const lastYear = Number(endsOn.slice(0, 4)) + 1;
  const key = `${timeZone} ${firstYear} ${lastYear}`;
  const known = tables.get(key);
  if (known) return known;
  if (tables.size >= mostTables) tables.clear();
  const table = readOffsets(timeZone, firstYear, lastYear);
  tables.set(key, table);
  return table;
}

function readOffsets(timeZone: string, firstYear: number, lastYear: number): ZoneOffsets {
  const end = Temporal.PlainDate.from({ year: lastYear + 1, month: 1, day: 1 }).toZonedDateTime(timeZone);
  const start = Temporal.PlainDate.from({ year: firstYear, month: 1, day: 1 });
  const from: number[] = [];
  const offsets: number[] = [];
  let at: Temporal.ZonedDateTime | null = start.toZonedDateTime(timeZone);
  while (at && Temporal.ZonedDateTime.compare(at, end) < 0) {
    from.push(at.epochMilliseconds / millisecondsInMinute);
    offsets.push(at.offsetNanoseconds / nanosecondsInMinute);
    at = at.getTimeZoneTransition('next');
  }
  return { timeZone, from: Int32Array.from(from), offsets: Int32Array.from(offsets) };
}

/** Minutes east of UTC at an instant (epoch minutes). */
export function offsetAt(table: ZoneOffsets, minute: number): number {
  return table.offsets[stretchAt(table, minute)] ?? 0;
}

/** The next clock change after an instant (epoch minutes); Infinity after the table's last. */
export function nextChangeAfter(table: ZoneOffsets, minute: number): number {
  return table.from[stretchAt(table, minute) + 1] ?? Number.POSITIVE_INFINITY;
}

function stretchAt({ from }: ZoneOffsets, minute: number): number {
  let at = from.length - 1;
  while (at > 0 && minute < (from[at] ?? 0)) at -= 1;
  return at;
}

/**
 * The instant (epoch minutes) of a local minute. Where clocks go forward the skipped hour is read as later,
 * where they go back the hour that comes twice is its first: Temporal's and Outlook's 'compatible'.
 */
export function instantOfLocal(table: ZoneOffsets, localMinute: number): number {
  const { from, offsets } = table;
  for (let at = 0; at < from.length; at += 1) {
    const instant = localMinute - (offsets[at] ?? 0);
    const next = from[at + 1];
    if (next !== undefined && instant >= next) continue;
    if (at > 0 && instant < (from[at] ?? 0)) return localMinute - (offsets[at - 1] ?? 0);
    return instant;
  }
  return localMinute;
}

/** Whether one offset holds over the whole local day `[localMinute, localMinute + 1440)`. */
export function isOrdinaryDay(table: ZoneOffsets, localMidnight: number): boolean {
  const start = instantOfLocal(table, localMidnight);
  const end = instantOfLocal(table, localMidnight + 1440);
  return end - start === 1440 && offsetAt(table, start) === offsetAt(table, end - 1);
}

/** Days since 1970-01-01 of a calendar day `YYYY-MM-DD`. */
export function dayNumberOf(day: string): number {
  return Temporal.PlainDate.from('1970-01-01').until(Temporal.PlainDate.from(day), { largestUnit: 'days' })
    .days;
}

/** ISO weekday (Monday 1 – Sunday 7) of a day number; 1970-01-01 was a Thursday. */
export function weekdayOf(dayNumber: number): number {
  return ((((dayNumber + 3) % 7) + 7) % 7) + 1;
}

/** Minutes after midnight of 'HH:mm' (seconds are dropped). Throws RangeError for anything else. */
export function minuteOfDay(localTime: string): number {
  const time = Temporal.PlainTime.from(localTime);
  return time.hour * 60 + time.minute;
}
