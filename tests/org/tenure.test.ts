import { describe, expect, it } from 'vitest';
import { hireOrdinal, yearsGap } from '../../server/org/tenure.ts';

function gap(a: string | null, b: string | null): number | null {
  return yearsGap(hireOrdinal(a), hireOrdinal(b));
}

describe('years in the company', () => {
  it('are whole on anniversaries, leap years or not', () => {
    expect(gap('2020-03-01', '2023-03-01')).toBe(3);
    expect(gap('2023-03-01', '2020-03-01')).toBe(3);
    expect(gap('2019-12-31', '2029-12-31')).toBe(10);
  });

  it('are less the day before an anniversary', () => {
    expect(gap('2020-03-01', '2023-02-28')).toBeLessThan(3);
  });

  it('read the day of an instant, as Graph sends hire dates', () => {
    expect(gap('2020-03-01T00:00:00Z', '2021-03-01')).toBe(1);
  });

  it('are unknown without a date, or with one that is none', () => {
    expect(gap(null, '2020-01-01')).toBeNull();
    expect(gap('2020-13-41', '2020-01-01')).toBeNull();
  });
});
