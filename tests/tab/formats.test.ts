import { describe, expect, it } from 'vitest';
import { canJoin, createFormats, daysUntil, hoursOf } from '../../tab/ui/formats.ts';

const format = createFormats('en-GB');

describe('times and days', () => {
  it('counts days by the calendar of the zone, not by hours', () => {
    const lateEvening = '2026-12-01T22:30:00Z';
    const earlyMorning = '2026-12-02T00:30:00Z';
    expect(daysUntil(lateEvening, earlyMorning, 'Europe/London')).toBe(1);
    expect(daysUntil(lateEvening, earlyMorning, 'America/New_York')).toBe(0);
    expect(daysUntil(lateEvening, earlyMorning, 'Asia/Tokyo')).toBe(0);
  });

  it('counts a day that lasts 25 hours as one', () => {
    expect(daysUntil('2026-10-24T12:00:00Z', '2026-10-25T23:30:00Z', 'Europe/London')).toBe(1);
  });

  it('says how far a day is away in words', () => {
    const now = '2026-12-01T09:00:00Z';
    expect(format.relativeDay(now, '2026-12-01T14:00:00Z', 'Europe/London')).toBe('today');
    expect(format.relativeDay(now, '2026-12-02T14:00:00Z', 'Europe/London')).toBe('tomorrow');
    expect(format.relativeDay(now, '2026-12-03T14:00:00Z', 'Europe/London')).toBe('in 2 days');
    expect(format.relativeDay(now, '2026-12-29T14:00:00Z', 'Europe/London')).toBe('in 4 weeks');
  });

  it('writes a time in the zone that it is asked for', () => {
    expect(format.time('2026-12-03T14:00:00Z', 'Europe/Berlin')).toBe('15:00');
    expect(format.time('2026-12-03T14:00:00Z', 'America/New_York')).toBe('09:00');
  });

  it('names the year of a month only where it is another', () => {
    expect(format.month('2026-12-31', '2026-03-01T00:00:00Z')).toBe('December');
    expect(format.month('2027-05-31', '2026-03-01T00:00:00Z')).toBe('May 2027');
  });

  it('writes a calendar day as that day in every zone', () => {
    expect(format.day('2027-05-31')).toBe('31 May 2027');
  });

  it('turns minutes into hours, to the quarter', () => {
    expect([30, 45, 60, 90, 105].map(hoursOf)).toEqual([0.5, 0.75, 1, 1.5, 1.75]);
  });
});

describe('joining', () => {
  const session = { startsAt: '2026-12-03T14:00:00Z', endsAt: '2026-12-03T14:45:00Z' };

  it.each([
    ['2026-12-03T13:49:59Z', false],
    ['2026-12-03T13:50:00Z', true],
    ['2026-12-03T14:44:59Z', true],
    ['2026-12-03T14:45:00Z', false],
  ])('at %s is possible: %s', (now, expected) => {
    expect(canJoin(now, session)).toBe(expected);
  });
});
