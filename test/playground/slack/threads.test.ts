import { describe, expect, it } from 'vitest';
import { startListening } from './listening-app.ts';

async function withThread() {
  const started = await startListening();
  const { slack, client, ann, music } = started;
  const { ts = '' } = await client.chat.postMessage({ channel: music.id, text: 'Poll' });
  const poll = { channel: music.id, ts };
  const reply = await client.chat.postMessage({ channel: music.id, text: 'Hurry', thread_ts: ts });
  slack.say(ann, { in: music, text: 'I do', thread: poll });
  return { ...started, poll, reply: { channel: music.id, ts: reply.ts ?? '' } };
}

describe('A thread', () => {
  it('is folded in the channel, and counted at its parent', async () => {
    const { slack, client, ann, music, poll } = await withThread();
    expect(ann.sees(music)).toEqual(['Poll']);
    expect(ann.seesInThread(poll)).toEqual(['Hurry', 'I do']);
    expect(slack.repliesTo(poll)).toHaveLength(2);
    const { messages } = await client.conversations.history({ channel: music.id });
    expect(messages).toMatchObject([
      {
        ts: poll.ts,
        thread_ts: poll.ts,
        reply_count: 2,
        reply_users_count: 2,
        latest_reply: expect.any(String),
      },
    ]);
  });

  it('is read whole by its parent', async () => {
    const { client, music, poll } = await withThread();
    const { messages } = await client.conversations.replies({ channel: music.id, ts: poll.ts });
    expect(messages?.map(({ text, thread_ts }) => [text, thread_ts])).toEqual([
      ['Poll', poll.ts],
      ['Hurry', poll.ts],
      ['I do', poll.ts],
    ]);
    const nowhere = client.conversations.replies({ channel: music.id, ts: '1.000000' });
    await expect(nowhere).rejects.toMatchObject({ data: { error: 'thread_not_found' } });
  });

  it('can be linked into, and can speak to the channel too', async () => {
    const { client, ann, music, poll, reply } = await withThread();
    const { permalink } = await client.chat.getPermalink({ channel: music.id, message_ts: reply.ts });
    expect(permalink).toContain(`?thread_ts=${poll.ts}&cid=${music.id}`);
    await client.chat.postMessage({
      channel: music.id,
      text: 'Everybody!',
      thread_ts: poll.ts,
      reply_broadcast: true,
    });
    expect(ann.sees(music)).toEqual(['Poll', 'Everybody!']);
  });

  it('has private words of its own', async () => {
    const { client, ann, music, poll } = await withThread();
    await client.chat.postEphemeral({ channel: music.id, user: ann.id, text: 'psst', thread_ts: poll.ts });
    expect(ann.sees(music)).toEqual(['Poll']);
    expect(ann.seesInThread(poll)).toEqual(['Hurry', 'I do', 'psst']);
  });
});
