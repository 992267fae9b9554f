import { describe, expect, it } from 'vitest';
import { applyDelta } from '../../server/org/delta.ts';
import { flattenOrg } from '../../server/org/flatten.ts';
import { affectedPairs } from '../../server/org/reorganisation.ts';
import { hireOrdinal } from '../../server/org/tenure.ts';
import { row, tree } from './rows.ts';

const before = flattenOrg(
  tree({ ceo: null, vp: 'ceo', head: 'vp', dev: 'head', chief: 'ceo', clerk: 'chief' }),
);
const pair = { pairId: 'one', a: 'chief', b: 'dev', hiredA: null, hiredB: null };
const rule = { gap: { by: 'rank', atLeast: 0.25 }, lineDistance: 2 } as const;

describe('a reorganisation', () => {
  it('leaves pairs alone that still keep the rules', () => {
    expect(affectedPairs(before, [pair], rule)).toEqual([]);
  });

  it('is found where it brings a running pair into a close line', () => {
    const after = applyDelta(before, { changed: [row('dev', 'chief')], removed: [] });
    expect(affectedPairs(after, [pair], rule)).toEqual([{ pairId: 'one', because: 'closeLine' }]);
  });

  it('is found where it shrinks the gap below the rule', () => {
    const after = applyDelta(before, { changed: [row('clerk', 'ceo')], removed: [] });
    expect(affectedPairs(after, [pair], rule)).toEqual([{ pairId: 'one', because: 'gapTooSmall' }]);
  });

  it('is found where a partner has gone', () => {
    const after = applyDelta(before, { changed: [], removed: ['dev'] });
    expect(affectedPairs(after, [pair], rule)).toEqual([{ pairId: 'one', because: 'partnerGone' }]);
  });

  it('does not break a gap by years, nor does a hire date that is no longer known', () => {
    const byYears = { gap: { by: 'years', atLeast: 5 }, lineDistance: 2 } as const;
    const long = { ...pair, hiredA: hireOrdinal('2010-01-01'), hiredB: hireOrdinal('2020-01-01') };
    expect(affectedPairs(before, [long, { ...pair, pairId: 'two' }], byYears)).toEqual([]);
  });
});
