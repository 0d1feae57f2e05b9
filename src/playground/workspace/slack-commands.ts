// Slack's own commands, as far as a workspace needs them for apps: who is in a channel, and whether it lives. What
// cannot be done is answered by Slackbot, to whoever typed it alone.

import type { ShownCommand } from '../protocol/page-protocol.ts';
import type { World } from '../slack/create-world.ts';
import { nameIn } from '../slack/create-world.ts';
import { botUserId, type Channel, type Person } from '../slack/slack-world.ts';
import type { createWorkspace } from '../slack/workspace.ts';

export const slackCommands: readonly ShownCommand[] = [
  {
    command: '/invite',
    description: 'Add someone, or the app, to this channel',
    usageHint: '@someone',
    isOfSlack: true,
  },
  {
    command: '/remove',
    description: 'Take someone, or the app, out of this channel',
    usageHint: '@someone',
    isOfSlack: true,
  },
  { command: '/archive', description: 'Archive this channel', usageHint: '', isOfSlack: true },
];

export interface SlackCommandParts {
  readonly world: World;
  readonly workspace: ReturnType<typeof createWorkspace>;
}

interface Typed {
  readonly person: Person;
  readonly channel: Channel;
  /** What stands behind the command. */
  readonly words: string;
}

interface Notice {
  readonly text: string;
  /** Slack's word for such a message. */
  readonly subtype: 'channel_join' | 'channel_leave';
}

export function isSlackCommand(command: string): boolean {
  return slackCommands.some((known) => known.command === command);
}

/** Carries one of `slackCommands` out. @returns what Slackbot says when it cannot be; undefined when it was */
export function createSlackCommands({ world, workspace }: SlackCommandParts) {
  const nameOf = (id: string) => nameIn(world, id);

  function invite({ person, channel, words }: Typed): string | undefined {
    const who = findAccount(world, words);
    if (who === undefined) return nobody(words, '/invite');
    if (channel.members.has(who)) return `${nameOf(who)} is already in this channel.`;
    workspace.invite(channel, { id: who });
    const text = `was added to #${channel.name} by ${person.displayName}.`;
    tellAll(channel, who, { text, subtype: 'channel_join' });
    return undefined;
  }

  function remove({ person, channel, words }: Typed): string | undefined {
    const who = findAccount(world, words);
    if (who === undefined) return nobody(words, '/remove');
    if (!channel.members.has(who)) return `${nameOf(who)} is not in this channel.`;
    if (who === person.id) return 'You cannot remove yourself from a channel.';
    workspace.remove(channel, { id: who });
    const text = `was removed from #${channel.name} by ${person.displayName}.`;
    tellAll(channel, who, { text, subtype: 'channel_leave' });
    return undefined;
  }

  /** A line in the channel about somebody. */
  function tellAll({ id }: Channel, about: string, { text, subtype }: Notice): void {
    workspace.say({ id: about }, { in: { id }, text, subtype });
  }

  return (command: string, typed: Typed): string | undefined => {
    const { person, channel } = typed;
    const trouble = whyNotHere(command, person, channel);
    if (trouble !== undefined) return trouble;
    if (command === '/invite') return invite(typed);
    if (command === '/remove') return remove(typed);
    workspace.archive(channel);
    return undefined;
  };
}

function whyNotHere(command: string, { id }: Person, { kind, members, name }: Channel): string | undefined {
  if (kind === 'mpim')
    return `${command} does not work in group direct messages: nobody, and no app, can be added to one.`;
  if (kind === 'dm') return `${command} does not work in direct messages.`;
  return members.has(id) ? undefined : `You are not in #${name}. Join it before you use ${command} there.`;
}

function nobody(words: string, command: string): string {
  return words.trim() === ''
    ? `Tell who it is: \`${command} @someone\`.`
    : `There is nobody called “${words.trim()}” in this workspace.`;
}

/** By account or by name, with or without an @; the app is one, too. */
function findAccount(world: World, words: string): string | undefined {
  const wanted = words.trim().replace(/^@/u, '').toLowerCase();
  if (wanted === nameIn(world, botUserId)) return botUserId;
  return [...world.people.values()].find(
    ({ name, displayName, hasLeft }) =>
      !hasLeft && (name.toLowerCase() === wanted || displayName.toLowerCase() === wanted),
  )?.id;
}
