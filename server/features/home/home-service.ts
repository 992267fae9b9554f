import type { HomeResponse } from '../../../shared/home.ts';
import type { Caller } from '../../caller.ts';
import type { Clock } from '../../clock.ts';
import type { Transact } from '../../db/transaction.ts';
import { EyeToEyeError } from '../../errors.ts';
import { pairViews } from '../pairs/pair-read-model.ts';
import { participationProblems } from '../participation/eligibility.ts';
import { invitations } from '../participation/invitation-read-model.ts';
import { findPeople, managerOf } from '../people/people-lookup.ts';
import { nextStepOf } from './next-step.ts';
import { workOfLead, workOfManager } from './work-read-model.ts';

/** Everything that home shows, in one round trip. */
export function homeService(ports: { transact: Transact; clock: Clock }) {
  return {
    async show(caller: Caller): Promise<HomeResponse> {
      const { tenantId, personId } = caller;
      const now = ports.clock.now();
      return ports.transact(caller, async (tx) => {
        const [person] = await findPeople(tx, tenantId, [personId]);
        // Signed in, but the directory hasn't been read since they came.
        if (!person) throw new EyeToEyeError('notReady');
        const pairs = await pairViews(tx, tenantId, personId, { now });
        const all = await invitations(tx, tenantId, personId);
        const rounds = all.filter(
          (round) => round.state !== null || participationProblems(person, round.joining).length === 0,
        );
        const manager = await managerOf(tx, tenantId, personId);
        return {
          now: now.toISOString(),
          displayName: person.display_name,
          nextStep: nextStepOf({
            approvals: await workOfManager(tx, tenantId, personId),
            pairs,
            rounds,
            managerName: manager?.display_name ?? null,
            programs: await workOfLead(tx, tenantId, caller),
          }),
          pairs,
          rounds: rounds.map(({ joining: _, ...round }) => round),
        };
      });
    },
  };
}
export type HomeService = ReturnType<typeof homeService>;
