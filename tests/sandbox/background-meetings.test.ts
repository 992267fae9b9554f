import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backgroundMeetings } from '../../server/sandbox/background-meetings.ts';
import { generateOrg } from '../../server/sandbox/org-generator.ts';
import { wallClock } from '../../server/sandbox/time-zones.ts';

const people = generateOrg({ seed: 1 }).filter(({ mailbox }) => mailbox === 'exchangeOnline');
const from = Date.UTC(2026, 10, 30);
const to = Date.UTC(2027, 0, 25);

describe('the other meetings of a person', () => {
  it('lie inside the working hours, whatever the zone', () => {
    fc.assert(
      fc.property(fc.constantFrom(...people), (person) => {
        for (const { startMs, endMs } of backgroundMeetings(person, 1, from, to)) {
          const start = wallClock(startMs, person.timeZone);
          const end = wallClock(endMs, person.timeZone);
          expect(start.slice(11, 16) >= person.workingHours.start).toBe(true);
          expect(end.slice(11, 16) <= person.workingHours.end).toBe(true);
          expect(end.slice(0, 10)).toBe(start.slice(0, 10));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are the same however the window is cut', () => {
    fc.assert(
      fc.property(fc.constantFrom(...people), fc.integer({ min: from, max: to }), (person, cut) => {
        const whole = backgroundMeetings(person, 1, from, to);
        const parts = [
          ...backgroundMeetings(person, 1, from, cut),
          ...backgroundMeetings(person, 1, cut, to),
        ];
        const keys = new Set(parts.map(({ startMs }) => startMs));
        expect([...keys]).toEqual(whole.map(({ startMs }) => startMs));
      }),
      { numRuns: 40 },
    );
  });

  it('recur: most weeks look like the one before last', () => {
    const person = people[10] ?? expect.fail();
    const fortnight = 14 * 86_400_000;
    const starts = (first: number) =>
      backgroundMeetings(person, 1, first, first + fortnight).map(({ startMs }) => startMs - first);
    expect(starts(from)).toEqual(starts(from + fortnight));
  });

  it('fill about as much of the day as the person is busy', () => {
    const full = people.filter(({ busyness }) => busyness >= 0.9);
    const light = people.filter(({ busyness }) => busyness < 0.2);
    const share = (group: typeof people) => {
      let busy = 0;
      let open = 0;
      for (const person of group) {
        const { days, start, end } = person.workingHours;
        const hours = Number(end.slice(0, 2)) - Number(start.slice(0, 2));
        open += 8 * days.length * hours;
        for (const { startMs, endMs } of backgroundMeetings(person, 1, from, to))
          busy += (endMs - startMs) / 3_600_000;
      }
      return busy / open;
    };
    expect(share(full)).toBeGreaterThan(0.8);
    expect(share(light)).toBeLessThan(0.3);
  });
});
