// The plain pieces that messages are made of, where slack-block-builder has none: it knows no plain_text sections
// and no rich_text. People's and catalogues' words go into these two only, because what is typed shows as typed.

import type {
  AnyBlock,
  ContextBlock,
  PlainTextElement,
  RichTextBlock,
  RichTextElement,
  SectionBlock,
} from '@slack/types';
import type { Song } from '../../rules/poll/song.ts';
import { escapeMrkdwn, webAddress } from './text.ts';

/** What Slack's posting methods and response addresses take. */
export interface Message {
  /** For notifications and screen readers; escaped. */
  readonly text: string;
  readonly blocks: AnyBlock[];
}

/** The same message without its pictures: Slack refuses a whole message for one picture that it cannot fetch. */
export function withoutPictures({ text, blocks }: Message): Message {
  return { text, blocks: blocks.flatMap(withoutPicture) };
}

function withoutPicture(block: AnyBlock): AnyBlock[] {
  if (block.type === 'image') return [];
  if ('accessory' in block && block.accessory?.type === 'image') {
    const { accessory: _, ...section } = block;
    return [section];
  }
  if (block.type !== 'context' || !('elements' in block)) return [block];
  const elements = block.elements.filter(({ type }) => type !== 'image');
  return elements.length === 0 ? [] : [{ ...block, elements }];
}

/** A message of one sentence that shows every character as it is. */
export function plainMessage(sentence: string): Message {
  return { text: escapeMrkdwn(sentence), blocks: [plainSection(sentence)] };
}

/** Text in which nothing is markup, not even `:names:` of emoji. */
export function plainText(text: string): PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
}

export function plainSection(text: string): SectionBlock {
  return { type: 'section', text: plainText(text) };
}

/** A small grey line. */
export function plainContext(text: string): ContextBlock {
  return { type: 'context', elements: [plainText(text)] };
}

/** A line of rich text; empty pieces, which Slack refuses, are left out. */
export function richLine(pieces: readonly RichTextElement[]): RichTextBlock {
  const elements = pieces.filter((piece) => piece.type !== 'text' || piece.text !== '');
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}

export function richText(text: string, bold = false): RichTextElement {
  return bold ? { type: 'text', text, style: { bold } } : { type: 'text', text };
}

/** Stands in a sentence for a piece that is more than text. No text of people's has it: it would not be one line. */
export const gap = '\u0000';

/** A sentence with a gap in it, as rich text with the piece in its place. */
export function richAround(sentence: string, piece: RichTextElement): RichTextElement[] {
  const [before = '', ...after] = sentence.split(gap);
  return [richText(before), piece, richText(after.join(''))];
}

/** A song's title in bold, leading to the song's page: the catalogue's terms ask for that link. */
export function richTitle(song: Song, title: string): RichTextElement {
  const url = webAddress(song.url);
  return url === undefined
    ? richText(title, true)
    : { type: 'link', url, text: title, style: { bold: true } };
}
