// Which words a person or a poll gets: a catalogue for each language that the rules know.

import { defaultLanguage, type Language, languages } from '../../rules/poll/poll.ts';
import { english } from './english/english.ts';
import type { Words } from './words.ts';

const catalogues: Readonly<Record<Language, Words>> = { en: english };

/** The catalogue of a language: a poll's own, or the default where it has none. */
export function wordsIn(language: Language = defaultLanguage): Words {
  return catalogues[language];
}

/**
 * The nearest language to a locale as Slack names it, such as `en-GB`. Whatever else comes gets the default.
 * Form: https://docs.slack.dev/reference/methods/users.info, `include_locale`
 */
export function languageOf(locale: string | undefined): Language {
  const [primary] = (locale ?? '').toLowerCase().split('-', 1);
  return languages.find((language) => language === primary) ?? defaultLanguage;
}
