import { useEffect, useEffectEvent } from 'react';
import { useJourney, usePeople } from './queries.ts';

/**
 * Who to be where the address names nobody: the person of the first step, else the first of the tenant.
 * True where there is nobody at all.
 */
export function useFirstPerson(personId: string | null, onFound: (personId: string) => void): boolean {
  const journey = useJourney();
  const people = usePeople('', 1);
  const isKnown = journey.isError || journey.isSuccess;
  const found = journey.data?.steps[0]?.personId ?? (isKnown ? people.data?.people[0]?.personId : undefined);
  const settle = useEffectEvent(onFound);
  useEffect(() => {
    if (personId === null && found) settle(found);
  }, [personId, found]);
  return isKnown && people.isSuccess && !found && personId === null;
}
