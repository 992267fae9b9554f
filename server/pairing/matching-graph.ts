/** An undirected graph by edges. Parallel edges are allowed; loops are not. */
export interface MatchingGraph {
  readonly u: Int32Array;
  readonly v: Int32Array;
  /** Whole numbers. A negative edge is never worth taking, unless the most pairs are wanted. */
  readonly weight: Int32Array;
}

/** Edges from both ends, each vertex's heaviest first. Weights are doubled, so that halves stay whole. */
export interface Adjacency {
  readonly vertexCount: number;
  readonly start: Int32Array;
  readonly to: Int32Array;
  readonly doubled: Float64Array;
}

/**
 * What to add to every weight so that more pairs always outweigh heavier ones: then the least weight exceeds
 * what n/2 pairs can differ by. The shifted weights are ordinary ones, so one certificate serves both.
 */
export function cardinalityShift(vertexCount: number, weight: Int32Array): number {
  if (weight.length === 0) return 0;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let edge = 0; edge < weight.length; edge++) {
    least = Math.min(least, weight[edge] as number);
    most = Math.max(most, weight[edge] as number);
  }
  return Math.floor(vertexCount / 2) * (most - least) + 1 - least;
}

export function adjacency(vertexCount: number, graph: MatchingGraph, shift: number): Adjacency {
  const { u, v, weight } = graph;
  const start = new Int32Array(vertexCount + 1);
  let slots = 0;
  for (let edge = 0; edge < u.length; edge++) {
    if ((weight[edge] as number) + shift <= 0) continue;
    const a = (u[edge] as number) + 1;
    const b = (v[edge] as number) + 1;
    start[a] = (start[a] as number) + 1;
    start[b] = (start[b] as number) + 1;
    slots += 2;
  }
  for (let vertex = 0; vertex < vertexCount; vertex++) {
    start[vertex + 1] = (start[vertex + 1] as number) + (start[vertex] as number);
  }
  const to = new Int32Array(slots);
  const doubled = new Float64Array(slots);
  // Heaviest edges first, by one sort of all: each vertex then receives its own in that order.
  const order = heaviestFirst(weight);
  const next = start.slice(0, vertexCount);
  for (let place = 0; place < order.length; place++) {
    const edge = order[place] as number;
    const worth = 2 * ((weight[edge] as number) + shift);
    if (worth <= 0) break;
    const a = u[edge] as number;
    const b = v[edge] as number;
    const atA = next[a] as number;
    next[a] = atA + 1;
    to[atA] = b;
    doubled[atA] = worth;
    const atB = next[b] as number;
    next[b] = atB + 1;
    to[atB] = a;
    doubled[atB] = worth;
  }
  return { vertexCount, start, to, doubled };
}

/** Radix sort by halves of 16 bits: linear, and stable, so that equal weights keep their order. */
function heaviestFirst(weight: Int32Array): Int32Array {
  const half = (edge: number, shift: number): number =>
    (~((weight[edge] as number) ^ 0x80000000) >>> shift) & 0xffff;
  let from = Int32Array.from(weight, (_, edge) => edge);
  const high = half(0, 16);
  const isNarrow = weight.every((_, edge) => half(edge, 16) === high);
  for (const shift of isNarrow ? [0] : [0, 16]) {
    const count = new Int32Array(0x10001);
    for (let place = 0; place < from.length; place++) {
      const bucket = half(from[place] as number, shift) + 1;
      count[bucket] = (count[bucket] as number) + 1;
    }
    for (let bucket = 0; bucket < 0x10000; bucket++) {
      count[bucket + 1] = (count[bucket + 1] as number) + (count[bucket] as number);
    }
    const into = new Int32Array(from.length);
    for (let place = 0; place < from.length; place++) {
      const edge = from[place] as number;
      const bucket = half(edge, shift);
      const at = count[bucket] as number;
      into[at] = edge;
      count[bucket] = at + 1;
    }
    from = into;
  }
  return from;
}
