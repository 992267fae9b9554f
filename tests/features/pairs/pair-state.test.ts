import { describe, expect, it } from 'vitest';
import { nextPairState, type PairEvent } from '../../../server/features/pairs/pair-state.ts';
import { type PairState, pairState } from '../../../shared/pairs.ts';

const events: readonly PairEvent[] = ['publish', 'book', 'end'];
const no = 'refused';

/** In the order of `events`. */
const table: Record<PairState, readonly (PairState | 'refused')[]> = {
  proposed: ['published', no, 'ended'],
  published: [no, 'active', 'ended'],
  active: [no, 'active', 'ended'],
  ended: [no, no, no],
};

describe('the life of a pair', () => {
  for (const state of pairState.options) {
    for (const [index, event] of events.entries()) {
      const next = table[state][index];
      it(`turns ${state} by ${event} into ${next}`, () => {
        expect(nextPairState(state, event)).toBe(next);
      });
    }
  }
});
