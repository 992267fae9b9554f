import type { RoundFacts } from './round-facts.ts';
import { TRAITS, UNKNOWN } from './round-facts.ts';

/** Each term in thousandths, before its weight. */
export interface ScoreTerms {
  readonly aGain: number;
  readonly bGain: number;
  readonly gap: number;
  readonly department: number;
  readonly place: number;
  readonly hours: number;
  readonly waiting: number;
}

export const FULL = 1_000;
export const TOP_SCORE = 10_000;

/** What wishes that are met are worth, by their number: each further one adds less. */
const gainByExact = Int32Array.of(0, 600, 800, 900, 950, FULL);
/** A near topic stands in where no wish is met exactly. */
export const NEAR_GAIN = 250;

export function exactGain(met: number): number {
  return gainByExact[Math.min(met, gainByExact.length - 1)] as number;
}

/** What one gains from the other, in thousandths: wishes met exactly, or else by a near topic. */
export function gain({ topics }: RoundFacts, learner: number, teacher: number): number {
  const { offers, wants, near } = topics;
  const firstOffer = offers.start[teacher] as number;
  const endOfOffers = offers.start[teacher + 1] as number;
  const endOfWants = wants.start[learner + 1] as number;
  let met = 0;
  for (let want = wants.start[learner] as number; want < endOfWants; want++) {
    const wanted = wants.topic[want] as number;
    for (let offer = firstOffer; offer < endOfOffers; offer++) if (offers.topic[offer] === wanted) met++;
  }
  if (met > 0) return exactGain(met);
  for (let want = wants.start[learner] as number; want < endOfWants; want++) {
    const close = near[wants.topic[want] as number] as Int32Array;
    for (let place = 0; place < close.length; place++) {
      for (let offer = firstOffer; offer < endOfOffers; offer++) {
        if (offers.topic[offer] === close[place]) return NEAR_GAIN;
      }
    }
  }
  return 0;
}

/** Give as much as you get: three parts of four are the weaker direction's. */
export function mutualGain(aGain: number, bGain: number): number {
  return (3 * Math.min(aGain, bGain) + Math.max(aGain, bGain)) >> 2;
}

function gapTerm({ leastGap, ampleGap, traits }: RoundFacts, a: number, b: number): number {
  const beyond = Math.abs((traits[TRAITS * a] as number) - (traits[TRAITS * b] as number)) - leastGap;
  if (beyond <= 0) return FULL >> 1;
  return beyond >= ampleGap ? FULL : (FULL >> 1) + Math.floor(((FULL >> 1) * beyond) / ampleGap);
}

function departmentTerm({ traits }: RoundFacts, a: number, b: number): number {
  return whereDifferent(traits[TRAITS * a + 1] as number, traits[TRAITS * b + 1] as number);
}

function placeTerm({ traits }: RoundFacts, a: number, b: number): number {
  return whereDifferent(traits[TRAITS * a + 2] as number, traits[TRAITS * b + 2] as number);
}

/** What isn't known is not different. */
function whereDifferent(one: number, other: number): number {
  return one !== other && one !== UNKNOWN && other !== UNKNOWN ? FULL : 0;
}

/** Half the shorter week in common is as good as all of it; unknown hours count in the middle. */
function hoursTerm({ weeks, traits }: RoundFacts, a: number, b: number): number {
  const weekA = traits[TRAITS * a + 3] as number;
  const weekB = traits[TRAITS * b + 3] as number;
  if (weekA === UNKNOWN || weekB === UNKNOWN) return FULL >> 1;
  return Math.min(2 * weeks.common(weekA, weekB), FULL);
}

const MOST_WAITING = 3;

function waitingTerm({ waiting }: RoundFacts, a: number, b: number): number {
  const both = Math.min(waiting[a] as number, MOST_WAITING) + Math.min(waiting[b] as number, MOST_WAITING);
  return Math.floor((FULL * both) / (2 * MOST_WAITING));
}

/**
 * Gap, department, place and hours, weighted. Waiting isn't in it, so that the choice of candidates doesn't
 * drive everybody towards the few who waited.
 */
export function circumstances(facts: RoundFacts, a: number, b: number): number {
  const { weights } = facts.rules;
  return (
    weights.gap * gapTerm(facts, a, b) +
    weights.department * departmentTerm(facts, a, b) +
    weights.place * placeTerm(facts, a, b) +
    weights.hours * hoursTerm(facts, a, b)
  );
}

/** The score of a pair, 0 to 10,000. Symmetric; it never asks whether the rules allow the pair. */
export function score(facts: RoundFacts, a: number, b: number): number {
  const { weights } = facts.rules;
  const all =
    weights.gains + weights.gap + weights.department + weights.place + weights.hours + weights.waiting;
  if (all === 0) return 0;
  const worth =
    weights.gains * mutualGain(gain(facts, a, b), gain(facts, b, a)) +
    circumstances(facts, a, b) +
    weights.waiting * waitingTerm(facts, a, b);
  return Math.floor((worth * (TOP_SCORE / FULL)) / all);
}

/** The same numbers one by one, for the explanation. */
export function scoreTerms(facts: RoundFacts, a: number, b: number): ScoreTerms {
  return {
    aGain: gain(facts, a, b),
    bGain: gain(facts, b, a),
    gap: gapTerm(facts, a, b),
    department: departmentTerm(facts, a, b),
    place: placeTerm(facts, a, b),
    hours: hoursTerm(facts, a, b),
    waiting: waitingTerm(facts, a, b),
  };
}
