export type CommitmentState =
  | 'proposed'
  | 'agreed'
  | 'booked'
  | 'running'
  | 'ended'
  | 'extended'
  | 'dissolved';
export type CommitmentEvent =
  | 'agree'
  | 'book'
  | 'firstSessionOver'
  | 'lastSessionOver'
  | 'extend'
  | 'dissolve';

/**
 * The life of a commitment. What isn't named is refused.
 *
 * | state     | agree  | book   | firstSessionOver | lastSessionOver | extend   | dissolve  |
 * | --------- | ------ | ------ | ---------------- | --------------- | -------- | --------- |
 * | proposed  | agreed | –      | –                | –               | –        | dissolved |
 * | agreed    | –      | booked | –                | –               | –        | dissolved |
 * | booked    | –      | –      | running          | ended           | –        | dissolved |
 * | running   | –      | –      | running          | ended           | extended | dissolved |
 * | ended     | –      | –      | –                | –               | extended | –         |
 * | extended  | –      | –      | –                | –               | –        | –         |
 * | dissolved | –      | –      | –                | –               | –        | –         |
 */
const table: Readonly<Record<CommitmentState, Partial<Record<CommitmentEvent, CommitmentState>>>> = {
  proposed: { agree: 'agreed', dissolve: 'dissolved' },
  agreed: { book: 'booked', dissolve: 'dissolved' },
  booked: { firstSessionOver: 'running', lastSessionOver: 'ended', dissolve: 'dissolved' },
  running: {
    firstSessionOver: 'running',
    lastSessionOver: 'ended',
    extend: 'extended',
    dissolve: 'dissolved',
  },
  ended: { extend: 'extended' },
  extended: {},
  dissolved: {},
};

/** The next state, or `refused`. */
export function nextCommitmentState(
  state: CommitmentState,
  event: CommitmentEvent,
): CommitmentState | 'refused' {
  return table[state][event] ?? 'refused';
}
