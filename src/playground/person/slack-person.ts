// A person at the screen: acts on what is displayed, by its words and never by its ids, and reads what is shown.

import type { Forgery } from '../slack/interaction-payloads.ts';
import type { Interactions } from '../slack/interactions.ts';
import { topView } from '../slack/open-modals.ts';
import type { Channel, MessageRef, PrivateWord, World } from '../slack/slack-world.ts';
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

/** All acts settle when the app has answered. What is not on the screen is an error. */
export function createLocalPerson(world: World, interactions: Interactions, id: string) {
  const confirms: ConfirmDialog[] = [];
  const eyes = createViewer(world, id);

  return {
    id,
    name: eyes.self().name,
    ...createFilling(world, interactions, eyes),

    /** Types a slash command, `/command words`, in a channel. */
    async types(
      command: string,
      { in: where, times }: Repeats & { readonly in: Pick<Channel, 'id'> },
    ): Promise<void> {
      await interactions.command(eyes.self(), command, { channel: eyes.channel(where), times });
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
      await interactions.click(eyes.self(), { place, placed, times: press.times, ...forgery });
    },
    /** The dialogs that buttons have asked back with, oldest first. */
    confirms,

    /** Presses the modal's submit button. */
    async submits({ times }: Repeats = {}): Promise<void> {
      const view = topView(world, id);
      if (view?.definition['submit'] === undefined)
        throw new Error(`${eyes.self().name} has nothing to submit.`);
      await interactions.submit(eyes.self(), view, { times });
    },
    /** Closes the modal's top layer. */
    async closesModal(): Promise<void> {
      const view = topView(world, id);
      if (view === undefined) throw new Error(`${eyes.self().name} has no modal open.`);
      await interactions.close(eyes.self(), view);
    },

    /** Reacts to a message with an emoji, named without colons. */
    async reacts(name: string, ref: MessageRef, { times }: Repeats = {}): Promise<void> {
      const place = eyes.placeOf(ref);
      if (place.kind === 'message')
        await interactions.react(eyes.self(), name, { message: place.message, times });
    },

    /** The modal in front of the person; undefined when none is open. */
    get modal(): ModalOnScreen | undefined {
      return eyes.modal();
    },
    /** What the person sees in a channel, oldest first, private words included. */
    sees: eyes.sees,
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
