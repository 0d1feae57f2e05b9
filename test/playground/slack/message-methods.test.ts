import { describe, expect, it } from 'vitest';
import { clientOf, errorOf, section, startSlack } from '../person/started-slack.ts';

describe('An app that posts', () => {
  it('is seen by everyone in the channel', async () => {
    const { slack, client, ann, music } = await startSlack();
    const { ts = '' } = await client.chat.postMessage({
      channel: music.id,
      text: 'Hi',
      blocks: [section('*Hi* &amp; <https://a.example|welcome>')],
    });
    expect(ann.sees(music)).toEqual(['Hi & welcome']);
    expect(slack.textOf({ channel: music.id, ts })).toBe('Hi & welcome');
    expect(slack.problems).toEqual([]);
  });

  it('is told why it may not', async () => {
    const { slack, client, ann, bo } = await startSlack();
    const places = {
      foreign: slack.addChannel('foreign', { hasBot: false }).id,
      secret: slack.addChannel('secret', { kind: 'private', hasBot: false }).id,
      invited: slack.addChannel('invited', { kind: 'private' }).id,
      old: slack.addChannel('old', { isArchived: true }).id,
      dm: slack.dmWithBot(ann).id,
      between: slack.dmBetween(ann, bo).id,
      nowhere: 'C0NOWHERE',
    };
    const answers = Object.entries(places).map(async ([name, channel]) => [
      name,
      await errorOf(client.chat.postMessage({ channel, text: 'Hi' })),
    ]);
    expect(Object.fromEntries(await Promise.all(answers))).toEqual({
      foreign: 'not_in_channel',
      secret: 'channel_not_found',
      invited: 'ok',
      old: 'is_archived',
      dm: 'ok',
      between: 'channel_not_found',
      nowhere: 'channel_not_found',
    });
  });

  it('posts in public channels it is not in with chat:write.public alone', async () => {
    const { slack, client } = await startSlack(undefined, { postsAnywhere: true });
    const { id } = slack.addChannel('foreign', { hasBot: false });
    expect(await errorOf(client.chat.postMessage({ channel: id, text: 'Hi' }))).toBe('ok');
  });

  it('is refused, and the refusal noted, when what it posts is broken', async () => {
    const { slack, client, music } = await startSlack();
    const tooMany = new Array(51).fill(section('a'));
    expect(await errorOf(client.chat.postMessage({ channel: music.id, text: 'Hi', blocks: tooMany }))).toBe(
      'invalid_blocks',
    );
    expect(await errorOf(client.chat.postMessage({ channel: music.id, text: '' }))).toBe('no_text');
    expect(slack.problems.map(({ method, error }) => `${method} ${error}`)).toEqual([
      'chat.postMessage invalid_blocks',
      'chat.postMessage no_text',
    ]);
    expect(slack.messagesIn(music)).toEqual([]);
  });

  it('has broken markup and mentions noted, though Slack shows them', async () => {
    const { slack, client, music } = await startSlack();
    await client.chat.postMessage({ channel: music.id, text: 'rock & roll <!channel>' });
    expect(slack.problems).toMatchObject([{ method: 'chat.postMessage', error: 'broken_markup' }]);
    expect(slack.mentions).toEqual([{ method: 'chat.postMessage', mention: '<!channel>' }]);
  });

  it('needs its token', async () => {
    const { slack, music } = await startSlack();
    const stranger = clientOf(slack.url, 'xoxb-stranger');
    expect(await errorOf(stranger.chat.postMessage({ channel: music.id, text: 'Hi' }))).toBe('invalid_auth');
    const answer = await fetch(`${slack.url}auth.test`, { method: 'POST' });
    expect(await answer.json()).toMatchObject({ ok: false, error: 'not_authed' });
  });

  it('may send JSON instead of a form', async () => {
    const { slack, music } = await startSlack();
    const body = JSON.stringify({ channel: music.id, text: 'Hi', blocks: [section('Hi')] });
    const headers = { 'content-type': 'application/json; charset=utf-8', authorization: 'Bearer xoxb-local' };
    const answer = await fetch(`${slack.url}chat.postMessage`, { method: 'POST', headers, body });
    expect(await answer.json()).toMatchObject({ ok: true, channel: music.id });
  });

  it('learns that a method does not exist', async () => {
    const { client } = await startSlack();
    expect(await errorOf(client.apiCall('chat.shout'))).toBe('unknown_method');
  });
});

describe('A message that is redrawn', () => {
  it('shows what came last; text alone removes the blocks', async () => {
    const { slack, client, music } = await startSlack();
    const { ts = '' } = await client.chat.postMessage({
      channel: music.id,
      text: 'a',
      blocks: [section('one')],
    });
    const ref = { channel: music.id, ts };
    await client.chat.update({ ...ref, text: 'b', blocks: [section('two')] });
    expect(slack.textOf(ref)).toBe('two');
    await client.chat.update({ ...ref, text: 'only text' });
    expect(slack.textOf(ref)).toBe('only text');
    expect(slack.messagesIn(music)[0]?.blocks).toEqual([]);
  });

  it('must be there, the own one, in a living channel, and short', async () => {
    const { slack, client, ann, music } = await startSlack();
    const own = await client.chat.postMessage({ channel: music.id, text: 'mine' });
    const ref = { channel: music.id, ts: own.ts ?? '' };
    const hers = slack.say(ann, { in: music, text: 'mine' });
    const update = (to: { channel: string; ts: string }, text = 'x') =>
      errorOf(client.chat.update({ ...to, text }));
    expect(await update({ ...hers })).toBe('cant_update_message');
    expect(await update({ channel: music.id, ts: '1.0' })).toBe('message_not_found');
    expect(await update({ channel: 'C0NOWHERE', ts: ref.ts })).toBe('channel_not_found');
    expect(await update(ref, 'x'.repeat(4001))).toBe('msg_too_long');
    slack.archive(music);
    expect(await update(ref)).toBe('is_inactive');
    slack.deleteMessage(ref);
    expect(await update(ref)).toBe('message_not_found');
  });

  it('can be deleted by the app that posted it', async () => {
    const { slack, client, ann, music } = await startSlack();
    const { ts = '' } = await client.chat.postMessage({ channel: music.id, text: 'mine' });
    const hers = slack.say(ann, { in: music, text: 'mine' });
    expect(await errorOf(client.chat.delete({ ...hers }))).toBe('cant_delete_message');
    expect(await errorOf(client.chat.delete({ channel: music.id, ts }))).toBe('ok');
    expect(slack.messagesIn(music)).toHaveLength(1);
  });

  it('has a link', async () => {
    const { client, music } = await startSlack();
    const { ts = '' } = await client.chat.postMessage({ channel: music.id, text: 'a' });
    const { permalink } = await client.chat.getPermalink({ channel: music.id, message_ts: ts });
    expect(permalink).toBe(`https://songpoll.slack.com/archives/${music.id}/p${ts.replace('.', '')}`);
  });
});

describe('A private word', () => {
  it('is seen by one person, who must be in the channel', async () => {
    const { slack, client, ann, bo, music } = await startSlack();
    const tell = (user: string) =>
      errorOf(client.chat.postEphemeral({ channel: music.id, user, text: 'psst' }));
    expect(await tell(ann.id)).toBe('ok');
    expect(ann.privateWords).toEqual(['psst']);
    expect(bo.sees(music)).toEqual([]);
    slack.remove(music, bo);
    expect(await tell(bo.id)).toBe('user_not_in_channel');
    slack.deactivate(ann);
    expect(await tell(ann.id)).toBe('user_not_in_channel');
  });
});
