import type { MatchingGraph } from '../../../server/pairing/matching-graph.ts';

/** What a simple program would do: the heaviest edge whose ends are both free, again and again. */
export function greedyMatching(vertexCount: number, graph: MatchingGraph): { pairs: number; weight: number } {
  const { u, v, weight } = graph;
  const order = Int32Array.from(u, (_, edge) => edge).sort((a, b) => (weight[b] ?? 0) - (weight[a] ?? 0));
  const isTaken = new Uint8Array(vertexCount);
  let pairs = 0;
  let sum = 0;
  for (const edge of order) {
    const a = u[edge] ?? 0;
    const b = v[edge] ?? 0;
    if (isTaken[a] === 1 || isTaken[b] === 1) continue;
    isTaken[a] = 1;
    isTaken[b] = 1;
    pairs++;
    sum += weight[edge] ?? 0;
  }
  return { pairs, weight: sum };
}
