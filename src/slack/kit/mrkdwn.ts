// People's and catalogues' words among markup of ours: titles as links, names on a line in bold. Slack's mrkdwn has no
// way to escape most of its markup, so that what could format, link, mention or turn into an emoji gets an invisible
// character, or one that looks the same, and only there.

import type { ContextBlock, MrkdwnElement, SectionBlock } from '@slack/types';
import type { Song } from '../../rules/poll/song.ts';
import { gap } from './message.ts';
import { escapeMrkdwn, webAddress } from './text.ts';

/** Takes no room, breaks no line, and is part of no name, address or emoji. */
const wordJoiner = '\u2060';

/** Marks that have no meaning to Slack and look like those that have. */
const lookAlikes = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ', '|': 'ǀ' } as const;
type Mark = keyof typeof lookAlikes;
const isMark = (text: string): text is Mark => text in lookAlikes;
const lookAlike = (mark: string): string => (isMark(mark) ? lookAlikes[mark] : mark);

/**
 * Emphasis begins and ends at the edge of a word: a mark inside one (`snake_case`) or between spaces (`2 * 3`) is left as
 * it is. Code needs no such edge.
 */
const marks = /`|(?<![\p{L}\p{N}])[*_~](?!\s)|(?<!\s)[*_~](?![\p{L}\p{N}])/gu;

/** Where a word joiner goes: behind what begins a mention, a channel, an emoji, an address, and inside a domain. */
const openings: readonly RegExp[] = [
  /@(?=\S)/gu,
  /#(?=[\p{L}\p{N}_-])/gu,
  /:(?=[^\s:]+:)/gu,
  /:(?=\/\/)/gu,
  /(?<=\b(?:mailto|tel|sms|skype|slack|spotify)):(?=\S)/giu,
  /(?<=[\p{L}\p{N}_-])\.(?=\p{L}{2})/gu,
];

/** One clean line of people's words as mrkdwn that shows each of its characters, and does nothing else. */
export function asTyped(line: string): string {
  const unmarked = line.replace(marks, lookAlike);
  const joined = openings.reduce((text, opening) => text.replace(opening, `$&${wordJoiner}`), unmarked);
  return escapeMrkdwn(joined.replace(/^>/u, `${wordJoiner}>`));
}

/** The same inside bold, or as the label of a link, where a star or a bar would end that. */
export function asTypedInside(line: string): string {
  return asTyped(line.replace(/[*|]/gu, lookAlike));
}

/** A song's title in bold, leading to the song's page: the catalogue's terms ask for that link. */
export function titleLink(song: Song, title: string): string {
  return bold(linkTo(song.url, title));
}

/** The label as a link; the label alone where the address is none that Slack takes. */
export function linkTo(address: string | undefined, label: string): string {
  const url = webAddress(address);
  const shown = asTypedInside(label);
  return url === undefined ? shown : `<${escapeMrkdwn(url)}|${shown}>`;
}

/** @param mrkdwn ours, or made safe for its inside */
export const bold = (mrkdwn: string): string => `*${mrkdwn}*`;

/** A plain sentence with a gap in it, as mrkdwn with the piece in its place. */
export function asTypedAround(sentence: string, piece: string): string {
  const [before = '', ...after] = sentence.split(gap);
  return [asTyped(before), ...(after.length > 0 ? [piece, asTyped(after.join(''))] : [])].join('');
}

/** `verbatim`: Slack is not to look for names and addresses by itself. */
export function mrkdwnText(text: string): MrkdwnElement {
  return { type: 'mrkdwn', text, verbatim: true };
}

export function mrkdwnSection(text: string): SectionBlock {
  return { type: 'section', text: mrkdwnText(text) };
}

export function mrkdwnContext(text: string): ContextBlock {
  return { type: 'context', elements: [mrkdwnText(text)] };
}
