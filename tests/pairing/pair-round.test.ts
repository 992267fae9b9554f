import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PairRoundInput, PairRoundResult } from '../../server/pairing/pair-round.ts';
import { pairRound } from '../../server/pairing/pair-round.ts';
import type { Participant } from '../../server/pairing/participant.ts';
import { roundFacts } from '../../server/pairing/round-facts.ts';
import { mayPair } from '../../server/pairing/rules.ts';
import { makePopulation } from '../bench/pairing/population.ts';
import { org, participant, rules } from './people.ts';

function run(participants: readonly Participant[], more: Partial<PairRoundInput> = {}): PairRoundResult {
  return pairRound({ org, participants, rules: { ...rules, floorScore: 0 }, seed: 1, ...more });
}

function names({ pairs }: PairRoundResult): string[] {
  return pairs.map(({ a, b }) => [a, b].sort().join('+')).sort();
}

function reasons({ unmatched }: PairRoundResult): Record<string, string> {
  return Object.fromEntries(unmatched.map(({ participant: id, reason }) => [id, reason]));
}

describe('pairing a round', () => {
  it('pairs two who can teach each other, and says what each gains', () => {
    const result = run([
      participant('ceo', { offers: ['topic:strategy'], wants: ['topic:video'] }),
      participant('ann', { offers: ['topic:video'], wants: ['topic:decisionsAtTheTop'] }),
    ]);
    expect(result.pairs).toMatchObject([
      {
        a: 'ceo',
        b: 'ann',
        aGains: { exact: ['topic:video'], near: [] },
        bGains: { exact: [], near: ['topic:strategy'] },
        locked: false,
      },
    ]);
    expect(result.unmatched).toEqual([]);
  });

  it('pairs as many as possible before it looks at scores', () => {
    const result = run([
      participant('south', { offers: ['topic:law'], wants: ['topic:video'] }),
      participant('ann', { offers: ['topic:video'], wants: ['topic:law'] }),
      participant('north'),
      participant('cem'),
    ]);
    expect(result.pairs.length).toBe(2);
  });

  it('gives an executive with capacity three so many different partners', () => {
    const result = run([
      participant('ceo', { capacity: 3 }),
      ...['ann', 'ben', 'cem', 'dia'].map((id) => participant(id)),
    ]);
    expect(result.pairs.length).toBe(3);
    expect(new Set(result.pairs.flatMap(({ a, b }) => [a, b])).size).toBe(4);
    expect(result.unmatched.length).toBe(1);
  });

  it('never pairs two people of capacity two with each other twice', () => {
    const result = run([participant('ceo', { capacity: 2 }), participant('ann', { capacity: 2 })]);
    expect(names(result)).toEqual(['ann+ceo']);
  });

  it('reaches one more person before giving a second partner to somebody', () => {
    const result = run([
      participant('ceo', { capacity: 2, offers: ['topic:law'], wants: ['topic:law'] }),
      participant('ann', { capacity: 2, offers: ['topic:law'], wants: ['topic:law'] }),
      participant('south', { offers: ['topic:law'], wants: ['topic:law'] }),
      participant('cem'),
    ]);
    expect(result.unmatched).toEqual([]);
  });

  it('keeps locked pairs, whatever the rules say, and completes the rest around them', () => {
    const people = [participant('ceo'), participant('ann'), participant('north'), participant('cem')];
    const result = run(people, { locked: [['north', 'ann']] });
    expect(names(result)).toEqual(['ann+north', 'cem+ceo']);
    expect(result.pairs.find(({ a }) => a === 'north')?.locked).toBe(true);
  });

  it('never makes a forbidden pair', () => {
    const result = run([participant('ceo'), participant('ann')], { forbidden: [['ann', 'ceo']] });
    expect(result.pairs).toEqual([]);
  });

  it('takes whoever waited before whoever did not', () => {
    const wanted = { offers: ['topic:law'], wants: ['topic:video'] };
    const match = { offers: ['topic:video'], wants: ['topic:law'] };
    const result = run([
      participant('ceo', wanted),
      participant('ann', match),
      participant('cem', { waitingRounds: 1 }),
    ]);
    expect(names(result)).toEqual(['ceo+cem'].map((pair) => pair.split('+').sort().join('+')));
  });

  it('gives the same pairs whatever the order of participants', () => {
    const { participants, ...rest } = makePopulation(300, 3);
    const one = pairRound({ ...rest, participants, seed: 4 });
    const again = pairRound({ ...rest, participants, seed: 4 });
    expect(names(again)).toEqual(names(one));
    const turned = pairRound({ ...rest, participants: participants.toReversed(), seed: 4 });
    expect(turned.pairs.length).toBe(one.pairs.length);
    const sum = (result: PairRoundResult): number => result.pairs.reduce((all, { score }) => all + score, 0);
    expect(sum(turned)).toBe(sum(one));
  });

  it('keeps rules and capacities for anybody, and accounts for everybody', () => {
    const { participants, ...rest } = makePopulation(700, 6);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000 }), (seed) => {
        const people = participants.map((one, place) => ({ ...one, capacity: 1 + ((place * 7 + seed) % 3) }));
        const result = pairRound({ ...rest, participants: people, seed });
        const facts = roundFacts({ ...rest, participants: people, forbidden: [] });
        const places = new Map(people.map(({ personId }, place) => [personId, place]));
        const partners = new Map<string, number>();
        for (const { a, b } of result.pairs) {
          expect(mayPair(facts, places.get(a) ?? -1, places.get(b) ?? -1)).toBe(true);
          for (const id of [a, b]) partners.set(id, (partners.get(id) ?? 0) + 1);
        }
        expect(new Set(names(result)).size).toBe(result.pairs.length);
        for (const { personId, capacity } of people)
          expect(partners.get(personId) ?? 0).toBeLessThanOrEqual(capacity);
        const left = people.filter(({ personId }) => !partners.has(personId)).map(({ personId }) => personId);
        expect(result.unmatched.map((one) => one.participant).sort()).toEqual(left.sort());
      }),
      { numRuns: 5 },
    );
  });

  it('tells how far it is, phase by phase', () => {
    const phases = new Set<string>();
    run([participant('ceo'), participant('ann'), participant('cem')], {
      onProgress: (_done, _total, phase) => phases.add(phase),
    });
    expect([...phases]).toEqual(['candidates', 'matching', 'checking', 'explaining']);
  });
});

describe('the reason why somebody has no partner', () => {
  it('is that there is nobody else', () => {
    expect(reasons(run([participant('ceo')]))).toEqual({ ceo: 'nobodyElse' });
  });

  it('is the rule that stands between them and most people', () => {
    expect(reasons(run([participant('north'), participant('ann')]))).toEqual({
      north: 'closeLine',
      ann: 'closeLine',
    });
    expect(reasons(run([participant('cem'), participant('ann')]))).toEqual({
      cem: 'gapTooSmall',
      ann: 'gapTooSmall',
    });
    expect(reasons(run([participant('ceo', { languages: ['pt'] }), participant('ann')]))).toMatchObject({
      ceo: 'noCommonLanguage',
    });
  });

  it('is that nothing was to be gained, below the floor', () => {
    const floor = { rules: { ...rules, floorScore: 5_000 } };
    expect(reasons(run([participant('ceo'), participant('ann')], floor))).toMatchObject({
      ceo: 'nothingToGain',
    });
  });

  it('is being the odd one out', () => {
    expect(Object.values(reasons(run([participant('ceo'), participant('ann'), participant('cem')])))).toEqual(
      ['oddOneOut'],
    );
  });

  it('is the same word whether an exclusion, a forbidden pair or others were in the way', () => {
    const excluded = run([participant('ceo', { excluded: ['ann'] }), participant('ann')]);
    const forbidden = run([participant('ceo'), participant('ann')], { forbidden: [['ceo', 'ann']] });
    const taken = run([participant('ceo'), ...['ann', 'cem', 'dia'].map((id) => participant(id))]);
    expect(new Set(Object.values(reasons(excluded)))).toEqual(new Set(['noFreePartner']));
    expect(reasons(forbidden)).toEqual(reasons(excluded));
    expect(new Set(Object.values(reasons(taken)))).toEqual(new Set(['noFreePartner']));
  });
});
