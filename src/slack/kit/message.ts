// The plain pieces that messages are made of, where slack-block-builder has none: it knows no plain_text sections, in which
// what is typed shows as typed. What people type and catalogues say goes into these, or into mrkdwn by kit/mrkdwn.ts.

import type { AnyBlock, ContextBlock, PlainTextElement, SectionBlock } from '@slack/types';
import { escapeMrkdwn } from './text.ts';

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

/** Stands in a sentence for a piece that is more than text. No text of people's has it: it would not be one line. */
export const gap = '\u0000';
