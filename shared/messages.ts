import { en } from './messages/en.ts';

/** Every key of the catalogue. A key that doesn't exist fails to compile. */
export type MessageKey = keyof typeof en;

/** One language's texts: a string in ICU MessageFormat for every key. */
export type Messages = Readonly<Record<MessageKey, string>>;

/** Languages with a whole catalogue, by BCP 47 primary tag, with the direction of their script. */
export const languages = {
  en: { messages: en, direction: 'ltr' },
} as const satisfies Readonly<Record<string, { messages: Messages; direction: 'ltr' | 'rtl' }>>;

/** BCP 47 primary tag of a language that has a whole catalogue. */
export type Language = keyof typeof languages;

/** English, the language that others fall back to. */
export const defaultLanguage: Language = 'en';
