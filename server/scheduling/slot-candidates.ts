import type { Series } from './candidate-series.ts';
import { type Comfort, comfortAt, isOutOfPlace, kindnessToBoth, type Place } from './kindness.ts';
import type { Candidate } from './slot-choice.ts';
import { cell, type SlotGrid } from './slot-grid.ts';
import { instantOfLocal, nextChangeAfter, offsetAt, weekdayOf, type ZoneOffsets } from './zone-offsets.ts';

const firm = cell.firmA | cell.firmB;
const busy = firm | cell.tentativeA | cell.tentativeB;

export interface Partner {
  readonly table: ZoneOffsets;
  readonly comfort: Comfort;
}

export interface CandidateInput {
  readonly grid: SlotGrid;
  readonly series: readonly Series[];
  readonly a: Partner;
  readonly b: Partner;
  readonly sessionMinutes: number;
  readonly place: Place;
}

/** What was found: `inHours` counts the hours that both work at, however full. */
export interface Found {
  readonly inHours: number;
  readonly candidates: Candidate[];
}

/** Every series and hour of which all sessions lie within both people's hours and at least half undisturbed. */
export function slotCandidates(input: CandidateInput): Found {
  const { grid, series } = input;
  const { cells, startsPerDay, firstDay } = grid;
  const candidates: Candidate[] = [];
  let inHours = 0;
  for (const one of series) {
    const { days } = one;
    const occurrences = days.length;
    next: for (let start = 0; start < startsPerDay; start += 1) {
      let disturbance = 0;
      let undisturbed = 0;
      let isLate = true;
      for (let index = 0; index < occurrences; index += 1) {
        const marks = cells[((days[index] ?? 0) - firstDay) * startsPerDay + start] ?? 0;
        if ((marks & cell.inHours) === 0) continue next;
        if ((marks & busy) === 0) {
          undisturbed += 1;
          if (index < 2) isLate = false;
        } else {
          disturbance += (marks & firm) === 0 ? 1 : 2;
        }
      }
      inHours += 1;
      if (undisturbed * 2 < occurrences) continue;
      const startMinute = start * grid.stepMinutes;
      const judged = { series: one, startMinute, occurrences, undisturbed, disturbance, isLate };
      candidates.push({ ...judged, ...placeAndKindness(input, one, startMinute) });
    }
  }
  return { inHours, candidates };
}

/** Worked out anew only where the sessions pass a clock change of one of the three zones. */
function placeAndKindness(
  input: CandidateInput,
  series: Series,
  startMinute: number,
): Pick<Candidate, 'isOutOfPlace' | 'kindness'> {
  const { a, b, place, sessionMinutes, grid } = input;
  let total = 0;
  let kindness = 0;
  let outOfPlace = false;
  let offset = 0;
  let sameUntil = Number.NEGATIVE_INFINITY;
  for (const day of series.days) {
    const onWall = day * 1440 + startMinute;
    if (onWall - offset >= sameUntil) {
      const instant = instantOfLocal(grid.table, onWall);
      offset = offsetAt(grid.table, instant);
      // A skipped hour is held later on the wall, this once.
      const isSkipped = onWall - offset !== instant;
      sameUntil = isSkipped
        ? Number.NEGATIVE_INFINITY
        : nextChangeOf([grid.table, a.table, b.table], instant);
      const aLocal = localAt(a.table, instant);
      const bLocal = localAt(b.table, instant);
      kindness = kindnessToBoth(
        comfortAt(a.comfort, aLocal.weekday, aLocal.minute, sessionMinutes),
        comfortAt(b.comfort, bLocal.weekday, bLocal.minute, sessionMinutes),
      );
      outOfPlace ||=
        isOutOfPlace(place, aLocal.minute, sessionMinutes) ||
        isOutOfPlace(place, bLocal.minute, sessionMinutes);
    }
    total += kindness;
  }
  return { isOutOfPlace: outOfPlace, kindness: Math.round(total / (4 * series.days.length)) };
}

function nextChangeOf(tables: readonly ZoneOffsets[], instant: number): number {
  return Math.min(...tables.map((table) => nextChangeAfter(table, instant)));
}

function localAt(table: ZoneOffsets, instant: number): { weekday: number; minute: number } {
  const local = instant + offsetAt(table, instant);
  const day = Math.floor(local / 1440);
  return { weekday: weekdayOf(day), minute: local - day * 1440 };
}
