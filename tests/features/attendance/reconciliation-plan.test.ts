import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { later } from '../../../server/clock.ts';
import { nextReconciliation } from '../../../server/features/attendance/reconciliation-plan.ts';

const bookedAt = new Date('2026-03-02T09:00:00Z');
const at = (by: { hours?: number; minutes?: number }) => later(bookedAt, by);
const inAMonth = [at({ hours: 30 * 24 })];

describe('when a series is read again', () => {
  it('is every minute in the first quarter of an hour, while an answer is missing', () => {
    const now = at({ minutes: 14 });
    expect(nextReconciliation({ now, bookedAt, isAnswered: false, sessionEnds: inAMonth })).toEqual(
      at({ minutes: 15 }),
    );
  });

  it('is every quarter of an hour up to two hours, while an answer is missing', () => {
    for (const minutes of [15, 119]) {
      const now = at({ minutes });
      expect(nextReconciliation({ now, bookedAt, isAnswered: false, sessionEnds: inAMonth })).toEqual(
        at({ minutes: minutes + 15 }),
      );
    }
  });

  it('is every hour for the rest of the first day, while an answer is missing', () => {
    const now = at({ hours: 2 });
    expect(nextReconciliation({ now, bookedAt, isAnswered: false, sessionEnds: inAMonth })).toEqual(
      at({ hours: 3 }),
    );
  });

  it('is once a day after the first day, answered or not', () => {
    const now = at({ hours: 24 });
    expect(nextReconciliation({ now, bookedAt, isAnswered: false, sessionEnds: inAMonth })).toEqual(
      at({ hours: 48 }),
    );
  });

  it('is once a day as soon as both have answered', () => {
    const now = at({ minutes: 5 });
    expect(nextReconciliation({ now, bookedAt, isAnswered: true, sessionEnds: inAMonth })).toEqual(
      at({ hours: 24, minutes: 5 }),
    );
  });

  it('is five minutes after the end of the next session, whichever stands first in the list', () => {
    const now = at({ hours: 100 });
    const sessionEnds = [at({ hours: 300 }), at({ hours: 110 }), at({ hours: 200 })];
    expect(nextReconciliation({ now, bookedAt, isAnswered: true, sessionEnds })).toEqual(
      at({ hours: 110, minutes: 5 }),
    );
  });

  it('is a second from now where a session ended before anybody looked', () => {
    const now = at({ hours: 100 });
    expect(nextReconciliation({ now, bookedAt, isAnswered: true, sessionEnds: [at({ hours: 90 })] })).toEqual(
      later(now, { seconds: 1 }),
    );
  });

  it('is never, once every session is over', () => {
    const now = at({ hours: 100 });
    expect(nextReconciliation({ now, bookedAt, isAnswered: false, sessionEnds: [] })).toBeNull();
  });

  it('always lies ahead, and at most a day ahead', () => {
    const minutes = fc.integer({ min: 0, max: 60 * 24 * 200 });
    fc.assert(
      fc.property(minutes, fc.boolean(), fc.array(minutes, { minLength: 1 }), (passed, isAnswered, ends) => {
        const now = at({ minutes: passed });
        const sessionEnds = ends.map((end) => at({ minutes: end }));
        const next = nextReconciliation({ now, bookedAt, isAnswered, sessionEnds });
        expect(next?.getTime()).toBeGreaterThan(now.getTime());
        expect(next?.getTime()).toBeLessThanOrEqual(later(now, { hours: 24 }).getTime());
      }),
    );
  });
});
