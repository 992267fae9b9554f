import type { Tx } from '../../db/transaction.ts';
import { nextParticipationState, type ParticipationEvent } from './participation-state.ts';
import { type Participation, participationStore } from './participation-store.ts';

/**
 * What other features may do to a participation: send it an event. Answers whether the machine allowed it;
 * the row is held until the transaction ends.
 */
export async function advanceParticipation(
  tx: Tx,
  tenantId: string,
  participationId: string,
  event: ParticipationEvent,
  at: Date,
): Promise<boolean> {
  const store = participationStore(tx, tenantId);
  const participation = await store.findForChange(participationId);
  if (!participation) return false;
  const next = nextParticipationState(participation.state, event);
  if (next === 'refused') return false;
  await store.setState(participationId, next, at);
  return true;
}

/** The row, held until the transaction ends. */
export function holdParticipation(
  tx: Tx,
  tenantId: string,
  participationId: string,
): Promise<Participation | undefined> {
  return participationStore(tx, tenantId).findForChange(participationId);
}
