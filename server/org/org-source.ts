import type { OrgInput, OrgSource } from './org.ts';
import { ENABLED, FIRST_ABSENT, GUEST, NOBODY } from './org.ts';

/** Reads rows or columns. Where an id comes twice the first row counts; the later ones are left out. */
export function readOrgInput(input: OrgInput): OrgSource {
  const indexById = new Map<string, number>();
  const ids: string[] = [];
  const managerIds: (string | null)[] = [];
  const length = 'ids' in input ? input.ids.length : input.length;
  const flags = new Uint8Array(length);
  const add = (id: string, managerId: string | null, enabled: unknown, guest: unknown): void => {
    if (indexById.has(id)) return;
    flags[ids.length] = (enabled ? ENABLED : 0) | (guest ? GUEST : 0);
    indexById.set(id, ids.length);
    ids.push(id);
    managerIds.push(managerId);
  };
  if ('ids' in input) {
    for (const [row, id] of input.ids.entries()) {
      add(id, input.managerIds[row] ?? null, input.enabled[row], input.guest[row]);
    }
  } else {
    for (const row of input) add(row.id, row.managerId, row.enabled, row.guest);
  }
  const manager = new Int32Array(ids.length);
  for (let person = 0; person < ids.length; person++) {
    const managerId = managerIds[person];
    manager[person] = managerId ? (indexById.get(managerId) ?? FIRST_ABSENT) : NOBODY;
  }
  numberAbsent(manager, managerIds);
  return { ids, managerIds, flags: flags.slice(0, ids.length), indexById, manager };
}

/** Gives each absent manager a number of their own below -1, in the order in which they are first named. */
export function numberAbsent(manager: Int32Array, managerIds: readonly (string | null)[]): void {
  const numbers = new Map<string, number>();
  for (let person = 0; person < manager.length; person++) {
    if ((manager[person] as number) > FIRST_ABSENT) continue;
    const managerId = managerIds[person] as string;
    const number = numbers.get(managerId) ?? FIRST_ABSENT - numbers.size;
    numbers.set(managerId, number);
    manager[person] = number;
  }
}
