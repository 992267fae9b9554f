import { useSyncExternalStore } from 'react';

const query = '(min-width: 900px)';

/** True where tab and side view have room beside each other. */
export function useWideScreen(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => window.matchMedia(query).matches,
  );
}
