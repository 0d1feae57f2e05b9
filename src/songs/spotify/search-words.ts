// The words of a search, in the form in which they are sent, and in the form under which answers are kept.

import { visibleText } from '../../rules/visible-text.ts';

const mostCharacters = 200;

/** The words to send: without needless space, invisible marks or broken characters, at most 200 characters. May be empty. */
export function tidyWords(typed: string): string {
  const clean = visibleText(typed)
    .replace(/\p{Surrogate}/gu, ' ')
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return [...clean].slice(0, mostCharacters).join('').trim();
}

/** The same for all spellings that a search does not tell apart. */
export function foldedWords(typed: string): string {
  return tidyWords(tidyWords(typed).toLowerCase());
}
