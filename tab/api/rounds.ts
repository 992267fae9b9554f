import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  HealthResponse,
  PairingResponse,
  ProgramResponse,
  VolunteersResponse,
} from '../../shared/programs.ts';
import { useApi } from './api-context.ts';
import { queryKeys } from './query-keys.ts';

const runPollMs = 1_000;

/** Who takes part in a round, and whose OK is outstanding. */
export function useVolunteers(roundId: string) {
  const api = useApi();
  return useQuery({
    queryKey: queryKeys.volunteers(roundId),
    queryFn: ({ signal }) => api.get<VolunteersResponse>(`/rounds/${roundId}/volunteers`, signal),
  });
}

/** True while a run has begun and not yet ended. */
export function isRunGoing(pairing: PairingResponse | undefined): boolean {
  return pairing?.run?.state === 'waiting' || pairing?.run?.state === 'running';
}

/** The latest run and what it proposes; asked again every second while a run goes on. */
export function usePairing(roundId: string) {
  const api = useApi();
  return useQuery({
    queryKey: queryKeys.pairing(roundId),
    queryFn: ({ signal }) => api.get<PairingResponse>(`/rounds/${roundId}/pairing`, signal),
    refetchInterval: (query) => (isRunGoing(query.state.data) ? runPollMs : false),
  });
}

export function useRunPairing(roundId: string) {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => api.post<PairingResponse>(`/rounds/${roundId}/pairing-runs`),
    onSuccess: (pairing) => cache.setQueryData(queryKeys.pairing(roundId), pairing),
  });
}

/** Publishes the proposed pairs of a round. */
export function usePublish(roundId: string) {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => api.post<ProgramResponse>(`/rounds/${roundId}/publication`),
    onSuccess: (program) => {
      cache.setQueryData(queryKeys.program(program.programId), program);
      void cache.invalidateQueries({ queryKey: ['rounds', roundId] });
      void cache.invalidateQueries({ queryKey: queryKeys.programs, exact: true });
      void cache.invalidateQueries({ queryKey: queryKeys.pairs });
      void cache.invalidateQueries({ queryKey: queryKeys.home });
      void cache.invalidateQueries({ queryKey: queryKeys.me });
    },
  });
}

/** How the pairs of a round are doing, in numbers. */
export function useHealth(roundId: string) {
  const api = useApi();
  return useQuery({
    queryKey: queryKeys.health(roundId),
    queryFn: ({ signal }) => api.get<HealthResponse>(`/rounds/${roundId}/health`, signal),
    refetchInterval: (query) =>
      query.state.data?.pairs.some(({ state }) => state === 'waiting' || state === 'booking') ? 3_000 : false,
  });
}
