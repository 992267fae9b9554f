import { describe, expect, it } from 'vitest';
import { minutesAMonth } from '../../../server/features/programs/effort.ts';
import type { Cadence } from '../../../shared/programs.ts';

describe('what taking part costs a month', () => {
  const cases: readonly (readonly [Cadence, number, number])[] = [
    ['monthly', 30, 30],
    ['monthly', 45, 45],
    ['monthly', 60, 60],
    ['monthly', 90, 90],
    ['everyTwoWeeks', 30, 75],
    ['everyTwoWeeks', 45, 105],
    ['everyTwoWeeks', 60, 135],
    ['everyTwoWeeks', 90, 195],
    ['weekly', 30, 135],
    ['weekly', 45, 195],
    ['weekly', 60, 270],
    ['weekly', 90, 390],
  ];
  for (const [cadence, minutes, expected] of cases) {
    it(`is ${expected} minutes for ${minutes} minutes ${cadence}`, () => {
      expect(minutesAMonth(cadence, minutes)).toBe(expected);
    });
  }

  it('never promises less than the year divided by twelve', () => {
    for (const [cadence, minutes] of cases) {
      const aYear = { weekly: 52, everyTwoWeeks: 26, monthly: 12 }[cadence] * minutes;
      expect(minutesAMonth(cadence, minutes) * 12).toBeGreaterThanOrEqual(aYear);
    }
  });
});
