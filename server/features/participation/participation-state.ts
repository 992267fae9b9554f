import type { ParticipationState } from '../../../shared/programs.ts';

export type ParticipationEvent =
  | 'save'
  | 'submitForApproval'
  | 'submitWithoutApproval'
  | 'approve'
  | 'decline'
  | 'reopenDecision'
  | 'pair'
  | 'putOnWaitingList'
  | 'withdraw'
  | 'end';

/**
 * The life of a participation. What isn't named is refused.
 *
 * | state     | save      | submit                | approve  | decline  | reopen    | pair   | wait    | withdraw  | end   |
 * | --------- | --------- | --------------------- | -------- | -------- | --------- | ------ | ------- | --------- | ----- |
 * | draft     | draft     | submitted or approved | –        | –        | –         | –      | –       | withdrawn | –     |
 * | submitted | submitted | –                     | approved | declined | –         | –      | –       | withdrawn | –     |
 * | approved  | approved  | –                     | –        | –        | submitted | paired | waiting | withdrawn | –     |
 * | declined  | draft     | –                     | –        | –        | submitted | –      | –       | withdrawn | –     |
 * | paired    | –         | –                     | –        | –        | –         | –      | –       | –         | ended |
 * | waiting   | waiting   | –                     | –        | –        | –         | paired | –       | withdrawn | ended |
 * | withdrawn | draft     | –                     | –        | –        | –         | –      | –       | –         | –     |
 * | paused    | –         | –                     | –        | –        | –         | –      | –       | withdrawn | ended |
 * | ended     | –         | –                     | –        | –        | –         | –      | –       | –         | –     |
 *
 * Submitting goes straight to approved where nobody stands above to ask. A decision is reopened when the
 * manager takes it back, and when the volunteer asks for more hours than were approved.
 */
const table: Readonly<Record<ParticipationState, Partial<Record<ParticipationEvent, ParticipationState>>>> = {
  draft: {
    save: 'draft',
    submitForApproval: 'submitted',
    submitWithoutApproval: 'approved',
    withdraw: 'withdrawn',
  },
  submitted: { save: 'submitted', approve: 'approved', decline: 'declined', withdraw: 'withdrawn' },
  approved: {
    save: 'approved',
    reopenDecision: 'submitted',
    pair: 'paired',
    putOnWaitingList: 'waiting',
    withdraw: 'withdrawn',
  },
  declined: { save: 'draft', reopenDecision: 'submitted', withdraw: 'withdrawn' },
  paired: { end: 'ended' },
  waiting: { save: 'waiting', pair: 'paired', withdraw: 'withdrawn', end: 'ended' },
  withdrawn: { save: 'draft' },
  paused: { withdraw: 'withdrawn', end: 'ended' },
  ended: {},
};

/** The next state, or `refused`. */
export function nextParticipationState(
  state: ParticipationState,
  event: ParticipationEvent,
): ParticipationState | 'refused' {
  return table[state][event] ?? 'refused';
}
