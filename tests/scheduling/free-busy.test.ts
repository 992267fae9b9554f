import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  busyFromAvailabilityView,
  busyFromItems,
  epochMinute,
  instantOfMinute,
  mergedBusy,
  neverBusy,
} from '../../server/scheduling/free-busy.ts';
import { spansOf } from '../../server/scheduling/intervals.ts';

const origin = Temporal.Instant.from('2026-11-23T08:00:00Z');
const minute = epochMinute(origin);

describe("Graph's availability view", () => {
  it('keeps busy and away apart from tentative, and takes working elsewhere as free', () => {
    const busy = busyFromAvailabilityView('0122340', origin, 30);
    expect(spansOf(busy.firm)).toEqual([[minute + 60, minute + 150]]);
    expect(spansOf(busy.tentative)).toEqual([[minute + 30, minute + 60]]);
  });

  it('takes what it does not know as busy', () => {
    expect(spansOf(busyFromAvailabilityView('0?', origin, 15).firm)).toEqual([[minute + 15, minute + 30]]);
  });

  it('of nobody is never busy', () => {
    expect(busyFromAvailabilityView('', origin, 30)).toEqual(neverBusy);
  });
});

describe('busy time', () => {
  it('comes from items, widened to whole minutes', () => {
    const busy = busyFromItems([
      { startsAt: origin.add({ seconds: 30 }), endsAt: origin.add({ seconds: 90 }), isTentative: false },
      { startsAt: origin.add({ hours: 2 }), endsAt: origin.add({ hours: 3 }), isTentative: true },
    ]);
    expect(spansOf(busy.firm)).toEqual([[minute, minute + 2]]);
    expect(spansOf(busy.tentative)).toEqual([[minute + 120, minute + 180]]);
  });

  it('of two windows that follow each other is one', () => {
    const next = origin.add({ hours: 1 });
    const merged = mergedBusy([
      busyFromAvailabilityView('02', origin, 30),
      busyFromAvailabilityView('21', next, 30),
    ]);
    expect(spansOf(merged.firm)).toEqual([[minute + 30, minute + 90]]);
    expect(spansOf(merged.tentative)).toEqual([[minute + 90, minute + 120]]);
  });

  it('counts in minutes that are instants again', () => {
    expect(instantOfMinute(minute).toString()).toBe('2026-11-23T08:00:00Z');
  });
});
