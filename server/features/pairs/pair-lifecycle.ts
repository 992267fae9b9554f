import type { Tx } from '../../db/transaction.ts';
import { nextPairState, type PairEvent } from './pair-state.ts';
import { type NewPair, type Pair, pairStore } from './pair-store.ts';

/** What other features may do to a pair: send it an event. */
export async function advancePair(tx: Tx, tenantId: string, pair: Pair, event: PairEvent): Promise<void> {
  const next = nextPairState(pair.state, event);
  if (next !== 'refused') await pairStore(tx, tenantId).setState(pair.pair_id, next);
}

export function findPair(tx: Tx, tenantId: string, pairId: string): Promise<Pair | undefined> {
  return pairStore(tx, tenantId).find(pairId);
}

/** A run's proposals take the place of the last run's. */
export async function replaceProposals(
  tx: Tx,
  tenantId: string,
  roundId: string,
  pairs: readonly NewPair[],
): Promise<void> {
  const store = pairStore(tx, tenantId);
  await store.deleteProposed(roundId);
  await store.insert(pairs);
}

/** Held until the transaction ends, in a stable order. */
export function proposedPairs(tx: Tx, tenantId: string, roundId: string): Promise<Pair[]> {
  return pairStore(tx, tenantId).proposedIn(roundId);
}

export async function publishPair(tx: Tx, tenantId: string, pair: Pair, at: Date): Promise<void> {
  const next = nextPairState(pair.state, 'publish');
  if (next !== 'refused') await pairStore(tx, tenantId).setState(pair.pair_id, next, at);
}

/** Proposals that did not become pairs. */
export function dropProposals(tx: Tx, tenantId: string, roundId: string): Promise<void> {
  return pairStore(tx, tenantId).deleteProposed(roundId);
}

/** Whether a participation, or a round, still has a pair that hasn't ended. */
export function hasOpenPair(
  tx: Tx,
  tenantId: string,
  of: { participationId: string } | { roundId: string },
): Promise<boolean> {
  return pairStore(tx, tenantId).hasOpenPair(of);
}
