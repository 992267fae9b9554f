import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gainedTopics } from '../../server/pairing/explanation.ts';
import { nearKeys, nearTopics } from '../../server/pairing/near-topics.ts';
import type { Participant } from '../../server/pairing/participant.ts';
import { roundFacts } from '../../server/pairing/round-facts.ts';
import { gain, mutualGain, NEAR_GAIN, score, scoreTerms } from '../../server/pairing/score.ts';
import { monday, org, participant, rules } from './people.ts';

function facts(a: Participant, b: Participant) {
  return roundFacts({ org, participants: [a, b], rules, forbidden: [] });
}

const topics = ['topic:video', 'topic:law', 'topic:sales', 'topic:customers', 'words:chess', 'words:rust'];

describe('what one gains from the other', () => {
  it('grows with every wish that is met, by less each time', () => {
    const wants = topics.slice(0, 3);
    const gains = [0, 1, 2, 3].map((met) =>
      gain(facts(participant('ceo', { wants }), participant('ann', { offers: topics.slice(0, met) })), 0, 1),
    );
    expect(gains).toEqual([0, 600, 800, 900]);
  });

  it('counts a near topic where no wish is met, and names it', () => {
    const near = facts(
      participant('ceo', { wants: ['topic:sales'] }),
      participant('ann', { offers: ['topic:customers'] }),
    );
    expect(gain(near, 0, 1)).toBe(NEAR_GAIN);
    expect(gain(near, 1, 0)).toBe(0);
    expect(gainedTopics(near, 0, 1)).toEqual({ exact: [], near: ['topic:customers'] });
  });

  it('names the wishes that are met, own words too, and nothing beside', () => {
    const met = facts(
      participant('ceo', { wants: ['words:chess', 'topic:sales', 'topic:law'] }),
      participant('ann', { offers: ['topic:customers', 'topic:law', 'words:chess'] }),
    );
    expect(gainedTopics(met, 0, 1)).toEqual({ exact: ['words:chess', 'topic:law'], near: [] });
    expect(gainedTopics(met, 1, 0)).toEqual({ exact: [], near: [] });
  });

  it('weighs the weaker direction most', () => {
    expect(mutualGain(600, 600)).toBeGreaterThan(mutualGain(0, 1_000));
    expect(mutualGain(600, 600)).toBeGreaterThan(mutualGain(250, 1_000));
    expect(mutualGain(800, 600)).toBeGreaterThan(mutualGain(600, 600));
  });
});

describe('near topics', () => {
  it('are near one another in both directions, and never themselves', () => {
    for (const [topic, near] of nearTopics) {
      expect(near).not.toContain(topic);
      for (const other of near) expect(nearTopics.get(other)).toContain(topic);
    }
  });

  it('are none for own words', () => {
    expect(nearKeys('words:sales')).toEqual([]);
    expect(nearKeys('topic:sales')).toContain('topic:customers');
  });
});

describe('the score', () => {
  const any = (personId: string): fc.Arbitrary<Participant> =>
    fc
      .record({
        offers: fc.subarray(topics),
        wants: fc.subarray(topics),
        department: fc.constantFrom(null, 'Law', 'Sales'),
        place: fc.constantFrom(null, 'Rome', 'Oslo'),
        week: fc.constantFrom(null, monday(0, 16), monday(8, 24)),
        waitingRounds: fc.integer({ min: 0, max: 9 }),
      })
      .map((more) => participant(personId, more));

  it('is a whole number from 0 to 10,000, the same in either order, for unknown people too', () => {
    const person = fc.constantFrom('ceo', 'ann', 'stranger');
    fc.assert(
      fc.property(
        fc.tuple(person, person).chain(([a, b]) => fc.tuple(any(a), any(b))),
        ([a, b]) => {
          const both = facts(a, b);
          const worth = score(both, 0, 1);
          expect(Number.isInteger(worth)).toBe(true);
          expect(worth).toBeGreaterThanOrEqual(0);
          expect(worth).toBeLessThanOrEqual(10_000);
          expect(score(both, 1, 0)).toBe(worth);
        },
      ),
    );
  });

  it('never falls when one more wish is met', () => {
    fc.assert(
      fc.property(any('ceo'), any('ann'), fc.constantFrom(...topics), (a, b, topic) => {
        const more = facts({ ...a, wants: [...a.wants, topic] }, { ...b, offers: [...b.offers, topic] });
        expect(score(more, 0, 1)).toBeGreaterThanOrEqual(score(facts(a, b), 0, 1));
      }),
    );
  });

  it('is made of the terms that explain it', () => {
    const a = participant('ceo', {
      wants: ['topic:video'],
      department: 'Law',
      place: 'Rome',
      waitingRounds: 3,
    });
    const b = participant('ann', { offers: ['topic:video'], department: 'Sales', place: 'Rome' });
    expect(scoreTerms(facts(a, b), 0, 1)).toEqual({
      aGain: 600,
      bGain: 0,
      gap: 1_000,
      department: 1_000,
      place: 0,
      hours: 500,
      waiting: 500,
    });
    expect(score(facts(a, b), 0, 1)).toBe((60 * 150 + 12 * 1_000 + 8 * 1_000 + 6 * 500 + 8 * 500) / 10);
  });
});
