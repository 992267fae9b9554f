import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { EventContent, Meeting } from '../../server/sandbox/graph/event-content.ts';
import { occurrencesIn } from '../../server/sandbox/graph/occurrences.ts';
import { epochOf, wallClock } from '../../server/sandbox/time-zones.ts';

const zones = [
  'Europe/London',
  'America/New_York',
  'America/Sao_Paulo',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Africa/Casablanca',
  'Asia/Tokyo',
];

function dailySeries(zone: string, time: string): Meeting {
  const content: EventContent = {
    subject: '',
    bodyHtml: '',
    start: { dateTime: `2026-01-01T${time}:00`, timeZone: zone },
    end: { dateTime: `2026-01-01T${time}:30`, timeZone: zone },
    isAllDay: false,
    recurrence: {
      pattern: { type: 'daily', interval: 1 },
      range: {
        type: 'noEnd',
        startDate: '2026-01-01',
        recurrenceTimeZone: zone,
      },
    },
    attendees: [],
    location: '',
    showAs: 'busy',
    sensitivity: 'normal',
    importance: 'normal',
    isReminderOn: false,
    reminderMinutesBeforeStart: 15,
    categories: [],
    allowNewTimeProposals: true,
    hideAttendees: false,
    responseRequested: true,
    joinUrl: null,
    extendedProperties: [],
  };
  return {
    uid: 'sample',
    organizerId: 'sample',
    content,
    transactionId: null,
    createdMs: 0,
    modifiedMs: 0,
    copies: [],
    changes: new Map(),
    answers: new Map(),
  };
}

const clockTimes = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '45'))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);

describe('occurrences across clock changes', () => {
  it('are where Temporal puts their wall-clock time, every day of a year', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), clockTimes, (zone, time) => {
        const found = occurrencesIn(dailySeries(zone, time), Date.UTC(2026, 0, 3), Date.UTC(2026, 11, 30));
        expect(found.length).toBeGreaterThanOrEqual(360);
        for (const { date, startMs } of found) {
          const expected = Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(
            zone,
          ).epochMilliseconds;
          expect(startMs).toBe(expected);
        }
      }),
      { numRuns: 12 },
    );
  });

  it('are told in any zone as Temporal tells them, there and back', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.date({
          min: new Date('1990-01-01'),
          max: new Date('2045-01-01'),
          noInvalidDate: true,
        }),
        (zone, date) => {
          const instant = Temporal.Instant.fromEpochMilliseconds(Math.floor(date.getTime() / 1000) * 1000);
          const local = instant.toZonedDateTimeISO(zone).toPlainDateTime();
          expect(wallClock(instant.epochMilliseconds, zone)).toBe(local.toString({ smallestUnit: 'second' }));
          expect(epochOf(local.toString({ smallestUnit: 'second' }), zone)).toBe(
            local.toZonedDateTime(zone).epochMilliseconds,
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('in a window are those that overlap it, and no other', () => {
    const meeting = dailySeries('Asia/Tokyo', '09:00');
    const start = epochOf('2026-05-05T09:00:00', 'Asia/Tokyo');
    const days = (from: number, to: number) => occurrencesIn(meeting, from, to).map(({ date }) => date);
    expect(days(start, start + 1)).toEqual(['2026-05-05']);
    expect(days(start - 1000, start)).toEqual([]);
    expect(days(start + 29_000, start + 60_000)).toEqual(['2026-05-05']);
    expect(days(start + 30_000, start + 60_000)).toEqual([]);
  });
});
