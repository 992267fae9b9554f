import { describe, expect, it } from 'vitest';
import {
  nextRoundState,
  type RoundEvent,
  takesPeopleIn,
} from '../../../server/features/programs/round-state.ts';
import { type RoundState, roundState } from '../../../shared/programs.ts';

const events: readonly RoundEvent[] = ['runPairing', 'publish', 'firstSessionHeld', 'close'];
const no = 'refused';

/** In the order of `events`. */
const table: Record<RoundState, readonly (RoundState | 'refused')[]> = {
  open: ['pairing', no, no, 'closed'],
  pairing: ['pairing', 'published', no, 'closed'],
  published: [no, no, 'running', 'closed'],
  running: [no, no, 'running', 'closed'],
  closed: [no, no, no, no],
};

describe('the life of a round', () => {
  for (const state of roundState.options) {
    for (const [index, event] of events.entries()) {
      const next = table[state][index];
      it(`turns ${state} by ${event} into ${next}`, () => {
        expect(nextRoundState(state, event)).toBe(next);
      });
    }
  }

  it('takes people in until its pairs are published', () => {
    expect(roundState.options.filter(takesPeopleIn)).toEqual(['open', 'pairing']);
  });
});
