import { gapReaches } from '../org/gap.ts';
import type { RoundFacts } from './round-facts.ts';

/** Participants from senior to junior, department by department where the program stays inside them. */
export interface StandingOrder {
  readonly people: Int32Array;
  /** Half-open range of places whose gap to this person is large enough, on the senior side. */
  seniors(person: number): readonly [number, number];
  juniors(person: number): readonly [number, number];
}

const nobody = [0, 0] as const;

/** Guests who may not take part and people of unknown standing are in no range. */
export function standingOrder(facts: RoundFacts): StandingOrder {
  const { standing, department, rules, guest } = facts;
  const grouped = rules.boundary === 'within';
  const group = (person: number): number => (grouped ? (department[person] as number) : 0);
  const isIn = (person: number): boolean =>
    !Number.isNaN(standing[person]) && (rules.allowGuests || guest[person] === 0);
  const people = Int32Array.from({ length: facts.count }, (_, person) => person)
    .filter(isIn)
    .sort((a, b) => group(a) - group(b) || (standing[a] as number) - (standing[b] as number) || a - b);
  const firstWhere = (holds: (person: number) => boolean): number =>
    firstPlace(0, people.length, (place) => holds(people[place] as number));
  const seniors = (person: number): readonly [number, number] => {
    if (!isIn(person)) return nobody;
    const own = group(person);
    const tooClose = (other: number): boolean =>
      !gapReaches((standing[person] as number) - (standing[other] as number), rules.gap.atLeast);
    const start = firstWhere((other) => group(other) >= own);
    return [start, firstWhere((other) => group(other) > own || (group(other) === own && tooClose(other)))];
  };
  const juniors = (person: number): readonly [number, number] => {
    if (!isIn(person)) return nobody;
    const own = group(person);
    const farEnough = (other: number): boolean =>
      gapReaches((standing[other] as number) - (standing[person] as number), rules.gap.atLeast);
    const end = firstWhere((other) => group(other) > own);
    return [firstWhere((other) => group(other) > own || (group(other) === own && farEnough(other))), end];
  };
  return { people, seniors, juniors };
}

/** The first place of a range from which on `holds` is true, or its end; it must stay true once it is. */
export function firstPlace(start: number, end: number, holds: (place: number) => boolean): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
