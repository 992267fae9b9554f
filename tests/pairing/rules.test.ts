import { describe, expect, it } from 'vitest';
import type { PairingRules, Participant } from '../../server/pairing/participant.ts';
import { roundFacts } from '../../server/pairing/round-facts.ts';
import { brokenRules, hardRules, mayPair } from '../../server/pairing/rules.ts';
import { monday, org, participant, rules } from './people.ts';

function broken(
  a: Participant,
  b: Participant,
  more: Partial<PairingRules> = {},
  forbidden: readonly (readonly [string, string])[] = [],
): string[] {
  const facts = roundFacts({ org, participants: [a, b], rules: { ...rules, ...more }, forbidden });
  const bits = brokenRules(facts, 0, 1);
  expect(brokenRules(facts, 1, 0)).toBe(bits);
  expect(mayPair(facts, 0, 1)).toBe(bits === 0);
  return hardRules.filter((_, place) => (bits & (1 << place)) !== 0);
}

describe('the hard rules', () => {
  it('let the CEO pair with a new hire far below, but not with a close line', () => {
    expect(broken(participant('ceo'), participant('ann'))).toEqual([]);
    expect(broken(participant('north'), participant('ann'))).toEqual(['closeLine']);
    expect(broken(participant('north'), participant('ann'), { lineDistance: 1 })).toEqual([]);
  });

  it('ask for the gap of rank', () => {
    expect(broken(participant('ann'), participant('cem'))).toEqual(['gapTooSmall']);
    expect(broken(participant('south'), participant('ann'))).toEqual([]);
  });

  it('ask for the gap of years where the program says so; an unknown date reaches none', () => {
    const byYears = { gap: { by: 'years', atLeast: 5 } } as const;
    const since = (personId: string, hiredOn: string | null): Participant =>
      participant(personId, { hiredOn });
    expect(broken(since('ann', '2010-05-01'), since('cem', '2015-05-01'), byYears)).toEqual([]);
    expect(broken(since('ann', '2010-05-02'), since('cem', '2015-05-01'), byYears)).toEqual(['gapTooSmall']);
    expect(broken(since('ann', '2010-05-01'), since('cem', null), byYears)).toEqual(['gapTooSmall']);
  });

  it('give nobody a rank who is not in the org', () => {
    expect(broken(participant('stranger'), participant('ceo'))).toEqual(['gapTooSmall']);
  });

  it("keep people under one manager apart, except in a team's own program", () => {
    const years = { gap: { by: 'years', atLeast: 1 } } as const;
    const ann = participant('ann', { hiredOn: '2010-01-01' });
    const ben = participant('ben', { hiredOn: '2020-01-01' });
    expect(broken(ann, ben, years)).toEqual(['sameManager']);
    expect(broken(ann, ben, { ...years, sameManagerAllowed: true })).toEqual([]);
  });

  it('ask for a common language, also among more than thirty', () => {
    const german = participant('ceo', { languages: ['de'] });
    expect(broken(german, participant('ann'))).toEqual(['noCommonLanguage']);
    const many = Array.from(
      { length: 40 },
      (_, at) => `x${String.fromCharCode(97 + (at % 26))}${at > 25 ? 'a' : 'b'}`,
    );
    const polyglot = participant('ceo', { languages: many });
    expect(broken(polyglot, participant('ann', { languages: many.slice(39) }))).toEqual([]);
    expect(
      broken(
        participant('ceo', { languages: many.slice(0, 39) }),
        participant('ann', { languages: many.slice(39) }),
      ),
    ).toEqual(['noCommonLanguage']);
  });

  it('measure common hours against the shorter week, so that part-timers are not barred', () => {
    const full = participant('ceo', { week: monday(0, 40) });
    expect(broken(full, participant('ann', { week: monday(36, 44) }))).toEqual([]);
    expect(broken(full, participant('ann', { week: monday(39, 79) }))).toEqual(['noCommonHours']);
    expect(broken(full, participant('ann', { week: monday(40, 60) }))).toEqual(['noCommonHours']);
    expect(broken(full, participant('ann', { week: monday(0, 0) }))).toEqual(['noCommonHours']);
    expect(broken(full, participant('ann'))).toEqual([]);
  });

  it('stay inside a department or go across, as the program says', () => {
    const a = participant('ceo', { department: 'Sales' });
    const b = participant('ann', { department: 'Law' });
    const unknown = participant('ann');
    expect(broken(a, b, { boundary: 'within' })).toEqual(['boundary']);
    expect(broken(a, b, { boundary: 'across' })).toEqual([]);
    expect(broken(a, { ...b, department: 'Sales' }, { boundary: 'within' })).toEqual([]);
    expect(broken(a, { ...b, department: 'Sales' }, { boundary: 'across' })).toEqual(['boundary']);
    expect(broken(a, unknown, { boundary: 'within' })).toEqual(['boundary']);
    expect(broken(a, unknown, { boundary: 'across' })).toEqual([]);
  });

  it('take guests only where the program says so', () => {
    const guest = participant('ann', { guest: true });
    expect(broken(participant('ceo'), guest)).toEqual(['guest']);
    expect(broken(participant('ceo'), guest, { allowGuests: true })).toEqual([]);
  });

  it('keep apart whom one has excluded, whichever of the two', () => {
    expect(broken(participant('ceo', { excluded: ['ann'] }), participant('ann'))).toEqual(['barred']);
    expect(broken(participant('ceo'), participant('ann', { excluded: ['ceo'] }))).toEqual(['barred']);
    expect(broken(participant('ceo'), participant('ann'), {}, [['ann', 'ceo']])).toEqual(['barred']);
  });

  it('do not repeat partners of the last rounds', () => {
    const partnersOnce = (roundsAgo: number): Participant =>
      participant('ceo', { formerPartners: [{ personId: 'ann', roundsAgo }] });
    expect(broken(partnersOnce(3), participant('ann'))).toEqual(['repeated']);
    expect(broken(partnersOnce(4), participant('ann'))).toEqual([]);
  });
});
