import type { Tx } from '../../db/transaction.ts';
import { orgStore } from './org-store.ts';
import { type Person, peopleStore } from './people-store.ts';

/** People by id, in no particular order; whoever has left the directory is not among them. */
export function findPeople(tx: Tx, tenantId: string, personIds: readonly string[]): Promise<Person[]> {
  return peopleStore(tx, tenantId).findMany(personIds);
}

/** Who stands directly above in the flattened org: disabled managers are stepped over, cycles opened. */
export async function managerOf(tx: Tx, tenantId: string, personId: string): Promise<Person | null> {
  const position = await orgStore(tx, tenantId).find(personId);
  if (!position?.parent_id) return null;
  return (await peopleStore(tx, tenantId).find(position.parent_id)) ?? null;
}
