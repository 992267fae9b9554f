import type { BusyTime } from './free-busy.ts';
import type { Intervals } from './intervals.ts';
import { instantOfLocal, isOrdinaryDay, type ZoneOffsets } from './zone-offsets.ts';

/** What a cell of the grid says of a session that would start there. */
export const cell = Object.freeze({ inHours: 1, firmA: 2, firmB: 4, tentativeA: 8, tentativeB: 16 });

/**
 * One byte for every day of the horizon and every possible start on that day, both on the organiser's wall.
 * A series at an hour is then a column of cells, and judging it takes one look a session: no conversion
 * and no search in the inner loops. Offsets are looked up once a day, except on the few days on which the
 * clocks change.
 */
export interface SlotGrid {
  readonly table: ZoneOffsets;
  readonly firstDay: number;
  readonly stepMinutes: number;
  readonly startsPerDay: number;
  readonly cells: Uint8Array;
}

export interface GridInput {
  /** The organiser's zone. */
  readonly table: ZoneOffsets;
  /** Day numbers, both inside. */
  readonly firstDay: number;
  readonly lastDay: number;
  readonly stepMinutes: 15 | 30;
  readonly sessionMinutes: number;
  /** When both work. */
  readonly commonHours: Intervals;
  readonly a: BusyTime;
  readonly b: BusyTime;
}

export function slotGrid(input: GridInput): SlotGrid {
  const { table, firstDay, stepMinutes, sessionMinutes } = input;
  const days = input.lastDay - firstDay + 1;
  const startsPerDay = 1440 / stepMinutes;
  const cells = new Uint8Array(days * startsPerDay);
  const midnights = new Int32Array(days);
  const isOrdinary = new Uint8Array(days);
  for (let day = 0; day < days; day += 1) {
    const localMidnight = (firstDay + day) * 1440;
    midnights[day] = instantOfLocal(table, localMidnight);
    isOrdinary[day] = isOrdinaryDay(table, localMidnight) ? 1 : 0;
  }

  /** Marks every start in `[from, to]` (epoch minutes). */
  const markStarts = (from: number, to: number, mark: number): void => {
    // A guess that no clock change can put too late; the loop passes over the days before `from`.
    const guess = Math.floor((from - (midnights[0] ?? 0)) / 1440) - 1;
    for (let day = Math.max(0, guess); day < days; day += 1) {
      const midnight = midnights[day] ?? 0;
      // Three hours of room, since on a day with a clock change the first start may precede its "midnight".
      if (midnight > to + 180) return;
      const row = day * startsPerDay;
      if (isOrdinary[day] === 1) {
        const first = Math.max(0, Math.ceil((from - midnight) / stepMinutes));
        const last = Math.min(startsPerDay - 1, Math.floor((to - midnight) / stepMinutes));
        for (let at = first; at <= last; at += 1) cells[row + at] = (cells[row + at] ?? 0) | mark;
        continue;
      }
      for (let at = 0; at < startsPerDay; at += 1) {
        const start = instantOfLocal(table, (firstDay + day) * 1440 + at * stepMinutes);
        if (start >= from && start <= to) cells[row + at] = (cells[row + at] ?? 0) | mark;
      }
    }
  };
  const markInside = (intervals: Intervals, mark: number): void => {
    for (let at = 0; at < intervals.starts.length; at += 1) {
      const last = (intervals.ends[at] ?? 0) - sessionMinutes;
      const first = intervals.starts[at] ?? 0;
      if (first <= last) markStarts(first, last, mark);
    }
  };
  const markTouched = (intervals: Intervals, mark: number): void => {
    for (let at = 0; at < intervals.starts.length; at += 1) {
      markStarts((intervals.starts[at] ?? 0) - sessionMinutes + 1, (intervals.ends[at] ?? 0) - 1, mark);
    }
  };

  markInside(input.commonHours, cell.inHours);
  markTouched(input.a.firm, cell.firmA);
  markTouched(input.b.firm, cell.firmB);
  markTouched(input.a.tentative, cell.tentativeA);
  markTouched(input.b.tentative, cell.tentativeB);
  return { table, firstDay, stepMinutes, startsPerDay, cells };
}
