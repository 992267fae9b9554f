import { gapReaches } from '../org/gap.ts';
import { closeLine, sameManager } from '../org/line.ts';
import type { RoundFacts } from './round-facts.ts';
import { pairKey, UNKNOWN } from './round-facts.ts';

/** The hard rules, in the order in which a broken one is named; `barred` is never named to anybody. */
export const hardRules = [
  'guest',
  'boundary',
  'closeLine',
  'gapTooSmall',
  'sameManager',
  'noCommonLanguage',
  'noCommonHours',
  'repeated',
  'barred',
] as const;
export type HardRule = (typeof hardRules)[number];

/** Whether two different participants may become a pair. Symmetric. */
export function mayPair(facts: RoundFacts, a: number, b: number): boolean {
  return !(
    gapTooSmall(facts, a, b) ||
    languageMissing(facts, a, b) ||
    hoursMissing(facts, a, b) ||
    outsideBoundary(facts, a, b) ||
    tooCloseInLine(facts, a, b) ||
    underOneManager(facts, a, b) ||
    guestRefused(facts, a, b) ||
    isRepeated(facts, a, b) ||
    isBarred(facts, a, b)
  );
}

/** Every rule that a pair breaks, one bit each in the order of `hardRules`. */
export function brokenRules(facts: RoundFacts, a: number, b: number): number {
  return (
    bitIf(guestRefused(facts, a, b), 0) |
    bitIf(outsideBoundary(facts, a, b), 1) |
    bitIf(tooCloseInLine(facts, a, b), 2) |
    bitIf(gapTooSmall(facts, a, b), 3) |
    bitIf(underOneManager(facts, a, b), 4) |
    bitIf(languageMissing(facts, a, b), 5) |
    bitIf(hoursMissing(facts, a, b), 6) |
    bitIf(isRepeated(facts, a, b), 7) |
    bitIf(isBarred(facts, a, b), 8)
  );
}

function bitIf(isBroken: boolean, place: number): number {
  return isBroken ? 1 << place : 0;
}

export function ruleBit(rule: HardRule): number {
  return 1 << hardRules.indexOf(rule);
}

function guestRefused({ rules, guest }: RoundFacts, a: number, b: number): boolean {
  return !rules.allowGuests && (guest[a] === 1 || guest[b] === 1);
}

/** Who has no department is inside none, and across from everybody. */
function outsideBoundary({ rules, department }: RoundFacts, a: number, b: number): boolean {
  if (rules.boundary === 'any') return false;
  const same = department[a] === department[b] && department[a] !== UNKNOWN;
  return same !== (rules.boundary === 'within');
}

function tooCloseInLine(facts: RoundFacts, a: number, b: number): boolean {
  return closeLine(facts, a, b, facts.rules.lineDistance);
}

/** An unknown rank or hire date reaches no gap. */
function gapTooSmall({ rules, standing }: RoundFacts, a: number, b: number): boolean {
  return !gapReaches(Math.abs((standing[a] as number) - (standing[b] as number)), rules.gap.atLeast);
}

function underOneManager(facts: RoundFacts, a: number, b: number): boolean {
  return !facts.rules.sameManagerAllowed && sameManager(facts, a, b);
}

function languageMissing({ languageBits, languages }: RoundFacts, a: number, b: number): boolean {
  const common = (languageBits[a] as number) & (languageBits[b] as number);
  if (common !== -0x80000000) return common === 0;
  const spoken = languages[a] ?? [];
  return !(languages[b] ?? []).some((language) => spoken.includes(language));
}

function hoursMissing({ rules, weeks }: RoundFacts, a: number, b: number): boolean {
  const weekA = weeks.weekOf[a] as number;
  const weekB = weeks.weekOf[b] as number;
  if (weekA === UNKNOWN || weekB === UNKNOWN) return false;
  const common = weeks.common(weekA, weekB);
  return common === 0 || common < rules.leastCommonShare * 1_000;
}

function isRepeated({ hasPast, formerPairs, count }: RoundFacts, a: number, b: number): boolean {
  return hasPast[a] === 1 && hasPast[b] === 1 && formerPairs.has(pairKey(count, a, b));
}

function isBarred({ hasPast, barredPairs, count }: RoundFacts, a: number, b: number): boolean {
  return hasPast[a] === 1 && hasPast[b] === 1 && barredPairs.has(pairKey(count, a, b));
}
