import { afterAll, beforeAll, describe, it } from 'vitest';
import type { CrashRig } from './crash-rig.ts';
import { bookingRig, bookThroughKills, expectOneSeriesEach, expectRepeatedCalls } from './crashed-booking.ts';
import { killPlan } from './kill-plan.ts';

const pairs = 5;
// The three moments; at the first creation, so that enough is left for the kills to come.
const points = killPlan({ seed: 1, kills: 3, latest: 1 });

let rig: CrashRig;
beforeAll(async () => {
  rig = await bookingRig(pairs);
});
afterAll(() => rig.close());

describe('a server that is killed while it books', () => {
  it('books each pair exactly once when it dies before, during and after calls to Graph', async () => {
    const scene = await bookThroughKills(rig, pairs, points);
    await expectOneSeriesEach(rig, scene);
    expectRepeatedCalls(rig, pairs, points);
  }, 180_000);
});
