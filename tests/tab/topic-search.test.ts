import { describe, expect, it } from 'vitest';
import { ownWordsOf, searchTopics } from '../../tab/features/offer/topic-search.ts';
import { createText } from '../../tab/ui/text.ts';

const text = createText('en');
const labels = (typed: string) => searchTopics(text, typed, []).map(({ label }) => label);

describe('the topic picker', () => {
  it('finds a topic by the beginning of its label first', () => {
    expect(labels('pric')[0]).toBe('Pricing');
  });

  it('finds a topic by a synonym', () => {
    expect(labels('excel')).toContain('Spreadsheets');
  });

  it('searches without regard to case and accents', () => {
    expect(labels('FRANCAIS')).toContain('French');
  });

  it('leaves out what is chosen already', () => {
    const found = searchTopics(text, 'excel', [{ topicId: 'spreadsheets' }]);
    expect(found.map(({ label }) => label)).not.toContain('Spreadsheets');
  });

  it('offers the typed words as a topic of their own', () => {
    expect(ownWordsOf(text, '  sourdough   bread ', [])).toEqual({ ownWords: 'sourdough bread' });
  });

  it('offers no own words that are too short, chosen already, or in the catalogue', () => {
    expect(ownWordsOf(text, 'x', [])).toBeNull();
    expect(ownWordsOf(text, 'Sourdough', [{ ownWords: 'sourdough' }])).toBeNull();
    expect(ownWordsOf(text, 'pricing', [])).toBeNull();
  });
});
