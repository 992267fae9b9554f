import type { Seal } from '../../db/seal.ts';
import type { Tx } from '../../db/transaction.ts';
import { exclusionStore } from './exclusions.ts';
import { participationStore, type Topics } from './participation-store.ts';

/** What the pairing needs of participations, by participation id. */
export function topicsOf(tx: Tx, tenantId: string, ids: readonly string[]): Promise<Map<string, Topics>> {
  return participationStore(tx, tenantId).topics(ids);
}

/** Opens only in a transaction bound to the duty of pairing. */
export function exclusionsOf(
  tx: Tx,
  tenantId: string,
  seal: Seal,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  return exclusionStore(tx, tenantId, seal).of(ids);
}
