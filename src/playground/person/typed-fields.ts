// Filling in: what a person types or chooses, and when Slack tells the app of it.

import { dispatches, fieldKey, type Placed, stateName, tellsOfChoices } from '../protocol/field-state.ts';
import { type Json, type JsonObject, stringOf } from '../protocol/json.ts';
import type { World } from '../slack/create-world.ts';
import type { Place } from '../slack/interaction-payloads.ts';
import type { Interactions } from '../slack/interactions.ts';
import { findView, replaceView } from '../slack/open-modals.ts';
import type { Channel, MessageRef, Person } from '../slack/slack-world.ts';
import { findField, findOption, type View } from './on-screen.ts';
import type { Viewer } from './viewer.ts';

/** Where to act: a message or a private word; the modal unless told. */
export interface Where {
  readonly in?: MessageRef;
  /** Words beside the field, where several have the same label. */
  readonly beside?: string;
  /** How often Slack delivers this one act, all at the same moment. */
  readonly times?: number;
}

interface Holding {
  readonly held: Json;
  readonly isTold: boolean;
  readonly times?: number | undefined;
}

/** The part of a person that fills in fields, found by their label. */
export function createFilling(world: World, interactions: Interactions, eyes: Viewer) {
  /** Puts something into a field, and tells the app where that is to be told. */
  async function hold(place: Place, placed: Placed, { held, isTold, times }: Holding): Promise<void> {
    const type = stringOf(placed.element['type']);
    const state = { type, [stateName(type)]: held };
    const filled = place.kind === 'view' ? fillIn(world, place, { placed, state }) : place;
    if (isTold) {
      await interactions.click(eyes.actor(), { place: filled, placed, state, times, screen: eyes.screen });
    }
  }

  async function choose(
    label: string,
    where: Where,
    held: (view: View, placed: Placed) => Json,
  ): Promise<void> {
    const place = eyes.placeOf(where.in);
    const view = eyes.inFront(place);
    const placed = findField(view, label, where.beside);
    const isTold = tellsOfChoices(placed);
    await hold(place, placed, { held: held(view, placed), isTold, times: where.times });
  }

  return {
    /** Writes into a field of the modal, in the place of what was there; cut where the field is full. */
    async fills(label: string, text: string): Promise<void> {
      const place = eyes.placeOf(undefined);
      const placed = findField(eyes.inFront(place), label);
      const most = Number(placed.element['max_length'] ?? Infinity);
      const held = text === '' ? null : text.slice(0, most);
      await hold(place, placed, { held, isTold: dispatches(placed, 'on_character_entered') });
    },

    /** Presses Enter in a field of the modal: nothing, unless the app asked to be told. */
    async pressesEnter(label: string, { times }: Pick<Where, 'times'> = {}): Promise<void> {
      const place = eyes.placeOf(undefined);
      const { blocks, screen } = eyes.inFront(place);
      const placed = findField({ blocks, screen }, label);
      if (!dispatches(placed, 'on_enter_pressed')) return;
      const held = screen.stateOf(placed.block, placed.element)?.['value'] ?? null;
      await hold(place, placed, { held, isTold: true, times });
    },

    /** Chooses an option, by its words, in a select or among radio buttons. */
    chooses: (label: string, option: string, where: Where = {}): Promise<void> =>
      choose(label, where, (view, placed) => findOption(view, placed, option)),

    /** Chooses a person, in a select of people. */
    choosesPerson: (label: string, person: Pick<Person, 'id'>, where: Where = {}): Promise<void> =>
      choose(label, where, () => person.id),

    /** Chooses exactly these people, in a select of several; Slack lets nobody choose more than it takes. */
    choosesPeople: (label: string, people: readonly Pick<Person, 'id'>[], where: Where = {}): Promise<void> =>
      choose(label, where, (_, { element }) => {
        const most = Number(element['max_selected_items'] ?? Infinity);
        if (people.length > most) throw new Error(`“${label}” takes ${most} people at most.`);
        return people.map(({ id }) => id);
      }),

    /**
     * Picks a moment: `2026-11-28` for a date, `18:30` for a time, and seconds since 1970 where both are asked for.
     */
    picksMoment: (label: string, moment: string | number, where: Where = {}): Promise<void> =>
      choose(label, where, () => moment),

    /** Ticks exactly these boxes, or chooses exactly these of several. */
    ticks: (label: string, options: readonly string[], where: Where = {}): Promise<void> =>
      choose(label, where, (view, placed) => options.map((option) => findOption(view, placed, option))),

    /** Chooses a channel the person can see, in a select of channels or conversations. */
    choosesChannel: (label: string, channel: Pick<Channel, 'id'>, where: Where = {}): Promise<void> =>
      choose(label, where, () => eyes.channel(channel).id),
  };
}

/** Into the view as it stands by now: an update may have come since the person looked. */
export function fillIn(
  world: World,
  place: Extract<Place, { kind: 'view' }>,
  { placed, state }: { placed: Placed; state: JsonObject },
): Extract<Place, { kind: 'view' }> {
  const current = findView(world, place.view.id) ?? place.view;
  const key = fieldKey(placed);
  const unsent = new Set([...current.unsent].filter((untouched) => untouched !== key));
  const view = { ...current, values: new Map(current.values).set(key, state), unsent };
  replaceView(world, view);
  return { kind: 'view', view };
}
