import { open } from './matching-blossoms.ts';
import { growForest } from './matching-forest.ts';
import type { MatchingGraph } from './matching-graph.ts';
import { adjacency, cardinalityShift } from './matching-graph.ts';
import { bidForStart } from './matching-start.ts';
import type { MatchingState } from './matching-state.ts';
import { EXPOSED, matchingState } from './matching-state.ts';

export interface MatchingOptions {
  /** The most pairs first, weight second. */
  readonly maximumCardinality?: boolean;
  /** Called now and then; an error thrown in it ends the run. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/**
 * Duals that prove the matching optimal, at twice the scale of the weights. With w the weight of an edge plus
 * `shift`, y the vertex duals and z those of odd sets, none of them negative:
 * y_u + y_v + (z of all sets that hold both) ≥ 2 w on every edge, and
 * sum of y + sum of z (size - 1) / 2 = 2 (sum of w over the matching).
 */
export interface MatchingCertificate {
  /** Added to every weight: 0, or large enough that more pairs always outweigh heavier ones. */
  readonly shift: number;
  readonly vertexDual: Float64Array;
  /** The smallest odd set that holds a vertex, or -1. */
  readonly innermost: Int32Array;
  readonly setDual: Float64Array;
  /** The smallest set around a set, or -1. */
  readonly setParent: Int32Array;
}

export interface MatchingResult {
  /** Each vertex's partner, or -1. */
  readonly mate: Int32Array;
  /** Sum of the given weights. */
  readonly weight: number;
  readonly certificate: MatchingCertificate;
}

const PROGRESS_EVERY = 64;

/**
 * Exact maximum-weight matching in a general graph: a primal-dual method that grows trees from the
 * vertices which a bidding start leaves free. No recursion, whole numbers throughout.
 *
 * Sources: Galil, Micali & Gabow 1986 (duals and blossoms in O(nm log n)); Kolmogorov, Blossom V, 2009
 * (lazy duals); van Rantwijk's notes; Jonker & Volgenant 1987 (the start).
 *
 * Edges are whole numbers of 32 bits between different vertices 0 … vertexCount - 1. Which of several equally
 * good matchings comes out depends on the order of edges alone.
 */
export function maximumWeightMatching(
  vertexCount: number,
  graph: MatchingGraph,
  options: MatchingOptions = {},
): MatchingResult {
  const shift = options.maximumCardinality ? cardinalityShift(vertexCount, graph.weight) : 0;
  const state = matchingState(adjacency(vertexCount, graph, shift));
  bidForStart(state);
  const roots: number[] = [];
  for (let vertex = 0; vertex < vertexCount; vertex++) {
    if (state.mate[vertex] !== -1) continue;
    state.label[vertex] = EXPOSED;
    if ((state.raw[vertex] as number) > 0) roots.push(vertex);
  }
  let ended = 0;
  growForest(state, roots, () => {
    if (ended++ % PROGRESS_EVERY === 0) options.onProgress?.(ended, roots.length);
  });
  options.onProgress?.(roots.length, roots.length);
  const certificate = certify(state, shift);
  openAll(state);
  return { mate: state.mate, weight: weightOf(graph, state.mate), certificate };
}

function certify(state: MatchingState, shift: number): MatchingCertificate {
  const { parent, raw, offset, setOf, z } = state;
  const n = state.graph.vertexCount;
  const number = new Int32Array(parent.length).fill(-1);
  const nodes: number[] = [];
  const isFree = new Uint8Array(parent.length);
  for (let at = 0; at < state.freeNodeCount; at++) isFree[state.freeNodes[at] as number] = 1;
  for (let node = n; node < parent.length; node++) {
    if (isFree[node] === 1) continue;
    number[node] = nodes.length;
    nodes.push(node);
  }
  const numberOf = (node: number): number => (node === -1 ? -1 : (number[node] as number));
  return {
    shift,
    vertexDual: raw.map((own, vertex) => own + (offset[setOf[vertex] as number] as number)),
    innermost: Int32Array.from({ length: n }, (_, vertex) => numberOf(parent[vertex] as number)),
    setDual: Float64Array.from(nodes, (node) => z[node] as number),
    setParent: Int32Array.from(nodes, (node) => numberOf(parent[node] as number)),
  };
}

/** Opens every blossom from the outside in: only then all mates are right. */
function openAll(state: MatchingState): void {
  const { parent, firstChild, next } = state;
  const n = state.graph.vertexCount;
  const isFree = new Uint8Array(parent.length);
  for (let at = 0; at < state.freeNodeCount; at++) isFree[state.freeNodes[at] as number] = 1;
  const waiting: number[] = [];
  for (let node = n; node < parent.length; node++)
    if (isFree[node] === 0 && parent[node] === -1) waiting.push(node);
  for (let blossom = waiting.pop(); blossom !== undefined; blossom = waiting.pop()) {
    const first = firstChild[blossom] as number;
    open(state, blossom);
    let child = first;
    do {
      if (child >= n) waiting.push(child);
      child = next[child] as number;
    } while (child !== first);
  }
}

/** Of parallel edges the heaviest counts. */
function weightOf({ u, v, weight }: MatchingGraph, mate: Int32Array): number {
  const heaviest = new Float64Array(mate.length).fill(Number.NEGATIVE_INFINITY);
  for (let edge = 0; edge < u.length; edge++) {
    const a = u[edge] as number;
    if (mate[a] !== v[edge]) continue;
    const low = Math.min(a, v[edge] as number);
    heaviest[low] = Math.max(heaviest[low] as number, weight[edge] as number);
  }
  let sum = 0;
  for (let vertex = 0; vertex < mate.length; vertex++) {
    if ((mate[vertex] as number) > vertex) sum += heaviest[vertex] as number;
  }
  return sum;
}
