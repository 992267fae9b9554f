import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ProgramForm, ProgramResponse, ProgramsResponse } from '../../shared/programs.ts';
import { useApi } from './api-context.ts';
import { queryKeys } from './query-keys.ts';

/** All programs that this person leads. */
export function usePrograms() {
  const api = useApi();
  return useQuery({
    queryKey: queryKeys.programs,
    queryFn: ({ signal }) => api.get<ProgramsResponse>('/programs', signal),
  });
}

export function useProgram(programId: string) {
  const api = useApi();
  return useQuery({
    queryKey: queryKeys.program(programId),
    queryFn: ({ signal }) => api.get<ProgramResponse>(`/programs/${programId}`, signal),
    refetchInterval: 15_000,
  });
}

export function useCreateProgram() {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (form: ProgramForm) => api.post<ProgramResponse>('/programs', form),
    onSuccess: (program) => {
      cache.setQueryData(queryKeys.program(program.programId), program);
      void cache.invalidateQueries({ queryKey: queryKeys.programs, exact: true });
      void cache.invalidateQueries({ queryKey: queryKeys.me });
    },
  });
}

/** Opens the next round of a program. */
export function useOpenRound(programId: string) {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => api.post<ProgramResponse>(`/programs/${programId}/rounds`),
    onSuccess: (program) => {
      cache.setQueryData(queryKeys.program(programId), program);
      void cache.invalidateQueries({ queryKey: queryKeys.programs, exact: true });
      void cache.invalidateQueries({ queryKey: queryKeys.me });
      void cache.invalidateQueries({ queryKey: queryKeys.home });
      void cache.invalidateQueries({ queryKey: queryKeys.offers });
    },
  });
}
