// Modals as they stand open: a stack of up to three layers on each screen of a person.

import { emptyState, fieldKey, fieldsOf, firstState, stateName, withIds } from '../protocol/field-state.ts';
import { isJsonObject, type JsonObject, objectsOf, objectsWithin, stringOf } from '../protocol/json.ts';
import type { World } from './create-world.ts';
import type { OpenView } from './slack-world.ts';
import type { Origin } from './triggers.ts';

const mostLayers = 3;

export function layersOf(world: World, screen: string): readonly OpenView[] {
  return world.modals.get(screen) ?? [];
}

export function topView(world: World, screen: string): OpenView | undefined {
  return layersOf(world, screen).at(-1);
}

/** An open layer of anyone's modal, by its id or by the app's external id. */
export function findView(world: World, id: string, externalId = ''): OpenView | undefined {
  const all = [...world.modals.values()].flat();
  return all.find(
    (view) => view.id === id || (externalId !== '' && view.definition['external_id'] === externalId),
  );
}

export function blocksOf(view: OpenView): readonly JsonObject[] {
  return objectsOf(view.definition['blocks']);
}

/** Opens a modal, in the place of any other that was open on that screen. */
export function openModal(world: World, origin: Origin, definition: JsonObject): OpenView {
  const view = newView(world, origin, definition);
  world.putModal(view.screen, [view]);
  return view;
}

/** Puts a layer on top; undefined when there is no modal or no room. */
export function pushModal(world: World, origin: Origin, definition: JsonObject): OpenView | undefined {
  const layers = layersOf(world, origin.screen ?? origin.person);
  const [root] = layers;
  const below = layers.at(-1);
  if (root === undefined || below === undefined || layers.length >= mostLayers) return undefined;
  const channel = root.channel === undefined ? {} : { channel: root.channel };
  const origins = { ...origin, ...channel };
  const view = { ...newView(world, origins, definition), rootId: root.id, previousId: below.id };
  world.putModal(view.screen, [...layers, view]);
  return view;
}

/** Shows another view in the same layer. What people filled in stays where both ids and the type stay. */
export function updateModal(world: World, view: OpenView, definition: JsonObject): OpenView {
  const { hash, values: first, definition: shown } = newView(world, view, definition);
  const fields = fieldsOf(objectsOf(shown['blocks']));
  const values = new Map<string, JsonObject>();
  const unsent = new Set<string>();
  for (const field of fields) {
    const key = fieldKey(field);
    const kept = view.values.get(key);
    const isKept = kept !== undefined && isStillPossible(kept, field.element);
    values.set(key, isKept ? kept : (first.get(key) ?? emptyState(field.element)));
    if (isKept ? view.unsent.has(key) : world.quirks.sendsNoUpdatedInitials) unsent.add(key);
  }
  const updated = { ...view, definition: shown, hash, values, unsent, errors: new Map() };
  replaceView(world, updated);
  return updated;
}

/** Puts a changed layer in the place of the one with its id; nothing when that one is closed by now. */
export function replaceView(world: World, view: OpenView): void {
  const layers = layersOf(world, view.screen);
  if (!layers.some((layer) => layer.id === view.id)) return;
  world.putModal(
    view.screen,
    layers.map((layer) => (layer.id === view.id ? view : layer)),
  );
}

/** Takes a layer away, and those above it. */
export function closeView(world: World, view: OpenView): void {
  const layers = layersOf(world, view.screen);
  const at = layers.findIndex((layer) => layer.id === view.id);
  if (at >= 0) world.putModal(view.screen, layers.slice(0, at));
}

function newView(world: World, origin: Origin, definition: JsonObject): OpenView {
  const id = world.newId('V');
  const blocks = withIds(objectsOf(definition['blocks']), () => world.newId(''));
  const current = world.channels.get(origin.channel ?? '');
  const values = new Map(
    fieldsOf(blocks).map((field) => [fieldKey(field), firstState(field.element, current)] as const),
  );
  const hash = `${Math.floor(world.now() / 1_000)}.${world.newId('h')}`;
  const channel = origin.channel === undefined ? {} : { channel: origin.channel };
  const { person, screen = person } = origin;
  return {
    id,
    rootId: id,
    person,
    screen,
    ...channel,
    definition: { ...definition, blocks },
    hash,
    values,
    unsent: new Set(),
    errors: new Map(),
  };
}

// A choice whose option is offered no longer cannot stay chosen.
function isStillPossible(state: JsonObject, element: JsonObject): boolean {
  const type = stringOf(element['type']);
  if (state['type'] !== type) return false;
  if (stateName(type) !== 'selected_option' || type === 'external_select') return true;
  const chosen = state['selected_option'];
  if (!isJsonObject(chosen)) return true;
  return [...objectsWithin(element)].some((option) => option['value'] === chosen['value']);
}
