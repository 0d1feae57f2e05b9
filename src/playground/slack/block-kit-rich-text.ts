// The rich_text block, as a schema. Reference: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block

import * as v from 'valibot';
import { bare, flag, id } from './block-kit-texts.ts';

const marks = { bold: flag, italic: flag, strike: flag, underline: flag };
const style = v.optional(
  v.strictObject({ ...marks, code: flag, highlight: flag, client_highlight: flag, unlink: flag }),
);
const words = v.pipe(v.string(), v.minLength(1, 'must be more than 0 characters'));
const count = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)));
const linkUrl = v.pipe(bare(3_000), v.regex(/^(?:https?:\/\/|mailto:|tel:)\S+$/, 'invalid url'));

const inline = v.variant('type', [
  v.strictObject({ type: v.literal('text'), text: words, style }),
  v.strictObject({ type: v.literal('link'), url: linkUrl, text: v.optional(words), unsafe: flag, style }),
  v.strictObject({
    type: v.literal('emoji'),
    name: words,
    unicode: v.optional(words),
    skin_tone: count,
    style,
  }),
  v.strictObject({ type: v.literal('user'), user_id: words, style }),
  v.strictObject({ type: v.literal('usergroup'), usergroup_id: words, style }),
  v.strictObject({ type: v.literal('channel'), channel_id: words, style }),
  v.strictObject({ type: v.literal('broadcast'), range: v.picklist(['here', 'channel', 'everyone']), style }),
  v.strictObject({ type: v.literal('color'), value: words }),
  v.strictObject({
    type: v.literal('date'),
    timestamp: v.pipe(v.number(), v.integer()),
    format: words,
    url: v.optional(linkUrl),
    fallback: v.optional(words),
    style,
  }),
]);

const elements = v.pipe(v.array(inline), v.minLength(1));
const border = v.optional(v.picklist([0, 1]));
const section = v.strictObject({ type: v.literal('rich_text_section'), elements });

export const richText = v.strictObject({
  type: v.literal('rich_text'),
  block_id: id,
  elements: v.pipe(
    v.array(
      v.variant('type', [
        section,
        v.strictObject({ type: v.literal('rich_text_preformatted'), elements, border }),
        v.strictObject({ type: v.literal('rich_text_quote'), elements, border }),
        v.strictObject({
          type: v.literal('rich_text_list'),
          style: v.picklist(['bullet', 'ordered']),
          elements: v.pipe(v.array(section), v.minLength(1)),
          indent: count,
          offset: count,
          border,
        }),
      ]),
    ),
    v.minLength(1),
  ),
});
