import type { PairingRules, Participant } from './participant.ts';
import type { OrgFacts, RoundFacts } from './round-facts.ts';
import { roundFacts } from './round-facts.ts';
import type { HardRule } from './rules.ts';
import { brokenRules, hardRules, ruleBit } from './rules.ts';
import { pairHash } from './seeded-hash.ts';

export interface RulePreviewInput {
  readonly org: OrgFacts;
  /** Whoever may join; topics aren't read, since nobody has said any yet. */
  readonly participants: readonly Participant[];
  readonly rules: PairingRules;
  readonly seed: number;
}

export interface RuleCost {
  readonly rule: HardRule;
  /** People who would have a possible partner but for this rule alone, of those looked at. */
  readonly people: number;
  /** Share of all pairs that this rule alone refuses, 0 to 1. */
  readonly pairs: number;
}

export interface RulePreview {
  /** How many people were looked at: everybody, or a sample of a large company. */
  readonly people: number;
  readonly withPossiblePartner: number;
  /** Dearest first, by people and then by pairs; rules that cost nothing are left out. */
  readonly costs: readonly RuleCost[];
}

const MOST_PEOPLE = 2_000;
const PAIRS_EACH = 100;

/**
 * How many people a program's rules leave with a possible partner, and which rule costs most: shown before a
 * program is saved. Private exclusions count for nothing here.
 */
export function previewRules(input: RulePreviewInput): RulePreview {
  const facts = roundFacts({ ...input, forbidden: [] });
  const sample = peopleToLookAt(facts.count, input.seed);
  const byPeople = new Map<HardRule, number>();
  const byPairs = new Map<HardRule, number>();
  let withPossiblePartner = 0;
  let pairs = 0;
  for (const person of sample) {
    const missing = rulesInTheWay(facts, person, input.seed);
    if (missing === null) withPossiblePartner++;
    else for (const rule of missing) byPeople.set(rule, (byPeople.get(rule) ?? 0) + 1);
    for (let turn = 0; turn < PAIRS_EACH && facts.count > 1; turn++) {
      const other = pairHash(input.seed + turn, person, facts.count) % facts.count;
      if (other === person) continue;
      pairs++;
      const rule = onlyRule(publicRules(facts, person, other));
      if (rule !== null) byPairs.set(rule, (byPairs.get(rule) ?? 0) + 1);
    }
  }
  const costs = hardRules
    .map((rule) => ({
      rule,
      people: byPeople.get(rule) ?? 0,
      pairs: (byPairs.get(rule) ?? 0) / Math.max(pairs, 1),
    }))
    .filter((cost) => cost.people > 0 || cost.pairs > 0)
    .sort((one, other) => other.people - one.people || other.pairs - one.pairs);
  return { people: sample.length, withPossiblePartner, costs };
}

function publicRules(facts: RoundFacts, a: number, b: number): number {
  return brokenRules(facts, a, b) & ~ruleBit('barred');
}

function onlyRule(broken: number): HardRule | null {
  if (broken === 0 || (broken & (broken - 1)) !== 0) return null;
  return hardRules[31 - Math.clz32(broken)] ?? null;
}

/** `null` for whoever has a possible partner; else each rule without which there would be one. */
function rulesInTheWay(facts: RoundFacts, person: number, seed: number): Set<HardRule> | null {
  const found = new Set<HardRule>();
  const first = facts.count > 0 ? pairHash(seed, person, 0) % facts.count : 0;
  for (let turn = 0; turn < facts.count; turn++) {
    const other = (first + turn) % facts.count;
    if (other === person) continue;
    const broken = publicRules(facts, person, other);
    if (broken === 0) return null;
    const rule = onlyRule(broken);
    if (rule !== null) found.add(rule);
  }
  return found;
}

/** Evenly spread over everybody, from a start that the seed gives. */
function peopleToLookAt(count: number, seed: number): number[] {
  const taken = Math.min(count, MOST_PEOPLE);
  const offset = count > 0 ? pairHash(seed, 0, 1) % count : 0;
  return Array.from({ length: taken }, (_, turn) => (offset + Math.floor((turn * count) / taken)) % count);
}
