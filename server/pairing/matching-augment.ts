import type { MatchingState } from './matching-state.ts';
import { UNREACHED } from './matching-state.ts';

/** Two trees meet at a tight edge. */
export function augmentBetween(state: MatchingState, u: number, v: number): void {
  flip(state, u, v);
  flip(state, v, u);
}

/**
 * Matches an outer vertex outwards and changes over all edges from there to its root. `outside` is a single
 * vertex in no tree, or -1 where the outer vertex is to stay single instead of its root.
 */
export function augment(state: MatchingState, inside: number, outside: number): void {
  if (outside !== -1) {
    const set = state.setOf[outside] as number;
    state.base[state.topOf[set] as number] = outside;
    state.label[set] = UNREACHED;
    state.mate[outside] = inside;
  }
  flip(state, inside, outside);
}

/** Inside blossoms nothing is changed over: their base says enough, until they are opened. */
function flip(state: MatchingState, from: number, to: number): void {
  const { setOf, topOf, base, mate, labelFrom, labelTo } = state;
  let inside = from;
  let outside = to;
  for (;;) {
    const node = topOf[setOf[inside] as number] as number;
    const partner = mate[base[node] as number] as number;
    base[node] = inside;
    mate[inside] = outside;
    if (partner === -1) return;
    const innerSet = setOf[partner] as number;
    outside = labelTo[innerSet] as number;
    inside = labelFrom[innerSet] as number;
    base[topOf[innerSet] as number] = outside;
    mate[outside] = inside;
  }
}
