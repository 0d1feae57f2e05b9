// The links to music in a message that somebody wrote, in the order in which they stand. A message says the same several
// times: as rich text, as text, and in what Slack has unfurled below it.

import * as v from 'valibot';
import { findLinks, type Link } from '../../songs/links.ts';

const messageSchema = v.object({
  text: v.optional(v.string(), ''),
  blocks: v.optional(v.array(v.unknown()), []),
  attachments: v.optional(v.array(v.unknown()), []),
});
const attachmentSchema = v.object({
  from_url: v.optional(v.string(), ''),
  title_link: v.optional(v.string(), ''),
  original_url: v.optional(v.string(), ''),
});
const elementSchema = v.object({ url: v.optional(v.string(), ''), text: v.optional(v.unknown()) });

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
  const { blocks, text, attachments } = read.output;
  const unfurled = attachments.flatMap((attachment) => {
    const found = v.safeParse(attachmentSchema, attachment);
    return found.success ? [found.output.from_url, found.output.title_link, found.output.original_url] : [];
  });
  return [...textsOf(blocks, 0), text, ...unfurled].filter((part) => part !== '');
}

/** All addresses and texts in a block or an element of one, at whatever depth. */
function textsOf(part: unknown, depth: number): readonly string[] {
  if (depth > deepest || typeof part !== 'object' || part === null) return [];
  if (Array.isArray(part)) return part.flatMap((inner) => textsOf(inner, depth + 1));
  const { url = '', text } = v.is(elementSchema, part) ? part : {};
  const own = typeof text === 'string' ? [url, text] : [url];
  return [...own, ...Object.values(part).flatMap((inner) => textsOf(inner, depth + 1))];
}
