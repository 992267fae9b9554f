import type { Tx } from '../../db/transaction.ts';
import { nextRoundState, type RoundEvent } from './round-state.ts';
import { roundStore } from './round-store.ts';

/** What other features may do to a round: send it an event. Answers whether the machine allowed it. */
export async function advanceRound(
  tx: Tx,
  tenantId: string,
  roundId: string,
  event: RoundEvent,
): Promise<boolean> {
  const store = roundStore(tx, tenantId);
  const round = await store.findForChange(roundId);
  const next = round ? nextRoundState(round.state, event) : 'refused';
  if (next === 'refused') return false;
  if (next !== round?.state) await store.setState(roundId, next);
  return true;
}
