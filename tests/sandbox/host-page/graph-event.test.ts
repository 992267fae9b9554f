import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { nextPath } from '../../../server/sandbox/host-page/graph-api.ts';
import { calendarEvent, graphEvent, isEyeToEye } from '../../../server/sandbox/host-page/graph-event.ts';
import { hourLabel, momentIn, spanIn, zoneName } from '../../../server/sandbox/host-page/times.ts';

const raw = {
  id: 'AAMk_1-=',
  subject: 'Eye to Eye: Ana and Tom',
  start: { dateTime: '2026-12-03T13:00:00.0000000', timeZone: 'UTC' },
  end: { dateTime: '2026-12-03T13:45:00.0000000', timeZone: 'UTC' },
  type: 'exception',
  seriesMasterId: 'master',
  organizer: { emailAddress: { name: 'Program mailbox', address: 'programs@example.com' } },
  responseStatus: { response: 'notResponded', time: '0001-01-01T00:00:00Z' },
  attendees: [
    { emailAddress: { name: 'Ana' }, status: { response: 'accepted' }, type: 'required' },
    { emailAddress: { address: 'tom@example.com' }, status: { response: 'somethingNew' } },
  ],
  onlineMeeting: { joinUrl: 'https://teams.microsoft.com/l/meetup-join/x' },
};

describe('calendarEvent', () => {
  const event = calendarEvent(graphEvent.parse(raw));

  it('reads times with seven digits and no offset as UTC', () => {
    expect(event.start.toString()).toBe('2026-12-03T13:00:00Z');
    expect(event.end.toString()).toBe('2026-12-03T13:45:00Z');
  });

  it('takes "notResponded", and an answer unknown here, for no answer', () => {
    expect(event.answer).toBe('none');
    expect(event.attendees).toEqual([
      { name: 'Ana', answer: 'accepted' },
      { name: 'tom@example.com', answer: 'none' },
    ]);
  });

  it('marks what repeats and what was moved', () => {
    expect(event).toMatchObject({ repeats: true, moved: true, seriesId: 'master', days: null });
  });

  it('bears the nulls that Graph sends for what was never set', () => {
    const bare = {
      id: 'x',
      start: raw.start,
      end: raw.end,
      subject: null,
      location: null,
      onlineMeeting: null,
    };
    expect(calendarEvent(graphEvent.parse(bare))).toMatchObject({
      subject: '',
      joinUrl: null,
      attendees: [],
    });
  });

  it('keeps an all-day event on its dates', () => {
    const start = { dateTime: '2026-12-03T00:00:00.0000000' };
    const end = { dateTime: '2026-12-04T00:00:00.0000000' };
    const days = calendarEvent(graphEvent.parse({ id: 'x', start, end, isAllDay: true })).days;
    expect([String(days?.from), String(days?.until)]).toEqual(['2026-12-03', '2026-12-04']);
  });
});

describe('isEyeToEye', () => {
  it('knows the meetings that the program mailbox organises', () => {
    expect(isEyeToEye({ organiser: 'Program mailbox' }, 'Program mailbox')).toBe(true);
    expect(isEyeToEye({ organiser: 'Eye to Eye' }, null)).toBe(true);
    expect(isEyeToEye({ organiser: 'Somebody' }, 'Program mailbox')).toBe(false);
    expect(isEyeToEye({ organiser: '' }, null)).toBe(false);
  });
});

describe('nextPath', () => {
  it("reads Graph's absolute nextLink through the product's server", () => {
    expect(nextPath('https://graph.microsoft.com/v1.0/me/calendarView?$skip=10&x=a%20b')).toBe(
      '/tenant/v1.0/me/calendarView?$skip=10&x=a%20b',
    );
  });
});

describe('times', () => {
  const at = Temporal.Instant.from('2026-12-03T13:00:00Z');

  it("are told by the person's clock", () => {
    expect(momentIn('Europe/Berlin', at)).toBe('Thu, 3 Dec 2026, 14:00');
    expect(momentIn('Asia/Kolkata', at)).toContain('18:30');
  });

  it('name both days of a span that passes midnight', () => {
    const end = at.add({ minutes: 45 });
    expect(spanIn('Europe/Berlin', at, end)).toBe('14:00 to 14:45, Thursday 3 December');
    expect(spanIn('Pacific/Auckland', at.subtract({ hours: 3 }), at)).toBe(
      '23:00, Thursday 3 December, to 02:00, Friday 4 December',
    );
  });

  it('label one hour by two clocks', () => {
    const day = Temporal.PlainDate.from('2026-12-03');
    expect(hourLabel(day, 14, 'Europe/Berlin', 'Europe/Berlin')).toBe('14:00');
    expect(hourLabel(day, 14, 'Europe/Berlin', 'Asia/Kolkata')).toBe('18:30');
  });

  it('call a zone by its city', () => {
    expect(zoneName('America/New_York')).toBe('New York');
    expect(zoneName('UTC')).toBe('UTC');
  });
});
