import { FourAryHeap } from './event-heap.ts';
import type { Adjacency } from './matching-graph.ts';

/** Labels of sets: in no tree, reached by an even or an odd path, in no tree and single for good or for now. */
export const UNREACHED = 0;
export const OUTER = 1;
export const INNER = 2;
export const EXPOSED = 3;

/**
 * Vertices are nodes 0 … n-1, blossoms take node numbers from n on. A *set* is a top-level node: what the
 * search deals with. All vertices of a set share one lazy dual offset, so that a step of the search costs a
 * set and not its vertices:
 *
 *   dual of v = raw[v] + offset[setOf[v]]   - time where the set is outer,   + time where it is inner
 *   dual of a top-level blossom = z         + 2 time where outer,            - 2 time where inner
 */
export interface MatchingState {
  readonly graph: Adjacency;

  readonly raw: Float64Array;
  readonly mate: Int32Array;
  readonly setOf: Int32Array;
  /** Next vertex of the same top-level node, or -1: leaves are chained, so that joining costs nothing. */
  readonly nextLeaf: Int32Array;
  /** Least `outer dual - doubled weight` over edges from outer vertices, and from which. Outer ones have none. */
  readonly best: Float64Array;
  readonly bestFrom: Int32Array;

  readonly topOf: Int32Array;
  readonly label: Uint8Array;
  /** Of labelled sets only. */
  readonly treeOf: Int32Array;
  readonly offset: Float64Array;
  /** The edge by which an inner set was reached: from an outer vertex, to one of its own. */
  readonly labelFrom: Int32Array;
  readonly labelTo: Int32Array;
  readonly mark: Int32Array;

  readonly parent: Int32Array;
  /**
   * The vertex that is matched outwards, or to nobody. An augmentation changes it for top-level nodes alone;
   * inside, mates are put right when the blossom is opened.
   */
  readonly base: Int32Array;
  readonly firstLeaf: Int32Array;
  readonly lastLeaf: Int32Array;
  readonly size: Int32Array;
  /** Brothers round the odd cycle, and the edge to the next one: from a vertex here to a vertex there. */
  readonly next: Int32Array;
  readonly previous: Int32Array;
  readonly linkFrom: Int32Array;
  readonly linkTo: Int32Array;
  /** Of blossoms only. */
  readonly firstChild: Int32Array;
  readonly z: Float64Array;

  readonly freeNodes: Int32Array;
  freeNodeCount: number;
  readonly freeSets: Int32Array;
  freeSetCount: number;

  readonly heap: FourAryHeap;
  readonly queue: Int32Array;
  queued: number;
  marks: number;
  /** By tree: when the dual of its first outer vertex reaches 0, which ends it, and which vertex that is. */
  readonly zeroAt: number[];
  readonly zeroVertex: number[];
  readonly isAlive: boolean[];
  /** By tree: sets that were labelled in it. One may come twice, or belong elsewhere by now. */
  readonly setsOfTree: number[][];
}

export function matchingState(graph: Adjacency): MatchingState {
  const n = graph.vertexCount;
  const blossoms = n >> 1;
  const nodes = n + blossoms;
  const numbers = (count: number): Int32Array => Int32Array.from({ length: count }, (_, at) => at);
  const ofNodes = (fill: number): Int32Array => new Int32Array(nodes).fill(fill);
  const own = (): Int32Array => {
    const all = ofNodes(-1);
    for (let vertex = 0; vertex < n; vertex++) all[vertex] = vertex;
    return all;
  };
  return {
    graph,
    raw: new Float64Array(n),
    mate: new Int32Array(n).fill(-1),
    setOf: numbers(n),
    nextLeaf: new Int32Array(n).fill(-1),
    best: new Float64Array(n).fill(Number.POSITIVE_INFINITY),
    bestFrom: new Int32Array(n),
    topOf: numbers(n),
    label: new Uint8Array(n),
    treeOf: new Int32Array(n).fill(-1),
    offset: new Float64Array(n),
    labelFrom: new Int32Array(n),
    labelTo: new Int32Array(n),
    mark: new Int32Array(n),
    parent: ofNodes(-1),
    base: own(),
    firstLeaf: own(),
    lastLeaf: own(),
    size: ofNodes(1),
    next: ofNodes(-1),
    previous: ofNodes(-1),
    linkFrom: ofNodes(-1),
    linkTo: ofNodes(-1),
    firstChild: ofNodes(-1),
    z: new Float64Array(nodes),
    freeNodes: Int32Array.from({ length: blossoms }, (_, at) => nodes - 1 - at),
    freeNodeCount: blossoms,
    freeSets: new Int32Array(n),
    freeSetCount: 0,
    heap: new FourAryHeap(),
    queue: new Int32Array(n),
    queued: 0,
    marks: 0,
    zeroAt: [],
    zeroVertex: [],
    isAlive: [],
    setsOfTree: [],
  };
}
