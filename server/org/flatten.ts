import { findAnomalies } from './anomalies.ts';
import { effectiveParents } from './effective-parents.ts';
import { depths } from './estimate-depth.ts';
import { peelLeafFirst } from './leaf-first.ts';
import type { Org, OrgInput, OrgSource } from './org.ts';
import { NOBODY } from './org.ts';
import { readOrgInput } from './org-source.ts';

/**
 * Flattens a directory into depth, height, rank and intervals, in linear time and without recursion. Never
 * throws over a broken hierarchy: who counts as manager is settled in `effective-parents.ts`, rings in
 * `leaf-first.ts`, absent managers in `estimate-depth.ts`, and each is reported in `anomalies`.
 *
 * The order of rows gives people their index and, within one manager, their place in the intervals; depth,
 * height, rank and who is above whom do not depend on it.
 */
export function flattenOrg(input: OrgInput): Org {
  return flattenSource(readOrgInput(input));
}

export function flattenSource(source: OrgSource): Org {
  const { parent, rootKind } = effectiveParents(source);
  const leafFirst = peelLeafFirst(source, parent, rootKind);
  const { depth, estimated, root } = depths(source, parent, rootKind, leafFirst);
  const { enter, leave } = intervals(parent, leafFirst.order, leafFirst.span);
  const { indexById } = source;
  return Object.freeze({
    size: source.ids.length,
    ids: source.ids,
    depth,
    height: leafFirst.height,
    rank: ranks(depth, leafFirst.height),
    estimated,
    enter,
    leave,
    below: leafFirst.below,
    root,
    parent,
    manager: source.manager.map((named, person) => (named === person ? NOBODY : named)),
    anomalies: findAnomalies(source, rootKind, leafFirst),
    indexOf: (id: string) => indexById.get(id) ?? -1,
    source,
  });
}

function ranks(depth: Int32Array, height: Int32Array): Float64Array {
  const rank = new Float64Array(depth.length);
  for (let person = 0; person < depth.length; person++) {
    const down = height[person] as number;
    const up = depth[person] as number;
    rank[person] = down === 0 ? 1 : up / (up + down);
  }
  return rank;
}

/** Each subtree takes as many numbers as it has members; parents hand them out before their reports do. */
function intervals(
  parent: Int32Array,
  leafFirst: Int32Array,
  span: Int32Array,
): { enter: Int32Array; leave: Int32Array } {
  const size = parent.length;
  const enter = new Int32Array(size);
  const leave = new Int32Array(size);
  const nextFree = new Int32Array(size);
  let nextRoot = 0;
  for (let place = size - 1; place >= 0; place--) {
    const person = leafFirst[place] as number;
    const above = parent[person] as number;
    const start = above < 0 ? nextRoot : (nextFree[above] as number);
    const end = start + (span[person] as number);
    enter[person] = start;
    leave[person] = end;
    nextFree[person] = start + 1;
    if (above < 0) nextRoot = end;
    else nextFree[above] = end;
  }
  return { enter, leave };
}
