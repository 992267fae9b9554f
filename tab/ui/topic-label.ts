import type { TopicChoice } from '../../shared/topics.ts';
import type { Text } from './text.ts';

/** A topic in the reader's words: the catalogue's label, or what somebody typed. */
export function topicLabel({ t }: Text, choice: TopicChoice): string {
  return 'topicId' in choice ? t(`topic.${choice.topicId}`) : choice.ownWords;
}

export const topicLabels = (text: Text, choices: readonly TopicChoice[]): string[] =>
  choices.map((choice) => topicLabel(text, choice));
