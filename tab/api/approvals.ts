import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ApprovalsResponse, DecisionForm, UndoForm } from '../../shared/approvals.ts';
import { useApi } from './api-context.ts';
import { queryKeys } from './query-keys.ts';

/** An Undo on the row goes when the server no longer offers it. */
const undoRefreshMs = 10_000;

/** Requests addressed to this person: waiting and decided. */
export function useApprovals() {
  const api = useApi();
  return useQuery({
    queryKey: queryKeys.approvals,
    queryFn: ({ signal }) => api.get<ApprovalsResponse>('/approvals', signal),
    refetchInterval: (query) =>
      query.state.data?.decided.some(({ undoUntil }) => undoUntil !== null) ? undoRefreshMs : false,
  });
}

/** Approves or declines several at once; all or none. */
export function useDecide() {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (form: DecisionForm) => api.post<ApprovalsResponse>('/approvals/decisions', form),
    onSuccess: (approvals) => keep(cache, approvals),
    onError: () => void cache.invalidateQueries({ queryKey: queryKeys.approvals }),
  });
}

/** Takes decisions back while the server allows it. */
export function useUndoDecision() {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (form: UndoForm) => api.post<ApprovalsResponse>('/approvals/undo', form),
    onSuccess: (approvals) => keep(cache, approvals),
    onError: () => void cache.invalidateQueries({ queryKey: queryKeys.approvals }),
  });
}

function keep(cache: QueryClient, approvals: ApprovalsResponse): void {
  cache.setQueryData(queryKeys.approvals, approvals);
  void cache.invalidateQueries({ queryKey: queryKeys.me });
  void cache.invalidateQueries({ queryKey: queryKeys.home });
}
