import { describe, expect, it } from 'vitest';
import { workingWeeks } from '../../../server/features/rounds/working-weeks.ts';
import type { Schedule, ScheduleWindow } from '../../../server/graph/free-busy.ts';

const now = new Date('2026-11-25T10:00:00Z');
const person = (number: number, changes: { mail?: string | null; days?: string[] } = {}) => ({
  person_id: `person-${number}`,
  mail: `p${number}@sample.example`,
  days: [],
  ...changes,
});
const nineToFive: Schedule = {
  kind: 'known',
  availabilityView: '0',
  workingHours: { timeZone: 'UTC', days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' },
};
const bits = (mask: Int32Array | undefined) =>
  Array.from(mask ?? [], (word) => (word >>> 0).toString(2).replaceAll('0', '').length).reduce(
    (a, b) => a + b,
    0,
  );

/** Calendars that answer the same for everybody but the named, and remember what they were asked. */
function calendars(unknown: readonly string[] = []) {
  const calls: { mailbox: string; addresses: readonly string[]; window: ScheduleWindow }[] = [];
  const readSchedules = async (mailbox: string, addresses: readonly string[], window: ScheduleWindow) => {
    calls.push({ mailbox, addresses, window });
    return new Map<string, Schedule>(
      addresses.map((address) => [
        address,
        unknown.includes(address) ? { kind: 'unknown', reason: 'mailboxOnPremises' } : nineToFive,
      ]),
    );
  };
  return { calls, ports: { mailbox: 'program', readSchedules } };
}

describe('the working weeks of volunteers', () => {
  it('are the half hours that their calendars name as working hours', async () => {
    const weeks = await workingWeeks([person(1)], calendars().ports, now);
    expect(bits(weeks.get('person-1'))).toBe(5 * 16);
  });

  it('keep to the days that somebody gave', async () => {
    const weeks = await workingWeeks([person(1, { days: ['tuesday', 'friday'] })], calendars().ports, now);
    expect(bits(weeks.get('person-1'))).toBe(2 * 16);
  });

  it('are unknown for whoever has no mailbox, or one that cannot be read', async () => {
    const { ports } = calendars(['p2@sample.example']);
    const weeks = await workingWeeks([person(1), person(2), person(3, { mail: null })], ports, now);
    expect([...weeks.keys()]).toEqual(['person-1']);
  });

  it('are asked for twenty mailboxes at a time, over an hour alone, on the program mailbox’s behalf', async () => {
    const { calls, ports } = calendars();
    const people = Array.from({ length: 45 }, (_, number) => person(number));
    expect((await workingWeeks(people, ports, now)).size).toBe(45);
    expect(calls.map((call) => call.addresses.length)).toEqual([20, 20, 5]);
    expect(new Set(calls.map((call) => call.mailbox))).toEqual(new Set(['program']));
    const [first] = calls;
    expect(first?.window.end.since(first.window.start).total('minutes')).toBe(60);
  });
});
