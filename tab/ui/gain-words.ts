import type { Gain } from '../../shared/programs.ts';
import type { Text } from './text.ts';
import { topicLabels } from './topic-label.ts';

/** What somebody gains, in words: "pricing and sales; close to it: marketing", or what rank alone gives. */
export function gainWords(text: Text, gain: Gain): string {
  const { t, format } = text;
  const near =
    gain.near.length === 0 ? null : t('pair.near', { topics: format.list(topicLabels(text, gain.near)) });
  if (gain.exact.length > 0) {
    const exact = format.list(topicLabels(text, gain.exact));
    return near === null ? exact : `${exact}; ${near}`;
  }
  return near ?? t('pair.gainsNothingNamed');
}

/** The same as a sentence about somebody: "Ana gains pricing and sales". */
export function gainSentence(text: Text, name: string, gain: Gain): string {
  const { t, format } = text;
  if (gain.exact.length > 0)
    return t('pairing.gains', { name, topics: format.list(topicLabels(text, gain.exact)) });
  if (gain.near.length > 0)
    return t('pairing.gains.near', { name, topics: format.list(topicLabels(text, gain.near)) });
  return t('pairing.gains.nothing', { name });
}
