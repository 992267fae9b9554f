import { describe, expect, it } from 'vitest';
import { instantOfMinute } from '../../server/scheduling/free-busy.ts';
import { spansOf } from '../../server/scheduling/intervals.ts';
import { type WorkingHours, withOwnDays, workingIntervals } from '../../server/scheduling/working-hours.ts';

const berlin: WorkingHours = {
  timeZone: 'Europe/Berlin',
  days: [1, 2, 3, 4, 5],
  start: '09:00',
  end: '17:00',
};

function read(hours: WorkingHours, startsOn: string, endsOn: string): string[] {
  return spansOf(workingIntervals(hours, { startsOn, endsOn })).map((span) =>
    span.map((minute) => instantOfMinute(minute).toString().slice(0, 16)).join(' – '),
  );
}

describe('working hours', () => {
  it('follow the clocks of their own zone', () => {
    const around = read({ ...berlin, days: [5, 1] }, '2026-03-26', '2026-03-30');
    expect(around).toEqual(['2026-03-27T08:00 – 2026-03-27T16:00', '2026-03-30T07:00 – 2026-03-30T15:00']);
  });

  it('reach two days past the horizon, which another zone may still call the same day', () => {
    expect(read({ ...berlin, days: [1, 2, 3, 4, 5, 6, 7] }, '2026-06-10', '2026-06-10')).toHaveLength(5);
  });

  it('that end before they start end on the next day', () => {
    const nights = read({ ...berlin, days: [3], start: '22:00', end: '06:00' }, '2026-06-10', '2026-06-10');
    expect(nights).toEqual(['2026-06-10T20:00 – 2026-06-11T04:00']);
  });

  it('over a clock change at night are as long as they really are', () => {
    const night = { ...berlin, days: [6] as const, start: '22:00', end: '06:00' };
    expect(read(night, '2026-03-28', '2026-03-28')).toEqual(['2026-03-28T21:00 – 2026-03-29T04:00']);
    expect(read(night, '2026-10-24', '2026-10-24')).toEqual(['2026-10-24T20:00 – 2026-10-25T05:00']);
  });

  it('from midnight to midnight on neighbouring days are one stretch', () => {
    const whole = { ...berlin, timeZone: 'UTC', days: [1, 2] as const, start: '00:00', end: '00:00' };
    expect(read(whole, '2026-06-08', '2026-06-08')).toEqual(['2026-06-08T00:00 – 2026-06-10T00:00']);
  });

  it('take the days that somebody gave in place of those of Outlook', () => {
    expect(withOwnDays(berlin, [2, 4]).days).toEqual([2, 4]);
    expect(withOwnDays(berlin, [6]).days).toEqual([6]);
    expect(withOwnDays(berlin, [])).toBe(berlin);
  });
});
