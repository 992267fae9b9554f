import type { PairResponse, PairsResponse } from '../../../shared/pairs.ts';
import type { Caller } from '../../caller.ts';
import type { Clock } from '../../clock.ts';
import type { Transact } from '../../db/transaction.ts';
import { found } from '../../errors.ts';
import { pairViews } from './pair-read-model.ts';

/** Somebody's own pairs; whoever isn't a partner finds nothing. */
export function pairService(ports: { transact: Transact; clock: Clock }) {
  return {
    async list(caller: Caller): Promise<PairsResponse> {
      const now = ports.clock.now();
      return ports.transact(caller, async (tx) => ({
        now: now.toISOString(),
        pairs: await pairViews(tx, caller.tenantId, caller.personId, { now }),
      }));
    },

    async show(caller: Caller, pairId: string): Promise<PairResponse> {
      const now = ports.clock.now();
      return ports.transact(caller, async (tx) => {
        const [pair] = await pairViews(tx, caller.tenantId, caller.personId, { now, pairId });
        return { now: now.toISOString(), pair: found(pair) };
      });
    },
  };
}
export type PairService = ReturnType<typeof pairService>;
