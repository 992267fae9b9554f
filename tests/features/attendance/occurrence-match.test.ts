import { describe, expect, it } from 'vitest';
import { occurrenceMatch } from '../../../server/features/attendance/occurrence-match.ts';
import type { SeriesOccurrence } from '../../../server/graph/calendar.ts';

const occurrence = (originalStart: string): SeriesOccurrence => ({
  eventId: originalStart,
  originalStart,
  start: originalStart,
  end: originalStart,
  cancelled: false,
  answers: new Map(),
});
const found = [occurrence('2026-03-05T14:00:00.000Z'), occurrence('2026-03-12T13:00:00.000Z')];

describe('the occurrence that belongs to a session', () => {
  const match = occurrenceMatch(found, 'Europe/Berlin');

  it('is the one at the same instant', () => {
    expect(match(new Date('2026-03-05T14:00:00Z'))).toBe(found[0]);
  });

  it('is the one of the same day, where the rules of the zone have changed since', () => {
    expect(match(new Date('2026-03-12T14:00:00Z'))).toBe(found[1]);
  });

  it('is none where that day has none', () => {
    expect(match(new Date('2026-03-19T14:00:00Z'))).toBeUndefined();
  });

  it('is told by the day in the zone of the series, not by that in UTC', () => {
    const inSydney = occurrenceMatch([occurrence('2026-03-05T22:30:00.000Z')], 'Australia/Sydney');
    expect(inSydney(new Date('2026-03-06T00:30:00Z'))).toBeDefined();
    expect(inSydney(new Date('2026-03-05T10:30:00Z'))).toBeUndefined();
  });
});
