// Making any text safe and short enough for Slack: cleaning, cutting, escaping, dates.

import { visibleText } from '../../rules/visible-text.ts';
import { mostInAddress, mostInPollTitle } from './limits.ts';

/** Made when a text is cut for the first time, because it takes 9 ms of a new process. */
let graphemes: Intl.Segmenter | undefined;

/**
 * The text on one line: line breaks, tabs and other control characters become single spaces. Marks that turn the
 * direction of all that follows are dropped, so that no title can reverse the counts behind it; right-to-left
 * letters need no marks. Halves of characters become U+FFFD: Slack refuses them. Empty when nothing of it can be seen.
 */
export function oneLine(text: string): string {
  return visibleText(text)
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/**
 * At most `most` UTF-16 units of a text, the last one an ellipsis where something is missing. What a reader
 * takes for one character, such as a family emoji, stays whole. Cut before escaping, never after.
 */
export function cut(text: string, most: number, lengthOf: (text: string) => number = plainLength): string {
  if (lengthOf(text) <= most) return text;
  const start = longestStart(wholeCharacters(text), most - 1, lengthOf);
  return `${(start || longestStart(text, most - 1, lengthOf)).trimEnd()}…`;
}

/** The same, but never longer than `most` after escaping either: so does Slack count the limits of its fields. */
export function cutForField(text: string, most: number): string {
  return cut(text, most, (part) => escapeMrkdwn(part).length);
}

/** The text as one clean line of at most `most` units; `instead` where nothing is left of it. */
export function shortLine(text: string, most: number, instead = ''): string {
  return cut(oneLine(text) || instead, most);
}

const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/**
 * A name or title as it goes into a line with other words. Right-to-left letters are fenced in, or they would pull
 * the number behind them to their other side: "2. title, 3 votes" showed as "2. 3 ,title votes".
 */
export function inline(text: string): string {
  return rightToLeft.test(text) ? `\u2068${text}\u2069` : text;
}

/** A name or title as it stands among other words: one clean short line; `instead` where it is blank. */
export function shortInline(text: string, most: number, instead = ''): string {
  return inline(shortLine(text, most, instead));
}

/** For mrkdwn and for a message's top-level text only: exactly these three, `&` first. plain_text takes none. */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What was typed behind a slash command: Slack delivers it with the three entities. */
export function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** What was typed, as a poll's title; empty when nothing of it can be seen. Who quotes a title means what is quoted. */
export function titleFrom(typed: string): string {
  return shortLine(withoutQuotes(oneLine(typed)), mostInPollTitle);
}

const quotes: readonly (readonly [opening: string, closing: string])[] = [
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['“', '”'],
  ['„', '“'],
  ['”', '”'],
  ['‘', '’'],
  ['‚', '‘'],
  ['«', '»'],
  ['»', '«'],
  ['「', '」'],
  ['『', '』'],
];

/** Quotes around a whole text go; those around a part of it, as in "A" or "B", stay. */
function withoutQuotes(text: string): string {
  const inner = text.slice(1, -1);
  const isQuoted = ([opening, closing]: readonly [string, string]) =>
    text.length > 1 &&
    text.startsWith(opening) &&
    text.endsWith(closing) &&
    !inner.includes(opening) &&
    !inner.includes(closing);
  return quotes.some(isQuoted) ? oneLine(inner) : text;
}

/**
 * A sentence about a moment in mrkdwn, told in each reader's own time zone; older apps and notifications fall back to UTC.
 * @param at milliseconds since 1970
 * @param pattern how a language puts it in Slack's date tokens: "{date_short_pretty} at {time}"
 * @param sentence what is said of the moment; ours, never a person's
 */
export function moment(at: number, pattern: string, sentence: (moment: string) => string): string {
  const utc = `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return `<!date^${Math.floor(at / 1000)}^${sentence(pattern)}|${sentence(utc)}>`;
}

/** An https address that Slack takes, percent-encoded; undefined for anything else and for very long ones. */
export function webAddress(address: string | undefined): string | undefined {
  const url = address !== undefined && URL.canParse(address) ? new URL(address) : undefined;
  const href = url?.protocol === 'https:' ? url.href.replaceAll('|', '%7C') : undefined;
  return href !== undefined && href.length <= mostInAddress ? href : undefined;
}

function* wholeCharacters(text: string): Iterable<string> {
  graphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  for (const { segment } of graphemes.segment(text)) yield segment;
}

function longestStart(
  characters: Iterable<string>,
  most: number,
  lengthOf: (text: string) => number,
): string {
  let start = '';
  let length = 0;
  for (const character of characters) {
    length += lengthOf(character);
    if (length > most) return start;
    start += character;
  }
  return start;
}

function plainLength(text: string): number {
  return text.length;
}
