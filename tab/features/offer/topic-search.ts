import { sameTopicKey, topicIds } from '../../../shared/topic-catalogue.ts';
import type { TopicChoice, TopicId } from '../../../shared/topics.ts';
import type { Text } from '../../ui/text.ts';

const shortestOwnWords = 2;
const longestOwnWords = 60;

/** One line of the topic picker's list. */
export interface TopicSuggestion {
  readonly choice: TopicChoice;
  readonly label: string;
}

/**
 * Topics that fit what is typed, best first: by the beginning of the label, then of a word in it, then of
 * a synonym. What is chosen already is left out. Nothing typed finds the whole catalogue in its own order.
 */
export function searchTopics(text: Text, typed: string, chosen: readonly TopicChoice[]): TopicSuggestion[] {
  const taken = new Set(chosen.map(sameTopicKey));
  const words = fold(typed);
  return topicIds
    .filter((topicId) => !taken.has(sameTopicKey({ topicId })))
    .map((topicId, order) => ({ topicId, order, fit: fitOf(text, topicId, words) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit || a.order - b.order)
    .map(({ topicId }) => ({ choice: { topicId }, label: text.t(`topic.${topicId}`) }));
}

/**
 * What is typed as a topic of one's own, or `null`: too short, too long, chosen already, or the catalogue
 * has a topic of that very name.
 */
export function ownWordsOf(text: Text, typed: string, chosen: readonly TopicChoice[]): TopicChoice | null {
  const ownWords = typed.trim().replace(/\s+/g, ' ');
  if (ownWords.length < shortestOwnWords || ownWords.length > longestOwnWords) return null;
  const choice = { ownWords };
  if (chosen.some((other) => sameTopicKey(other) === sameTopicKey(choice))) return null;
  if (topicIds.some((topicId) => fold(text.t(`topic.${topicId}`)) === fold(ownWords))) return null;
  return choice;
}

function fitOf({ t }: Text, topicId: TopicId, words: string): number {
  if (words === '') return 1;
  const label = fold(t(`topic.${topicId}`));
  if (label.startsWith(words)) return 4;
  if (label.includes(` ${words}`)) return 3;
  const synonyms = fold(t(`topic.${topicId}.synonyms`)).split(', ');
  if (synonyms.some((synonym) => synonym.startsWith(words) || synonym.includes(` ${words}`))) return 2;
  return label.includes(words) ? 1 : 0;
}

/** Case, accents and doubled spaces don't matter when searching. */
function fold(value: string): string {
  return value.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}
