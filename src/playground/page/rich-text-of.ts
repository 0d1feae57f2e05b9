// Texts without blocks, which Slack shows as rich text: the renderer's own reading of mrkdwn is one of Markdown, and
// loses lines such as `# music`.
// Rules: https://docs.slack.dev/messaging/formatting-message-text

import type { JsonObject } from '../protocol/json.ts';
import { unescaped } from '../protocol/mrkdwn.ts';
import { withEmoji } from './emoji.ts';

type Style = Readonly<Record<string, true>>;

/** A `rich_text` block that shows what the mrkdwn means. */
export function richTextOf(mrkdwn: string): JsonObject {
  const parts = mrkdwn.split(/```\n?([\s\S]+?)\n?```\n?/u);
  const elements = parts.flatMap((part, at) => (at % 2 === 1 ? [preformatted(part)] : paragraphs(part)));
  return { type: 'rich_text', elements };
}

function preformatted(text: string): JsonObject {
  return { type: 'rich_text_preformatted', elements: [textPiece(text, {})] };
}

/** Lines that begin with `>` are quotes; neighbouring lines of one sort stay together. */
function paragraphs(text: string): readonly JsonObject[] {
  if (text.trim() === '') return [];
  const runs = text.split(/^((?:(?:>|&gt;).*(?:\n|$))+)/mu);
  return runs.flatMap((run, at) => {
    const isQuote = at % 2 === 1;
    const words = isQuote ? run.replace(/^(?:>|&gt;) ?/gmu, '') : run;
    if (words.trim() === '') return [];
    const type = isQuote ? 'rich_text_quote' : 'rich_text_section';
    return [{ type, elements: pieces(words.replace(/^\n+|\n+$/gu, ''), {}) }];
  });
}

const markup = new RegExp(
  [
    '`(?<code>[^`\\n]+)`',
    '<(?<token>[^<>\\n]+)>',
    String.raw`(?<![\w*])\*(?<bold>\S(?:[^*\n]*[^*\s])?)\*(?![\w*])`,
    String.raw`(?<![\w_])_(?<italic>\S(?:[^_\n]*[^_\s])?)_(?![\w_])`,
    String.raw`(?<![\w~])~(?<strike>\S(?:[^~\n]*[^~\s])?)~(?![\w~])`,
    String.raw`(?<address>https?:\/\/[^\s<>]+[^\s<>.,;:!?)'"])`,
  ].join('|'),
  'gu',
);

function pieces(text: string, style: Style): readonly JsonObject[] {
  const found: JsonObject[] = [];
  let end = 0;
  for (const match of text.matchAll(markup)) {
    found.push(...plainPieces(text.slice(end, match.index), style), ...markedPieces(match, style));
    end = match.index + match[0].length;
  }
  return [...found, ...plainPieces(text.slice(end), style)];
}

function markedPieces(match: RegExpMatchArray, style: Style): readonly JsonObject[] {
  const { code, token, bold, italic, strike, address } = match.groups ?? {};
  if (code !== undefined) return [textPiece(code, { ...style, code: true })];
  if (bold !== undefined) return pieces(bold, { ...style, bold: true });
  if (italic !== undefined) return pieces(italic, { ...style, italic: true });
  if (strike !== undefined) return pieces(strike, { ...style, strike: true });
  if (address !== undefined) return [{ type: 'link', url: address, style }];
  const piece = tokenPiece(token ?? '');
  return [piece === undefined ? textPiece(match[0], style) : { ...piece, ...styled(style) }];
}

function tokenPiece(token: string): JsonObject | undefined {
  const [target = '', label] = token.split('|');
  if (/^(?:https?:\/\/|mailto:|tel:)/u.test(target))
    return { type: 'link', url: unescaped(target), text: withEmoji(unescaped(label ?? target)) };
  if (/^@[A-Z0-9]+$/u.test(target)) return { type: 'user', user_id: target.slice(1) };
  if (/^#[A-Z0-9]+$/u.test(target)) return { type: 'channel', channel_id: target.slice(1) };
  if (/^!(?:here|channel|everyone)$/u.test(target)) return { type: 'broadcast', range: target.slice(1) };
  const [, timestamp, format] = /^!date\^(\d+)\^([^^]+)/u.exec(target) ?? [];
  return timestamp === undefined ? undefined : { type: 'date', timestamp: Number(timestamp), format };
}

function plainPieces(text: string, style: Style): readonly JsonObject[] {
  return text === '' ? [] : [textPiece(withEmoji(text), style)];
}

function textPiece(text: string, style: Style): JsonObject {
  return { type: 'text', text: unescaped(text), ...styled(style) };
}

function styled(style: Style): JsonObject {
  return Object.keys(style).length > 0 ? { style } : {};
}
