import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { OfferForm, OffersResponse, ParticipationResponse } from '../../shared/participation.ts';
import { useApi } from './api-context.ts';
import { queryKeys } from './query-keys.ts';

/** Every round that this person may join, or has. */
export function useOffers() {
  const api = useApi();
  return useQuery({
    queryKey: queryKeys.offers,
    queryFn: ({ signal }) => api.get<OffersResponse>('/offers', signal),
  });
}

/** One person's volunteering for a round. Not read again behind a form that is being filled in. */
export function useParticipation(roundId: string) {
  const api = useApi();
  return useQuery({
    queryKey: queryKeys.participation(roundId),
    queryFn: ({ signal }) => api.get<ParticipationResponse>(`/rounds/${roundId}/participation`, signal),
    refetchOnWindowFocus: false,
  });
}

export type ParticipationChange =
  | { readonly kind: 'save'; readonly form: OfferForm }
  | { readonly kind: 'submit'; readonly form: OfferForm }
  | { readonly kind: 'withdraw' };

/** Saves, sends or takes back. Sending saves first, so that what is sent is what stands on the screen. */
export function useChangeParticipation(roundId: string) {
  const api = useApi();
  const cache = useQueryClient();
  const path = `/rounds/${roundId}/participation`;
  return useMutation({
    mutationFn: async (change: ParticipationChange): Promise<ParticipationResponse> => {
      if (change.kind === 'withdraw') return api.post(`${path}/withdrawal`);
      const saved = await api.put<ParticipationResponse>(path, change.form);
      return change.kind === 'save' ? saved : api.post(`${path}/submission`);
    },
    onSuccess: (participation) => {
      cache.setQueryData(queryKeys.participation(roundId), participation);
      void cache.invalidateQueries({ queryKey: queryKeys.offers });
      void cache.invalidateQueries({ queryKey: queryKeys.home });
      void cache.invalidateQueries({ queryKey: queryKeys.me });
    },
  });
}
