import type { Tx } from '../../db/transaction.ts';
import { advancePair, hasOpenPair } from '../pairs/pair-lifecycle.ts';
import type { Pair } from '../pairs/pair-store.ts';
import { advanceParticipation } from '../participation/participation-lifecycle.ts';
import { holdRound } from '../programs/program-lookup.ts';
import { advanceRound } from '../programs/round-lifecycle.ts';

/**
 * After a pair's last session: the pair ends, whoever has no other takes part no more, and the last closes the
 * round. The round is held first: of two last pairs that end at once, each would take the other for open.
 */
export async function endPair(tx: Tx, tenantId: string, pair: Pair, at: Date): Promise<void> {
  await holdRound(tx, tenantId, pair.round_id);
  await advancePair(tx, tenantId, pair, 'end');
  for (const participationId of [pair.a_participation_id, pair.b_participation_id]) {
    const goesOn = await hasOpenPair(tx, tenantId, { participationId });
    if (!goesOn) await advanceParticipation(tx, tenantId, participationId, 'end', at);
  }
  const roundGoesOn = await hasOpenPair(tx, tenantId, { roundId: pair.round_id });
  if (!roundGoesOn) await advanceRound(tx, tenantId, pair.round_id, 'close');
}
