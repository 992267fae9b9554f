import { useState } from 'react';
import { ChoicePicker } from '../../ui/ChoicePicker.tsx';
import { useText } from '../../ui/text.ts';

const mostLanguages = 8;

/** ISO 639 tags of the languages that are offered; names come from the browser. */
const languageTags = (
  'af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fil fr ga gl gu he hi hr hu hy id is it ja ka ' +
  'kk km kn ko lo lt lv mk ml mn mr ms mt my nb ne nl pa pl pt ro ru si sk sl sq sr sv sw ta te th tr uk ur ' +
  'uz vi zh zu'
).split(' ');

/** The languages that somebody can talk in. */
export function LanguagePicker(props: {
  readonly id: string;
  readonly problem: string | undefined;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
  readonly disabled: boolean;
}) {
  const { t, format } = useText();
  const [typed, setTyped] = useState('');
  const { chosen } = props;
  const words = typed.trim().toLowerCase();
  const suggestions =
    chosen.length >= mostLanguages
      ? []
      : languageTags
          .filter((tag) => !chosen.includes(tag))
          .map((tag) => ({ key: tag, label: format.languageName(tag) }))
          .filter(({ label }) => label.toLowerCase().startsWith(words))
          .sort((a, b) => a.label.localeCompare(b.label));
  return (
    <ChoicePicker
      id={props.id}
      label={t('offer.languages')}
      problem={props.problem}
      placeholder={t('offer.languages.placeholder')}
      typed={typed}
      onType={setTyped}
      suggestions={suggestions}
      nothingFits={t('offer.languages.none')}
      chosen={chosen.map((tag) => ({ key: tag, label: format.languageName(tag) }))}
      onChoose={(tag) => props.onChange([...chosen, tag])}
      onRemove={(tag) => props.onChange(chosen.filter((other) => other !== tag))}
      removeLabel={({ label }) => t('offer.topics.remove', { topic: label })}
      disabled={props.disabled}
    />
  );
}
