// Blocks as the renderer needs them to look like Slack's, where the two differ.

import { type JsonObject, listOf, mapObjects, objectsOf, stringOf } from '../protocol/json.ts';
import { dateWords, withDateWords } from './date-words.ts';
import { withEmoji } from './emoji.ts';

/**
 * Plain text is drawn as it is (the renderer would read Markdown into it), with emoji where the app wants them. Confirm
 * dialogs and addresses of buttons are ours to handle (block-kit.tsx), so the renderer is not told of them. Moments are
 * put into words here: the renderer knows no clock but the real one.
 * @param now milliseconds since 1970, in the workspace
 */
export function drawnBlocks(blocks: readonly JsonObject[], now: number): readonly JsonObject[] {
  return objectsOf(mapObjects(blocks, (object) => drawn(object, now)));
}

function drawn(object: JsonObject, now: number): JsonObject {
  switch (object['type']) {
    case 'mrkdwn':
      return { ...object, text: withDateWords(stringOf(object['text']), now) };
    case 'date':
      return dateText(object, now);
    case 'plain_text':
      return { ...object, text: plainWords(object), verbatim: true };
    case 'button': {
      const { confirm: _, url: __, ...button } = object;
      return button;
    }
    default:
      return object;
  }
}

/** A moment inside rich text, as the text it reads as. */
function dateText({ timestamp, format, style }: JsonObject, now: number): JsonObject {
  const text = dateWords(Number(timestamp), stringOf(format), now);
  return { type: 'text', text, ...(style !== undefined && { style }) };
}

/** What a text object of the type `plain_text` shows. */
export function plainWords({ text, emoji }: JsonObject): string {
  return emoji === false ? stringOf(text) : withEmoji(stringOf(text));
}

/** How many buttons stand in the blocks. */
export function buttonsIn(blocks: readonly JsonObject[]): number {
  const elements = blocks.flatMap((block) => [...listOf(block['elements']), block['accessory'] ?? null]);
  return objectsOf(elements).filter((element) => element['type'] === 'button').length;
}
