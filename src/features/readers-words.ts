// The words for what one person reads alone: private answers and windows. What a channel reads is in its poll's language.

import type { DrawingDependencies } from '../dependencies.ts';
import { type Language, languages } from '../rules/poll/poll.ts';
import { languageOf, wordsIn } from '../slack/words/languages.ts';
import type { Words } from '../slack/words/words.ts';

/**
 * The words in somebody's language, as far as it is known without asking Slack.
 * @param otherwise the language of the poll that it is about
 */
export async function findReadersWords(
  { people }: Pick<DrawingDependencies, 'people'>,
  reader: string,
  otherwise?: Language,
): Promise<Words> {
  // Nobody has to be looked up where there is no choice. With a second language this line no longer compiles, and goes.
  if (languages.length === 1) return wordsIn();
  const locale = (await people.recallPerson(reader))?.locale;
  return wordsIn(locale === undefined ? otherwise : languageOf(locale));
}
