import { useQuery } from '@tanstack/react-query';
import type { HomeResponse } from '../../shared/home.ts';
import type { MeResponse } from '../../shared/people.ts';
import { useApi } from './api-context.ts';
import { queryKeys } from './query-keys.ts';

/** So that Join appears in time, and a booking that ends shows without a click. */
const refreshMs = 30_000;

/** Who is asking, and which rooms of the tab they have a use for. */
export function useMe() {
  const api = useApi();
  return useQuery({
    queryKey: queryKeys.me,
    queryFn: ({ signal }) => api.get<MeResponse>('/me', signal),
    refetchInterval: refreshMs,
  });
}

/** Everything that home shows, in one round trip. */
export function useHome() {
  const api = useApi();
  return useQuery({
    queryKey: queryKeys.home,
    queryFn: ({ signal }) => api.get<HomeResponse>('/home', signal),
    refetchInterval: refreshMs,
  });
}
