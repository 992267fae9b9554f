import type { Tx } from '../../db/transaction.ts';
import { found } from '../../errors.ts';
import { type Program, programStore } from './program-store.ts';
import { type Round, roundStore } from './round-store.ts';

/** The program that a round belongs to; throws `notFound`. */
export async function findProgramOfRound(tx: Tx, tenantId: string, roundId: string): Promise<Program> {
  const round = found(await roundStore(tx, tenantId).find(roundId));
  return found(await programStore(tx, tenantId).find(round.program_id));
}

/** Throws `notFound`. */
export async function findRound(tx: Tx, tenantId: string, roundId: string): Promise<Round> {
  return found(await roundStore(tx, tenantId).find(roundId));
}

/** The round as it stays until the transaction ends: nobody publishes it meanwhile. */
export async function shareRound(tx: Tx, tenantId: string, roundId: string): Promise<Round> {
  return found(await roundStore(tx, tenantId).findUnchanging(roundId));
}

/** The round, held until the transaction ends; throws `notFound`. */
export async function holdRound(tx: Tx, tenantId: string, roundId: string): Promise<Round> {
  return found(await roundStore(tx, tenantId).findForChange(roundId));
}

export async function setRoundState(
  tx: Tx,
  tenantId: string,
  roundId: string,
  state: Round['state'],
): Promise<void> {
  await roundStore(tx, tenantId).setState(roundId, state);
}
