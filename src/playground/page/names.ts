// What people and places are called.

import type { ShownChannel, Snapshot } from '../protocol/page-protocol.ts';
import { slackbotId } from './snapshot-reducer.ts';

/** Of a person, the bot, or a channel; the id itself where nobody knows it. */
export function nameIn({ people, bot, channels }: Snapshot, id: string): string {
  if (id === bot.id) return bot.name;
  if (id === slackbotId) return 'Slackbot';
  const person = people.find((other) => other.id === id);
  return person?.displayName ?? channels.find((channel) => channel.id === id)?.name ?? id;
}

/** "#music", or who a direct message is with. */
export function channelTitle(channel: ShownChannel): string {
  return isDirect(channel) ? channel.name : `#${channel.name}`;
}

/** Whether it is a direct message, of two or of several. */
export function isDirect({ kind }: Pick<ShownChannel, 'kind'>): boolean {
  return kind === 'dm' || kind === 'mpim';
}
