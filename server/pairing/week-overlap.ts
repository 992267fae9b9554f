import type { WeekMask } from './participant.ts';
import { WEEK_WORDS } from './participant.ts';

/** Above this many different weeks a table of all pairs of them is too large to keep. */
const MOST_TABLED = 1_024;

/** Share of the shorter week that both work, in thousandths. */
export interface WeekOverlap {
  /** -1 where the hours aren't known. */
  readonly weekOf: Int32Array;
  common(weekA: number, weekB: number): number;
}

/** Most people share their hours with many others, so overlaps are counted once for each pair of weeks. */
export function weekOverlap(weeks: readonly (WeekMask | null)[]): WeekOverlap {
  const numbers = new Map<string, number>();
  const masks: WeekMask[] = [];
  const weekOf = Int32Array.from(weeks, (week) => {
    if (week === null) return -1;
    const key = Array.prototype.join.call(week, ',');
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, masks.length);
    masks.push(week);
    return masks.length - 1;
  });
  const count = masks.length;
  const bits = new Int32Array(count * WEEK_WORDS);
  const slots = new Int32Array(count);
  for (const [week, mask] of masks.entries()) {
    for (let word = 0; word < WEEK_WORDS; word++) {
      const value = (mask[word] ?? 0) | 0;
      bits[week * WEEK_WORDS + word] = value;
      slots[week] = (slots[week] as number) + bitCount(value);
    }
  }
  const measure = (a: number, b: number): number => {
    const shorter = Math.min(slots[a] as number, slots[b] as number);
    if (shorter === 0) return 0;
    let both = 0;
    for (let word = 0; word < WEEK_WORDS; word++) {
      both += bitCount((bits[a * WEEK_WORDS + word] as number) & (bits[b * WEEK_WORDS + word] as number));
    }
    return Math.floor((both * 1_000) / shorter);
  };
  if (count > MOST_TABLED) return { weekOf, common: measure };
  const table = new Uint16Array(count * count);
  for (let a = 0; a < count; a++) for (let b = 0; b < count; b++) table[a * count + b] = measure(a, b);
  return { weekOf, common: (a, b) => table[a * count + b] as number };
}

/** Ones in a 32-bit word (Warren, Hacker's Delight, 5-1). */
export function bitCount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
