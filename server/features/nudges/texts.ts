import { IntlMessageFormat } from 'intl-messageformat';
import { defaultLanguage, type Language, languages, type MessageKey } from '../../../shared/messages.ts';
import type { TopicChoice } from '../../../shared/topics.ts';

export type Values = Readonly<Record<string, string | number>>;
/** Texts of one language; `language` is that of the catalogue and safe for Intl. */
export interface Texts {
  readonly language: Language;
  readonly text: Text;
}
export type Text = (key: MessageKey, values?: Values) => string;

const formats = new Map<string, IntlMessageFormat>();

/** The catalogue in the language of a directory's `preferredLanguage` tag, or English. */
export function textsFor(preferredLanguage: string | null): Texts {
  const tag = preferredLanguage?.split(/[-_]/)[0]?.toLowerCase() ?? defaultLanguage;
  const language: Language = isLanguage(tag) ? tag : defaultLanguage;
  const text: Text = (key, values) => {
    const name = `${language} ${key}`;
    const format = formats.get(name) ?? new IntlMessageFormat(languages[language].messages[key], language);
    formats.set(name, format);
    return String(format.format({ ...values }));
  };
  return { language, text };
}

const isLanguage = (tag: string): tag is Language => Object.hasOwn(languages, tag);

/** A topic in the reader's words. */
export function topicLabel(text: Text, topic: TopicChoice): string {
  return 'topicId' in topic ? text(`topic.${topic.topicId}`) : topic.ownWords;
}
