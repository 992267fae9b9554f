import { ROOT_TRUE } from './effective-parents.ts';
import type { LeafFirst } from './leaf-first.ts';
import type { Anomaly, OrgSource } from './org.ts';
import { ENABLED, GUEST, NOBODY } from './org.ts';

/**
 * What is odd, in a stable order. `count` and the person named, by kind:
 * - `cycle`: the ring's length as named; at whom it was opened.
 * - `selfManaged`: 1; the person.
 * - `missingManager`: how many name the same absent manager; the one of them with most people below.
 * - `disabledManager`, `guestManager`: how many direct reports were moved up; the manager stepped over.
 * - `loneRoot`: all members of the house with neither manager nor reports; the first by id.
 * - `severalRoots`: roots that lead someone, where there are two or more; the one with most people below.
 */
export function findAnomalies(source: OrgSource, rootKind: Uint8Array, leafFirst: LeafFirst): Anomaly[] {
  const { ids, flags, manager } = source;
  const { below } = leafFirst;
  const larger = (a: number, b: number | undefined): boolean => {
    if (b === undefined || below[a] !== below[b])
      return b === undefined || (below[a] as number) > (below[b] as number);
    return (ids[a] as string) < (ids[b] as string);
  };
  const steppedOver = new Map<number, number>();
  const absent = new Map<number, { count: number; largest: number }>();
  const selfManaged: number[] = [];
  let loneRoots = 0;
  let firstLone: number | undefined;
  let roots = 0;
  let largestRoot: number | undefined;
  for (let person = 0; person < ids.length; person++) {
    const named = manager[person] as number;
    const isMember = stands(flags, person);
    // What a disabled account says of its manager misleads nobody.
    if (((flags[person] as number) & ENABLED) === 0) continue;
    if (named === person) selfManaged.push(person);
    if (named >= 0 && named !== person && !stands(flags, named)) {
      steppedOver.set(named, (steppedOver.get(named) ?? 0) + 1);
    } else if (named < NOBODY) {
      const seen = absent.get(named);
      absent.set(named, {
        count: (seen?.count ?? 0) + 1,
        largest: seen && !larger(person, seen.largest) ? seen.largest : person,
      });
    }
    if (rootKind[person] !== ROOT_TRUE || !isMember) continue;
    if ((below[person] as number) > 0) {
      roots++;
      if (larger(person, largestRoot)) largestRoot = person;
    } else {
      loneRoots++;
      if (firstLone === undefined || (ids[person] as string) < (ids[firstLone] as string)) firstLone = person;
    }
  }
  const found: Anomaly[] = [];
  const report = (kind: Anomaly['kind'], person: number, count: number): void => {
    found.push({ kind, personId: ids[person] as string, count });
  };
  const opened = new Set(leafFirst.opened);
  for (const ring of rings(manager)) {
    const at = ring.find((person) => opened.has(person)) ?? ring.find((person) => stands(flags, person));
    report('cycle', at ?? (ring[0] as number), ring.length);
  }
  for (const person of selfManaged) report('selfManaged', person, 1);
  for (const { largest, count } of absent.values()) report('missingManager', largest, count);
  for (const [person, count] of steppedOver) {
    const disabled = ((flags[person] as number) & ENABLED) === 0;
    report(disabled ? 'disabledManager' : 'guestManager', person, count);
  }
  if (firstLone !== undefined) report('loneRoot', firstLone, loneRoots);
  if (largestRoot !== undefined && roots > 1) report('severalRoots', largestRoot, roots);
  return found;
}

function stands(flags: Uint8Array, person: number): boolean {
  return ((flags[person] as number) & (ENABLED | GUEST)) === ENABLED;
}

/** Every ring of two or more in the managers as they are named. */
function* rings(manager: Int32Array): Generator<number[]> {
  const walk = new Int32Array(manager.length);
  for (let start = 0; start < manager.length; start++) {
    let at = start;
    while (at >= 0 && walk[at] === 0) {
      walk[at] = start + 1;
      at = manager[at] as number;
    }
    if (at < 0 || walk[at] !== start + 1 || manager[at] === at) continue;
    const ring = [at];
    for (let next = manager[at] as number; next !== at; next = manager[next] as number) ring.push(next);
    yield ring;
  }
}
