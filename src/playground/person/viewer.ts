// What one person sees: the place they act in, their modal, their channels, the words meant for them alone.

import { messagesIn, repliesTo, type World } from '../slack/create-world.ts';
import type { Place } from '../slack/interaction-payloads.ts';
import { blocksOf, topView } from '../slack/open-modals.ts';
import {
  type Channel,
  type Message,
  type MessageRef,
  messageKey,
  type Person,
  type PrivateWord,
} from '../slack/slack-world.ts';
import type { View } from './on-screen.ts';
import { type ModalOnScreen, modalOnScreen, screenOf, wordsOf } from './screens.ts';

export type Viewer = ReturnType<typeof createViewer>;

/** @param screen where the person sits: their id, unless they sit at several */
export function createViewer(world: World, id: string, screen = id) {
  function self(): Person {
    const person = world.people.get(id);
    if (person === undefined) throw new Error(`There is no person ${id}.`);
    return person;
  }

  /** The person, about to do something. */
  function actor(): Person {
    const person = self();
    if (person.hasLeft) throw new Error(`${person.name}'s account is deactivated.`);
    return person;
  }

  /** A channel the person can look into: public ones, and those they are in. */
  function channel({ id: channelId }: Pick<Channel, 'id'>): Channel {
    const found = world.channels.get(world.channelIdNow(channelId));
    if (found === undefined || !(found.kind === 'public' || found.members.has(id))) {
      throw new Error(`${self().name} sees no channel ${channelId}.`);
    }
    return found;
  }

  function ownWords(): readonly PrivateWord[] {
    return [...world.privateWords.values()].filter((word) => word.person === id);
  }

  return {
    self,
    actor,
    screen,
    channel,

    /** A message or private word as it is displayed now, or the modal's top layer. */
    placeOf(ref: MessageRef | undefined): Place {
      const view = topView(world, screen);
      if (ref === undefined && view !== undefined) return { kind: 'view', view };
      if (ref === undefined) throw new Error(`${self().name} has no modal open.`);
      const word = ownWords().find((own) => own.ts === ref.ts);
      if (word !== undefined) return { kind: 'private-word', word };
      const message = world.messages.get(
        messageKey({ channel: channel({ id: ref.channel }).id, ts: ref.ts }),
      );
      if (message === undefined) throw new Error(`${self().name} looks for a message that is gone.`);
      return { kind: 'message', message };
    },

    inFront(place: Place): View {
      if (place.kind === 'view') return { blocks: blocksOf(place.view), screen: screenOf(world, place.view) };
      const { blocks } = place.kind === 'message' ? place.message : place.word;
      return { blocks, screen: screenOf(world) };
    },

    modal(): ModalOnScreen | undefined {
      const view = topView(world, screen);
      return view === undefined ? undefined : modalOnScreen(world, view);
    },

    /** Everything in a channel, oldest first, threads left folded. */
    sees(where: Pick<Channel, 'id'>): readonly string[] {
      const { id: channelId } = channel(where);
      const words = ownWords().filter((word) => word.channel === channelId && word.thread === undefined);
      return inOrder(messagesIn(world, channelId), words).map((shown) => wordsOf(world, shown));
    },

    /** What stands in a message's thread, oldest first, without the message itself. */
    seesInThread(ref: MessageRef): readonly string[] {
      const { id: channelId } = channel({ id: ref.channel });
      const parent = { channel: channelId, ts: ref.ts };
      const words = ownWords().filter((word) => word.channel === channelId && word.thread === ref.ts);
      return inOrder(repliesTo(world, parent), words).map((shown) => wordsOf(world, shown));
    },

    ownWords,
  };
}

function inOrder(
  aloud: readonly Message[],
  words: readonly PrivateWord[],
): readonly (Message | PrivateWord)[] {
  return [...aloud, ...words].sort((one, other) => (one.ts < other.ts ? -1 : 1));
}
