import { describe, expect, it } from 'vitest';
import {
  type CommitmentEvent,
  type CommitmentState,
  nextCommitmentState,
} from '../../../server/features/commitments/commitment-state.ts';

const events: readonly CommitmentEvent[] = [
  'agree',
  'book',
  'firstSessionOver',
  'lastSessionOver',
  'extend',
  'dissolve',
];
const no = 'refused';

/** In the order of `events`. */
const table: Record<CommitmentState, readonly (CommitmentState | 'refused')[]> = {
  proposed: ['agreed', no, no, no, no, 'dissolved'],
  agreed: [no, 'booked', no, no, no, 'dissolved'],
  booked: [no, no, 'running', 'ended', no, 'dissolved'],
  running: [no, no, 'running', 'ended', 'extended', 'dissolved'],
  ended: [no, no, no, no, 'extended', no],
  extended: [no, no, no, no, no, no],
  dissolved: [no, no, no, no, no, no],
};
const states: readonly CommitmentState[] = [
  'proposed',
  'agreed',
  'booked',
  'running',
  'ended',
  'extended',
  'dissolved',
];

describe('the life of a commitment', () => {
  for (const state of states) {
    for (const [index, event] of events.entries()) {
      const next = table[state][index];
      it(`turns ${state} by ${event} into ${next}`, () => {
        expect(nextCommitmentState(state, event)).toBe(next);
      });
    }
  }
});
