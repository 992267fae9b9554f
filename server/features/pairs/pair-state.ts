import type { PairState } from '../../../shared/pairs.ts';

export type PairEvent = 'publish' | 'book' | 'end';

/**
 * The life of a pair. What isn't named is refused.
 *
 * | state     | publish   | book   | end   |
 * | --------- | --------- | ------ | ----- |
 * | proposed  | published | –      | ended |
 * | published | –         | active | ended |
 * | active    | –         | active | ended |
 * | ended     | –         | –      | –     |
 */
const table: Readonly<Record<PairState, Partial<Record<PairEvent, PairState>>>> = {
  proposed: { publish: 'published', end: 'ended' },
  published: { book: 'active', end: 'ended' },
  active: { book: 'active', end: 'ended' },
  ended: {},
};

/** The next state, or `refused`. */
export function nextPairState(state: PairState, event: PairEvent): PairState | 'refused' {
  return table[state][event] ?? 'refused';
}
