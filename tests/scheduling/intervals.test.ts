import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  intersectionOf,
  intervalsOf,
  noIntervals,
  type Span,
  spansOf,
  unionOf,
} from '../../server/scheduling/intervals.ts';

const minutes = 200;
const spans = fc.array(fc.tuple(fc.integer({ min: 0, max: minutes }), fc.integer({ min: 0, max: minutes })));

/** Every minute that a list of spans covers: the slow and plain meaning of intervals. */
function covered(list: readonly Span[]): boolean[] {
  return Array.from({ length: minutes }, (_, minute) =>
    list.some(([start, end]) => start <= minute && minute < end),
  );
}

describe('intervals', () => {
  it('sort, merge what touches or overlaps, and leave out what is empty or reversed', () => {
    const given: Span[] = [
      [50, 60],
      [10, 20],
      [20, 30],
      [15, 18],
      [70, 70],
      [90, 80],
    ];
    expect(spansOf(intervalsOf(given))).toEqual([
      [10, 30],
      [50, 60],
    ]);
    expect(spansOf(noIntervals)).toEqual([]);
  });

  it('cover exactly the minutes that were given, with a gap between any two', () => {
    fc.assert(
      fc.property(spans, (given) => {
        const merged = spansOf(intervalsOf(given));
        expect(covered(merged)).toEqual(covered(given));
        merged.slice(1).forEach(([start], at) => {
          expect(start).toBeGreaterThan(merged[at]?.[1] ?? 0);
        });
      }),
    );
  });

  it('intersect and unite minute for minute', () => {
    fc.assert(
      fc.property(spans, spans, (one, other) => {
        const a = intervalsOf(one);
        const b = intervalsOf(other);
        const inB = covered(other);
        expect(covered(spansOf(intersectionOf(a, b)))).toEqual(
          covered(one).map((is, at) => is && inB[at] === true),
        );
        expect(covered(spansOf(unionOf(a, b)))).toEqual(covered([...one, ...other]));
        expect(spansOf(intersectionOf(a, b))).toEqual(spansOf(intersectionOf(b, a)));
      }),
    );
  });
});
