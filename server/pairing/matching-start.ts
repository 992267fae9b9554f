import type { MatchingState } from './matching-state.ts';

/** Bids after which the rest is left to the searches: tied favourites could be fought over for ever. */
const BIDS_PER_VERTEX = 5;

/**
 * A first matching and duals that cover every edge. Each vertex's dual starts at half its heaviest edge. Then
 * whoever is free bids: takes the neighbour that it gains most from, lowers its own dual to what the second
 * best would leave it, and raises the favourite's by the difference; the favourite's former mate is free
 * again. That is row reduction as in LAPJV (Jonker & Volgenant 1987), and duals stay feasible in general
 * graphs too. It leaves few vertices to the costly searches.
 */
export function bidForStart(state: MatchingState): void {
  const { graph, raw, mate } = state;
  const { vertexCount, start, to, doubled } = graph;
  // First come, first served: with a stack two rivals would spend everybody's bids.
  const waiting = new Int32Array(vertexCount);
  for (let vertex = 0; vertex < vertexCount; vertex++) {
    const first = start[vertex] as number;
    raw[vertex] = first < (start[vertex + 1] as number) ? (doubled[first] as number) / 2 : 0;
    waiting[vertex] = vertex;
  }
  let taken = 0;
  let count = vertexCount;
  for (let bids = BIDS_PER_VERTEX * vertexCount; bids > 0 && count > 0; bids--) {
    const bidder = waiting[taken] as number;
    taken = taken + 1 === vertexCount ? 0 : taken + 1;
    count--;
    if (mate[bidder] !== -1) continue;
    const end = start[bidder + 1] as number;
    let favourite = -1;
    let most = 0;
    let second = 0;
    for (let slot = start[bidder] as number; slot < end; slot++) {
      const worth = doubled[slot] as number;
      // Heaviest first, and no dual is negative: nothing after this can be worth more.
      if (worth <= second) break;
      const other = to[slot] as number;
      const left = worth - (raw[other] as number);
      if (left > most || (left === most && left > 0 && mate[favourite] !== -1 && mate[other] === -1)) {
        second = most;
        most = left;
        favourite = other;
      } else if (left > second) second = left;
    }
    if (favourite === -1) {
      raw[bidder] = 0;
      continue;
    }
    const former = mate[favourite] as number;
    raw[bidder] = second;
    raw[favourite] = (raw[favourite] as number) + most - second;
    mate[bidder] = favourite;
    mate[favourite] = bidder;
    if (former !== -1) {
      mate[former] = -1;
      const last = taken + count;
      waiting[last < vertexCount ? last : last - vertexCount] = former;
      count++;
    }
  }
}
