import type { MatchingState } from './matching-state.ts';
import { INNER, OUTER, UNREACHED } from './matching-state.ts';

/** The outer set two steps nearer to the root, or -1 at the root. */
function outerAbove(state: MatchingState, set: number): number {
  const partner = state.mate[state.base[state.topOf[set] as number] as number] as number;
  if (partner === -1) return -1;
  return state.setOf[state.labelFrom[state.setOf[partner] as number] as number] as number;
}

function meetingSet(state: MatchingState, a: number, b: number): number {
  const { mark } = state;
  const stamp = ++state.marks;
  let here = a;
  let there = b;
  for (;;) {
    if (here !== -1) {
      if (mark[here] === stamp) return here;
      mark[here] = stamp;
      here = outerAbove(state, here);
    }
    const swap = here;
    here = there;
    there = swap;
  }
}

function link(state: MatchingState, node: number, from: number, to: number, nextNode: number): void {
  state.next[node] = nextNode;
  state.previous[nextNode] = node;
  state.linkFrom[node] = from;
  state.linkTo[node] = to;
}

/** Joins what lies between an outer set and the top of the cycle, downwards or upwards round it. */
function linkPath(state: MatchingState, from: number, top: number, downwards: boolean): void {
  const { mate, base, topOf, setOf, labelFrom, labelTo } = state;
  let set = from;
  while (set !== top) {
    const node = topOf[set] as number;
    const own = base[node] as number;
    const partner = mate[own] as number;
    const innerSet = setOf[partner] as number;
    const inner = topOf[innerSet] as number;
    const entry = labelTo[innerSet] as number;
    const above = labelFrom[innerSet] as number;
    set = setOf[above] as number;
    const upper = topOf[set] as number;
    if (downwards) {
      link(state, inner, partner, own, node);
      link(state, upper, above, entry, inner);
    } else {
      link(state, node, own, partner, inner);
      link(state, inner, entry, above, upper);
    }
  }
}

/** Queues a set's vertices for the scan of their edges. */
export function queueLeaves(state: MatchingState, node: number): void {
  const { queue, nextLeaf } = state;
  for (let leaf = state.firstLeaf[node] as number; leaf !== -1; leaf = nextLeaf[leaf] as number) {
    queue[state.queued++] = leaf;
  }
}

/** The tight edge u–v joins two outer sets: the odd cycle that it closes becomes one outer set. */
export function shrink(state: MatchingState, u: number, v: number, time: number): void {
  const { topOf, setOf, label, offset, parent, next, firstLeaf, lastLeaf, nextLeaf, size, raw, z } = state;
  const n = state.graph.vertexCount;
  const top = meetingSet(state, setOf[u] as number, setOf[v] as number);
  linkPath(state, setOf[u] as number, top, true);
  linkPath(state, setOf[v] as number, top, false);
  link(state, topOf[setOf[u] as number] as number, u, v, topOf[setOf[v] as number] as number);

  const first = topOf[top] as number;
  const tree = state.treeOf[top] as number;
  const blossom = state.freeNodes[--state.freeNodeCount] as number;
  let largest = first;
  let total = 0;
  let child = first;
  do {
    const set = setOf[firstLeaf[child] as number] as number;
    if (label[set] === INNER) {
      if (child >= n) z[child] = (z[child] as number) - 2 * time;
      offset[set] = (offset[set] as number) + 2 * time;
      queueLeaves(state, child);
    } else if (child >= n) z[child] = (z[child] as number) + 2 * time;
    if ((size[child] as number) > (size[largest] as number)) largest = child;
    total += size[child] as number;
    child = next[child] as number;
  } while (child !== first);

  const kept = setOf[firstLeaf[largest] as number] as number;
  const keptOffset = offset[kept] as number;
  let last = -1;
  do {
    if (child !== largest) {
      const set = setOf[firstLeaf[child] as number] as number;
      const difference = (offset[set] as number) - keptOffset;
      for (let leaf = firstLeaf[child] as number; leaf !== -1; leaf = nextLeaf[leaf] as number) {
        setOf[leaf] = kept;
        raw[leaf] = (raw[leaf] as number) + difference;
      }
      label[set] = UNREACHED;
      state.freeSets[state.freeSetCount++] = set;
    }
    parent[child] = blossom;
    child = next[child] as number;
  } while (child !== first);
  do {
    if (last !== -1) nextLeaf[last] = firstLeaf[child] as number;
    last = lastLeaf[child] as number;
    child = next[child] as number;
  } while (child !== first);

  parent[blossom] = -1;
  state.base[blossom] = state.base[first] as number;
  state.firstChild[blossom] = first;
  firstLeaf[blossom] = firstLeaf[first] as number;
  lastLeaf[blossom] = last;
  size[blossom] = total;
  z[blossom] = -2 * time;
  topOf[kept] = blossom;
  label[kept] = OUTER;
  state.treeOf[kept] = tree;
  state.setsOfTree[tree]?.push(kept);
}

/**
 * Takes a top-level blossom apart: its children become sets with its offset and no label, and their mates
 * are put right, beginning at the child that holds the base. The largest child keeps the set's number, so
 * that only smaller ones are walked through.
 */
export function open(state: MatchingState, blossom: number): void {
  const { setOf, topOf, label, offset, parent, next, firstLeaf, lastLeaf, nextLeaf, size, base, mate } =
    state;
  const { linkFrom, linkTo } = state;
  const kept = setOf[firstLeaf[blossom] as number] as number;
  const first = state.firstChild[blossom] as number;
  let largest = first;
  let child = first;
  do {
    nextLeaf[lastLeaf[child] as number] = -1;
    parent[child] = -1;
    if ((size[child] as number) > (size[largest] as number)) largest = child;
    child = next[child] as number;
  } while (child !== first);
  topOf[kept] = largest;
  label[kept] = UNREACHED;
  do {
    if (child !== largest) {
      const set = state.freeSets[--state.freeSetCount] as number;
      topOf[set] = child;
      label[set] = UNREACHED;
      offset[set] = offset[kept] as number;
      for (let leaf = firstLeaf[child] as number; leaf !== -1; leaf = nextLeaf[leaf] as number)
        setOf[leaf] = set;
    }
    child = next[child] as number;
  } while (child !== first);

  const outward = base[blossom] as number;
  const holder = topOf[setOf[outward] as number] as number;
  base[holder] = outward;
  for (let one = next[holder] as number; one !== holder; ) {
    const other = next[one] as number;
    const from = linkFrom[one] as number;
    const to = linkTo[one] as number;
    mate[from] = to;
    mate[to] = from;
    base[one] = from;
    base[other] = to;
    one = next[other] as number;
  }
  state.freeNodes[state.freeNodeCount++] = blossom;
}
