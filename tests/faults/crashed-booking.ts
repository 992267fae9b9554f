import { expect } from 'vitest';
import { pairsResponse } from '../../shared/pairs.ts';
import { seriesOnCalendar } from './booked-calendars.ts';
import { organisationFor, publish, type Scene, setScene, untilSettled } from './booking-scene.ts';
import { type CrashRig, crashRig } from './crash-rig.ts';
import type { KillPoint } from './kill-plan.ts';

/** A rig whose organisation has room for that many pairs, for `bookThroughKills`. */
export const bookingRig = (pairs: number): Promise<CrashRig> => crashRig(organisationFor(pairs));

/**
 * Lets a server book pairs, kills it at each of the points and starts it again, and lets the last one come
 * to rest. Expects that every pair was proposed and booked.
 */
export async function bookThroughKills(
  rig: CrashRig,
  pairs: number,
  points: readonly KillPoint[],
): Promise<Scene> {
  await (await rig.start()).ready;
  const scene = await setScene(rig, pairs);
  expect(scene.pairs).toHaveLength(pairs);
  for (const [index, point] of points.entries()) {
    // Before the start: a server goes on with its tasks before it is ready.
    rig.armKill(point);
    if (index === 0) await publish(rig, scene);
    else await rig.start();
    await rig.killed();
  }
  await (await rig.start()).ready;
  expect(await untilSettled(rig, scene)).toEqual(scene.pairs.map(() => 'booked'));
  return scene;
}

/** Expects one series a pair, on both calendars and no other, none twice, and that both see it as booked. */
export async function expectOneSeriesEach(rig: CrashRig, scene: Scene): Promise<void> {
  const series = new Set<string>();
  for (const [a, b] of scene.pairs) {
    const onA = await seriesOnCalendar(rig.tenant, a, scene.days);
    expect(onA).toHaveLength(1);
    expect(await seriesOnCalendar(rig.tenant, b, scene.days)).toEqual(onA);
    for (const uid of onA) series.add(uid);
    for (const [own, partner] of [
      [a, b],
      [b, a],
    ] as const) {
      const { pairs } = await rig.call(own, 'GET', '/pairs', pairsResponse);
      expect(pairs.map((pair) => [pair.partner.personId, pair.booking.state])).toEqual([[partner, 'booked']]);
    }
  }
  expect(series.size).toBe(scene.pairs.length);
}

/**
 * Expects that the kills fell where they should: each at the end of a creation cost an answer or its commit,
 * so that the call came again and Exchange answered with the event that it had.
 */
export function expectRepeatedCalls(rig: CrashRig, pairs: number, points: readonly KillPoint[]): void {
  const lost = points.filter(({ moment, delayMs }) => moment !== 'beforeEffect' && delayMs === 0);
  expect(lost.length).toBeGreaterThan(0);
  expect(rig.creations.done).toBeGreaterThanOrEqual(pairs + lost.length);
  expect(rig.creations.asked).toBeGreaterThan(rig.creations.done);
}
