import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comfortAt, comfortOf, isOutOfPlace, kindnessToBoth } from '../../server/scheduling/kindness.ts';
import { arbitraryHours } from './arbitrary-pairs.ts';

const office = comfortOf({ timeZone: 'UTC', days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' });
const at = (hour: number, minute = 0) => hour * 60 + minute;

describe('the comfort of a session', () => {
  it('is greatest in the middle of the day and falls to either side alike', () => {
    expect(comfortAt(office, 1, at(12, 30), 60)).toBe(100);
    expect(comfortAt(office, 1, at(10), 60)).toBe(comfortAt(office, 1, at(15), 60));
    expect(comfortAt(office, 1, at(11), 60)).toBeGreaterThan(comfortAt(office, 1, at(10), 60));
  });

  it('drops in the first and the last half hour', () => {
    const drop = (edge: number, inside: number) =>
      comfortAt(office, 1, inside, 60) - comfortAt(office, 1, edge, 60);
    expect(drop(at(9, 15), at(9, 30))).toBeGreaterThan(40);
    expect(drop(at(15, 45), at(15, 30))).toBeGreaterThan(40);
  });

  it('is less on a day that was not preferred', () => {
    const choosy = { ...office, preferredDays: [2] };
    expect(comfortAt(choosy, 2, at(11), 60)).toBe(comfortAt(office, 2, at(11), 60));
    expect(comfortAt(choosy, 3, at(11), 60)).toBeLessThan(comfortAt(office, 3, at(11), 60));
  });

  it('follows a night shift through midnight', () => {
    const nights = comfortOf({ timeZone: 'UTC', days: [1], start: '22:00', end: '06:00' });
    expect(comfortAt(nights, 2, at(1, 30), 60)).toBe(100);
  });

  it('lies between 0 and 100 for any hours', () => {
    fc.assert(
      fc.property(
        arbitraryHours,
        fc.integer({ min: 0, max: 1439 }),
        fc.constantFrom(30, 90),
        (hours, minute, length) => {
          const comfort = comfortAt(comfortOf(hours, [7]), 1, minute, length);
          expect(comfort).toBeGreaterThanOrEqual(0);
          expect(comfort).toBeLessThanOrEqual(100);
        },
      ),
    );
  });

  it('of the worse off weighs more: fair beats splendid for one', () => {
    expect(kindnessToBoth(70, 70)).toBeGreaterThan(kindnessToBoth(100, 50));
    expect(kindnessToBoth(100, 100)).toBe(400);
  });
});

describe('the place of a session', () => {
  it('keeps lunch free unless it is held over lunch', () => {
    expect(isOutOfPlace('teams', at(11, 30), 30)).toBe(false);
    expect(isOutOfPlace('teams', at(11, 30), 45)).toBe(true);
    expect(isOutOfPlace('inPerson', at(12, 30), 30)).toBe(true);
    expect(isOutOfPlace('teams', at(13), 60)).toBe(false);
  });

  it('over lunch means between half past eleven and two', () => {
    expect(isOutOfPlace('lunch', at(11, 30), 60)).toBe(false);
    expect(isOutOfPlace('lunch', at(13), 60)).toBe(false);
    expect(isOutOfPlace('lunch', at(11), 60)).toBe(true);
    expect(isOutOfPlace('lunch', at(13, 15), 60)).toBe(true);
  });
});
