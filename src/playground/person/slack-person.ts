// A person at the screen: acts on what is displayed, by its words and never by its ids, and reads what is shown.

import type { World } from '../slack/create-world.ts';
import type { Forgery } from '../slack/interaction-payloads.ts';
import type { Interactions } from '../slack/interactions.ts';
import { topView } from '../slack/open-modals.ts';
import type { Channel, MessageRef, PrivateWord } from '../slack/slack-world.ts';
import { type AppShortcut, findShortcut } from './app-shortcut.ts';
import { type ConfirmDialog, confirmOf, findButton } from './on-screen.ts';
import { type ModalOnScreen, wordsOf } from './screens.ts';
import { createFilling, type Where } from './typed-fields.ts';
import { createViewer } from './viewer.ts';

export interface Press extends Where {
  /** Words beside the button, where several read the same. */
  readonly beside?: string;
  /** Answers "no" where the button asks back. */
  readonly refusesConfirm?: boolean;
  /** Sends a click that no screen could have produced. */
  readonly forged?: Forgery;
}

type Repeats = Pick<Where, 'times'>;

export type LocalPerson = ReturnType<typeof createLocalPerson>;

export interface PersonParts {
  readonly world: World;
  readonly interactions: Interactions;
  /** What the app offers in menus. */
  readonly shortcuts: readonly AppShortcut[];
}

/**
 * All acts settle when the app has answered. What is not on the screen is an error.
 * @param screen where the person sits: their id, unless they sit at several
 */
export function createLocalPerson(parts: PersonParts, id: string, screen = id) {
  const { world, interactions, shortcuts } = parts;
  const confirms: ConfirmDialog[] = [];
  const eyes = createViewer(world, id, screen);

  return {
    id,
    name: eyes.self().name,

    /**
     * The same person at one more screen, as with a laptop and a phone: it shows the same messages, but a modal that is
     * opened on one is not on the other.
     */
    atAnotherScreen: () => createLocalPerson(parts, id, `${id}/${world.newId('')}`),
    ...createFilling(world, interactions, eyes),

    /** Types a slash command, `/command words`, in a channel. */
    async types(
      command: string,
      { in: where, times }: Repeats & { readonly in: Pick<Channel, 'id'> },
    ): Promise<void> {
      await interactions.command(eyes.actor(), command, { channel: eyes.channel(where), times, screen });
    },

    /** Presses the button that reads so. Dialogs are answered "yes" unless told, and kept in `confirms`. */
    async presses(words: string, press: Press = {}): Promise<void> {
      const place = eyes.placeOf(press.in);
      const view = eyes.inFront(place);
      const placed = findButton(view, words, press.beside);
      const dialog = confirmOf(placed, view.screen);
      if (dialog !== undefined) confirms.push(dialog);
      if (dialog !== undefined && press.refusesConfirm === true) return;
      const forgery = press.forged === undefined ? {} : { forgery: press.forged };
      await interactions.click(eyes.actor(), { place, placed, times: press.times, screen, ...forgery });
    },
    /** The dialogs that buttons have asked back with, oldest first. */
    confirms,

    /** Chooses a shortcut by its name: in the menu of a message, or in that of the workspace. */
    async usesShortcut(
      name: string,
      { on, times }: Repeats & { readonly on?: MessageRef } = {},
    ): Promise<void> {
      const { callback_id: callbackId } = findShortcut(
        shortcuts,
        on === undefined ? 'global' : 'message',
        name,
      );
      const place = on === undefined ? undefined : eyes.placeOf(on);
      if (place !== undefined && place.kind !== 'message')
        throw new Error('A private word has no shortcuts.');
      const message = place === undefined ? {} : { message: place.message };
      await interactions.shortcut(eyes.actor(), { callbackId, times, screen, ...message });
    },

    /** Presses the modal's submit button. */
    async submits({ times }: Repeats = {}): Promise<void> {
      const view = topView(world, screen);
      if (view?.definition['submit'] === undefined)
        throw new Error(`${eyes.self().name} has nothing to submit.`);
      await interactions.submit(eyes.actor(), view, { times });
    },
    /** Closes the modal's top layer. */
    async closesModal(): Promise<void> {
      const view = topView(world, screen);
      if (view === undefined) throw new Error(`${eyes.self().name} has no modal open.`);
      await interactions.close(eyes.actor(), view);
    },

    /** Reacts to a message with an emoji, named without colons. */
    async reacts(name: string, ref: MessageRef, { times }: Repeats = {}): Promise<void> {
      const place = eyes.placeOf(ref);
      if (place.kind === 'message')
        await interactions.react(eyes.actor(), name, { message: place.message, times });
    },

    /** The modal in front of the person; undefined when none is open. */
    get modal(): ModalOnScreen | undefined {
      return eyes.modal();
    },
    /** What the person sees in a channel, oldest first, private words included. */
    sees: eyes.sees,
    /** What stands in a message's thread, oldest first, without the message itself. */
    seesInThread: eyes.seesInThread,
    /** What was said to this person alone, oldest first, as read. */
    get privateWords(): readonly string[] {
      return eyes.ownWords().map((word) => wordsOf(world, word));
    },
    /** The same as things, to press buttons in. */
    get privateMessages(): readonly PrivateWord[] {
      return eyes.ownWords();
    },
    /** The acts that visibly came to nothing, as `what: reason`. */
    get failures(): readonly string[] {
      const own = world.log.failures.filter((failure) => failure.person === id);
      return own.map(({ what, reason }) => `${what}: ${reason}`);
    },
  };
}
