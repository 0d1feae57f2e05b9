// What a submitted modal leads to: Slack's own complaints before anything is sent, and what the app's answer does.

import { fieldKey } from '../protocol/field-state.ts';
import { isJsonObject, type Json, type JsonObject, parsedJson, stringOf } from '../protocol/json.ts';
import { readView } from './api-answers.ts';
import type { World } from './create-world.ts';
import { blocksOf, closeView, findView, pushModal, replaceView, updateModal } from './open-modals.ts';
import type { OpenView } from './slack-world.ts';

const method = 'view_submission answer';

/** Complaints by block id: required inputs that hold nothing, texts too short, numbers out of range: Slack tells them before any delivery. */
export function fieldMistakes(view: OpenView): ReadonlyMap<string, string> {
  const mistakes = new Map<string, string>();
  for (const block of blocksOf(view)) {
    const element = block['element'];
    if (block['type'] !== 'input' || !isJsonObject(element)) continue;
    const mistake = mistakeIn(block, element, view.values.get(fieldKey({ block, element })));
    if (mistake !== undefined) mistakes.set(stringOf(block['block_id']), mistake);
  }
  return mistakes;
}

function mistakeIn(block: JsonObject, element: JsonObject, state: JsonObject = {}): string | undefined {
  const { type: _, ...held } = state;
  const value: Json = Object.values(held)[0] ?? null;
  const isEmpty = value === null || value === '' || (Array.isArray(value) && value.length === 0);
  if (isEmpty) return block['optional'] === true ? undefined : 'Please complete this required field.';
  if (typeof value !== 'string') return undefined;
  return element['type'] === 'number_input' ? numberMistake(element, value) : lengthMistake(element, value);
}

function lengthMistake(element: JsonObject, value: string): string | undefined {
  const least = Number(element['min_length'] ?? 0);
  return value.length < least ? `Write at least ${least} characters.` : undefined;
}

function numberMistake(element: JsonObject, value: string): string | undefined {
  const number = Number(value);
  const [least, most] = [element['min_value'], element['max_value']].map(stringOf);
  if (value.trim() === '' || !Number.isFinite(number)) return 'Enter a number.';
  if (element['is_decimal_allowed'] !== true && !Number.isInteger(number)) return 'Enter a whole number.';
  if (least !== '' && number < Number(least)) return `Enter a number that is ${least} or more.`;
  return most !== '' && number > Number(most) ? `Enter a number that is ${most} or less.` : undefined;
}

/**
 * Does to the modal what the answer's body says: nothing or no `response_action` closes the layer.
 * @returns why it came to nothing, or undefined.
 */
export function applySubmissionAnswer(world: World, submitted: OpenView, body: string): string | undefined {
  const answer = body === '' ? {} : parsedJson(body);
  if (!isJsonObject(answer)) return mistake(world, 'the answer is no JSON object');
  const view = findView(world, submitted.id);
  if (view === undefined) return undefined;
  switch (answer['response_action']) {
    case undefined:
      closeView(world, view);
      return undefined;
    case 'clear':
      world.putModal(view.screen, []);
      return undefined;
    case 'errors':
      return showErrors(world, view, answer['errors']);
    case 'update':
    case 'push':
      return showNext(world, view, answer);
    default:
      return mistake(world, 'unknown response_action');
  }
}

function showNext(world: World, view: OpenView, answer: JsonObject): string | undefined {
  const read = readView(world, answer['view'], method);
  if (read.kind === 'refused') return mistake(world, read.error, read.messages);
  if (answer['response_action'] === 'update') {
    updateModal(world, view, read.view);
    return undefined;
  }
  const pushed = pushModal(world, view, read.view);
  return pushed === undefined ? mistake(world, 'push_limit_reached') : undefined;
}

/** Only input blocks of this view can carry an error. */
function showErrors(world: World, view: OpenView, errors: Json | undefined): string | undefined {
  const entries = isJsonObject(errors) ? Object.entries(errors) : [];
  const inputs = blocksOf(view).filter((block) => block['type'] === 'input');
  const isInput = ([id]: readonly [string, unknown]) => inputs.some((block) => block['block_id'] === id);
  const areTexts = entries.every(([, text]) => stringOf(text) !== '');
  if (entries.length === 0 || !areTexts || !entries.every(isInput)) {
    return mistake(
      world,
      'errors for other than input blocks',
      entries.map(([id]) => id),
    );
  }
  replaceView(world, { ...view, errors: new Map(entries.map(([id, text]) => [id, stringOf(text)])) });
  return undefined;
}

function mistake(world: World, error: string, messages: readonly string[] = []): string {
  world.log.noteProblem({ method, error, messages });
  return error;
}
