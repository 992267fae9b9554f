import { describe, expect, it } from 'vitest';
import { distance } from '../../server/org/distance.ts';
import { flattenOrg } from '../../server/org/flatten.ts';
import { gapReaches } from '../../server/org/gap.ts';
import { closeLine, rankGap, sameManager } from '../../server/org/line.ts';
import { row, tree } from './rows.ts';

const org = flattenOrg([
  ...tree({
    ceo: null,
    vp: 'ceo',
    head: 'vp',
    lead: 'head',
    dev: 'lead',
    ops: 'vp',
    other: null,
    o1: 'other',
  }),
  row('gone', 'vp', { enabled: false }),
  row('x', 'gone'),
  row('l1', 'absent'),
  row('l2', 'absent'),
]);
const at = (id: string): number => org.indexOf(id);

describe('the close line', () => {
  it('holds up to the line distance, in both directions', () => {
    expect(closeLine(org, at('lead'), at('dev'), 1)).toBe(true);
    expect(closeLine(org, at('dev'), at('lead'), 1)).toBe(true);
    expect(closeLine(org, at('head'), at('dev'), 1)).toBe(false);
    expect(closeLine(org, at('head'), at('dev'), 2)).toBe(true);
  });

  it('leaves the CEO and a new hire far below free to pair', () => {
    expect(closeLine(org, at('ceo'), at('dev'), 3)).toBe(false);
  });

  it('is no matter of level: a peer or an uncle is in no line', () => {
    expect(closeLine(org, at('ops'), at('head'), 3)).toBe(false);
    expect(closeLine(org, at('ops'), at('lead'), 3)).toBe(false);
    expect(closeLine(org, at('ceo'), at('ceo'), 3)).toBe(false);
  });

  it('counts no link for a manager who was stepped over', () => {
    expect(closeLine(org, at('vp'), at('x'), 1)).toBe(true);
  });
});

describe('the same manager', () => {
  it('is shared by direct reports alone', () => {
    expect(sameManager(org, at('head'), at('ops'))).toBe(true);
    expect(sameManager(org, at('head'), at('lead'))).toBe(false);
    expect(sameManager(org, at('ceo'), at('other'))).toBe(false);
  });

  it('may be absent or stepped over', () => {
    expect(sameManager(org, at('l1'), at('l2'))).toBe(true);
    expect(sameManager(org, at('x'), at('ops'))).toBe(true);
  });

  it('is not shared by somebody who manages themselves and a report', () => {
    const own = flattenOrg(tree({ chair: 'chair', a: 'chair' }));
    expect(sameManager(own, 0, 1)).toBe(false);
  });
});

describe('gap and distance', () => {
  it('measures the difference of rank', () => {
    expect(rankGap(org, at('ceo'), at('dev'))).toBe(1);
  });

  it('forgives what quotients lose', () => {
    expect(gapReaches(0.3 - 0.1, 0.2)).toBe(true);
    expect(gapReaches(0.19, 0.2)).toBe(false);
  });

  it('counts links over the nearest manager of both', () => {
    expect(distance(org, at('dev'), at('ops'))).toBe(4);
    expect(distance(org, at('dev'), at('dev'))).toBe(0);
    expect(distance(org, at('ceo'), at('dev'))).toBe(4);
  });

  it('knows no way between two roots', () => {
    expect(distance(org, at('o1'), at('dev'))).toBeNull();
  });
});
