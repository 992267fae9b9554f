import { describe, expect, it } from 'vitest';
import { weekMask } from '../../server/scheduling/week-mask.ts';

const monday = '2026-11-23';
/** The half hours of a UTC week that are set, as `day hour`. */
function slots(mask: Int32Array): number[] {
  return Array.from({ length: 336 }, (_, slot) => slot).filter(
    (slot) => (((mask[Math.floor(slot / 32)] ?? 0) >>> (slot % 32)) & 1) === 1,
  );
}

describe('the working week as bits', () => {
  it('sets eight hours on each of five days', () => {
    const mask = weekMask({ timeZone: 'UTC', days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' }, monday);
    expect(slots(mask)).toHaveLength(5 * 16);
    expect(slots(mask)[0]).toBe(18);
    expect(mask).toHaveLength(11);
  });

  it('shifts with the zone, over the edge of the week too', () => {
    const auckland = { timeZone: 'Pacific/Auckland', days: [1] as const, start: '09:00', end: '17:00' };
    // Monday 09:00 in Auckland (UTC+13) is Sunday 20:00 in UTC: the end of the week before, and of this one.
    const found = slots(weekMask(auckland, monday));
    expect(found).toHaveLength(16);
    expect(found.filter((slot) => slot >= 328)).toHaveLength(8);
    expect(found.filter((slot) => slot < 8)).toHaveLength(8);
  });

  it('leaves out half hours that are worked in part', () => {
    const mask = weekMask({ timeZone: 'Asia/Kolkata', days: [2], start: '09:10', end: '10:40' }, monday);
    expect(slots(mask)).toHaveLength(2);
  });

  it('is empty for whoever works on no day', () => {
    expect(slots(weekMask({ timeZone: 'UTC', days: [], start: '09:00', end: '17:00' }, monday))).toEqual([]);
  });
});
