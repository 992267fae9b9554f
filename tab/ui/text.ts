import { IntlMessageFormat } from 'intl-messageformat';
import { createContext, useContext } from 'react';
import { defaultLanguage, type Language, languages, type MessageKey } from '../../shared/messages.ts';
import { createFormats, type Formats } from './formats.ts';

export type TextValues = Readonly<Record<string, string | number>>;

/** Everything that turns keys, times and numbers into words for one reader. */
export interface Text {
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  readonly t: (key: MessageKey, values?: TextValues) => string;
  readonly format: Formats;
}

/** Some systems call their locale `C` or `en-US@posix`, at which `Intl` throws. */
function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}

/** The catalogue's language that fits the host's locale best. */
export function chooseLanguage(locale: string): Language {
  const primary = locale.toLowerCase().split('-')[0] ?? '';
  return primary in languages ? (primary as Language) : defaultLanguage;
}

/**
 * Texts and formats for a locale such as `en-GB`. Dates follow the locale where its language is the
 * catalogue's, else the catalogue's language: "Donnerstag" has no place in an English sentence.
 *
 * Parsed messages are kept: parsing one costs some 50 µs, a table has hundreds.
 */
export function createText(hostLocale: string): Text {
  const locale = isLocale(hostLocale) ? hostLocale : defaultLanguage;
  const language = chooseLanguage(locale);
  const spokenLocale = locale.toLowerCase().split('-')[0] === language ? locale : language;
  const { messages, direction } = languages[language];
  const parsed = new Map<MessageKey, IntlMessageFormat>();
  return {
    language,
    direction,
    format: createFormats(spokenLocale),
    t: (key, values) => {
      const source: string = messages[key];
      if (values === undefined && !source.includes('{')) return source;
      let message = parsed.get(key);
      if (message === undefined) {
        message = new IntlMessageFormat(source, spokenLocale, undefined, { ignoreTag: true });
        parsed.set(key, message);
      }
      return String(message.format(values));
    },
  };
}

export const TextContext = createContext<Text>(createText(defaultLanguage));

/** `const { t, format } = useText()`: the texts and formats of the reader. */
export function useText(): Text {
  return useContext(TextContext);
}
