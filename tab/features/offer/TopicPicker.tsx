import { useState } from 'react';
import { sameTopicKey } from '../../../shared/topic-catalogue.ts';
import type { TopicChoice } from '../../../shared/topics.ts';
import { ChoicePicker } from '../../ui/ChoicePicker.tsx';
import { useText } from '../../ui/text.ts';
import { topicLabel } from '../../ui/topic-label.ts';
import { ownWordsOf, searchTopics } from './topic-search.ts';

const mostTopics = 12;

/** Topics from the catalogue, by label and synonym, and at the end of the list one's own words. */
export function TopicPicker(props: {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly problem: string | undefined;
  readonly chosen: readonly TopicChoice[];
  readonly onChange: (chosen: TopicChoice[]) => void;
  readonly disabled: boolean;
}) {
  const text = useText();
  const { t } = text;
  const [typed, setTyped] = useState('');
  const { chosen } = props;
  const isFull = chosen.length >= mostTopics;

  const found = isFull ? [] : searchTopics(text, typed, chosen);
  const own = isFull ? null : ownWordsOf(text, typed, chosen);
  const choices = new Map<string, TopicChoice>(found.map(({ choice }) => [sameTopicKey(choice), choice]));
  const suggestions = found.map(({ choice, label }) => ({ key: sameTopicKey(choice), label }));
  if (own !== null) {
    choices.set(sameTopicKey(own), own);
    suggestions.push({
      key: sameTopicKey(own),
      label: t('offer.topics.add', { words: topicLabel(text, own) }),
    });
  }
  return (
    <ChoicePicker
      id={props.id}
      label={props.label}
      hint={props.hint}
      problem={props.problem}
      placeholder={t('offer.topics.placeholder')}
      typed={typed}
      onType={setTyped}
      suggestions={suggestions}
      nothingFits={t(isFull ? 'offer.topics.full' : 'offer.topics.none')}
      chosen={chosen.map((choice) => ({ key: sameTopicKey(choice), label: topicLabel(text, choice) }))}
      onChoose={(key) => {
        const choice = choices.get(key);
        if (choice !== undefined) props.onChange([...chosen, choice]);
      }}
      onRemove={(key) => props.onChange(chosen.filter((choice) => sameTopicKey(choice) !== key))}
      removeLabel={({ label }) => t('offer.topics.remove', { topic: label })}
      disabled={props.disabled}
    />
  );
}
