import { describe, expect, it } from 'vitest';
import type { PostingLimit } from '../../../src/playground/slack/slack-world.ts';
import { button, errorOf } from '../person/started-slack.ts';
import { startListening } from './listening-app.ts';

async function withPoll() {
  const started = await startListening();
  const { client, slack, music } = started;
  const blocks = [
    { type: 'actions' as const, elements: [button('Vote', { value: '0', action_id: 'vote' })] },
  ];
  const { ts = '' } = await client.chat.postMessage({ channel: music.id, text: 'Poll', blocks });
  const answers = async (channel = music.id) => ({
    post: await errorOf(client.chat.postMessage({ channel, text: 'Hi' })),
    update: await errorOf(client.chat.update({ channel, ts, text: 'Poll', blocks })),
    whisper: await errorOf(client.chat.postEphemeral({ channel, user: started.ann.id, text: 'psst' })),
  });
  const [poll] = slack.messagesIn(music);
  if (poll === undefined) throw new Error('Nothing was posted.');
  return { ...started, poll, answers };
}

describe('An archived channel', () => {
  it('takes nothing until it is unarchived', async () => {
    const { slack, music, answers } = await withPoll();
    slack.archive(music);
    expect(await answers()).toEqual({ post: 'is_archived', update: 'is_inactive', whisper: 'is_archived' });
    slack.unarchive(music);
    expect(await answers()).toEqual({ post: 'ok', update: 'ok', whisper: 'ok' });
  });

  it('is told of in the words of its kind', async () => {
    const { slack, music, events } = await withPoll();
    const secret = slack.addChannel('secret', { kind: 'private' });
    slack.archive(music);
    slack.unarchive(music);
    slack.archive(secret);
    expect(await events()).toMatchObject([
      { type: 'channel_archive', channel: music.id },
      { type: 'channel_unarchive', channel: music.id },
      { type: 'group_archive', channel: secret.id },
    ]);
  });
});

describe('A channel whose id changes', () => {
  it('is found by the new one alone, and tells of it', async () => {
    const { slack, client, music, poll, answers, events } = await withPoll();
    const { id: now } = slack.changeChannelId(music, { kind: 'private' });
    expect(await answers()).toEqual({
      post: 'channel_not_found',
      update: 'channel_not_found',
      whisper: 'channel_not_found',
    });
    expect(await answers(now)).toEqual({ post: 'ok', update: 'ok', whisper: 'ok' });
    expect(await errorOf(client.conversations.info({ channel: music.id }))).toBe('channel_not_found');
    expect(await events()).toMatchObject([
      { type: 'channel_id_changed', old_channel_id: music.id, new_channel_id: now },
    ]);
    expect(slack.messagesIn({ id: now })[0]).toMatchObject({ ts: poll.ts, channel: now });
  });

  it('is the same channel to people, whose clicks and reactions come from the new id', async () => {
    const { slack, ann, music, poll, heard, events } = await withPoll();
    const { id: now } = slack.changeChannelId(music);
    await ann.presses('Vote', { in: poll });
    expect(heard.at(-1)).toMatchObject({
      container: { channel_id: now, message_ts: poll.ts },
      channel: { id: now },
    });
    await ann.reacts('lock', poll);
    expect((await events()).at(-1)).toMatchObject({
      type: 'reaction_added',
      item: { channel: now, ts: poll.ts },
    });
    expect(ann.sees(music)).toEqual(['[Vote]']);
    expect(slack.textOf(poll)).toBe('[Vote]');
  });

  it('may change twice', async () => {
    const { slack, ann, music, answers } = await withPoll();
    slack.changeChannelId(music);
    const { id: now } = slack.changeChannelId(music);
    expect((await answers(now)).update).toBe('ok');
    expect(ann.sees(music).length).toBeGreaterThan(0);
  });

  it('takes with it what a response URL leads to', async () => {
    const { slack, ann, music, poll, respond } = await withPoll();
    await ann.presses('Vote', { in: poll });
    slack.changeChannelId(music);
    await respond({ text: 'psst', response_type: 'ephemeral', replace_original: false });
    expect(ann.sees(music)).toEqual(['[Vote]', 'psst']);
  });
});

describe('Posting that was restricted', () => {
  it.each<[PostingLimit, { post: string; reply: string; whisper: string }]>([
    [
      'restricted_action',
      { post: 'restricted_action', reply: 'restricted_action', whisper: 'restricted_action' },
    ],
    [
      'restricted_action_read_only_channel',
      {
        post: 'restricted_action_read_only_channel',
        reply: 'restricted_action_read_only_channel',
        whisper: 'restricted_action',
      },
    ],
    [
      'restricted_action_thread_only_channel',
      { post: 'restricted_action_thread_only_channel', reply: 'ok', whisper: 'restricted_action' },
    ],
    [
      'restricted_action_non_threadable_channel',
      { post: 'ok', reply: 'restricted_action_non_threadable_channel', whisper: 'ok' },
    ],
  ])('answers %s, and lets what stands there be redrawn', async (limit, expected) => {
    const { slack, client, music, poll, answers } = await withPoll();
    slack.limitPosting(music, limit);
    const { update, ...others } = await answers();
    const reply = await errorOf(
      client.chat.postMessage({ channel: music.id, text: 'Hi', thread_ts: poll.ts }),
    );
    expect({ ...others, reply }).toEqual(expected);
    expect(update).toBe('ok');
    slack.limitPosting(music);
    expect((await answers()).post).toBe('ok');
  });
});

describe('A message that an admin deletes', () => {
  it('cannot be redrawn, linked to, clicked or reacted to', async () => {
    const { slack, client, ann, music, poll, answers } = await withPoll();
    slack.deleteMessage(poll);
    expect((await answers()).update).toBe('message_not_found');
    const link = client.chat.getPermalink({ channel: music.id, message_ts: poll.ts });
    expect(await errorOf(link)).toBe('message_not_found');
    expect(await errorOf(client.chat.delete({ channel: music.id, ts: poll.ts }))).toBe('message_not_found');
    await expect(ann.presses('Vote', { in: poll })).rejects.toThrow('a message that is gone');
    await expect(ann.reacts('lock', poll)).rejects.toThrow('a message that is gone');
  });

  it('is told of to an app that may read the channel, and to no other', async () => {
    const { slack, music, poll, events } = await withPoll();
    slack.deleteMessage(poll);
    expect((await events({ withMessages: true })).at(-1)).toMatchObject({
      type: 'message',
      subtype: 'message_deleted',
      channel: music.id,
      deleted_ts: poll.ts,
      previous_message: { ts: poll.ts, text: 'Poll' },
    });
    const deaf = await startListening({ scopes: ['chat:write'] });
    const said = deaf.slack.say(deaf.ann, { in: deaf.music, text: 'Hi' });
    deaf.slack.deleteMessage(said);
    expect(await deaf.events({ withMessages: true })).toEqual([]);
  });
});
