// Slack's published rules for what we send, as far as our blocks use them: each broken one is named.
// Written from Slack's reference and not from src/slack/kit/limits.ts, so that a wrong limit there shows.

const mostIn: Readonly<Record<string, number>> = {
  accessibility_label: 75,
  action_id: 255,
  alt_text: 2000,
  block_id: 255,
  callback_id: 255,
  image_url: 3000,
  private_metadata: 3000,
  url: 3000,
  value: 2000,
  initial_value: 3000,
};

const mostOfText: Readonly<Record<string, number>> = {
  'header.text': 150,
  'button.text': 75,
  'modal.title': 24,
  'modal.submit': 24,
  'modal.close': 24,
  'section.text': 3000,
  'input.label': 2000,
  'input.hint': 2000,
  'plain_text_input.placeholder': 150,
  'conversations_select.placeholder': 150,
  '.confirm': 30,
  '.deny': 30,
  '.title': 100,
};

interface Place {
  readonly key: string;
  readonly parent: string;
}

/** A sentence for every rule that a payload breaks; none when Slack would take it. */
export function brokenRules(payload: unknown): readonly string[] {
  const blockIds: string[] = [];
  const broken = [...walk(payload, { key: '', parent: '' }, blockIds)];
  const repeated = blockIds.filter((id, at) => blockIds.indexOf(id) !== at);
  return [...broken, ...repeated.map((id) => `block_id ${id} stands twice`)];
}

/** Every mrkdwn text in a payload. */
export function mrkdwnTexts(payload: unknown): readonly string[] {
  return allObjects(payload).flatMap((object) =>
    object['type'] === 'mrkdwn' ? [String(object['text'])] : [],
  );
}

/** Every text that people see in a payload, in order: text objects, rich text and link titles. */
export function shownTexts(payload: unknown): readonly string[] {
  return allObjects(payload).flatMap((object) =>
    typeof object['text'] === 'string' ? [object['text']] : [],
  );
}

/** Everything in a payload with this `type`. */
export function ofType(payload: unknown, type: string): readonly Record<string, unknown>[] {
  return allObjects(payload).filter((object) => object['type'] === type);
}

/** Whether mrkdwn has any markup in angle brackets other than a date or a link with a label, or a raw ampersand. */
export function hasRawMarkup(mrkdwn: string): boolean {
  const withoutDates = mrkdwn.replaceAll(/<!date\^\d+\^[^<>|]+\|[^<>]+>/g, '');
  const withoutLinks = withoutDates.replaceAll(/<https:\/\/[^<>|\s]+\|[^<>|]+>/g, '');
  return /[<>]|&(?!amp;|lt;|gt;)/.test(withoutLinks);
}

function allObjects(value: unknown): readonly Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(allObjects);
  if (!isObject(value)) return [];
  return [value, ...Object.values(value).flatMap(allObjects)];
}

function* walk(value: unknown, place: Place, blockIds: string[]): Iterable<string> {
  if (Array.isArray(value)) {
    for (const item of value) yield* walk(item, place, blockIds);
    return;
  }
  if (!isObject(value)) return;
  const type = typeof value['type'] === 'string' ? value['type'] : '';
  if (typeof value['block_id'] === 'string') blockIds.push(value['block_id']);
  yield* brokenTexts(value, type, place);
  yield* brokenStrings(value);
  for (const [key, inner] of Object.entries(value)) yield* walk(inner, { key, parent: type }, blockIds);
}

function* brokenTexts(value: Record<string, unknown>, type: string, place: Place): Iterable<string> {
  const text = value['text'];
  if (typeof text === 'string' && text.trim() === '') yield `empty text in ${place.parent}.${place.key}`;
  if (type !== 'plain_text' && type !== 'mrkdwn') return;
  const most = mostOfText[`${place.parent}.${place.key}`] ?? 3000;
  if (escapedLength(String(text)) > most) yield `${place.parent}.${place.key} is longer than ${most}`;
  if (type === 'mrkdwn' && hasRawMarkup(String(text))) yield `raw markup in ${String(text)}`;
}

function* brokenStrings(value: Record<string, unknown>): Iterable<string> {
  const isOption = 'value' in value && !('type' in value);
  for (const [key, inner] of Object.entries(value)) {
    const most = isOption && key === 'value' ? 75 : mostIn[key];
    if (most === undefined || typeof inner !== 'string') continue;
    if (inner === '') yield `${key} is empty`;
    if (escapedLength(inner) > most) yield `${key} is longer than ${most}`;
  }
  if (value['type'] === 'image' && !value['alt_text']) yield 'an image without alt_text';
}

/** Slack counts what people's `&`, `<` and `>` become. */
function escapedLength(text: string): number {
  return text.replace(/&(?!amp;|lt;|gt;)/g, '&amp;').replace(/[<>]/g, '&lt;').length;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
