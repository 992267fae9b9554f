import type { Tx } from '../../db/transaction.ts';
import { type Commitment, commitmentStore } from './commitment-store.ts';
import { type StoredSession, sessionStore } from './session-store.ts';

/** What attendance may do to a commitment and its sessions, on its own transaction. */
export function holdCommitment(
  tx: Tx,
  tenantId: string,
  commitmentId: string,
): Promise<Commitment | undefined> {
  return commitmentStore(tx, tenantId).findForChange(commitmentId);
}

export function sessionsOf(tx: Tx, tenantId: string, commitmentId: string): Promise<StoredSession[]> {
  return sessionStore(tx, tenantId).ofCommitment(commitmentId);
}

export function changeCommitment(
  tx: Tx,
  tenantId: string,
  commitmentId: string,
  change: Parameters<ReturnType<typeof commitmentStore>['change']>[1],
): Promise<void> {
  return commitmentStore(tx, tenantId).change(commitmentId, change);
}

export function changeSession(
  tx: Tx,
  tenantId: string,
  sessionId: string,
  change: Parameters<ReturnType<typeof sessionStore>['change']>[1],
): Promise<void> {
  return sessionStore(tx, tenantId).change(sessionId, change);
}
