import { describe, expect, it } from 'vitest';
import { botUserId } from '../../../src/playground/slack/slack-world.ts';
import { errorOf } from '../person/started-slack.ts';
import { allScopes, startListening } from './listening-app.ts';

/** What each method answers about a message that the app posted before. */
async function answersIn(kind: 'public' | 'private') {
  const started = await startListening();
  const { slack, client, ann } = started;
  const { id: channel } = slack.addChannel('club', { kind, members: [ann] });
  const { ts = '' } = await client.chat.postMessage({ channel, text: 'Hi' });
  const answers = async () => ({
    post: await errorOf(client.chat.postMessage({ channel, text: 'Hi' })),
    update: await errorOf(client.chat.update({ channel, ts, text: 'Ho' })),
    whisper: await errorOf(client.chat.postEphemeral({ channel, user: ann.id, text: 'psst' })),
  });
  return { ...started, channel: { id: channel }, answers };
}

describe('An app that was removed from a channel', () => {
  it('can say nothing there until it joins again, when the channel is public', async () => {
    const { slack, client, channel, answers } = await answersIn('public');
    slack.remove(channel);
    expect(await answers()).toEqual({
      post: 'not_in_channel',
      update: 'not_in_channel',
      whisper: 'not_in_channel',
    });
    expect(await errorOf(client.conversations.join({ channel: channel.id }))).toBe('ok');
    expect(await answers()).toEqual({ post: 'ok', update: 'ok', whisper: 'ok' });
  });

  it('does not see a private channel any more, and has to be invited again', async () => {
    const { slack, client, channel, answers } = await answersIn('private');
    slack.remove(channel);
    expect(await answers()).toEqual({
      post: 'channel_not_found',
      update: 'channel_not_found',
      whisper: 'channel_not_found',
    });
    expect(await errorOf(client.conversations.join({ channel: channel.id }))).toBe('channel_not_found');
    slack.invite(channel);
    expect(await answers()).toEqual({ post: 'ok', update: 'ok', whisper: 'ok' });
  });

  it.each([
    { kind: 'public' as const, leave: 'channel_left' },
    { kind: 'private' as const, leave: 'group_left' },
  ])('hears of it as $leave, and of its return, in a $kind channel', async ({ kind, leave }) => {
    const { slack, channel, events } = await answersIn(kind);
    slack.remove(channel);
    slack.invite(channel);
    expect(await events()).toMatchObject([
      { type: leave, channel: channel.id },
      { type: 'member_joined_channel', user: botUserId, channel: channel.id, channel_type: 'C' },
    ]);
  });

  it('still hears of clicks, which work wherever its message stands', async () => {
    const { slack, client, ann, heard, music } = await startListening();
    const button = { type: 'button' as const, text: { type: 'plain_text' as const, text: 'Vote' } };
    const blocks = [{ type: 'actions' as const, elements: [button] }];
    await client.chat.postMessage({ channel: music.id, text: 'Poll', blocks });
    slack.remove(music);
    const [poll] = slack.messagesIn(music);
    if (poll !== undefined) await ann.presses('Vote', { in: poll });
    expect(heard.at(-1)).toMatchObject({ type: 'block_actions', channel: { id: music.id } });
  });
});

describe('People who come and go', () => {
  it('are told of to an app that is in the channel', async () => {
    const { slack, ann, bo, music, events } = await startListening();
    const elsewhere = slack.addChannel('elsewhere', { members: [ann], hasBot: false });
    slack.remove(music, bo);
    slack.invite(music, bo);
    slack.remove(elsewhere, ann);
    expect(await events()).toMatchObject([
      { type: 'member_left_channel', user: bo.id, channel: music.id },
      { type: 'member_joined_channel', user: bo.id, channel: music.id },
    ]);
  });

  it('are not told of without the scope, nor to an app that did not subscribe', async () => {
    const scopes = allScopes.filter((scope) => scope !== 'channels:read');
    const [unscoped, deaf] = [await startListening({ scopes }), await startListening({ events: [] })];
    for (const { slack, bo, music } of [unscoped, deaf]) slack.remove(music, bo);
    expect([await unscoped.events(), await deaf.events()]).toEqual([[], []]);
  });
});

describe('Joining', () => {
  it('takes its scope, and tells which', async () => {
    const scopes = allScopes.filter((scope) => scope !== 'channels:join');
    const { slack, client } = await startListening({ scopes });
    const { id: channel } = slack.addChannel('open', { hasBot: false });
    await expect(client.conversations.join({ channel })).rejects.toMatchObject({
      data: { error: 'missing_scope', needed: 'channels:join', provided: scopes.join(',') },
    });
  });
});
