// How blocks read on a screen, as plain lines: buttons as [Vote], pictures as their alt text, fields with what they hold.

import { stateName } from '../protocol/field-state.ts';
import { isJsonObject, type Json, type JsonObject, objectsOf, stringOf } from '../protocol/json.ts';
import { type NameOf, readable } from '../protocol/mrkdwn.ts';

/** What the blocks themselves do not say. */
export interface Screen {
  readonly nameOf: NameOf;
  /** What a field holds; undefined for one nobody can have touched. */
  readonly stateOf: (block: JsonObject, element: JsonObject) => JsonObject | undefined;
  readonly errorOf: (block: JsonObject) => string | undefined;
}

export function linesOf(blocks: readonly JsonObject[], screen: Screen): readonly string[] {
  return blocks.flatMap((block) => blockLines(block, screen));
}

/** A text object as people read it; an empty string when it is none. */
export function shownText(text: Json | undefined, nameOf: NameOf): string {
  if (!isJsonObject(text)) return '';
  const words = stringOf(text['text']);
  return text['type'] === 'mrkdwn' ? readable(words, nameOf) : words;
}

export function blockLines(block: JsonObject, screen: Screen): readonly string[] {
  const { nameOf } = screen;
  switch (block['type']) {
    case 'divider':
      return ['---'];
    case 'markdown':
      return stringOf(block['text']).split('\n');
    case 'rich_text':
      return objectsOf(block['elements']).flatMap((element) => richLines(element, nameOf));
    case 'image':
      return [shownText(block['title'], nameOf), stringOf(block['alt_text'])].filter(isSaid);
    case 'context':
    case 'actions':
      return [
        objectsOf(block['elements'])
          .map((element) => shownElement(block, element, screen))
          .join(' '),
      ].flatMap((line) => line.split('\n'));
    case 'input':
      return inputLines(block, screen);
    default:
      return sectionLines(block, screen);
  }
}

function sectionLines(block: JsonObject, screen: Screen): readonly string[] {
  const texts = [block['text'], ...objectsOf(block['fields'])].map((text) => shownText(text, screen.nameOf));
  const beside = isJsonObject(block['accessory']) ? [shownElement(block, block['accessory'], screen)] : [];
  return [...texts, ...beside].filter(isSaid).flatMap((text) => text.split('\n'));
}

function inputLines(block: JsonObject, screen: Screen): readonly string[] {
  const element = isJsonObject(block['element']) ? block['element'] : {};
  const error = screen.errorOf(block);
  const hint = shownText(block['hint'], screen.nameOf);
  const field = `${shownText(block['label'], screen.nameOf)}: ${shownElement(block, element, screen)}`;
  return [field, ...(hint === '' ? [] : [hint]), ...(error === undefined ? [] : [`! ${error}`])];
}

function shownElement(block: JsonObject, element: JsonObject, screen: Screen): string {
  switch (element['type']) {
    case 'plain_text':
    case 'mrkdwn':
      return shownText(element, screen.nameOf);
    case 'image':
      return stringOf(element['alt_text']);
    case 'button':
      return `[${shownText(element['text'], screen.nameOf)}]`;
    case 'overflow':
      return `[${objectsOf(element['options'])
        .map((option) => shownText(option['text'], screen.nameOf))
        .join(' | ')}]`;
    default:
      return shownField(element, screen.stateOf(block, element), screen.nameOf);
  }
}

/** What a field shows: what was typed or chosen, else its placeholder in brackets. */
export function shownField(element: JsonObject, state: JsonObject | undefined, nameOf: NameOf): string {
  const held = [state?.[stateName(stringOf(element['type']))] ?? []].flat();
  const shown = held.map((value) =>
    isJsonObject(value) ? shownText(value['text'], nameOf) : named(value, element, nameOf),
  );
  const placeholder = shownText(element['placeholder'], nameOf);
  return shown.length > 0 || placeholder === '' ? shown.join(', ') : `(${placeholder})`;
}

function named(value: Json, element: JsonObject, nameOf: NameOf): string {
  const isName = /(?:users|conversations|channels)_select$/.test(stringOf(element['type']));
  return isName ? nameOf(stringOf(value)) : String(value);
}

function richLines(element: JsonObject, nameOf: NameOf): readonly string[] {
  const children = objectsOf(element['elements']);
  if (element['type'] === 'rich_text_list') {
    const sign = (at: number) => (element['style'] === 'ordered' ? `${at + 1}. ` : '• ');
    return children.map((child, at) => sign(at) + richLines(child, nameOf).join('\n'));
  }
  const lines = children
    .map((child) => shownInline(child, nameOf))
    .join('')
    .split('\n');
  return element['type'] === 'rich_text_quote' ? lines.map((line) => `> ${line}`) : lines;
}

function shownInline(element: JsonObject, nameOf: NameOf): string {
  switch (element['type']) {
    case 'link':
      return stringOf(element['text']) || stringOf(element['url']);
    case 'emoji':
      return `:${stringOf(element['name'])}:`;
    case 'user':
      return `@${nameOf(stringOf(element['user_id']))}`;
    case 'channel':
      return `#${nameOf(stringOf(element['channel_id']))}`;
    case 'broadcast':
      return `@${stringOf(element['range'])}`;
    case 'usergroup':
      return '@group';
    case 'date':
      return stringOf(element['fallback']);
    default:
      return stringOf(element['text']) || stringOf(element['value']);
  }
}

function isSaid(text: string): boolean {
  return text !== '';
}
