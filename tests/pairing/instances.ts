import type { MatchingGraph } from '../../server/pairing/matching-graph.ts';
import { mixed } from '../../server/pairing/seeded-hash.ts';

export interface Instance extends MatchingGraph {
  readonly vertexCount: number;
}

export type Edge = readonly [u: number, v: number, weight: number];

export function instance(vertexCount: number, edges: readonly Edge[]): Instance {
  return {
    vertexCount,
    u: Int32Array.from(edges, ([u]) => u),
    v: Int32Array.from(edges, ([, v]) => v),
    weight: Int32Array.from(edges, ([, , weight]) => weight),
  };
}

/** Whole numbers from 0 up to the limit, the same for a seed. */
export function seeded(seed: number): (limit: number) => number {
  let turn = 0;
  return (limit) => mixed(seed * 0x9e3779b1 + turn++) % limit;
}

function once(edges: readonly Edge[]): Edge[] {
  const seen = new Set<string>();
  return edges.filter(([u, v]) => {
    const key = u < v ? `${u} ${v}` : `${v} ${u}`;
    if (u === v || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

export function randomGraph(vertexCount: number, degree: number, most: number, seed: number): Instance {
  const random = seeded(seed);
  const count = Math.floor((vertexCount * degree) / 2);
  const edges = Array.from(
    { length: count },
    (): Edge => [random(vertexCount), random(vertexCount), 1 + random(most)],
  );
  return instance(vertexCount, once(edges));
}

export function completeGraph(vertexCount: number, most: number, seed: number): Instance {
  const random = seeded(seed);
  const edges: Edge[] = [];
  for (let u = 0; u < vertexCount; u++)
    for (let v = u + 1; v < vertexCount; v++) edges.push([u, v, 1 + random(most)]);
  return instance(vertexCount, edges);
}

export function pathGraph(vertexCount: number): Instance {
  return instance(
    vertexCount,
    Array.from({ length: vertexCount - 1 }, (_, u): Edge => [u, u + 1, 1_000 + (u % 2)]),
  );
}

export function starGraph(vertexCount: number, seed: number): Instance {
  const random = seeded(seed);
  return instance(
    vertexCount,
    Array.from({ length: vertexCount - 1 }, (_, leaf): Edge => [0, leaf + 1, 1 + random(100)]),
  );
}

/** Triangles in a chain, so that each is a blossom at some time. */
export function triangleChain(triangles: number): Instance {
  const edges: Edge[] = [];
  for (let at = 0; at < 3 * triangles; at += 3) {
    edges.push([at, at + 1, 10], [at + 1, at + 2, 10], [at, at + 2, 10]);
    if (at > 0) edges.push([at - 1, at, 9]);
  }
  return instance(3 * triangles, edges);
}

/** Each ring of two more vertices closes on the one inside, which is heavier: one blossom in another. */
export function nestedRings(rings: number): Instance {
  const edges: Edge[] = [];
  let last = 0;
  for (let ring = 1; ring <= rings; ring++) {
    const x = 2 * ring - 1;
    const y = 2 * ring;
    const weight = 2 * rings + 10 - ring;
    const far = ring > 1 && ring % 2 === 1 ? last - 1 : 0;
    edges.push([x, y, weight], [last, x, weight], [far, y, weight]);
    last = y;
  }
  return instance(2 * rings + 1, edges);
}

/** Many rings in rings, tied together by light edges: blossoms are made and opened again. */
export function tiedOnions(vertexCount: number, seed: number): Instance {
  const random = seeded(seed);
  const edges: Edge[] = [];
  const onions: (readonly [start: number, size: number])[] = [];
  for (let start = 0; ; ) {
    const rings = 2 + random(9);
    if (start + 2 * rings + 1 > vertexCount) break;
    let last = start;
    for (let ring = 1; ring <= rings; ring++) {
      const x = start + 2 * ring - 1;
      const y = start + 2 * ring;
      const weight = 200 - 4 * ring;
      edges.push([x, y, weight + random(3)], [last, x, weight + random(3)]);
      edges.push([start + random(2 * ring - 1), y, weight + random(3)]);
      last = y;
    }
    onions.push([start, 2 * rings + 1]);
    start += 2 * rings + 1;
  }
  for (let tie = 0; tie < 3 * onions.length; tie++) {
    const [a, sizeA] = onions[random(onions.length)] ?? [0, 1];
    const [b, sizeB] = onions[random(onions.length)] ?? [0, 1];
    edges.push([a + random(sizeA), b + random(sizeB), 60 + random(80)]);
  }
  return instance(vertexCount, once(edges));
}

export function disconnectedGraph(vertexCount: number, seed: number): Instance {
  const random = seeded(seed);
  const edges: Edge[] = [];
  for (let start = 0; start < vertexCount - 8; ) {
    const size = 2 + random(7);
    for (let tie = 0; tie < 2 * size; tie++)
      edges.push([start + random(size), start + random(size), 1 + random(50)]);
    start += size;
  }
  return instance(vertexCount, once(edges));
}

/** Best number of pairs and weight by trying everything; for a dozen vertices. */
export function bruteForce(
  { vertexCount, u, v, weight }: Instance,
  mostPairs: boolean,
): { pairs: number; weight: number } {
  const known = new Map<number, { pairs: number; weight: number }>();
  const isBetter = (
    one: { pairs: number; weight: number },
    other: { pairs: number; weight: number },
  ): boolean =>
    mostPairs && one.pairs !== other.pairs ? one.pairs > other.pairs : one.weight > other.weight;
  const best = (used: number): { pairs: number; weight: number } => {
    const seen = known.get(used);
    if (seen !== undefined) return seen;
    let vertex = 0;
    while (vertex < vertexCount && (used & (1 << vertex)) !== 0) vertex++;
    if (vertex === vertexCount) return { pairs: 0, weight: 0 };
    let found = best(used | (1 << vertex));
    for (let edge = 0; edge < u.length; edge++) {
      const other = u[edge] === vertex ? v[edge] : v[edge] === vertex ? u[edge] : undefined;
      if (other === undefined || (used & (1 << other)) !== 0) continue;
      const rest = best(used | (1 << vertex) | (1 << other));
      const taken = { pairs: rest.pairs + 1, weight: rest.weight + (weight[edge] ?? 0) };
      if (isBetter(taken, found)) found = taken;
    }
    known.set(used, found);
    return found;
  };
  return best(0);
}
