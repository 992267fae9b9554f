import { QueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { isRetryable } from './api-error.ts';
import type { ApiClient } from './client.ts';

export const ApiContext = createContext<ApiClient | null>(null);

/** The client that the tab was composed with. */
export function useApi(): ApiClient {
  const client = useContext(ApiContext);
  if (client === null) throw new Error('useApi needs an ApiContext above it');
  return client;
}

/** What was read stays fresh for a few seconds, so that going back and forth doesn't ask again. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) => failures < 2 && isRetryable(error),
      },
      mutations: { retry: false },
    },
  });
}
