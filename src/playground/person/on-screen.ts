// Finds what a person means by the words on the screen: "the button Vote beside this song", "the field Title".
// What is not there, or there twice, is an error that shows the screen.

import { type Placed, placedElements } from '../protocol/field-state.ts';
import { isJsonObject, type JsonObject, objectsOf } from '../protocol/json.ts';
import { blockLines, linesOf, type Screen, shownText } from './screen-text.ts';

/** What is in front of a person. */
export interface View {
  readonly blocks: readonly JsonObject[];
  readonly screen: Screen;
}

/**
 * The one button that reads so.
 * @param beside words of the button's own block or of those above it, back to a divider, a header or another row of
 * buttons; the nearest wins.
 */
export function findButton(view: View, words: string, beside?: string): Placed {
  const reads = ({ element }: Placed) =>
    element['type'] === 'button' && shownText(element['text'], view.screen.nameOf) === words;
  const buttons = placedElements(view.blocks).filter(reads);
  if (beside === undefined) return theOnly(buttons, view, `button [${words}]`);
  return theOnly(nearestTo(beside, buttons, view), view, `button [${words}] beside "${beside}"`);
}

function nearestTo(beside: string, all: readonly Placed[], view: View): readonly Placed[] {
  const distances = all.map((one) => distanceTo(beside, one, view));
  return all.filter((_, at) => distances[at] === Math.min(...distances) && distances[at] < Infinity);
}

function distanceTo(words: string, { block }: Placed, { blocks, screen }: View): number {
  const from = blocks.indexOf(block);
  for (let at = from; at >= 0; at -= 1) {
    const here = blocks[at] ?? {};
    const isRow = here['type'] === 'actions' && hasButtons(here);
    if (at < from && (here['type'] === 'divider' || isRow)) break;
    if (blockLines(here, screen).join('\n').includes(words)) return from - at;
    if (at < from && (here['type'] === 'header' || hasButtons(here))) break;
  }
  return Infinity;
}

function hasButtons(block: JsonObject): boolean {
  return placedElements([block]).some(({ element }) => element['type'] === 'button');
}

/**
 * The one field with that label; beside a section, the section's text or the placeholder is the label, and a box to tick that
 * stands alone is named by its own words.
 */
export function findField(view: View, label: string, beside?: string): Placed {
  const { nameOf } = view.screen;
  const isField = ({ element }: Placed) => element['type'] !== 'button' && element['type'] !== 'image';
  const isNamed = ({ block, element }: Placed) =>
    [block['label'], block['text'], element['placeholder'], ownWords(block, element)].some(
      (text) => shownText(text, nameOf) === label,
    );
  const found = placedElements(view.blocks).filter((placed) => isField(placed) && isNamed(placed));
  if (beside === undefined) return theOnly(found, view, `field "${label}"`);
  return theOnly(nearestTo(beside, found, view), view, `field "${label}" beside "${beside}"`);
}

function ownWords(block: JsonObject, element: JsonObject): JsonObject[string] | undefined {
  const [only, ...others] = objectsOf(element['options']);
  return block['type'] === 'actions' && others.length === 0 ? only?.['text'] : undefined;
}

/** What an input is called; empty for elements that stand elsewhere. */
export function labelOf({ block }: Placed, screen: Screen): string {
  return shownText(block['label'] ?? block['text'], screen.nameOf);
}

/** The one option that reads so. */
export function findOption(view: View, { element }: Placed, words: string): JsonObject {
  const options = [element, ...objectsOf(element['option_groups'])].flatMap((group) =>
    objectsOf(group['options']),
  );
  const found = options.filter((option) => shownText(option['text'], view.screen.nameOf) === words);
  return theOnly(found, view, `option "${words}"`);
}

/** The dialog that an element asks with before it acts. */
export interface ConfirmDialog {
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  readonly deny: string;
}

export function confirmOf({ element }: Placed, { nameOf }: Screen): ConfirmDialog | undefined {
  const dialog = element['confirm'];
  if (!isJsonObject(dialog)) return undefined;
  return {
    title: shownText(dialog['title'], nameOf),
    text: shownText(dialog['text'], nameOf),
    confirm: shownText(dialog['confirm'], nameOf),
    deny: shownText(dialog['deny'], nameOf),
  };
}

function theOnly<Thing>(found: readonly Thing[], view: View, what: string): Thing {
  const [first] = found;
  if (first !== undefined && found.length === 1) return first;
  const shown = linesOf(view.blocks, view.screen).join('\n');
  throw new Error(`There are ${found.length} of: ${what}. On the screen:\n${shown}`);
}
