import { pairsResponse } from '../../../shared/pairs.ts';
import { participationResponse } from '../../../shared/participation.ts';
import { pairingResponse } from '../../../shared/programs.ts';
import type { JourneyResponse, JourneyStep } from '../contract.ts';
import type { LocalTenant } from '../local-tenant.ts';
import type { ProductApi } from './product-api.ts';
import type { PlayedLife } from './ready-made-life.ts';

/** The newcomer's strip: four steps through the product, ticked from what the product itself says. */
export async function journey(
  tenant: LocalTenant,
  api: ProductApi,
  life: PlayedLife,
): Promise<JourneyResponse> {
  const { programId, roundId, leadId, newcomerId } = life;
  if (!programId || !roundId || !leadId || !newcomerId) return { steps: [] };
  const own = await api.get(newcomerId, `/rounds/${roundId}/participation`, participationResponse);
  const round = await api.get(leadId, `/rounds/${roundId}/pairing`, pairingResponse);
  const { pairs } = await api.get(newcomerId, '/pairs', pairsResponse);
  const pair = pairs[0];
  const state = own.participation?.state;
  const isSubmitted = state !== undefined && state !== 'draft' && state !== 'withdrawn';
  const isDecided = isSubmitted && state !== 'submitted';
  const isPublished = round.roundState === 'published' || round.roundState === 'running';
  const names = new Map(tenant.people().map((person) => [person.id, person.displayName]));
  const step = (
    id: JourneyStep['id'],
    personId: string,
    route: string,
    rest: Pick<JourneyStep, 'beside' | 'done'> & { besidePeople?: string[] },
  ): JourneyStep => ({
    id,
    personId,
    personName: names.get(personId) ?? '',
    route,
    beside: rest.beside,
    besidePeople: rest.besidePeople ?? [],
    done: rest.done,
  });
  return {
    steps: [
      step('volunteer', newcomerId, `/offer/${roundId}`, { beside: 'calendar', done: isSubmitted }),
      ...(own.manager
        ? [step('approve', own.manager.personId, '/approvals', { beside: 'inbox', done: isDecided })]
        : []),
      step('pair', leadId, `/programs/${programId}/pairing`, { beside: 'activity', done: isPublished }),
      step('calendars', newcomerId, pair ? `/pairs/${pair.pairId}` : '/pairs', {
        beside: 'calendars',
        besidePeople: pair ? [newcomerId, pair.partner.personId] : [newcomerId],
        done: pair?.booking.state === 'booked',
      }),
    ],
  };
}
