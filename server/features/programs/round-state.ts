import type { RoundState } from '../../../shared/programs.ts';

export type RoundEvent = 'runPairing' | 'publish' | 'firstSessionHeld' | 'close';

/**
 * The life of a round.
 *
 * | state     | runPairing | publish   | firstSessionHeld | close  |
 * | --------- | ---------- | --------- | ---------------- | ------ |
 * | open      | pairing    | –         | –                | closed |
 * | pairing   | pairing    | published | –                | closed |
 * | published | –          | –         | running          | closed |
 * | running   | –          | –         | running          | closed |
 * | closed    | –          | –         | –                | –      |
 *
 * While pairing, volunteers still join and leave; each further run takes them into account.
 */
const table: Readonly<Record<RoundState, Partial<Record<RoundEvent, RoundState>>>> = {
  open: { runPairing: 'pairing', close: 'closed' },
  pairing: { runPairing: 'pairing', publish: 'published', close: 'closed' },
  published: { firstSessionHeld: 'running', close: 'closed' },
  running: { firstSessionHeld: 'running', close: 'closed' },
  closed: {},
};

/** The next state, or `refused`. */
export function nextRoundState(state: RoundState, event: RoundEvent): RoundState | 'refused' {
  return table[state][event] ?? 'refused';
}

/** Whether people may still volunteer, change their offer or withdraw it. */
export const takesPeopleIn = (state: RoundState): boolean => state === 'open' || state === 'pairing';
