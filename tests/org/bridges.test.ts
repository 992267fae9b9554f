import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanDistance } from '../../server/org/bridges.ts';
import { distance } from '../../server/org/distance.ts';
import { flattenOrg } from '../../server/org/flatten.ts';
import { brokenRows, tree } from './rows.ts';

describe('the mean distance', () => {
  const org = flattenOrg(tree({ top: null, a: 'top', b: 'top', a1: 'a', b1: 'b' }));
  const people = Int32Array.of(org.indexOf('a1'), org.indexOf('b1'));
  const input = { org, people, sources: 10, seed: 1 };

  it('falls when a pair bridges two branches', () => {
    const bridge = [org.indexOf('a1'), org.indexOf('b1')] as const;
    expect(meanDistance({ ...input, bridges: [] }).links).toBe(4);
    expect(meanDistance({ ...input, bridges: [bridge] }).links).toBe(1);
  });

  it('counts people between whom there is no way, and leaves them out of the mean', () => {
    const apart = flattenOrg(tree({ x: null, y: null }));
    expect(
      meanDistance({ org: apart, bridges: [], people: Int32Array.of(0, 1), sources: 2, seed: 0 }),
    ).toEqual({
      links: null,
      connected: 0,
      unconnected: 2,
    });
  });

  it('agrees with the distance of each two without bridges', () => {
    fc.assert(
      fc.property(brokenRows, (rows) => {
        const any = flattenOrg(rows);
        const all = Int32Array.from(any.ids, (_, person) => person);
        const mean = meanDistance({ org: any, bridges: [], people: all, sources: all.length, seed: 3 });
        let sum = 0;
        let connected = 0;
        for (const a of all) {
          for (const b of all) {
            const far = a === b ? null : distance(any, a, b);
            if (far === null) continue;
            sum += far;
            connected++;
          }
        }
        expect(mean.connected).toBe(connected);
        expect(mean.links ?? 0).toBeCloseTo(connected === 0 ? 0 : sum / connected);
      }),
    );
  });
});
