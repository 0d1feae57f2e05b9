// Blocks as the renderer needs them to look like Slack's, where the two differ.

import { type JsonObject, listOf, mapObjects, objectsOf, stringOf } from '../protocol/json.ts';
import { withEmoji } from './emoji.ts';

/**
 * Plain text is drawn as it is (the renderer would read Markdown into it), with emoji where the app wants them. Confirm
 * dialogs and addresses of buttons are ours to handle (block-kit.tsx), so the renderer is not told of them.
 */
export function drawnBlocks(blocks: readonly JsonObject[]): readonly JsonObject[] {
  return objectsOf(mapObjects(blocks, drawn));
}

function drawn(object: JsonObject): JsonObject {
  switch (object['type']) {
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

/** What a text object of the type `plain_text` shows. */
export function plainWords({ text, emoji }: JsonObject): string {
  return emoji === false ? stringOf(text) : withEmoji(stringOf(text));
}

/** How many buttons stand in the blocks. */
export function buttonsIn(blocks: readonly JsonObject[]): number {
  const elements = blocks.flatMap((block) => [...listOf(block['elements']), block['accessory'] ?? null]);
  return objectsOf(elements).filter((element) => element['type'] === 'button').length;
}
