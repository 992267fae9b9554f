import { ROOT_ORPHANED } from './effective-parents.ts';
import type { OrgSource } from './org.ts';
import { ENABLED, NOBODY } from './org.ts';

export interface LeafFirst {
  /** Everybody, each before their manager. */
  readonly order: Int32Array;
  readonly height: Int32Array;
  readonly below: Int32Array;
  /** Size of the subtree, disabled accounts and oneself included. */
  readonly span: Int32Array;
  /** People at whom a ring was opened. */
  readonly opened: readonly number[];
}

/**
 * Peels the tree from the leaves up and opens rings on the way (`parent` and `rootKind` are changed there).
 * Disabled accounts hang where they hung but make nobody a leader: they count in no height and no `below`.
 */
export function peelLeafFirst(source: OrgSource, parent: Int32Array, rootKind: Uint8Array): LeafFirst {
  const size = parent.length;
  const order = new Int32Array(size);
  const height = new Int32Array(size);
  const below = new Int32Array(size);
  const span = new Int32Array(size).fill(1);
  const pending = new Int32Array(size);
  for (let person = 0; person < size; person++) {
    const above = parent[person] as number;
    if (above >= 0) pending[above] = (pending[above] as number) + 1;
  }
  let filled = 0;
  for (let person = 0; person < size; person++) if (pending[person] === 0) order[filled++] = person;
  let taken = 0;
  const drain = (): void => {
    while (taken < filled) {
      const person = order[taken++] as number;
      const above = parent[person] as number;
      if (above < 0) continue;
      span[above] = (span[above] as number) + (span[person] as number);
      if (((source.flags[person] as number) & ENABLED) !== 0) {
        below[above] = (below[above] as number) + (below[person] as number) + 1;
        height[above] = Math.max(height[above] as number, (height[person] as number) + 1);
      }
      const left = (pending[above] as number) - 1;
      pending[above] = left;
      if (left === 0) order[filled++] = above;
    }
  };
  drain();
  const opened: number[] = [];
  for (let person = 0; filled < size && person < size; person++) {
    // Whoever still waits for a report stands in a ring, or above one: peel on from where it is opened.
    if (pending[person] === 0) continue;
    const cut = leastHarm(person, parent, below, source.ids);
    const above = parent[cut] as number;
    parent[cut] = NOBODY;
    rootKind[cut] = ROOT_ORPHANED;
    opened.push(cut);
    const left = (pending[above] as number) - 1;
    pending[above] = left;
    if (left === 0) order[filled++] = above;
    drain();
  }
  return { order, height, below, span, opened };
}

/**
 * Where a ring is opened: at the member who, as its top, leaves the least sum of links between the ring's
 * people (everybody who hangs on it) and the top. So the one with most people outside the ring tends to win,
 * and as few as possible move down. Where that ties: the smallest id, so that the order of rows says nothing.
 */
function leastHarm(member: number, parent: Int32Array, below: Int32Array, ids: readonly string[]): number {
  const ring: number[] = [];
  let at = member;
  do {
    ring.push(at);
    at = parent[at] as number;
  } while (at !== member);
  const weight = (person: number): number => (below[person] as number) + 1;
  let total = 0;
  let links = 0;
  for (const [place, person] of ring.entries()) {
    total += weight(person);
    links += weight(person) * ((ring.length - place) % ring.length);
  }
  let best = member;
  let fewest = links;
  for (const person of ring.slice(1)) {
    // With the next one up as the top everybody is a link further away, but for those under the new top.
    links += total - ring.length * weight(person);
    if (links < fewest || (links === fewest && (ids[person] as string) < (ids[best] as string))) {
      fewest = links;
      best = person;
    }
  }
  return best;
}
