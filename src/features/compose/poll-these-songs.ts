// "Poll these songs", in the menu of a message: opens the modal with the songs to which the message links.

import type { App, MessageShortcut, RespondFn } from '@slack/bolt';
import type { HandlerDependencies } from '../../dependencies.ts';
import { callbackIds, isGroupMessage } from '../../slack/kit/ids.ts';
import { refuse } from '../poll/clicks.ts';
import { linksInMessage } from './links-in-message.ts';
import { nowhere, openWindow, type Place } from './open-window.ts';

export function registerPollTheseSongs(app: App, deps: HandlerDependencies): void {
  app.shortcut<MessageShortcut>(
    { callback_id: callbackIds.pollTheseSongs, type: 'message_action' },
    async ({ ack, shortcut, respond }) => {
      await ack();
      await pollTheseSongs(deps, { shortcut, respond });
    },
  );
}

interface Chosen {
  readonly shortcut: MessageShortcut;
  readonly respond: RespondFn;
}

async function pollTheseSongs(deps: HandlerDependencies, { shortcut, respond }: Chosen): Promise<void> {
  const { user, trigger_id: trigger, channel, message } = shortcut;
  const links = linksInMessage(message);
  const listener = { respond, channel: channel.id, person: user.id };
  await openWindow(deps, {
    ...{ person: user.id, trigger, links },
    place: findPlace(deps, channel),
    title: '',
    text: '',
    meanwhile: links.length > 0 ? [{ kind: 'looking-up', links: links.length }] : [],
    says: links.length > 0 ? [] : [{ kind: 'no-links-in-message' }],
    refuse: (answer) => refuse(deps, listener, { what: 'open', answer }),
  });
}

/** As Slack calls private channels, whatever their name is. */
const privateName = 'privategroup';

/**
 * The message's conversation, where the app can post; else the person chooses one. It can join public channels, and Slack
 * tells it nothing of direct and group messages.
 */
async function findPlace({ slack }: HandlerDependencies, { id, name }: Conversation): Promise<Place> {
  if (id.startsWith('D') || isGroupMessage(name)) return nowhere;
  const here = { openedIn: id, isGroup: false };
  if (name !== privateName) return here;
  const found = await slack.canSpeakIn(id);
  return found.kind === 'done' && found.value ? here : nowhere;
}

interface Conversation {
  readonly id: string;
  readonly name?: string;
}
