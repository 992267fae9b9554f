import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandCapacity } from '../../server/pairing/capacity.ts';
import { maximumWeightMatching } from '../../server/pairing/matching.ts';

interface Small {
  readonly capacity: number[];
  readonly edges: (readonly [u: number, v: number, score: number])[];
}

const small: fc.Arbitrary<Small> = fc.integer({ min: 2, max: 5 }).chain((count) => {
  const all = Array.from({ length: count }, (_, u) =>
    Array.from({ length: count - u - 1 }, (_, up) => [u, u + 1 + up] as const),
  );
  return fc.record({
    capacity: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: count, maxLength: count }),
    edges: fc
      .subarray(all.flat())
      .chain((chosen) =>
        fc.tuple(
          ...chosen.map(([u, v]) =>
            fc.integer({ min: 1, max: 9_000 }).map((worth) => [u, v, worth] as const),
          ),
        ),
      ),
  });
});

/** The most pairs under capacities, by trying every set of edges. */
function mostPairs({ capacity, edges }: Small): number {
  let most = 0;
  for (let set = 0; set < 1 << edges.length; set++) {
    const used = capacity.map(() => 0);
    let count = 0;
    for (const [at, [u, v]] of edges.entries()) {
      if ((set & (1 << at)) === 0) continue;
      used[u] = (used[u] ?? 0) + 1;
      used[v] = (used[v] ?? 0) + 1;
      count++;
    }
    if (used.every((taken, person) => taken <= (capacity[person] ?? 0))) most = Math.max(most, count);
  }
  return most;
}

describe('capacities', () => {
  it('let everybody have so many different partners, and as many pairs as can be', () => {
    fc.assert(
      fc.property(small, (instance) => {
        const { capacity, edges } = instance;
        const expansion = expandCapacity(
          {
            u: Int32Array.from(edges, ([u]) => u),
            v: Int32Array.from(edges, ([, v]) => v),
            score: Int32Array.from(edges, ([, , worth]) => worth),
          },
          capacity,
          capacity.map(() => 0),
        );
        const { mate } = maximumWeightMatching(expansion.vertexCount, expansion.graph, {
          maximumCardinality: true,
        });
        const chosen = expansion.chosen(mate);
        expect(new Set(chosen).size).toBe(chosen.length);
        for (const [person, room] of capacity.entries()) {
          const partners = chosen.filter(
            (edge) => edges[edge]?.[0] === person || edges[edge]?.[1] === person,
          );
          expect(partners.length).toBeLessThanOrEqual(room);
        }
        expect(chosen.length).toBe(mostPairs(instance));
      }),
      { numRuns: 300 },
    );
  });
});
