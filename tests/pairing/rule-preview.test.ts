import { describe, expect, it } from 'vitest';
import { previewRules } from '../../server/pairing/rule-preview.ts';
import { org, participant, rules } from './people.ts';

function preview(ids: readonly string[], more: Parameters<typeof participant>[1] = {}) {
  return previewRules({ org, participants: ids.map((id) => participant(id, more)), rules, seed: 1 });
}

describe('the preview of a program’s rules', () => {
  it('counts who has a possible partner', () => {
    expect(preview(['ceo', 'ann', 'cem'])).toMatchObject({ people: 3, withPossiblePartner: 3 });
  });

  it('names the rule that costs most people first', () => {
    const { withPossiblePartner, costs } = preview(['ann', 'cem', 'dia']);
    expect(withPossiblePartner).toBe(0);
    expect(costs[0]).toMatchObject({ rule: 'gapTooSmall', people: 3 });
  });

  it('counts nobody for a rule that is not the only one in the way', () => {
    const { costs } = preview(['cem', 'dia']);
    expect(costs).toEqual([]);
  });

  it('says nothing of private exclusions', () => {
    expect(preview(['ceo', 'ann'], { excluded: ['ceo', 'ann'] })).toEqual({
      people: 2,
      withPossiblePartner: 2,
      costs: [],
    });
  });

  it('copes with nobody', () => {
    expect(preview([])).toEqual({ people: 0, withPossiblePartner: 0, costs: [] });
  });
});
