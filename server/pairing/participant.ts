import type { GapRule } from '../../shared/programs.ts';

/** Half hours of a UTC week from Monday 00:00, 336 bits in words of 32, lowest bit first. */
export type WeekMask = ArrayLike<number>;
export const WEEK_WORDS = 11;

/** An approved volunteer, with no more than what the rules and the score read. Plain data. */
export interface Participant {
  readonly personId: string;
  /** Place in the org's arrays, or -1: without a rank nobody reaches a gap of rank. */
  readonly orgIndex: number;
  /** Keys from `sameTopicKey`; the first 15 of each count. */
  readonly offers: readonly string[];
  readonly wants: readonly string[];
  readonly languages: readonly string[];
  readonly department: string | null;
  /** Office or city, as the directory writes it. */
  readonly place: string | null;
  /** `YYYY-MM-DD`; read only where the gap is by years. */
  readonly hiredOn: string | null;
  /** Working half hours; `null` where unknown, which bars nobody. */
  readonly week: WeekMask | null;
  /** Whom they asked not to be paired with. Nobody sees it, and no reason gives it away. */
  readonly excluded: readonly string[];
  /** 1: in the round before this one. */
  readonly formerPartners: readonly { readonly personId: string; readonly roundsAgo: number }[];
  /** Rounds in which they were left over, in a row. */
  readonly waitingRounds: number;
  /** How many partners they take, 1 to 3. */
  readonly capacity: number;
  readonly guest: boolean;
}

/** What each term is worth in the score, as whole numbers in any common unit. */
export interface ScoreWeights {
  readonly gains: number;
  readonly gap: number;
  readonly department: number;
  readonly place: number;
  readonly hours: number;
  readonly waiting: number;
}

export interface PairingRules {
  readonly gap: GapRule;
  /** Links up the line within which two people are too close to pair. */
  readonly lineDistance: number;
  /** True in a team's own program. */
  readonly sameManagerAllowed: boolean;
  readonly boundary: 'any' | 'within' | 'across';
  readonly allowGuests: boolean;
  /** Partners of the last so many rounds aren't paired again. */
  readonly repeatWindow: number;
  /** Common working hours, as a share of the shorter of both weeks. */
  readonly leastCommonShare: number;
  /** Pairs that score less are not made, 0 to 10,000. */
  readonly floorScore: number;
  readonly weights: ScoreWeights;
}

/** An eighth of the shorter week is an hour of a full day, and half an hour for somebody on half days. */
export const defaultRules: Omit<PairingRules, 'gap' | 'lineDistance'> = Object.freeze({
  sameManagerAllowed: false,
  boundary: 'any',
  allowGuests: false,
  repeatWindow: 3,
  leastCommonShare: 0.125,
  floorScore: 1_000,
  weights: Object.freeze({ gains: 60, gap: 12, department: 8, place: 6, hours: 6, waiting: 8 }),
});
