// The links to music in a message that somebody wrote, in the order in which they stand. A message says the same several
// times: as rich text, as text, and in what Slack has unfurled below it. What it forwards, and what another app posts, stands in
// attachments, as rich text and as text again.

import * as v from 'valibot';
import { findLinks, type Link } from '../../songs/links.ts';

/** What is absent, null or of another form says nothing. */
const said = v.fallback(v.string(), '');
const parts = v.fallback(v.array(v.unknown()), []);
const messageSchema = v.object({
  text: v.optional(said),
  blocks: v.optional(parts),
  attachments: v.optional(parts),
});
const attachmentSchema = v.object({
  from_url: v.optional(said),
  title_link: v.optional(said),
  original_url: v.optional(said),
  pretext: v.optional(said),
  text: v.optional(said),
  fields: v.optional(parts),
  actions: v.optional(parts),
  blocks: v.optional(parts),
  message_blocks: v.optional(parts),
});
const elementSchema = v.object({ url: v.optional(v.string(), ''), text: v.optional(v.unknown()) });
/** Of an attachment. What is called so elsewhere is no text that anybody reads. */
const fieldSchema = v.object({ value: said });

/** Rich text nests lists in quotes; nothing of Slack's is deeper. */
const deepest = 12;

/** Links to songs, albums and the like; where there are none, those to other places to listen to music. */
export function linksInMessage(message: unknown): readonly Link[] {
  const links = findLinks(textsIn(message).join('\n'));
  const music = links.filter(({ kind }) => kind !== 'other-site');
  const onSpotify = music.filter(({ kind }) => kind !== 'other-service' && kind !== 'page');
  return onSpotify.length > 0 ? onSpotify : music;
}

function textsIn(message: unknown): readonly string[] {
  const read = v.safeParse(messageSchema, message);
  if (!read.success) return [];
  const { blocks = [], text = '', attachments = [] } = read.output;
  return [...textsOf(blocks, 0), text, ...attachments.flatMap(attachedTexts)].filter((part) => part !== '');
}

function attachedTexts(attachment: unknown): readonly string[] {
  const found = v.safeParse(attachmentSchema, attachment);
  if (!found.success) return [];
  const {
    from_url,
    title_link,
    original_url,
    pretext,
    text,
    fields = [],
    actions = [],
    blocks = [],
    message_blocks = [],
  } = found.output;
  const own = [from_url, title_link, original_url, pretext, text];
  const inFields = fields.flatMap((field) => (v.is(fieldSchema, field) ? [field.value] : []));
  const nested = [actions, blocks, message_blocks].flatMap((part) => textsOf(part, 0));
  return [...own.flatMap((part) => part ?? []), ...inFields, ...nested];
}

/** All addresses and texts in a block or an element of one, at whatever depth. */
function textsOf(part: unknown, depth: number): readonly string[] {
  if (depth > deepest || typeof part !== 'object' || part === null) return [];
  if (Array.isArray(part)) return part.flatMap((inner) => textsOf(inner, depth + 1));
  const { url = '', text } = v.is(elementSchema, part) ? part : {};
  const own = typeof text === 'string' ? [url, text] : [url];
  return [...own, ...Object.values(part).flatMap((inner) => textsOf(inner, depth + 1))];
}
