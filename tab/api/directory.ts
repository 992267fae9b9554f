import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DirectoryResponse } from '../../shared/directory.ts';
import type { DepartmentsResponse, PeopleResponse } from '../../shared/people.ts';
import { useApi } from './api-context.ts';
import { queryKeys } from './query-keys.ts';

/** At most eight people whose name holds the words; asks nothing for no words. */
export function usePeopleSearch(search: string) {
  const api = useApi();
  const words = search.trim();
  return useQuery({
    queryKey: queryKeys.people(words),
    queryFn: ({ signal }) => api.get<PeopleResponse>(`/people?search=${encodeURIComponent(words)}`, signal),
    enabled: words.length > 0,
    placeholderData: keepPreviousData,
  });
}

export function useDepartments(options: { readonly enabled: boolean }) {
  const api = useApi();
  return useQuery({
    queryKey: queryKeys.departments,
    queryFn: ({ signal }) => api.get<DepartmentsResponse>('/departments', signal),
    enabled: options.enabled,
  });
}

/** True while a reading has begun and not yet ended. */
export function isReadingGoing(directory: DirectoryResponse | undefined): boolean {
  return directory?.reading?.state === 'waiting' || directory?.reading?.state === 'reading';
}

/** The last reading of the directory and what it found. */
export function useDirectory() {
  const api = useApi();
  return useQuery({
    queryKey: queryKeys.directory,
    queryFn: ({ signal }) => api.get<DirectoryResponse>('/directory', signal),
    refetchInterval: (query) => (isReadingGoing(query.state.data) ? 1_500 : false),
  });
}

export function useReadDirectory() {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => api.post<DirectoryResponse>('/directory/readings'),
    onSuccess: (directory) => cache.setQueryData(queryKeys.directory, directory),
  });
}
