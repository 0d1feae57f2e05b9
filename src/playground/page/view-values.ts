// What the fields of a modal hold: what the person typed since, over what the server knows.

import { type Placed, stateName } from '../protocol/field-state.ts';
import { isJsonObject, type Json, type JsonObject, objectOf, stringOf } from '../protocol/json.ts';
import type { FieldValues } from '../protocol/page-protocol.ts';

/** A field by its ids. */
export interface FieldRef {
  readonly blockId: string;
  readonly actionId: string;
}

export function refOf({ block, element }: Placed): FieldRef {
  return { blockId: stringOf(block['block_id']), actionId: stringOf(element['action_id']) };
}

/** The values with another state in one field. */
export function withState(
  values: FieldValues,
  { blockId, actionId }: FieldRef,
  state: JsonObject,
): FieldValues {
  return { ...values, [blockId]: { ...values[blockId], [actionId]: state } };
}

/** The state that holds something, as the type of its element words it. */
export function stateHolding(element: JsonObject, held: Json): JsonObject {
  const type = stringOf(element['type']);
  return { type, [stateName(type)]: held };
}

/** What a state holds. */
export function heldIn(state: JsonObject): Json {
  return state[stateName(stringOf(state['type']))] ?? null;
}

/**
 * The server's values with the person's own over them. As in Slack, what was typed survives an update where both ids
 * and the type stay, and is gone where they do not.
 */
export function valuesWith(typed: FieldValues, known: FieldValues): FieldValues {
  const merged = (blockId: string) => (actionId: string) => {
    const state = objectOf(known[blockId]?.[actionId]);
    const own = typed[blockId]?.[actionId];
    return [actionId, isJsonObject(own) && own['type'] === state['type'] ? own : state] as const;
  };
  return Object.fromEntries(
    Object.entries(known).map(([blockId, states]) => [
      blockId,
      Object.fromEntries(Object.keys(states).map(merged(blockId))),
    ]),
  );
}
