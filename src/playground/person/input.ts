// What people do in the page, where things are named by their ids: this button, that field, this layer of the modal.

import { isDeepStrictEqual } from 'node:util';
import {
  dispatches,
  fieldKey,
  type Placed,
  placedElements,
  stateName,
  tellsOfChoices,
} from '../protocol/field-state.ts';
import { type JsonObject, stringOf } from '../protocol/json.ts';
import type { FieldValues, PlaceRef } from '../protocol/page-protocol.ts';
import type { World } from '../slack/create-world.ts';
import type { Place } from '../slack/interaction-payloads.ts';
import type { Interactions } from '../slack/interactions.ts';
import { blocksOf, findView } from '../slack/open-modals.ts';
import {
  type Message,
  type MessageRef,
  messageKey,
  type OpenView,
  type Person,
} from '../slack/slack-world.ts';
import { fillIn } from './typed-fields.ts';

/** What a person reached for is not there, or no longer. */
export class NotOnScreen extends Error {
  override readonly name = 'NotOnScreen';
}

export interface Touch {
  readonly place: PlaceRef;
  readonly blockId: string;
  readonly actionId: string;
  /** What the fields of the modal hold by now; nothing changes in those that are not named. */
  readonly values?: FieldValues | undefined;
}

/** Who does something, and at which of their screens. */
export interface AtScreen {
  readonly person: Person;
  readonly screen: string;
}

export type Hands = ReturnType<typeof createHands>;

/** How many earlier looks of a message somebody may still be looking at when they press a button in it. */
const mostLooks = 5;

/** All acts settle when the app has answered, and throw NotOnScreen for what the person does not see. */
export function createHands(world: World, interactions: Interactions) {
  const looks = new Map<string, readonly (readonly JsonObject[])[]>();
  world.onChange((change) => {
    if (change.kind === 'channel-id') looks.clear();
    if (change.kind !== 'message') return;
    const key = messageKey(change.message);
    looks.set(key, [change.message.blocks, ...(looks.get(key) ?? [])].slice(0, mostLooks));
  });

  /** What was pressed, in a message as it looked a moment ago too: a redrawing may be on its way to the screen. */
  function elementIn(place: Place, touch: Pick<Touch, 'blockId' | 'actionId'>): Placed {
    const earlier = place.kind === 'message' ? (looks.get(messageKey(place.message)) ?? []) : [];
    for (const blocks of [blocksIn(place), ...earlier]) {
      const found = findElement(blocks, touch);
      if (found !== undefined) return found;
    }
    throw new NotOnScreen('This button is not there any more.');
  }

  function placeOf(person: Person, ref: PlaceRef, values: FieldValues = {}): Place {
    if ('view' in ref) return { kind: 'view', view: filledIn(world, viewOf(person, ref.view), values) };
    const word = world.privateWords.get(messageKey(ref));
    if (word?.person === person.id) return { kind: 'private-word', word };
    return { kind: 'message', message: messageOf(person, ref) };
  }

  function viewOf(person: Person, id: string): OpenView {
    const view = findView(world, id);
    if (view?.person !== person.id) throw new NotOnScreen('This window is not open any more.');
    return view;
  }

  function messageOf(person: Person, { channel: id, ts }: MessageRef): Message {
    const channel = world.channels.get(world.channelIdNow(id));
    const message = channel && world.messages.get(messageKey({ channel: channel.id, ts }));
    const isSeen = channel?.kind === 'public' || channel?.members.has(person.id);
    if (message === undefined || !isSeen) throw new NotOnScreen('This message is not there any more.');
    return message;
  }

  return {
    /** The message, if the person sees it. */
    messageSeenBy: messageOf,

    async press({ person, screen }: AtScreen, { place: ref, values, ...touch }: Touch): Promise<void> {
      const place = placeOf(person, ref, values);
      await interactions.click(person, { place, placed: elementIn(place, touch), screen });
    },

    /** Holds a state in a field, as after a choice or before Enter, and tells the app where it asked to be told. */
    async set(
      { person, screen }: AtScreen,
      { place: ref, values, state, ...touch }: Touch & { state: JsonObject },
    ): Promise<void> {
      const place = placeOf(person, ref, values);
      const placed = elementIn(place, touch);
      if (!fits(placed, state)) throw new NotOnScreen('This field cannot hold that.');
      const filled = place.kind === 'view' ? fillIn(world, place, { placed, state }) : place;
      if (asksToBeTold(placed)) {
        await interactions.click(person, { place: filled, placed, state, screen });
      }
    },

    async submit(person: Person, view: string, values: FieldValues): Promise<void> {
      await interactions.submit(person, filledIn(world, viewOf(person, view), values), {});
    },
    async close(person: Person, view: string, values: FieldValues): Promise<void> {
      await interactions.close(person, filledIn(world, viewOf(person, view), values));
    },

    /** Adds a reaction, or takes back the person's own. */
    async react(person: Person, ref: MessageRef, name: string): Promise<void> {
      const message = messageOf(person, ref);
      const by = message.reactions.get(name) ?? [];
      if (!by.includes(person.id)) return interactions.react(person, name, { message });
      const others = by.filter((id) => id !== person.id);
      const reactions = new Map(message.reactions).set(name, others);
      if (others.length === 0) reactions.delete(name);
      world.putMessage({ ...message, reactions });
    },
  };
}

function filledIn(world: World, view: OpenView, values: FieldValues): OpenView {
  let place: Extract<Place, { kind: 'view' }> = { kind: 'view', view };
  for (const placed of placedElements(blocksOf(view))) {
    const state = values[stringOf(placed.block['block_id'])]?.[stringOf(placed.element['action_id'])];
    const isTouched = !isDeepStrictEqual(state, place.view.values.get(fieldKey(placed)));
    if (state !== undefined && isTouched && fits(placed, state)) {
      place = fillIn(world, place, { placed, state });
    }
  }
  return place.view;
}

function blocksIn(place: Place): readonly JsonObject[] {
  if (place.kind === 'view') return blocksOf(place.view);
  return place.kind === 'message' ? place.message.blocks : place.word.blocks;
}

function findElement(
  blocks: readonly JsonObject[],
  { blockId, actionId }: Pick<Touch, 'blockId' | 'actionId'>,
): Placed | undefined {
  return placedElements(blocks).find(
    ({ block, element }) => block['block_id'] === blockId && element['action_id'] === actionId,
  );
}

function fits({ element }: Placed, state: JsonObject): boolean {
  const type = stringOf(element['type']);
  return state['type'] === type && state[stateName(type)] !== undefined;
}

function asksToBeTold(placed: Placed): boolean {
  const isText = stringOf(placed.element['type']).endsWith('_input');
  return isText ? dispatches(placed, 'on_enter_pressed') : tellsOfChoices(placed);
}
