import { augment, augmentBetween } from './matching-augment.ts';
import { open, queueLeaves, shrink } from './matching-blossoms.ts';
import type { MatchingState } from './matching-state.ts';
import { EXPOSED, INNER, OUTER, UNREACHED } from './matching-state.ts';

/** Second number of an event that is no edge: reach a vertex, open an inner blossom, end a tree. */
const REACH = -1;
const OPEN = -2;
const END = -3;

/**
 * Grows an alternating tree from each exposed vertex, all at once, until every root is matched, or the dual
 * of an outer vertex of its tree has come down to 0 and that vertex may stay single in the root's place. An
 * augmentation takes apart the one or two trees that it runs through; the others stay. (With one tree at a
 * time, the last vertices without partner each search through half the graph where the most pairs are wanted.)
 *
 * Time is the sum of dual changes; events wait in a heap by the time at which an edge gets tight or a dual
 * reaches 0. What would happen after its tree has ended never enters the heap. An event that something else
 * has overtaken no longer agrees with the duals, and is dropped when it comes up.
 *
 * All roots' duals are even at the start, so every outer dual has the same parity and half a slack is whole.
 */
export function growForest(state: MatchingState, roots: readonly number[], onEnd: () => void): void {
  const { heap, setOf, label, best, raw, offset } = state;
  for (const [tree, root] of roots.entries()) {
    raw[root] = 2 * Math.ceil((raw[root] as number) / 2);
    state.zeroAt[tree] = Number.POSITIVE_INFINITY;
    state.zeroVertex[tree] = root;
    state.isAlive[tree] = true;
    state.setsOfTree[tree] = [];
    makeOuter(state, setOf[root] as number, tree, 0);
  }
  scanQueued(state);
  while (heap.size > 0) {
    heap.pop();
    const { key, first, second } = heap;
    if (second === REACH) {
      const set = setOf[first] as number;
      const kind = label[set];
      if (kind === OUTER || kind === INNER) continue;
      if ((best[first] as number) + (raw[first] as number) + (offset[set] as number) !== key) continue;
      if (kind === EXPOSED) {
        const from = state.bestFrom[first] as number;
        const tree = state.treeOf[setOf[from] as number] as number;
        augment(state, from, first);
        dissolve(state, [tree], key);
        onEnd();
      } else reach(state, first, key);
    } else if (second === OPEN) {
      if (!isSpent(state, first, key)) continue;
      openInner(state, first, key);
    } else if (second === END) {
      if (!state.isAlive[first] || state.zeroAt[first] !== key) continue;
      augment(state, state.zeroVertex[first] as number, -1);
      dissolve(state, [first], key);
      onEnd();
    } else if (isTightBetweenOuter(state, first, second, key)) {
      const other = state.graph.to[second] as number;
      const tree = state.treeOf[setOf[first] as number] as number;
      const otherTree = state.treeOf[setOf[other] as number] as number;
      if (tree === otherTree) shrink(state, first, other, key);
      else {
        augmentBetween(state, first, other);
        dissolve(state, [tree, otherTree], key);
        onEnd();
        onEnd();
      }
    } else continue;
    scanQueued(state);
  }
}

function isTightBetweenOuter(state: MatchingState, vertex: number, slot: number, time: number): boolean {
  const { setOf, label, raw, offset } = state;
  const other = state.graph.to[slot] as number;
  const set = setOf[vertex] as number;
  const otherSet = setOf[other] as number;
  if (set === otherSet || label[set] !== OUTER || label[otherSet] !== OUTER) return false;
  const duals =
    (raw[vertex] as number) + (offset[set] as number) + (raw[other] as number) + (offset[otherSet] as number);
  return duals - (state.graph.doubled[slot] as number) === 2 * time;
}

function makeOuter(state: MatchingState, set: number, tree: number, time: number): void {
  const { label, offset, topOf, z } = state;
  const node = topOf[set] as number;
  label[set] = OUTER;
  offset[set] = (offset[set] as number) + time;
  if (node >= state.graph.vertexCount) z[node] = (z[node] as number) - 2 * time;
  state.treeOf[set] = tree;
  state.setsOfTree[tree]?.push(set);
  queueLeaves(state, node);
}

function makeInner(state: MatchingState, set: number, from: number, to: number, time: number): void {
  const { label, offset, topOf, z, treeOf, setOf, heap } = state;
  const node = topOf[set] as number;
  const tree = treeOf[setOf[from] as number] as number;
  label[set] = INNER;
  offset[set] = (offset[set] as number) - time;
  state.labelFrom[set] = from;
  state.labelTo[set] = to;
  treeOf[set] = tree;
  state.setsOfTree[tree]?.push(set);
  if (node < state.graph.vertexCount) return;
  const spent = (z[node] as number) + 2 * time;
  z[node] = spent;
  if (spent / 2 < (state.zeroAt[tree] as number)) heap.push(spent / 2, node, OPEN);
}

/** The set of a vertex in no tree becomes inner, its mate's outer. */
function reach(state: MatchingState, vertex: number, time: number): void {
  const { setOf, topOf, base, mate } = state;
  const set = setOf[vertex] as number;
  const partner = mate[base[topOf[set] as number] as number] as number;
  makeInner(state, set, state.bestFrom[vertex] as number, vertex, time);
  makeOuter(state, setOf[partner] as number, state.treeOf[set] as number, time);
}

/** Whether a node is still an inner blossom whose dual is 0 at this time, and no other of its number. */
function isSpent(state: MatchingState, node: number, time: number): boolean {
  if (state.parent[node] !== -1) return false;
  const set = state.setOf[state.firstLeaf[node] as number] as number;
  return state.topOf[set] === node && state.label[set] === INNER && state.z[node] === 2 * time;
}

/**
 * An inner blossom's dual is used up. Of its children, those on the even way round from the entry to the
 * base stay in the tree, inner and outer in turn; the others leave it.
 */
function openInner(state: MatchingState, blossom: number, time: number): void {
  const { setOf, topOf, base, mate, next, previous, linkFrom, linkTo, label, offset, firstLeaf } = state;
  const set = setOf[firstLeaf[blossom] as number] as number;
  const from = state.labelFrom[set] as number;
  const entry = state.labelTo[set] as number;
  const tree = state.treeOf[set] as number;
  const outward = base[blossom] as number;
  offset[set] = (offset[set] as number) + time;
  open(state, blossom);

  const last = topOf[setOf[outward] as number] as number;
  let inner = topOf[setOf[entry] as number] as number;
  makeInner(state, setOf[entry] as number, from, entry, time);
  const onwards =
    inner !== last && topOf[setOf[mate[base[inner] as number] as number] as number] === next[inner];
  while (inner !== last) {
    const outer = (onwards ? next[inner] : previous[inner]) as number;
    makeOuter(state, setOf[firstLeaf[outer] as number] as number, tree, time);
    inner = (onwards ? next[outer] : previous[outer]) as number;
    const edgeFrom = (onwards ? linkFrom[outer] : linkTo[inner]) as number;
    const edgeTo = (onwards ? linkTo[outer] : linkFrom[inner]) as number;
    makeInner(state, setOf[edgeTo] as number, edgeFrom, edgeTo, time);
  }
  let child = next[last] as number;
  while (child !== last) {
    if (label[setOf[firstLeaf[child] as number] as number] === UNREACHED) expectLeaves(state, child);
    child = next[child] as number;
  }
}

/** Sets up the events of vertices that were inner a moment ago. */
function expectLeaves(state: MatchingState, node: number): void {
  const { nextLeaf } = state;
  for (let leaf = state.firstLeaf[node] as number; leaf !== -1; leaf = nextLeaf[leaf] as number)
    expect(state, leaf);
}

/** Sets up the event by which a vertex in no tree is reached, if there is one before that tree ends. */
function expect(state: MatchingState, vertex: number): void {
  const { best, setOf, treeOf, heap } = state;
  const reduced = best[vertex] as number;
  if (reduced === Number.POSITIVE_INFINITY) return;
  const key = reduced + (state.raw[vertex] as number) + (state.offset[setOf[vertex] as number] as number);
  const tree = treeOf[setOf[state.bestFrom[vertex] as number] as number] as number;
  if (key < (state.zeroAt[tree] as number)) heap.push(key, vertex, REACH);
}

/** Looks along the edges of all vertices that have become outer. */
function scanQueued(state: MatchingState): void {
  const { queue, raw, offset, setOf, treeOf, zeroAt, heap } = state;
  for (let at = 0; at < state.queued; at++) {
    const vertex = queue[at] as number;
    const set = setOf[vertex] as number;
    const tree = treeOf[set] as number;
    const reachesZero = (raw[vertex] as number) + (offset[set] as number);
    if (reachesZero >= (zeroAt[tree] as number)) continue;
    zeroAt[tree] = reachesZero;
    state.zeroVertex[tree] = vertex;
    heap.push(reachesZero, tree, END);
  }
  for (let at = 0; at < state.queued; at++) scan(state, queue[at] as number);
  state.queued = 0;
}

function scan(state: MatchingState, vertex: number): void {
  const { raw, offset, setOf, label, best, bestFrom, treeOf, zeroAt, heap } = state;
  const { start, to, doubled } = state.graph;
  const ownSet = setOf[vertex] as number;
  const dual = (raw[vertex] as number) + (offset[ownSet] as number);
  const ending = zeroAt[treeOf[ownSet] as number] as number;
  const end = start[vertex + 1] as number;
  for (let slot = start[vertex] as number; slot < end; slot++) {
    const reduced = dual - (doubled[slot] as number);
    // Heaviest first: from here on no edge gets tight before the tree ends.
    if (reduced >= ending) break;
    const other = to[slot] as number;
    const set = setOf[other] as number;
    if (set === ownSet) continue;
    const kind = label[set];
    if (kind === OUTER) {
      const key = (reduced + (raw[other] as number) + (offset[set] as number)) / 2;
      if (key < ending && key < (zeroAt[treeOf[set] as number] as number)) heap.push(key, vertex, slot);
      continue;
    }
    if (reduced >= (best[other] as number)) continue;
    best[other] = reduced;
    bestFrom[other] = vertex;
    if (kind === INNER) continue;
    const key = reduced + (raw[other] as number) + (offset[set] as number);
    if (key < ending) heap.push(key, other, REACH);
  }
}

/** Takes trees apart: writes duals back, and lets the remaining trees see the vertices that become free. */
function dissolve(state: MatchingState, trees: readonly number[], time: number): void {
  const { label, offset, topOf, z, treeOf, mate, base, queue } = state;
  const n = state.graph.vertexCount;
  const wereInner: number[] = [];
  for (const tree of trees) {
    state.isAlive[tree] = false;
    for (const set of state.setsOfTree[tree] ?? []) {
      const kind = label[set];
      if (treeOf[set] !== tree || (kind !== OUTER && kind !== INNER)) continue;
      const change = kind === OUTER ? time : -time;
      const node = topOf[set] as number;
      offset[set] = (offset[set] as number) - change;
      if (node >= n) z[node] = (z[node] as number) + 2 * change;
      label[set] = mate[base[node] as number] === -1 ? EXPOSED : UNREACHED;
      treeOf[set] = -1;
      if (kind === OUTER) queueLeaves(state, node);
      else wereInner.push(node);
    }
    state.setsOfTree[tree] = [];
  }
  const outers = state.queued;
  for (const node of wereInner) queueLeaves(state, node);
  for (let at = 0; at < outers; at++) forget(state, queue[at] as number, time);
  for (let at = 0; at < state.queued; at++) findBest(state, queue[at] as number, time);
  state.queued = 0;
}

/** A vertex is outer no more: others that had their best edge from it look for another. */
function forget(state: MatchingState, vertex: number, time: number): void {
  const { bestFrom } = state;
  const { start, to } = state.graph;
  const end = start[vertex + 1] as number;
  for (let slot = start[vertex] as number; slot < end; slot++) {
    const other = to[slot] as number;
    if (bestFrom[other] === vertex) findBest(state, other, time);
  }
}

function findBest(state: MatchingState, vertex: number, time: number): void {
  const { raw, offset, setOf, label, treeOf, zeroAt } = state;
  const { start, to, doubled } = state.graph;
  const end = start[vertex + 1] as number;
  let least = Number.POSITIVE_INFINITY;
  let from = -1;
  for (let slot = start[vertex] as number; slot < end; slot++) {
    // Heaviest first, and no outer dual is below 0 by now: nothing after this can be less.
    if (time - (doubled[slot] as number) >= least) break;
    const other = to[slot] as number;
    const set = setOf[other] as number;
    if (label[set] !== OUTER) continue;
    const reduced = (raw[other] as number) + (offset[set] as number) - (doubled[slot] as number);
    if (reduced >= least || reduced >= (zeroAt[treeOf[set] as number] as number)) continue;
    least = reduced;
    from = other;
  }
  state.best[vertex] = least;
  state.bestFrom[vertex] = from;
  const kind = label[setOf[vertex] as number];
  if (kind === UNREACHED || kind === EXPOSED) expect(state, vertex);
}
