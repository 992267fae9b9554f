import { setTimeout as delay } from 'node:timers/promises';
import { type Clock, later } from '../clock.ts';

export interface MovableClock extends Clock {
  /** Forward only. */
  moveTo(instant: Date): void;
}

export interface TimeMoverPorts {
  readonly clock: MovableClock;
  /** When work is due next, up to then; `null` when nothing is. */
  readonly nextDue: (until: Date) => Promise<Date | null>;
  readonly sweep: (now: Date) => Promise<unknown>;
  readonly unfinished: () => Promise<number>;
}

/**
 * Polling that comes due minute by minute is taken together: months pass in a test, and nobody looks while
 * time is being moved. Sessions end further apart than this.
 */
const smallestStep = { hours: 1 };
const longestWaitMs = 60_000;
const pollMs = 15;

/**
 * Moves the clock as if time had passed: from due time to due time, at each of them sweeping and letting
 * the work come to rest, and at last to `target`.
 */
export async function moveTime(ports: TimeMoverPorts, target: Date): Promise<void> {
  await settle(ports);
  for (;;) {
    const now = ports.clock.now();
    const due = await ports.nextDue(target);
    if (due === null) break;
    const step = new Date(Math.max(due.getTime(), later(now, smallestStep).getTime()));
    if (step >= target) break;
    ports.clock.moveTo(step);
    await settle(ports);
  }
  ports.clock.moveTo(target);
  await settle(ports);
}

/** Sweeps until the queue rests. Work that keeps failing is left to its retries. */
export async function settle(ports: Omit<TimeMoverPorts, 'nextDue'>): Promise<void> {
  await ports.sweep(ports.clock.now());
  const giveUpAt = performance.now() + longestWaitMs;
  while ((await ports.unfinished()) > 0 && performance.now() < giveUpAt) await delay(pollMs);
}
