import { useQuery } from '@tanstack/react-query';
import type { PairResponse, PairsResponse, PairView } from '../../shared/pairs.ts';
import { useApi } from './api-context.ts';
import { queryKeys } from './query-keys.ts';

const refreshMs = 30_000;
/** While the series is being booked, its coming is what one waits for. */
const bookingRefreshMs = 3_000;

/** All pairs of the person who asks. */
export function usePairs() {
  const api = useApi();
  return useQuery({
    queryKey: queryKeys.pairs,
    queryFn: ({ signal }) => api.get<PairsResponse>('/pairs', signal),
    refetchInterval: (query) => intervalFor(query.state.data?.pairs ?? []),
  });
}

/** One pair, with all its sessions. */
export function usePair(pairId: string) {
  const api = useApi();
  return useQuery({
    queryKey: queryKeys.pair(pairId),
    queryFn: ({ signal }) => api.get<PairResponse>(`/pairs/${pairId}`, signal),
    refetchInterval: (query) => intervalFor(query.state.data === undefined ? [] : [query.state.data.pair]),
  });
}

function intervalFor(pairs: readonly PairView[]): number {
  const isBooking = pairs.some(({ booking }) => booking.state === 'waiting' || booking.state === 'booking');
  return isBooking ? bookingRefreshMs : refreshMs;
}
