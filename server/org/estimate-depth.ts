import { ROOT_ORPHANED } from './effective-parents.ts';
import type { LeafFirst } from './leaf-first.ts';
import type { OrgSource } from './org.ts';
import { ENABLED } from './org.ts';

/**
 * Depth of everybody, and who has only an estimate. An orphaned root gets the median depth (the lower one of
 * two) of the people of its height who stand below true roots. Where nobody is of that height the next
 * greater height that occurs decides; whoever is taller than anyone below a true root stands at the top.
 */
export function depths(
  source: OrgSource,
  parent: Int32Array,
  rootKind: Uint8Array,
  leafFirst: LeafFirst,
): { depth: Int32Array; estimated: Uint8Array; root: Int32Array } {
  const size = parent.length;
  const { order, height } = leafFirst;
  const depth = new Int32Array(size);
  const estimated = new Uint8Array(size);
  const root = new Int32Array(size);
  const orphans: number[] = [];
  const walkDown = (): void => {
    for (let place = size - 1; place >= 0; place--) {
      const person = order[place] as number;
      const above = parent[person] as number;
      if (above < 0) {
        root[person] = person;
        continue;
      }
      depth[person] = (depth[above] as number) + 1;
      estimated[person] = estimated[above] as number;
      root[person] = root[above] as number;
    }
  };
  for (let person = 0; person < size; person++) {
    if (rootKind[person] !== ROOT_ORPHANED) continue;
    orphans.push(person);
    estimated[person] = 1;
  }
  walkDown();
  if (orphans.length === 0) return { depth, estimated, root };
  const medianDepth = medianDepthByHeight(
    (person) => {
      const counts = estimated[person] === 0 && (parent[person] as number) >= 0;
      return counts && ((source.flags[person] as number) & ENABLED) !== 0;
    },
    depth,
    height,
  );
  for (const person of orphans) depth[person] = medianDepth(height[person] as number);
  walkDown();
  return { depth, estimated, root };
}

function medianDepthByHeight(
  counts: (person: number) => boolean,
  depth: Int32Array,
  height: Int32Array,
): (height: number) => number {
  let tallest = -1;
  for (let person = 0; person < height.length; person++) {
    if (counts(person)) tallest = Math.max(tallest, height[person] as number);
  }
  const start = new Int32Array(tallest + 2);
  for (let person = 0; person < height.length; person++) {
    if (!counts(person)) continue;
    const bucket = (height[person] as number) + 1;
    start[bucket] = (start[bucket] as number) + 1;
  }
  for (let h = 0; h <= tallest; h++) start[h + 1] = (start[h + 1] as number) + (start[h] as number);
  const next = start.slice();
  const sorted = new Int32Array(start[tallest + 1] ?? 0);
  for (let person = 0; person < height.length; person++) {
    if (!counts(person)) continue;
    const h = height[person] as number;
    const place = next[h] as number;
    sorted[place] = depth[person] as number;
    next[h] = place + 1;
  }
  const known = new Map<number, number>();
  return (wanted) => {
    let h = wanted;
    while (h <= tallest && start[h] === start[h + 1]) h++;
    if (h > tallest) return 0;
    let median = known.get(h);
    if (median === undefined) {
      const bucket = sorted.subarray(start[h], start[h + 1]).sort();
      median = bucket[(bucket.length - 1) >> 1] ?? 0;
      known.set(h, median);
    }
    return median;
  };
}
