import { DateTime, IANAZone } from 'luxon';
import { describe, expect, it } from 'vitest';
import {
  dayNumberOf,
  instantOfLocal,
  isOrdinaryDay,
  minuteOfDay,
  nextChangeAfter,
  offsetAt,
  weekdayOf,
  zoneOffsets,
} from '../../server/scheduling/zone-offsets.ts';
import { fortyZones } from './zones.ts';

const from = '2025-01-01';
const to = '2028-12-31';

describe('the offsets of a zone', () => {
  it.each(fortyZones)('in %s are those of an independent library all through 2025 to 2028', (zone) => {
    const table = zoneOffsets(zone, from, to);
    const independent = IANAZone.create(zone);
    const different: number[] = [];
    // Twice a day, and around a change every quarter of an hour.
    for (let minute = dayNumberOf(from) * 1440; minute < (dayNumberOf(to) + 1) * 1440; minute += 720) {
      const isNearChange = nextChangeAfter(table, minute - 720) < minute + 720;
      for (let at = minute; at < minute + (isNearChange ? 720 : 1); at += 15) {
        if (offsetAt(table, at) !== independent.offset(at * 60_000)) different.push(at);
      }
    }
    expect(different).toEqual([]);
  });

  it.each(fortyZones)(
    'in %s turn every local time around a clock change into the instant that luxon finds',
    (zone) => {
      const table = zoneOffsets(zone, from, to);
      for (const change of table.from.slice(1)) {
        const local = change + offsetAt(table, change);
        for (let at = local - 180; at <= local + 180; at += 15) {
          const wall = DateTime.fromMillis(at * 60_000, { zone: 'utc' }).setZone(zone, {
            keepLocalTime: true,
          });
          const first = Math.min(...wall.getPossibleOffsets().map((possible) => possible.toMillis()));
          expect(instantOfLocal(table, at)).toBe(first / 60_000);
        }
      }
    },
  );

  it('know on which days the clocks change', () => {
    const table = zoneOffsets('Europe/Berlin', from, to);
    const isOrdinary = (day: string) => isOrdinaryDay(table, dayNumberOf(day) * 1440);
    expect(['2026-03-28', '2026-03-29', '2026-03-30'].map(isOrdinary)).toEqual([true, false, true]);
    expect(['2026-10-24', '2026-10-25', '2026-10-26'].map(isOrdinary)).toEqual([true, false, true]);
  });

  it('are remembered: the same zone and years give the same table', () => {
    expect(zoneOffsets('Asia/Kolkata', '2026-02-03', '2026-08-01')).toBe(
      zoneOffsets('Asia/Kolkata', '2026-05-06', '2026-11-30'),
    );
  });

  it('of a zone that does not exist are an error', () => {
    expect(() => zoneOffsets('Europe/Nowhere', from, to)).toThrow(RangeError);
  });
});

describe('day numbers and minutes', () => {
  it('count days from 1970-01-01, a Thursday', () => {
    expect(dayNumberOf('1970-01-01')).toBe(0);
    expect(weekdayOf(0)).toBe(4);
    expect(weekdayOf(dayNumberOf('2026-11-22'))).toBe(7);
    expect(weekdayOf(dayNumberOf('1969-12-28'))).toBe(7);
  });

  it('read a time on the wall, with or without seconds', () => {
    expect(minuteOfDay('09:45')).toBe(585);
    expect(minuteOfDay('17:00:00.0000000')).toBe(1020);
    expect(() => minuteOfDay('25:00')).toThrow(RangeError);
  });
});
