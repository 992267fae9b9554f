import { Temporal } from 'temporal-polyfill';

/** A year in the unit of `hireOrdinal`: twelve months of 31. */
export const YEAR = 372;

/**
 * A hire date as a whole number in which anniversaries lie exactly a year apart, leap years or not. Only
 * differences mean something. `null` for no date, and for what is no date (`YYYY-MM-DD`, or an instant).
 */
export function hireOrdinal(hiredOn: string | null): number | null {
  if (hiredOn === null) return null;
  try {
    const day = Temporal.PlainDate.from(hiredOn.slice(0, 10));
    return (day.year * 12 + day.month - 1) * 31 + day.day - 1;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Difference of years in the company between two hire ordinals; `null` where one isn't known. */
export function yearsGap(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : Math.abs(a - b) / YEAR;
}
