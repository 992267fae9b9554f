import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCandidates } from '../../server/pairing/candidates.ts';
import type { Participant } from '../../server/pairing/participant.ts';
import { roundFacts, seniorsFirst } from '../../server/pairing/round-facts.ts';
import { mayPair } from '../../server/pairing/rules.ts';
import { circumstances, gain } from '../../server/pairing/score.ts';
import { makePopulation } from '../bench/pairing/population.ts';
import { org, participant, rules } from './people.ts';

const options = { seed: 1, perPerson: 20, perSide: 5 };

function candidatesOf(found: ReturnType<typeof findCandidates>, person: number): number[] {
  const start = person * found.perPerson;
  return [...found.candidate.subarray(start, start + (found.found[person] ?? 0))];
}

describe('candidates of a small round', () => {
  const topics = ['topic:video', 'topic:law', 'topic:sales', 'words:chess'];
  const people: fc.Arbitrary<Participant[]> = fc
    .tuple(
      ...org.ids.map((id) =>
        fc
          .record({
            offers: fc.subarray(topics),
            wants: fc.subarray(topics),
            languages: fc.constantFrom(['en'], ['de'], ['de', 'en']),
            department: fc.constantFrom(null, 'Law', 'Sales'),
            excluded: fc.subarray([...org.ids], { maxLength: 2 }),
          })
          .map((more) => participant(id, more)),
      ),
    )
    .map((all) => [...all]);

  it('are everybody whom the rules allow, where there is room for all', () => {
    fc.assert(
      fc.property(people, fc.constantFrom('any', 'within', 'across'), (participants, boundary) => {
        const facts = roundFacts({ org, participants, rules: { ...rules, boundary }, forbidden: [] });
        const found = findCandidates(facts, options);
        for (let person = 0; person < facts.count; person++) {
          const allowed = [...participants.keys()].filter(
            (other) => other !== person && mayPair(facts, person, other),
          );
          expect(candidatesOf(found, person).sort()).toEqual(allowed.sort());
        }
      }),
    );
  });
});

describe('candidates of a large round', () => {
  const population = makePopulation(3_000, 5);
  const participants = seniorsFirst(population.participants, population.org, population.rules);
  const facts = roundFacts({ ...population, participants, forbidden: [] });
  const found = findCandidates(facts, options);
  const everybody = Array.from({ length: facts.count }, (_, person) => person);
  const sample = everybody.filter((person) => person % 37 === 0 || person < 40);
  const allowed = (person: number): number[] =>
    everybody.filter((other) => other !== person && mayPair(facts, person, other));
  const isSenior = (person: number, other: number): boolean =>
    (facts.standing[other] ?? 0) < (facts.standing[person] ?? 0);

  it('keep the rules, and name nobody twice', () => {
    for (const person of everybody) {
      const chosen = candidatesOf(found, person);
      expect(new Set(chosen).size).toBe(chosen.length);
      for (const other of chosen) expect(mayPair(facts, person, other)).toBe(true);
    }
  });

  it('leave nobody without any who has an eligible partner', () => {
    for (const person of sample) {
      expect(candidatesOf(found, person).length).toBe(Math.min(20, allowed(person).length));
    }
  });

  it('hold five more senior and five more junior people where there are so many', () => {
    for (const person of sample) {
      const chosen = candidatesOf(found, person);
      const seniors = allowed(person).filter((other) => isSenior(person, other)).length;
      const juniors = allowed(person).length - seniors;
      expect(chosen.filter((other) => isSenior(person, other)).length).toBeGreaterThanOrEqual(
        Math.min(5, seniors),
      );
      expect(chosen.filter((other) => !isSenior(person, other)).length).toBeGreaterThanOrEqual(
        Math.min(5, juniors),
      );
    }
  });

  it('are the best of those from whom both gain exactly what they want', () => {
    const exact = (person: number, other: number): boolean =>
      gain(facts, person, other) >= 600 && gain(facts, other, person) >= 600;
    const worth = (person: number, other: number): number => {
      const [low, high] = [gain(facts, person, other), gain(facts, other, person)].sort((a, b) => a - b);
      const mutual = (3 * (low ?? 0) + (high ?? 0)) >> 2;
      return facts.rules.weights.gains * mutual + circumstances(facts, person, other);
    };
    for (const person of sample) {
      const mutual = allowed(person).filter((other) => exact(person, other));
      if (mutual.length < 20) continue;
      const worths = mutual.map((other) => worth(person, other)).sort((a, b) => b - a);
      const chosen = candidatesOf(found, person).filter((other) => exact(person, other));
      // The sides' reserve may take up to ten places from the best of all.
      expect(Math.max(...chosen.map((other) => worth(person, other)))).toBe(worths[0]);
      expect(
        chosen.filter((other) => worth(person, other) >= (worths[9] ?? 0)).length,
      ).toBeGreaterThanOrEqual(10);
    }
  });

  it('are the same for a seed, and others for another', () => {
    expect(findCandidates(facts, options).candidate).toEqual(found.candidate);
    expect(findCandidates(facts, { ...options, seed: 2 }).candidate).not.toEqual(found.candidate);
  });
});
