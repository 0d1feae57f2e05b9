// The blocks of Block Kit and the modal around them, as schemas.
// Reference: https://docs.slack.dev/reference/block-kit/blocks. A kind of block that is missing here is refused,
// so that nothing reaches the real Slack that the local one has never checked.

import * as v from 'valibot';
import {
  button,
  datetimepicker,
  imageElement,
  overflow,
  pickers,
  writtenInputs,
} from './block-kit-elements.ts';
import { richText } from './block-kit-rich-text.ts';
import { anyText, bare, flag, id, image, mrkdwnText, plainText } from './block-kit-texts.ts';

const section = v.pipe(
  v.strictObject({
    type: v.literal('section'),
    block_id: id,
    text: v.optional(anyText(3_000)),
    fields: v.optional(v.pipe(v.array(anyText(2_000)), v.minLength(1), v.maxLength(10))),
    accessory: v.optional(v.variant('type', [button, overflow, imageElement, ...pickers])),
    expand: flag,
  }),
  v.check((block) => 'text' in block || 'fields' in block, 'must define either `text` or `fields`'),
);

const context = v.strictObject({
  type: v.literal('context'),
  block_id: id,
  elements: v.pipe(
    v.array(v.variant('type', [imageElement, plainText(3_000), mrkdwnText(3_000)])),
    v.minLength(1),
    v.maxLength(10),
  ),
});

const actions = v.strictObject({
  type: v.literal('actions'),
  block_id: id,
  elements: v.pipe(
    v.array(v.variant('type', [button, overflow, datetimepicker, ...pickers])),
    v.minLength(1),
    v.maxLength(25),
  ),
});

const input = v.strictObject({
  type: v.literal('input'),
  block_id: id,
  label: plainText(2_000),
  element: v.variant('type', [...writtenInputs, datetimepicker, ...pickers]),
  hint: v.optional(plainText(2_000)),
  optional: flag,
  dispatch_action: flag,
});

const everywhere = [
  section,
  context,
  actions,
  input,
  richText,
  v.strictObject({ type: v.literal('header'), block_id: id, text: plainText(150) }),
  v.strictObject({ type: v.literal('divider'), block_id: id }),
  image({ block_id: id, title: v.optional(plainText(2_000)) }),
];

const markdown = v.strictObject({ type: v.literal('markdown'), block_id: id, text: bare(12_000) });
const alert = v.strictObject({
  type: v.literal('alert'),
  block_id: id,
  text: anyText(3_000),
  level: v.optional(v.picklist(['default', 'info', 'warning', 'error', 'success'])),
});

export const messageBlocks = v.pipe(
  v.array(v.variant('type', [...everywhere, markdown])),
  v.maxLength(50, 'no more than 50 items allowed'),
);

export const modalView = v.pipe(
  v.strictObject({
    type: v.literal('modal'),
    title: plainText(24),
    submit: v.optional(plainText(24)),
    close: v.optional(plainText(24)),
    blocks: v.pipe(
      v.array(v.variant('type', [...everywhere, alert])),
      v.maxLength(100, 'no more than 100 items allowed'),
    ),
    private_metadata: v.optional(v.pipe(v.string(), v.maxLength(3_000))),
    callback_id: v.optional(v.pipe(v.string(), v.maxLength(255))),
    external_id: v.optional(v.pipe(v.string(), v.maxLength(255))),
    clear_on_close: flag,
    notify_on_close: flag,
    submit_disabled: flag,
  }),
  v.check(
    (view) => 'submit' in view || view.blocks.every((block) => block.type !== 'input'),
    'missing required field: submit (a modal with an input block needs it)',
  ),
);
