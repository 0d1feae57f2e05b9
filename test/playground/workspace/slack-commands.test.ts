import { describe, expect, it } from 'vitest';
import { botUserId } from '../../../src/playground/slack/slack-world.ts';
import { createSlackCommands, isSlackCommand } from '../../../src/playground/workspace/slack-commands.ts';
import { startListening } from '../slack/listening-app.ts';

async function started() {
  const started = await startListening();
  const { slack, ann } = started;
  const doCommand = createSlackCommands({ world: slack.world, workspace: slack });
  const channelNow = ({ id }: { readonly id: string }) => {
    const channel = slack.world.channels.get(id);
    if (channel === undefined) throw new Error('There is no such channel.');
    return channel;
  };
  return {
    ...started,
    members: (channel: { readonly id: string }) => [...channelNow(channel).members],
    channelNow,
    /** What Slackbot says to Ann; `done` when nothing. */
    types(command: string, words: string, channel: { readonly id: string }): string {
      const person = slack.world.people.get(ann.id);
      if (person === undefined) throw new Error('Ann is gone.');
      return doCommand(command, { person, channel: channelNow(channel), words }) ?? 'done';
    },
  };
}

describe('/invite and /remove', () => {
  it('bring the app in and take it out, by its name', async () => {
    const { types, members, music, events } = await started();
    expect(types('/remove', '@songpoll', music)).toBe('done');
    expect(members(music)).not.toContain(botUserId);
    expect(types('/invite', 'songpoll', music)).toBe('done');
    expect(members(music)).toContain(botUserId);
    expect((await events()).map(({ type }) => type)).toEqual(['channel_left', 'member_joined_channel']);
  });

  it('bring people in and take them out, by account or name, and say so in the channel', async () => {
    const { slack, types, members, music, bo, ann } = await started();
    expect(types('/remove', '@Bo', music)).toBe('done');
    expect(members(music)).not.toContain(bo.id);
    expect(types('/invite', '@bo ', music)).toBe('done');
    expect(members(music)).toContain(bo.id);
    expect(ann.sees(music)).toEqual(['was removed from #music by Ann.', 'was added to #music by Ann.']);
    expect(slack.messagesIn(music)[0]).toMatchObject({ author: bo.id, subtype: 'channel_leave' });
  });

  it.each([
    ['/invite', '@nobody', 'There is nobody called “@nobody” in this workspace.'],
    ['/invite', '', 'Tell who it is: `/invite @someone`.'],
    ['/remove', '', 'Tell who it is: `/remove @someone`.'],
    ['/invite', '@bo', 'Bo is already in this channel.'],
    ['/remove', '@eve', 'Eve is not in this channel.'],
    ['/remove', '@ann', 'You cannot remove yourself from a channel.'],
    ['/invite', '@left', 'There is nobody called “@left” in this workspace.'],
  ])('%s %s is answered by Slackbot', async (command, words, answer) => {
    const { slack, types, music } = await started();
    slack.addPerson('eve', { displayName: 'Eve' });
    slack.deactivate(slack.addPerson('left'));
    expect(types(command, words, music)).toBe(answer);
    expect(slack.messagesIn(music)).toEqual([]);
  });

  it('do not work in direct messages, nor where one is not', async () => {
    const { slack, types, ann, bo } = await started();
    const group = slack.groupDm([ann, bo]);
    const foreign = slack.addChannel('foreign', { members: [bo] });
    expect(types('/invite', '@songpoll', group)).toContain('nobody, and no app, can be added');
    expect(types('/invite', '@songpoll', slack.dmWithBot(ann))).toContain('does not work in direct messages');
    expect(types('/invite', '@songpoll', foreign)).toContain('You are not in #foreign');
  });
});

it('/archive archives the channel', async () => {
  const { types, channelNow, music } = await started();
  expect(types('/archive', '', music)).toBe('done');
  expect(channelNow(music).isArchived).toBe(true);
});

it('the app’s command is none of Slack’s', () => {
  expect([isSlackCommand('/invite'), isSlackCommand('/songpoll')]).toEqual([true, false]);
});
