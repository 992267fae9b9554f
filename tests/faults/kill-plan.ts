import { pick, seededRandom } from '../../server/sandbox/seeded-random.ts';

/**
 * When a server dies while it books: before Graph has done anything, after the event was made and before
 * the answer is sent, right after the answer and before our commit, or at any time around.
 */
export interface KillPoint {
  readonly moment: 'beforeEffect' | 'afterEffect' | 'afterAnswer';
  /** At the how-manieth creation of an event since the server's start, from 1. */
  readonly creation: number;
  /** 0: at the very moment. */
  readonly delayMs: number;
}

const moments = ['afterAnswer', 'afterEffect', 'beforeEffect'] as const;

/**
 * The same seed gives the same points. The three moments take turns, and each fourth point lies at a delay.
 *
 * @param latest the last creation at which a kill may come; small, so that work is left for the points after it
 */
export function killPlan(options: { seed: number; kills: number; latest: number }): KillPoint[] {
  const random = seededRandom('kills', options.seed);
  return Array.from({ length: options.kills }, (_, index) => ({
    moment: index % 4 === 3 ? pick(random, moments) : (moments[index % 4] ?? 'afterAnswer'),
    creation: 1 + Math.floor(random() * options.latest),
    delayMs: index % 4 === 3 ? 1 + Math.floor(random() * 60) : 0,
  }));
}
