import { describe, expect, it } from 'vitest';
import {
  nextParticipationState,
  type ParticipationEvent,
} from '../../../server/features/participation/participation-state.ts';
import { type ParticipationState, participationState } from '../../../shared/programs.ts';

const events: readonly ParticipationEvent[] = [
  'save',
  'submitForApproval',
  'submitWithoutApproval',
  'approve',
  'decline',
  'reopenDecision',
  'pair',
  'putOnWaitingList',
  'withdraw',
  'end',
];
const no = 'refused';

/** In the order of `events`. */
const table: Record<ParticipationState, readonly (ParticipationState | 'refused')[]> = {
  draft: ['draft', 'submitted', 'approved', no, no, no, no, no, 'withdrawn', no],
  submitted: ['submitted', no, no, 'approved', 'declined', no, no, no, 'withdrawn', no],
  approved: ['approved', no, no, no, no, 'submitted', 'paired', 'waiting', 'withdrawn', no],
  declined: ['draft', no, no, no, no, 'submitted', no, no, 'withdrawn', no],
  paired: [no, no, no, no, no, no, no, no, no, 'ended'],
  waiting: ['waiting', no, no, no, no, no, 'paired', no, 'withdrawn', 'ended'],
  withdrawn: ['draft', no, no, no, no, no, no, no, no, no],
  paused: [no, no, no, no, no, no, no, no, 'withdrawn', 'ended'],
  ended: [no, no, no, no, no, no, no, no, no, no],
};

describe('the life of a participation', () => {
  for (const state of participationState.options) {
    for (const [index, event] of events.entries()) {
      const next = table[state][index];
      it(`turns ${state} by ${event} into ${next}`, () => {
        expect(nextParticipationState(state, event)).toBe(next);
      });
    }
  }
});
