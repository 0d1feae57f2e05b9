// Judges the blocks of a message and the view of a modal as Slack would, before they are shown to anyone.

import * as v from 'valibot';
import { type Json, type JsonObject, objectsOf, objectsWithin, stringOf } from '../protocol/json.ts';
import { escaped, faultsIn, mentionsIn } from '../protocol/mrkdwn.ts';
import { messageBlocks, modalView } from './block-kit-blocks.ts';
import { faultsOfElement } from './block-kit-elements.ts';

/** Over all blocks of one message; undocumented, found by people: bolt-js issue 2509. */
const mostMessageCharacters = 13_200;
const mostViewBytes = 250_000;

export type BlockKitVerdict =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused'; readonly error: string; readonly messages: readonly string[] };

/** Judges the `blocks` of a message: `invalid_blocks` or `msg_blocks_too_long`. */
export function judgeMessageBlocks(blocks: Json): BlockKitVerdict {
  const messages = faultsBySchema(messageBlocks, blocks, '/blocks');
  messages.push(...faultsAcross(blocks, '/blocks'));
  if (messages.length > 0) return { kind: 'refused', error: 'invalid_blocks', messages };
  const length = charactersIn(blocks);
  if (length <= mostMessageCharacters) return { kind: 'accepted' };
  return { kind: 'refused', error: 'msg_blocks_too_long', messages: [`[ERROR] ${length} characters`] };
}

/** Judges the `view` of a modal: `invalid_arguments` or `view_too_large`. */
export function judgeView(view: Json): BlockKitVerdict {
  if (Buffer.byteLength(JSON.stringify(view)) > mostViewBytes) {
    return { kind: 'refused', error: 'view_too_large', messages: [] };
  }
  const messages = faultsBySchema(modalView, view, '/view');
  messages.push(...faultsAcross(view, '/view'));
  return messages.length > 0
    ? { kind: 'refused', error: 'invalid_arguments', messages }
    : { kind: 'accepted' };
}

/** How many characters a message's blocks carry for people: texts, alt texts and the addresses of links. */
export function charactersIn(blocks: Json): number {
  const carriers = [...objectsWithin(blocks)];
  const texts = carriers.flatMap((object) => [object['text'], object['alt_text'], object['url']]);
  return texts.reduce<number>((sum, text) => sum + escaped(stringOf(text)).length, 0);
}

/** Markup that Slack takes but nobody wants, as `broken` or as whom it would notify. */
export function judgeMarkup(value: Json | undefined): {
  broken: readonly string[];
  mentions: readonly string[];
} {
  const objects = [...objectsWithin(value)];
  const texts = objects
    .filter((object) => object['type'] === 'mrkdwn')
    .map((object) => stringOf(object['text']));
  return {
    broken: texts.flatMap((text) => faultsIn(text).map((fault) => `${fault} in ${JSON.stringify(text)}`)),
    mentions: [...texts.flatMap(mentionsIn), ...objects.flatMap(richMention)],
  };
}

function richMention(object: JsonObject): readonly string[] {
  if (object['type'] === 'broadcast') return [`<!${stringOf(object['range'])}>`];
  if (object['type'] === 'user') return [`<@${stringOf(object['user_id'])}>`];
  return object['type'] === 'usergroup' ? [`<!subteam^${stringOf(object['usergroup_id'])}>`] : [];
}

function faultsBySchema(schema: v.GenericSchema, value: Json, root: string): string[] {
  const { issues = [] } = v.safeParse(schema, value);
  return issues.map((issue) => {
    const path = (v.getDotPath(issue) ?? '').replaceAll('.', '/');
    return fault(issue.message, path === '' ? root : `${root}/${path}`);
  });
}

/** What concerns several parts at once: ids that must differ, first values that must fit, one focus. */
function faultsAcross(value: Json, root: string): readonly string[] {
  const objects = [...objectsWithin(value)];
  const blocks = Array.isArray(value) ? objectsOf(value) : objectsOf(objects[0]?.['blocks']);
  const isFocused = (object: JsonObject) => object['focus_on_load'] === true;
  return [
    ...repeated(blocks.map((block) => block['block_id'])).map((id) =>
      fault(`block_id ${id} already exists`, root),
    ),
    ...blocks.flatMap((block) =>
      repeated(objectsOf(block['elements']).map((element) => element['action_id'])).map((id) =>
        fault(`action_id ${id} already exists`, root),
      ),
    ),
    ...objects.flatMap(faultsOfElement).map((text) => fault(text, root)),
    ...(objects.filter(isFocused).length > 1 ? [fault('only one element may have focus_on_load', root)] : []),
  ];
}

function repeated(ids: readonly (Json | undefined)[]): readonly string[] {
  return ids.filter((id, at) => typeof id === 'string' && ids.indexOf(id) !== at).map(stringOf);
}

function fault(text: string, path: string): string {
  return `[ERROR] ${text} [json-pointer:${path}]`;
}
