import { Temporal } from 'temporal-polyfill';
import { type Intervals, intervalsOf, noIntervals, type Span, unionOf } from './intervals.ts';

/**
 * What fills a calendar. `firm` is busy or away; `tentative` is marked so and nothing more, and counts half
 * when hours are compared. A stretch may stand in both: firm wins.
 */
export interface BusyTime {
  readonly firm: Intervals;
  readonly tentative: Intervals;
}

export const neverBusy: BusyTime = Object.freeze({ firm: noIntervals, tentative: noIntervals });

/**
 * Reads the `availabilityView` of Graph's getSchedule
 * (https://learn.microsoft.com/graph/api/resources/scheduleinformation): one digit a slot from `startsAt` on.
 * 0 free, 1 tentative, 2 busy, 3 away, 4 working elsewhere, which is free. Any other character is busy: what
 * is not known is not free. `startsAt` is rounded down to its minute.
 */
export function busyFromAvailabilityView(
  view: string,
  startsAt: Temporal.Instant,
  slotMinutes: number,
): BusyTime {
  const origin = epochMinute(startsAt);
  const firm: Span[] = [];
  const tentative: Span[] = [];
  for (let slot = 0; slot < view.length; slot += 1) {
    const digit = view[slot];
    if (digit === '0' || digit === '4') continue;
    const start = origin + slot * slotMinutes;
    (digit === '1' ? tentative : firm).push([start, start + slotMinutes]);
  }
  return { firm: intervalsOf(firm), tentative: intervalsOf(tentative) };
}

/** A calendar's item: an event, or one of getSchedule's `scheduleItems` with its status read. */
export interface CalendarItem {
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
  readonly isTentative: boolean;
}

/** Items that show as busy, away or tentative; leave the free ones out. Seconds widen to whole minutes. */
export function busyFromItems(items: readonly CalendarItem[]): BusyTime {
  const spanOf = (item: CalendarItem): Span => [epochMinute(item.startsAt), lastMinute(item.endsAt)];
  return {
    firm: intervalsOf(items.filter((item) => !item.isTentative).map(spanOf)),
    tentative: intervalsOf(items.filter((item) => item.isTentative).map(spanOf)),
  };
}

/** One calendar read in several windows (getSchedule allows 62 days each), or several calendars as one. */
export function mergedBusy(parts: readonly BusyTime[]): BusyTime {
  return {
    firm: unionOf(...parts.map((part) => part.firm)),
    tentative: unionOf(...parts.map((part) => part.tentative)),
  };
}

/** Whole minutes since the epoch, rounded down. */
export function epochMinute(instant: Temporal.Instant): number {
  return instant.round({ smallestUnit: 'minute', roundingMode: 'floor' }).epochMilliseconds / 60_000;
}

function lastMinute(instant: Temporal.Instant): number {
  return instant.round({ smallestUnit: 'minute', roundingMode: 'ceil' }).epochMilliseconds / 60_000;
}

export function instantOfMinute(minute: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(minute * 60_000);
}
