import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maximumWeightMatching } from '../../server/pairing/matching.ts';
import { verifyCertificate } from '../../server/pairing/verify-certificate.ts';
import type { Edge, Instance } from './instances.ts';
import {
  bruteForce,
  completeGraph,
  disconnectedGraph,
  instance,
  nestedRings,
  pathGraph,
  randomGraph,
  starGraph,
  tiedOnions,
  triangleChain,
} from './instances.ts';

function solved(graph: Instance, maximumCardinality: boolean): { pairs: number; weight: number } {
  const result = maximumWeightMatching(graph.vertexCount, graph, { maximumCardinality });
  expect(verifyCertificate(graph, result, { mostPairs: maximumCardinality })).toEqual({ valid: true });
  const pairs = result.mate.filter((mate) => mate >= 0).length / 2;
  return { pairs, weight: result.weight };
}

const smallGraph = (most: number, least = 1): fc.Arbitrary<Instance> =>
  fc.integer({ min: 1, max: 10 }).chain((vertexCount) => {
    const vertex = fc.integer({ min: 0, max: vertexCount - 1 });
    const edge = fc.tuple(vertex, vertex, fc.integer({ min: least, max: most })).filter(([u, v]) => u !== v);
    const edges = vertexCount < 2 ? fc.constant<Edge[]>([]) : fc.array(edge, { maxLength: 30 });
    return edges.map((all) => instance(vertexCount, all));
  });

describe('the matching on small graphs', () => {
  it('weighs as much as the best of all matchings', () => {
    for (const most of [2, 5, 1_000]) {
      fc.assert(
        fc.property(smallGraph(most), (graph) => {
          expect(solved(graph, false).weight).toBe(bruteForce(graph, false).weight);
        }),
        { numRuns: 400 },
      );
    }
  });

  it('has the most pairs when asked to, and weighs as much as any with so many', () => {
    for (const most of [2, 5, 1_000]) {
      fc.assert(
        fc.property(smallGraph(most, -most), (graph) => {
          expect(solved(graph, true)).toEqual(bruteForce(graph, true));
        }),
        { numRuns: 400 },
      );
    }
  });

  it('never takes an edge that costs more than it gives, unless pairs come first', () => {
    const graph = instance(4, [
      [0, 1, 5],
      [2, 3, -4],
    ]);
    expect(solved(graph, false)).toEqual({ pairs: 1, weight: 5 });
    expect(solved(graph, true)).toEqual({ pairs: 2, weight: 1 });
  });

  it('copes with no people, no edges, and edges named twice', () => {
    expect(solved(instance(0, []), true)).toEqual({ pairs: 0, weight: 0 });
    expect(solved(instance(3, []), true)).toEqual({ pairs: 0, weight: 0 });
    expect(
      solved(
        instance(2, [
          [0, 1, 3],
          [1, 0, 7],
        ]),
        false,
      ),
    ).toEqual({ pairs: 1, weight: 7 });
  });
});

describe('the matching is proven on', () => {
  const kinds: [string, (seed: number) => Instance][] = [
    ['random graphs', (seed) => randomGraph(600, 12, 1_000, seed)],
    ['thin random graphs with few weights', (seed) => randomGraph(600, 3, 3, seed)],
    ['equal weights', (seed) => randomGraph(500, 8, 1, seed)],
    ['dense graphs', (seed) => completeGraph(90, 1_000, seed)],
    ['paths', (seed) => pathGraph(300 + seed)],
    ['stars', (seed) => starGraph(200, seed)],
    ['triangles', (seed) => triangleChain(100 + seed)],
    ['blossoms in blossoms', (seed) => nestedRings(150 + seed)],
    ['onions tied together', (seed) => tiedOnions(800, seed)],
    ['disconnected graphs', (seed) => disconnectedGraph(600, seed)],
  ];
  for (const [name, make] of kinds) {
    it(`${name}, by weight and by pairs`, () => {
      for (let seed = 1; seed <= 5; seed++) {
        const byWeight = solved(make(seed), false);
        const byPairs = solved(make(seed), true);
        expect(byWeight.weight).toBeGreaterThanOrEqual(byPairs.weight);
        expect(byPairs.pairs).toBeGreaterThanOrEqual(byWeight.pairs);
      }
    });
  }

  it('blossoms nested 10,000 deep, without running out of stack', () => {
    expect(solved(nestedRings(10_000), false).pairs).toBe(10_000);
  });

  it('weights near the end of 32 bits', () => {
    const graph = randomGraph(300, 8, 1_000, 9);
    solved({ ...graph, weight: graph.weight.map((weight) => 2_147_483_647 - weight) }, false);
    solved({ ...graph, weight: graph.weight.map((weight) => 2_147_483_647 - weight) }, true);
  });
});

describe('a run', () => {
  it('gives the same pairs each time', () => {
    const graph = randomGraph(400, 10, 20, 3);
    const mates = [1, 2].map(() => maximumWeightMatching(400, graph, { maximumCardinality: true }).mate);
    expect(mates[0]).toEqual(mates[1]);
  });

  it('tells how far it is and stops when the listener throws', () => {
    const graph = randomGraph(2_000, 3, 50, 4);
    const seen: number[] = [];
    maximumWeightMatching(2_000, graph, { onProgress: (done, total) => seen.push(done / total) });
    expect(seen.at(-1)).toBe(1);
    const stop = (): void => {
      throw new Error('cancelled');
    };
    expect(() => maximumWeightMatching(2_000, graph, { onProgress: stop })).toThrow('cancelled');
  });
});
