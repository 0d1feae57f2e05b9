// What a field of a view or message holds: which elements have a state, how it begins, and how Slack words it.

import { isJsonObject, type JsonObject, listOf, objectOf, objectsOf, stringOf } from './json.ts';

/** An element with the block it stands in. */
export interface Placed {
  readonly block: JsonObject;
  readonly element: JsonObject;
}

/** Every element of the blocks, in reading order: of inputs, of actions, and beside sections. */
export function placedElements(blocks: readonly JsonObject[]): readonly Placed[] {
  return blocks.flatMap((block) => elementsOf(block).map((element) => ({ block, element })));
}

function elementsOf(block: JsonObject): readonly JsonObject[] {
  if (block['type'] === 'actions') return objectsOf(block['elements']);
  return [block['accessory'], block['element']].filter(isJsonObject);
}

/** The elements among them that hold a state: all but buttons, menus and pictures. */
export function fieldsOf(blocks: readonly JsonObject[]): readonly Placed[] {
  const stateless = ['button', 'overflow', 'image'];
  return placedElements(blocks).filter(({ element }) => !stateless.includes(stringOf(element['type'])));
}

/** Names a field: Slack keeps what was typed by both ids together. */
export function fieldKey({ block, element }: Placed): string {
  return JSON.stringify([block['block_id'], element['action_id']]);
}

/** The field of a state that holds what was chosen, by the element's type: `selected_option`, `value`… */
export function stateName(type: string): string {
  if (type.endsWith('_input')) return 'value';
  if (type === 'checkboxes' || type === 'multi_static_select' || type === 'multi_external_select')
    return 'selected_options';
  if (type === 'radio_buttons' || type === 'static_select' || type === 'external_select')
    return 'selected_option';
  const picker = /^(multi_)?(user|conversation|channel)s_select$/.exec(type);
  if (picker !== null) return `selected_${picker[2]}${picker[1] === undefined ? '' : 's'}`;
  if (type === 'datetimepicker') return 'selected_date_time';
  return type === 'timepicker' ? 'selected_time' : 'selected_date';
}

/** Where a person has opened a modal, as far as its fields go by it. */
export interface CurrentChannel {
  readonly id: string;
  readonly kind: 'public' | 'private' | 'dm' | 'mpim';
}

/** The state of a field that holds nothing. */
export function emptyState(element: JsonObject): JsonObject {
  const type = stringOf(element['type']);
  const name = stateName(type);
  return { type, [name]: name.endsWith('s') ? [] : null };
}

/** The state of a field that nobody has touched. */
export function firstState(element: JsonObject, current: CurrentChannel | undefined): JsonObject {
  const type = stringOf(element['type']);
  const name = stateName(type);
  const initial = element[name.replace('selected_', 'initial_').replace(/^value$/, 'initial_value')];
  const preselected = type === 'conversations_select' ? preselectedConversation(element, current) : undefined;
  const held = initial ?? preselected;
  return held === undefined ? emptyState(element) : { type, [name]: held };
}

// An initial conversation wins over the current one, which also gives way to a filter that rules it out.
function preselectedConversation(
  element: JsonObject,
  current: CurrentChannel | undefined,
): string | undefined {
  if (element['default_to_current_conversation'] !== true || current === undefined) return undefined;
  const filter = element['filter'];
  const included = isJsonObject(filter) ? filter['include'] : undefined;
  const kind = current.kind === 'dm' ? 'im' : current.kind;
  return Array.isArray(included) && !included.includes(kind) ? undefined : current.id;
}

/** `state.values` as payloads carry it. */
export function stateValues(
  blocks: readonly JsonObject[],
  values: ReadonlyMap<string, JsonObject>,
): JsonObject {
  const byBlock = new Map<string, Record<string, JsonObject>>();
  for (const field of fieldsOf(blocks)) {
    const block = stringOf(field.block['block_id']);
    const states = byBlock.get(block) ?? {};
    states[stringOf(field.element['action_id'])] =
      values.get(fieldKey(field)) ?? firstState(field.element, undefined);
    byBlock.set(block, states);
  }
  return Object.fromEntries(byBlock);
}

/** The blocks with Slack's own ids where the app gave none; new ones each time, as Slack does. */
export function withIds(blocks: readonly JsonObject[], newId: () => string): readonly JsonObject[] {
  const named = (element: JsonObject): JsonObject =>
    element['type'] === 'image' ? element : { ...element, action_id: element['action_id'] ?? newId() };
  return blocks.map((block) => ({
    ...block,
    block_id: block['block_id'] ?? newId(),
    ...(block['type'] === 'actions' ? { elements: objectsOf(block['elements']).map(named) } : {}),
    ...(isJsonObject(block['accessory']) ? { accessory: named(block['accessory']) } : {}),
    ...(isJsonObject(block['element']) ? { element: named(block['element']) } : {}),
  }));
}

/** Whether the app is told when a person chooses something here. */
export function tellsOfChoices({ block }: Placed): boolean {
  return block['type'] !== 'input' || block['dispatch_action'] === true;
}

/** Whether the app is told when this happens in a field for typing. */
export function dispatches({ block, element }: Placed, trigger: string): boolean {
  const config = objectOf(element['dispatch_action_config']);
  const told = listOf(config['trigger_actions_on'] ?? ['on_enter_pressed']);
  return block['dispatch_action'] === true && told.includes(trigger);
}
