import { flattenSource } from './flatten.ts';
import type { Org, OrgRow, OrgSource } from './org.ts';
import { ENABLED, FIRST_ABSENT, GUEST, NOBODY } from './org.ts';
import { numberAbsent } from './org-source.ts';

export interface OrgDelta {
  /** New people and changed ones, whole rows; the last one of an id counts. */
  readonly changed: readonly OrgRow[];
  readonly removed: readonly string[];
}

/**
 * The org after a delta, equal to flattening all rows from scratch: known people keep their place, new ones
 * follow at the end, removed ones leave and the rest moves up. An id in both lists is removed first and comes
 * back at the end. The old org stays as it was.
 *
 * Ids and managers, which are most of the cost, are looked up only for the delta; the flat arrays are
 * computed anew, since one move near the top shifts the interval of nearly everybody.
 */
export function applyDelta(org: Org, delta: OrgDelta): Org {
  const source = delta.removed.length === 0 ? copySource(org.source) : without(org.source, delta.removed);
  const touched = new Set<number>();
  let grew = false;
  const flags: number[] = [];
  const size = source.ids.length;
  for (const row of delta.changed) {
    let person = source.indexById.get(row.id);
    if (person === undefined) {
      person = source.ids.length;
      source.indexById.set(row.id, person);
      source.ids.push(row.id);
      grew = true;
    }
    source.managerIds[person] = row.managerId;
    flags[person] = (row.enabled ? ENABLED : 0) | (row.guest ? GUEST : 0);
    touched.add(person);
  }
  const grown = {
    ...source,
    flags: lengthened(source.flags, new Uint8Array(source.ids.length)),
    manager: lengthened(source.manager, new Int32Array(source.ids.length)),
  };
  for (const person of touched) grown.flags[person] = flags[person] as number;
  const lookUp = (person: number): void => {
    const managerId = grown.managerIds[person];
    grown.manager[person] = managerId ? (grown.indexById.get(managerId) ?? FIRST_ABSENT) : NOBODY;
  };
  for (const person of touched) lookUp(person);
  // Somebody new may be the manager whom others have named all along.
  for (let person = 0; grew && person < size; person++) {
    if ((grown.manager[person] as number) <= FIRST_ABSENT) lookUp(person);
  }
  numberAbsent(grown.manager, grown.managerIds);
  return flattenSource(grown);
}

interface MutableSource extends OrgSource {
  readonly ids: string[];
  readonly managerIds: (string | null)[];
  readonly indexById: Map<string, number>;
}

function copySource(source: OrgSource): MutableSource {
  return {
    ids: source.ids.slice(),
    managerIds: source.managerIds.slice(),
    flags: source.flags,
    indexById: new Map(source.indexById),
    manager: source.manager,
  };
}

function without(source: OrgSource, removed: readonly string[]): MutableSource {
  const gone = new Set(removed);
  const ids: string[] = [];
  const managerIds: (string | null)[] = [];
  const indexById = new Map<string, number>();
  const flags = new Uint8Array(source.ids.length);
  const moved = new Int32Array(source.ids.length).fill(FIRST_ABSENT);
  for (const [person, id] of source.ids.entries()) {
    if (gone.has(id)) continue;
    moved[person] = ids.length;
    flags[ids.length] = source.flags[person] as number;
    indexById.set(id, ids.length);
    ids.push(id);
    managerIds.push(source.managerIds[person] as string | null);
  }
  const manager = new Int32Array(ids.length);
  for (let person = 0; person < source.ids.length; person++) {
    const place = moved[person] as number;
    const named = source.manager[person] as number;
    if (place >= 0) manager[place] = named >= 0 ? (moved[named] as number) : named;
  }
  return { ids, managerIds, flags: flags.slice(0, ids.length), indexById, manager };
}

function lengthened<A extends Uint8Array | Int32Array>(from: A, to: A): A {
  to.set(from.subarray(0, to.length));
  return to;
}
