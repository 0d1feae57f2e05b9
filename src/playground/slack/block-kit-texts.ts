// What Slack accepts as text, address and id inside Block Kit. Lengths count on the escaped text, as Slack counts.

import * as v from 'valibot';
import { escaped } from '../protocol/mrkdwn.ts';

/** A bare string of 1 to `most` characters. */
export function bare(most: number) {
  return v.pipe(v.string(), v.minLength(1, 'must be more than 0 characters'), fits(most));
}

/** A plain_text object. */
export function plainText(most: number) {
  return v.strictObject({
    type: v.literal('plain_text'),
    text: bare(most),
    emoji: v.optional(v.boolean()),
  });
}

/** A mrkdwn object. */
export function mrkdwnText(most: number) {
  return v.strictObject({
    type: v.literal('mrkdwn'),
    text: bare(most),
    verbatim: v.optional(v.boolean()),
  });
}

/** A text object of either kind. */
export function anyText(most: number) {
  return v.variant('type', [plainText(most), mrkdwnText(most)]);
}

export const id = v.optional(bare(255));
export const placeholder = v.optional(plainText(150));
export const flag = v.optional(v.boolean());

/** The address of a page. */
export const pageUrl = v.pipe(bare(3_000), v.regex(/^https?:\/\/[^\s<>|]+$/, 'invalid url'));

/** The address of a picture: Slack's image proxy fetches over https. */
export const imageUrl = v.pipe(bare(3_000), v.regex(/^https:\/\/[^\s<>|]+$/, 'image url must be https'));

/** An image as block or element, by its address (`slack_file` is not known here): `extra` is what only one has. */
export function image<const Extra extends v.ObjectEntries>(extra: Extra) {
  return v.strictObject({ type: v.literal('image'), image_url: imageUrl, alt_text: bare(2_000), ...extra });
}

/** The dialog that asks back before an element acts. */
export const confirm = v.optional(
  v.strictObject({
    title: plainText(100),
    text: anyText(300),
    confirm: plainText(30),
    deny: plainText(30),
    style: v.optional(v.picklist(['primary', 'danger'])),
  }),
);

function fits(most: number) {
  return v.check((text: string) => escaped(text).length <= most, `must be less than ${most + 1} characters`);
}
