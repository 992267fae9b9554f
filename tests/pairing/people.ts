import { flattenOrg } from '../../server/org/flatten.ts';
import type { Org } from '../../server/org/org.ts';
import type { PairingRules, Participant } from '../../server/pairing/participant.ts';
import { defaultRules } from '../../server/pairing/participant.ts';
import { tree } from '../org/rows.ts';

/** The CEO, two branches of three levels each, and somebody beside the line. */
export const org: Org = flattenOrg(
  tree({
    ceo: null,
    north: 'ceo',
    northHead: 'north',
    ann: 'northHead',
    ben: 'northHead',
    south: 'ceo',
    southHead: 'south',
    cem: 'southHead',
    dia: 'southHead',
  }),
);

export const rules: PairingRules = { ...defaultRules, gap: { by: 'rank', atLeast: 0.2 }, lineDistance: 2 };

export function participant(personId: string, more: Partial<Participant> = {}): Participant {
  return {
    personId,
    orgIndex: org.indexOf(personId),
    offers: [],
    wants: [],
    languages: ['en'],
    department: null,
    place: null,
    hiredOn: null,
    week: null,
    excluded: [],
    formerPartners: [],
    waitingRounds: 0,
    capacity: 1,
    guest: false,
    ...more,
  };
}

/** A week of one working day, from a half hour of Monday to another. */
export function monday(from: number, to: number): Uint32Array {
  const week = new Uint32Array(11);
  for (let slot = from; slot < to; slot++)
    week[slot >> 5] = ((week[slot >> 5] ?? 0) | (1 << (slot & 31))) >>> 0;
  return week;
}
