import { describe, expect, it } from 'vitest';
import { later } from '../../server/clock.ts';
import { moveTime, settle, type TimeMoverPorts } from '../../server/jobs/time-mover.ts';

const start = new Date('2026-03-02T09:00:00Z');
const at = (by: { hours?: number; minutes?: number }) => later(start, by);

/** Work that is due at given times and done as soon as it is swept. */
function world(dueTimes: readonly Date[]) {
  let now = start;
  let due = [...dueTimes];
  let pending = 0;
  const sweeps: Date[] = [];
  const ports: TimeMoverPorts = {
    clock: {
      now: () => now,
      moveTo(instant) {
        if (instant < now) throw new Error('time went back');
        now = instant;
      },
    },
    nextDue: async (until) => due.filter((one) => one <= until).sort((a, b) => +a - +b)[0] ?? null,
    async sweep(swept) {
      sweeps.push(swept);
      pending = due.filter((one) => one <= swept).length;
      due = due.filter((one) => one > swept);
    },
    // Each look finds one less: the queue works while we wait.
    unfinished: async () => Math.max(0, pending--),
  };
  return { ports, sweeps, now: () => now, left: () => due };
}

describe('moving time', () => {
  it('stops at each time at which something is due, in order, and at the target', async () => {
    const { ports, sweeps, now, left } = world([at({ hours: 50 }), at({ hours: 5 }), at({ hours: 24 })]);
    await moveTime(ports, at({ hours: 48 }));
    expect(sweeps).toEqual([start, at({ hours: 5 }), at({ hours: 24 }), at({ hours: 48 })]);
    expect(now()).toEqual(at({ hours: 48 }));
    expect(left()).toEqual([at({ hours: 50 })]);
  });

  it('works off what is due already before it moves', async () => {
    const { ports, sweeps, left } = world([at({ minutes: -10 })]);
    await moveTime(ports, at({ hours: 1 }));
    expect(sweeps[0]).toEqual(start);
    expect(left()).toEqual([]);
  });

  it('takes together what comes due within the same hour', async () => {
    const everyMinute = Array.from({ length: 120 }, (_, minute) => at({ minutes: minute + 1 }));
    const { ports, sweeps, left } = world(everyMinute);
    await moveTime(ports, at({ hours: 3 }));
    expect(sweeps.length).toBeLessThanOrEqual(4);
    expect(left()).toEqual([]);
  });

  it('never goes past the target, even to the end of an hour', async () => {
    const { ports, now } = world([at({ minutes: 1 }), at({ minutes: 3 })]);
    await moveTime(ports, at({ minutes: 2 }));
    expect(now()).toEqual(at({ minutes: 2 }));
  });

  it('goes on over work whose due time never moves', async () => {
    const stuck = world([]);
    const ports = { ...stuck.ports, nextDue: async () => start };
    await moveTime(ports, at({ hours: 6 }));
    expect(stuck.now()).toEqual(at({ hours: 6 }));
    expect(stuck.sweeps.length).toBeLessThanOrEqual(8);
  });
});

describe('settling', () => {
  it('waits until the queue rests', async () => {
    const looks = [3, 2, 1, 0];
    let looked = 0;
    const { ports } = world([]);
    await settle({ ...ports, unfinished: async () => looks[looked++] ?? 0 });
    expect(looked).toBe(4);
  });
});
