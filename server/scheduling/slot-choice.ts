import type { Series } from './candidate-series.ts';

/** A series at an hour, judged. Only those that lie within both people's working hours come so far. */
export interface Candidate {
  readonly series: Series;
  /** Minutes after midnight on the organiser's wall. */
  readonly startMinute: number;
  readonly occurrences: number;
  /** Sessions over which nothing lies, not even something tentative. */
  readonly undisturbed: number;
  /** Two for each session that something firm lies over, one where it is only tentative. */
  readonly disturbance: number;
  /** Whether neither of the first two sessions is undisturbed. */
  readonly isLate: boolean;
  /** Lunch, where nobody chose lunch; not lunch, where both did. */
  readonly isOutOfPlace: boolean;
  /** 0–100, the mean over all sessions. */
  readonly kindness: number;
}

/** Points of kindness that another day, or another time of day, is worth among the later options. */
const sameDay = 15;
const sameTime = 25;
const sameTimeMinutes = 120;

/**
 * The best hours, best first. Fewest disturbed sessions first: series of one cadence hold the same number of
 * sessions give or take one, so this is the most undisturbed ones without the accident of the weekday on which
 * the program ends. Then an early start, kindness, the earlier day and hour. Each further option gives up
 * some kindness to be unlike those before; none overlaps another.
 */
export function chooseOptions(
  candidates: readonly Candidate[],
  sessionMinutes: number,
  count: number,
): Candidate[] {
  const chosen: Candidate[] = [];
  let left = candidates;
  while (chosen.length < count) {
    left = left.filter((one) => !chosen.some((other) => overlap(one, other, sessionMinutes)));
    const [first, ...rest] = left;
    if (!first) break;
    const worth = (one: Candidate): number => one.kindness - likeness(one, chosen);
    let best = first;
    let bestWorth = worth(first);
    for (const one of rest) {
      const oneWorth = worth(one);
      if (compare(one, oneWorth, best, bestWorth) < 0) {
        best = one;
        bestWorth = oneWorth;
      }
    }
    chosen.push(best);
  }
  return chosen;
}

function compare(one: Candidate, oneWorth: number, other: Candidate, otherWorth: number): number {
  return (
    one.disturbance - other.disturbance ||
    Number(one.isLate) - Number(other.isLate) ||
    Number(one.isOutOfPlace) - Number(other.isOutOfPlace) ||
    otherWorth - oneWorth ||
    (one.series.days[0] ?? 0) - (other.series.days[0] ?? 0) ||
    one.startMinute - other.startMinute ||
    // Two series may begin on one day: the fourth Monday of a month and its last.
    other.occurrences - one.occurrences ||
    (one.series.pattern.weekOfMonth === 'last' ? 1 : -1)
  );
}

function likeness(one: Candidate, chosen: readonly Candidate[]): number {
  const isSameDay = chosen.some((other) => other.series.weekday === one.series.weekday);
  const isSameTime = chosen.some((other) => Math.abs(other.startMinute - one.startMinute) < sameTimeMinutes);
  return (isSameDay ? sameDay : 0) + (isSameTime ? sameTime : 0);
}

function overlap(one: Candidate, other: Candidate, sessionMinutes: number): boolean {
  return (
    one.series.weekday === other.series.weekday &&
    Math.abs(one.startMinute - other.startMinute) < sessionMinutes &&
    one.series.days.some((day) => other.series.days.includes(day))
  );
}
