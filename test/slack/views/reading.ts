// A message as a person reads it, for files that can be read as well: the fallback text, then block by block.

import { blockLines, type Screen } from '../../../src/playground/person/screen-text.ts';
import { objectsOf, parsedJson, stringOf } from '../../../src/playground/protocol/json.ts';
import type { Message } from '../../../src/slack/kit/message.ts';

const screen: Screen = { nameOf: (id) => id, stateOf: () => undefined, errorOf: () => undefined };

export function reading({ text, blocks }: Message): string {
  const shown = objectsOf(parsedJson(JSON.stringify(blocks)));
  const parts = shown.map((block) => [stringOf(block['type']), ...blockLines(block, screen)].join('\n  '));
  return `${[`text\n  ${text}`, ...parts].join('\n\n')}\n`;
}
