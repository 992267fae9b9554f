/**
 * Half-open spans of time `[starts[i], ends[i])` in whole minutes since the epoch, sorted, never touching.
 * Typed arrays, because a round looks through thousands of calendars; 32 bits reach the year 6053.
 */
export interface Intervals {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** `[start, end)` in epoch minutes. */
export type Span = readonly [start: number, end: number];

export const noIntervals: Intervals = Object.freeze({ starts: new Int32Array(0), ends: new Int32Array(0) });

/** Sorts and merges. Spans that touch become one; empty and reversed ones are left out. */
export function intervalsOf(spans: Iterable<Span>): Intervals {
  const sorted = [...spans].filter(([start, end]) => end > start).sort((one, other) => one[0] - other[0]);
  const starts = new Int32Array(sorted.length);
  const ends = new Int32Array(sorted.length);
  let last = -1;
  for (const [start, end] of sorted) {
    const lastEnd = ends[last];
    if (lastEnd !== undefined && start <= lastEnd) {
      ends[last] = Math.max(lastEnd, end);
    } else {
      last += 1;
      starts[last] = start;
      ends[last] = end;
    }
  }
  return { starts: starts.subarray(0, last + 1), ends: ends.subarray(0, last + 1) };
}

export function spansOf(intervals: Intervals): Span[] {
  return Array.from(intervals.starts, (start, at) => [start, intervals.ends[at] ?? start] as const);
}

/** All that lies in at least one of them. */
export function unionOf(...parts: readonly Intervals[]): Intervals {
  return intervalsOf(parts.flatMap(spansOf));
}

/** All that lies in both, in one pass over both. */
export function intersectionOf(one: Intervals, other: Intervals): Intervals {
  const most = one.starts.length + other.starts.length;
  const starts = new Int32Array(most);
  const ends = new Int32Array(most);
  let count = 0;
  for (let i = 0, j = 0; i < one.starts.length && j < other.starts.length; ) {
    const oneEnd = one.ends[i] ?? 0;
    const otherEnd = other.ends[j] ?? 0;
    const start = Math.max(one.starts[i] ?? 0, other.starts[j] ?? 0);
    const end = Math.min(oneEnd, otherEnd);
    if (start < end) {
      starts[count] = start;
      ends[count] = end;
      count += 1;
    }
    if (oneEnd <= otherEnd) i += 1;
    if (otherEnd <= oneEnd) j += 1;
  }
  return { starts: starts.subarray(0, count), ends: ends.subarray(0, count) };
}
