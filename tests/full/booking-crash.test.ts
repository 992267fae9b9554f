import { afterAll, beforeAll, describe, it } from 'vitest';
import type { CrashRig } from '../faults/crash-rig.ts';
import {
  bookingRig,
  bookThroughKills,
  expectOneSeriesEach,
  expectRepeatedCalls,
} from '../faults/crashed-booking.ts';
import { killPlan } from '../faults/kill-plan.ts';

const pairs = 50;
const points = killPlan({ seed: 2, kills: 10, latest: 5 });

let rig: CrashRig;
beforeAll(async () => {
  rig = await bookingRig(pairs);
});
afterAll(() => rig.close());

describe('a server that is killed at ten points while it books fifty pairs', () => {
  it('leaves fifty series on both calendars, none twice, none missing', async () => {
    const scene = await bookThroughKills(rig, pairs, points);
    await expectOneSeriesEach(rig, scene);
    expectRepeatedCalls(rig, pairs, points);
  });
});
