import type { UnmatchedReason } from '../../shared/programs.ts';
import type { RoundFacts } from './round-facts.ts';
import type { HardRule } from './rules.ts';
import { brokenRules, hardRules, ruleBit } from './rules.ts';
import { score } from './score.ts';

/** Words for the rules; those of boundary and guests say only that there is nobody for this person. */
const reasonOf: Readonly<Record<HardRule, UnmatchedReason>> = {
  guest: 'nobodyElse',
  boundary: 'nobodyElse',
  closeLine: 'closeLine',
  gapTooSmall: 'gapTooSmall',
  sameManager: 'sameManager',
  noCommonLanguage: 'noCommonLanguage',
  noCommonHours: 'noCommonHours',
  repeated: 'noFreePartner',
  barred: 'noFreePartner',
};

/**
 * Why somebody has no partner, as if nobody had excluded anybody and the lead had forbidden nothing. With
 * those left out of account, whoever has a possible partner is told that none was free: the same word
 * whether an exclusion decided or the others were taken. Otherwise the rule is named that alone stands
 * between them and the most people; where several always meet, the one that bars most.
 */
export function unmatchedReason(
  facts: RoundFacts,
  person: number,
  known: { readonly onlyOneLeft: boolean; readonly hasPossiblePair: boolean },
): UnmatchedReason {
  const whenTaken = known.onlyOneLeft && facts.count % 2 === 1 ? 'oddOneOut' : 'noFreePartner';
  // Most who are left over had a possible pair; only for the others is everybody looked at.
  if (known.hasPossiblePair) return whenTaken;
  const barred = ruleBit('barred');
  const alone = new Int32Array(hardRules.length);
  const ever = new Int32Array(hardRules.length);
  let belowFloor = 0;
  for (let other = 0; other < facts.count; other++) {
    if (other === person) continue;
    const broken = brokenRules(facts, person, other) & ~barred;
    if (broken === 0) {
      if (score(facts, person, other) >= facts.rules.floorScore) {
        return whenTaken;
      }
      belowFloor++;
      continue;
    }
    for (let rule = 0; rule < hardRules.length; rule++) {
      if ((broken & (1 << rule)) === 0) continue;
      ever[rule] = (ever[rule] as number) + 1;
      if (broken === 1 << rule) alone[rule] = (alone[rule] as number) + 1;
    }
  }
  if (facts.count < 2) return 'nobodyElse';
  if (belowFloor > 0) return 'nothingToGain';
  const counts = alone.some((count) => count > 0) ? alone : ever;
  const worst = counts.indexOf(Math.max(...counts));
  return reasonOf[hardRules[worst] as HardRule];
}
