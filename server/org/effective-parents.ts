import type { OrgSource } from './org.ts';
import { ENABLED, GUEST, NOBODY } from './org.ts';

/** Why somebody has no one above them. */
export const ROOT_TRUE = 1;
/** A manager is named, but absent, or none stands above the ones who had to be stepped over. */
export const ROOT_ORPHANED = 2;

const UNSEEN = -3;
const ON_THE_WAY = -4;

/**
 * Who counts as whose manager.
 * - A disabled manager is stepped over to the one above, and the one above that.
 * - So is a guest: they stand outside the house, whoever the directory puts under them.
 * - Where nobody stands above those, the person is orphaned, like one whose manager is absent: leavers often
 *   lose their own manager first, and their reports are not the top for that.
 * - Somebody who is their own manager is a root, and means to be.
 */
export function effectiveParents(source: OrgSource): { parent: Int32Array; rootKind: Uint8Array } {
  const { flags, manager } = source;
  const size = manager.length;
  const parent = new Int32Array(size).fill(NOBODY);
  const rootKind = new Uint8Array(size);
  const above = new Int32Array(size).fill(UNSEEN);
  const trail: number[] = [];
  const stands = (person: number): boolean => ((flags[person] as number) & (ENABLED | GUEST)) === ENABLED;

  /** The first who stands at or above `start`, remembered for everyone passed on the way. */
  const firstStanding = (start: number): number => {
    let at = start;
    while (at >= 0 && !stands(at) && above[at] === UNSEEN) {
      above[at] = ON_THE_WAY;
      trail.push(at);
      const next = manager[at] as number;
      at = next === at ? NOBODY : next;
    }
    // Nobody stands in a ring of disabled accounts; meeting one that is on the way means just that.
    const found = at < 0 ? NOBODY : stands(at) ? at : Math.max(above[at] as number, NOBODY);
    for (const passed of trail) above[passed] = found;
    trail.length = 0;
    return found;
  };

  for (let person = 0; person < size; person++) {
    const named = manager[person] as number;
    if (named === NOBODY || named === person) {
      rootKind[person] = ROOT_TRUE;
      continue;
    }
    const found = named < 0 ? NOBODY : firstStanding(named);
    // Found oneself above a disabled manager: a ring of which nobody else is left.
    if (found === NOBODY || found === person) rootKind[person] = ROOT_ORPHANED;
    else parent[person] = found;
  }
  return { parent, rootKind };
}
