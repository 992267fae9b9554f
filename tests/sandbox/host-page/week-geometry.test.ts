import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  allDayEvents,
  dayBlocks,
  minutesADay,
  shortestMinutes,
  shownDays,
  weekOf,
  weekWindow,
} from '../../../server/sandbox/host-page/calendar/week-geometry.ts';
import { type CalendarEvent, calendarEvent } from '../../../server/sandbox/host-page/graph-event.ts';

const day = Temporal.PlainDate.from('2026-12-03');

function event(id: string, start: string, end: string, isAllDay = false): CalendarEvent {
  return calendarEvent({ id, start: { dateTime: start }, end: { dateTime: end }, isAllDay });
}

describe('weekOf', () => {
  it('begins on Monday, whatever the day', () => {
    for (const name of ['2026-11-30', '2026-12-03', '2026-12-06']) {
      const week = weekOf(Temporal.PlainDate.from(name)).map(String);
      expect(week).toHaveLength(7);
      expect(week[0]).toBe('2026-11-30');
      expect(week[6]).toBe('2026-12-06');
    }
  });

  it('is an hour shorter where clocks go forward, and an hour longer where they go back', () => {
    const hoursOf = (name: string) => {
      const window = weekWindow(weekOf(Temporal.PlainDate.from(name)), 'Europe/Berlin');
      return window.until.since(window.from).total('hours');
    };
    expect(hoursOf('2026-03-25')).toBe(7 * 24 - 1);
    expect(hoursOf('2026-10-21')).toBe(7 * 24 + 1);
    expect(hoursOf('2026-12-03')).toBe(7 * 24);
  });
});

describe('shownDays', () => {
  const week = weekOf(day);
  const monday = Temporal.PlainDate.from('2026-11-30');

  it('leaves out an empty weekend', () => {
    expect(shownDays(week, [], 'UTC', monday)).toHaveLength(5);
  });

  it('keeps a Saturday that has a meeting there, and a Sunday that is today', () => {
    const saturday = event('a', '2026-12-05T09:00:00', '2026-12-05T10:00:00');
    const sunday = Temporal.PlainDate.from('2026-12-06');
    expect(shownDays(week, [saturday], 'UTC', monday).map(String)).toContain('2026-12-05');
    expect(shownDays(week, [], 'UTC', sunday).map(String)).toContain('2026-12-06');
  });
});

describe('dayBlocks', () => {
  it('places a meeting by the clock on the wall of the zone', () => {
    const [block] = dayBlocks(
      [event('a', '2026-12-03T13:00:00', '2026-12-03T13:45:00')],
      day,
      'Europe/Berlin',
    );
    expect(block).toMatchObject({
      fromMinute: 14 * 60,
      untilMinute: 14 * 60 + 45,
      column: 0,
      columns: 1,
      span: 1,
    });
  });

  it('splits a meeting at midnight, and gives nothing to the day on which it ends at midnight', () => {
    const night = event('a', '2026-12-02T23:00:00', '2026-12-03T01:00:00');
    const evening = event('b', '2026-12-02T22:00:00', '2026-12-03T00:00:00');
    expect(dayBlocks([night], day, 'UTC')).toMatchObject([{ fromMinute: 0, untilMinute: 60 }]);
    expect(dayBlocks([evening], day, 'UTC')).toEqual([]);
    expect(dayBlocks([evening], day.subtract({ days: 1 }), 'UTC')).toMatchObject([
      { untilMinute: minutesADay },
    ]);
  });

  it('stands two meetings at once side by side, and lets a third alone have the whole width', () => {
    const blocks = dayBlocks(
      [
        event('a', '2026-12-03T09:00:00', '2026-12-03T10:00:00'),
        event('b', '2026-12-03T09:30:00', '2026-12-03T10:30:00'),
        event('c', '2026-12-03T11:00:00', '2026-12-03T12:00:00'),
      ],
      day,
      'UTC',
    );
    expect(blocks.map((block) => [block.event.id, block.column, block.columns])).toEqual([
      ['a', 0, 2],
      ['b', 1, 2],
      ['c', 0, 1],
    ]);
  });

  it('lets a meeting grow over columns that are free beside it', () => {
    const blocks = dayBlocks(
      [
        event('long', '2026-12-03T09:00:00', '2026-12-03T12:00:00'),
        event('b', '2026-12-03T09:00:00', '2026-12-03T10:00:00'),
        event('c', '2026-12-03T09:00:00', '2026-12-03T10:00:00'),
        event('later', '2026-12-03T11:00:00', '2026-12-03T12:00:00'),
      ],
      day,
      'UTC',
    );
    expect(blocks.find((block) => block.event.id === 'later')).toMatchObject({
      column: 1,
      span: 2,
      columns: 3,
    });
  });

  it('keeps all-day events out of the hours, on each of their days and no other', () => {
    const leave = event('leave', '2026-12-03T00:00:00', '2026-12-05T00:00:00', true);
    const on = (name: string) => allDayEvents([leave], Temporal.PlainDate.from(name)).length;
    expect(dayBlocks([leave], day, 'Pacific/Auckland')).toEqual([]);
    expect([on('2026-12-02'), on('2026-12-03'), on('2026-12-04'), on('2026-12-05')]).toEqual([0, 1, 1, 0]);
  });

  const spans = fc.array(fc.tuple(fc.integer({ min: -300, max: 1_700 }), fc.integer({ min: 0, max: 400 })), {
    maxLength: 25,
  });
  const midnight = Temporal.Instant.from('2026-12-03T00:00:00Z');
  const eventsOf = (drawn: readonly (readonly [number, number])[]) =>
    drawn.map(([from, length], index) => {
      const start = midnight.add({ minutes: from });
      return event(String(index), start.toString(), start.add({ minutes: length }).toString());
    });

  it('never lets two meetings cover each other, nor one leave the day', () => {
    fc.assert(
      fc.property(spans, (drawn) => {
        const blocks = dayBlocks(eventsOf(drawn), day, 'UTC');
        for (const block of blocks) {
          expect(block.fromMinute).toBeGreaterThanOrEqual(0);
          expect(block.untilMinute).toBeLessThanOrEqual(minutesADay);
          expect(block.untilMinute - block.fromMinute).toBeGreaterThanOrEqual(shortestMinutes);
          expect(block.column + block.span).toBeLessThanOrEqual(block.columns);
        }
        for (const [index, a] of blocks.entries()) {
          for (const b of blocks.slice(index + 1)) {
            const inTime = a.fromMinute < b.untilMinute && b.fromMinute < a.untilMinute;
            const inWidth = a.column < b.column + b.span && b.column < a.column + a.span;
            expect(inTime && inWidth).toBe(false);
          }
        }
      }),
    );
  });

  it('takes no more columns than meetings stand at once', () => {
    fc.assert(
      fc.property(spans, (drawn) => {
        const blocks = dayBlocks(eventsOf(drawn), day, 'UTC');
        const most = Math.max(0, ...blocks.map((block) => block.columns));
        const atOnce = blocks.map(
          (at) =>
            blocks.filter((other) => other.fromMinute <= at.fromMinute && at.fromMinute < other.untilMinute)
              .length,
        );
        expect(most).toBe(Math.max(0, ...atOnce));
      }),
    );
  });
});
