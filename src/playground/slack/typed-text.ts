// What a person typed, as Slack hands it to apps: addresses as links, in the text and in a block of rich text.

import type { JsonObject } from '../protocol/json.ts';
import { unescaped } from '../protocol/mrkdwn.ts';

const link =
  /<(?<token>(?:https?:\/\/|mailto:)[^<>|\s]+)(?:\|(?<label>[^<>]*))?>|(?<bare>https?:\/\/[^\s<>]+)/gu;

/** The text with every address in angle brackets; those that stand in them already stay as they are. */
export function linkedText(typed: string): string {
  return typed.replace(link, (whole, ...rest) => {
    const { bare } = rest.at(-1) as { readonly bare?: string };
    return bare === undefined ? whole : `<${bare}>`;
  });
}

/** The `rich_text` block that Slack makes of what is typed. */
export function richTextOfTyped(typed: string): JsonObject {
  const elements: JsonObject[] = [];
  let end = 0;
  for (const match of typed.matchAll(link)) {
    const { token, label, bare } = match.groups ?? {};
    elements.push(...plainPiece(typed.slice(end, match.index)));
    const url = unescaped(token ?? bare ?? '');
    elements.push({ type: 'link', url, ...(label !== undefined && { text: unescaped(label) }) });
    end = match.index + match[0].length;
  }
  elements.push(...plainPiece(typed.slice(end)));
  return { type: 'rich_text', block_id: 'typed', elements: [{ type: 'rich_text_section', elements }] };
}

function plainPiece(text: string): readonly JsonObject[] {
  return text === '' ? [] : [{ type: 'text', text: unescaped(text) }];
}
