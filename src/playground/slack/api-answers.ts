// What the methods of the Web API have in common: their parts, their refusals, and the reading of what is to be shown.

import {
  isJsonObject,
  type Json,
  type JsonObject,
  objectOf,
  objectsOf,
  parsedJson,
  stringOf,
} from '../protocol/json.ts';
import { judgeMarkup, judgeMessageBlocks, judgeView } from './block-kit-rules.ts';
import type { World } from './create-world.ts';
import type { Triggers } from './triggers.ts';

export interface ApiParts {
  readonly world: World;
  readonly triggers: Triggers;
  /** Whether the bot token holds a scope. */
  holds(scope: string): boolean;
  /** Whether the app's own direct messages are open (`messages_tab_enabled` in the manifest). */
  readonly hasMessagesTab: boolean;
}

/** One method: takes its arguments, answers as Slack would (`ok` and what comes with it). */
export type Method = (slack: ApiParts, args: JsonObject) => JsonObject;

export interface Refused {
  readonly kind: 'refused';
  readonly error: string;
  readonly messages?: readonly string[];
}

export function refused(error: string): Refused {
  return { kind: 'refused', error };
}

/** A refusal as Slack answers it. */
export function refusal({ error, messages = [] }: Omit<Refused, 'kind'>): JsonObject {
  const details = messages.length > 0 ? { response_metadata: { messages } } : {};
  return { ok: false, error, ...details };
}

/** Arguments that hold JSON come as such, or as text in a form. */
export function jsonArgument(args: JsonObject, name: string): Json | undefined {
  const value = args[name];
  return typeof value === 'string' ? parsedJson(value) : value;
}

/** True, or the word for it: a form knows only words. */
export function isTrue(value: Json | undefined): boolean {
  return value === true || value === 'true' || value === '1';
}

/** What a message shows. */
export interface Content {
  readonly kind: 'good';
  readonly text: string;
  readonly blocks: readonly JsonObject[];
}

/**
 * Reads and judges what a message is to show, and notes broken markup and mentions.
 * @param from `method` for the notes; `mostText` is how long the top-level text may be.
 */
export function readContent(
  world: World,
  args: JsonObject,
  { method, mostText = 40_000 }: { method: string; mostText?: number },
): Content | Refused {
  const text = stringOf(args['text']);
  const hasBlocks = args['blocks'] !== undefined && args['blocks'] !== '';
  const blocks = hasBlocks ? jsonArgument(args, 'blocks') : [];
  if (!Array.isArray(blocks)) return refused('invalid_blocks_format');
  if (text === '' && blocks.length === 0) return refused('no_text');
  if (text.length > mostText) return refused('msg_too_long');
  const verdict = judgeMessageBlocks(blocks);
  if (verdict.kind === 'refused') return verdict;
  noteMarkup(world, method, blocks);
  noteMarkup(world, method, [{ type: 'mrkdwn', text }]);
  return { kind: 'good', text, blocks: objectsOf(blocks) };
}

/** Reads and judges a view. */
export function readView(
  world: World,
  value: Json | undefined,
  method: string,
): { kind: 'good'; view: JsonObject } | Refused {
  if (!isJsonObject(value)) {
    return {
      kind: 'refused',
      error: 'invalid_arguments',
      messages: ['[ERROR] missing or broken field: view'],
    };
  }
  const verdict = judgeView(value);
  if (verdict.kind === 'refused') return verdict;
  noteMarkup(world, method, value);
  return { kind: 'good', view: objectOf(value) };
}

function noteMarkup(world: World, method: string, value: Json): void {
  const { broken, mentions } = judgeMarkup(value);
  if (broken.length > 0) world.log.noteProblem({ method, error: 'broken_markup', messages: broken });
  for (const mention of mentions) world.log.noteMention({ method, mention });
}
