import { type Intervals, intervalsOf, type Span } from './intervals.ts';
import type { IsoWeekday } from './recurrence.ts';
import { dayNumberOf, instantOfLocal, minuteOfDay, weekdayOf, zoneOffsets } from './zone-offsets.ts';

/** When somebody works, on the wall of their own zone. */
export interface WorkingHours {
  /** IANA name. */
  readonly timeZone: string;
  /** The days on which a shift begins. */
  readonly days: readonly IsoWeekday[];
  /** 'HH:mm' */
  readonly start: string;
  /** 'HH:mm'. Not after `start` means on the next day: 22:00–06:00, and 00:00–00:00 is the whole day. */
  readonly end: string;
}

/** First and last calendar day, both inside, `YYYY-MM-DD`. */
export interface Horizon {
  readonly startsOn: string;
  readonly endsOn: string;
}

/** The days that somebody gave override those of Outlook; none given leaves Outlook's. */
export function withOwnDays(hours: WorkingHours, ownDays: readonly IsoWeekday[]): WorkingHours {
  return ownDays.length === 0 ? hours : { ...hours, days: ownDays };
}

/** A shift in minutes: when it begins after midnight, and how long it lasts by the wall (1–1440). */
export function shiftOf(hours: WorkingHours): { start: number; length: number } {
  const start = minuteOfDay(hours.start);
  const length = minuteOfDay(hours.end) - start;
  return { start, length: length > 0 ? length : length + 1440 };
}

/**
 * Everything between the working hours of a horizon, in real time: a shift over a clock change is as long as
 * it really is. Shifts that touch are one. Two days more at either end, because "Monday" in one partner's
 * zone reaches up to 26 hours into the other's days.
 * Throws RangeError for an unknown zone or a malformed day or time.
 */
export function workingIntervals(hours: WorkingHours, horizon: Horizon): Intervals {
  const table = zoneOffsets(hours.timeZone, horizon.startsOn, horizon.endsOn);
  const shift = shiftOf(hours);
  const isWorkday = new Set<number>(hours.days);
  const spans: Span[] = [];
  const last = dayNumberOf(horizon.endsOn) + 2;
  for (let day = dayNumberOf(horizon.startsOn) - 2; day <= last; day += 1) {
    if (!isWorkday.has(weekdayOf(day))) continue;
    const start = day * 1440 + shift.start;
    spans.push([instantOfLocal(table, start), instantOfLocal(table, start + shift.length)]);
  }
  return intervalsOf(spans);
}
