// What stands in front of people: the modal, a message, a private word, as text.

import { fieldKey, fieldsOf } from '../protocol/field-state.ts';
import { stringOf } from '../protocol/json.ts';
import { readable } from '../protocol/mrkdwn.ts';
import { nameIn, type World } from '../slack/create-world.ts';
import { blocksOf } from '../slack/open-modals.ts';
import type { Message, OpenView, PrivateWord } from '../slack/slack-world.ts';
import { labelOf } from './on-screen.ts';
import { linesOf, type Screen, shownField, shownText } from './screen-text.ts';

export interface ModalOnScreen {
  readonly title: string;
  /** Everything from the title to the buttons at the bottom. */
  readonly lines: readonly string[];
  readonly text: string;
  /** What each field shows, by its label. */
  readonly fields: Readonly<Record<string, string>>;
  /** The complaints at fields, by their label. */
  readonly errors: Readonly<Record<string, string>>;
  /** The words of the submit button; empty when there is none. */
  readonly submit: string;
  /** The layer itself, for what no screen shows. */
  readonly view: OpenView;
}

/** How to read blocks: with a view, its fields show what they hold. */
export function screenOf(world: World, view?: OpenView): Screen {
  return {
    nameOf: (id) => nameIn(world, id),
    stateOf: (block, element) => view?.values.get(fieldKey({ block, element })),
    errorOf: (block) => view?.errors.get(stringOf(block['block_id'])),
  };
}

export function modalOnScreen(world: World, view: OpenView): ModalOnScreen {
  const screen = screenOf(world, view);
  const blocks = blocksOf(view);
  const words = (part: string) => shownText(view.definition[part], screen.nameOf);
  const buttons = [words('close'), words('submit')].filter((text) => text !== '').map((text) => `[${text}]`);
  const lines = [
    words('title'),
    ...linesOf(blocks, screen),
    ...(buttons.length > 0 ? [buttons.join(' ')] : []),
  ];
  const fields = fieldsOf(blocks).map((field) => {
    const shown = shownField(field.element, screen.stateOf(field.block, field.element), screen.nameOf);
    return [labelOf(field, screen), shown] as const;
  });
  const errors = blocks.flatMap((block) => {
    const error = screen.errorOf(block);
    return error === undefined ? [] : [[labelOf({ block, element: {} }, screen), error] as const];
  });
  return {
    title: words('title'),
    lines,
    text: lines.join('\n'),
    fields: Object.fromEntries(fields),
    errors: Object.fromEntries(errors),
    submit: words('submit'),
    view,
  };
}

/** A message as read: its blocks, or its text where it has none. */
export function wordsOf(world: World, shown: Message | PrivateWord): string {
  const screen = screenOf(world);
  return shown.blocks.length > 0
    ? linesOf(shown.blocks, screen).join('\n')
    : readable(shown.text, screen.nameOf);
}
