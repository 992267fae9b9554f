import type { GapRule } from '../../shared/programs.ts';
import { gapReaches } from './gap.ts';
import { closeLine, rankGap } from './line.ts';
import type { Org } from './org.ts';
import { yearsGap } from './tenure.ts';

export interface RunningPair {
  readonly pairId: string;
  readonly a: string;
  readonly b: string;
  /** From `hireOrdinal`; read only where the gap is by years. */
  readonly hiredA: number | null;
  readonly hiredB: number | null;
}

export interface AffectedPair {
  readonly pairId: string;
  readonly because: 'closeLine' | 'gapTooSmall' | 'partnerGone';
}

/**
 * The running pairs that a reorganisation has brought into a close line, or whose gap it shrank below the
 * rule, so that the partners can be asked. An unknown hire date breaks nothing: the pair was let in with it.
 */
export function affectedPairs(
  org: Org,
  pairs: readonly RunningPair[],
  rule: { readonly gap: GapRule; readonly lineDistance: number },
): AffectedPair[] {
  const affected: AffectedPair[] = [];
  for (const pair of pairs) {
    const a = org.indexOf(pair.a);
    const b = org.indexOf(pair.b);
    const report = (because: AffectedPair['because']): void => {
      affected.push({ pairId: pair.pairId, because });
    };
    if (a < 0 || b < 0) {
      report('partnerGone');
      continue;
    }
    const gap = rule.gap.by === 'rank' ? rankGap(org, a, b) : yearsGap(pair.hiredA, pair.hiredB);
    if (closeLine(org, a, b, rule.lineDistance)) report('closeLine');
    else if (gap !== null && !gapReaches(gap, rule.gap.atLeast)) report('gapTooSmall');
  }
  return affected;
}
