import { describe, expect, it } from 'vitest';
import { stringOf } from '../../../src/playground/protocol/json.ts';
import { type App, button, section, startSlack } from '../person/started-slack.ts';

/** Posts to a response URL; answers the status and Slack's error, as `404 used_url`. */
async function respond(url: string, body: object): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  const { error = '' } = JSON.parse(await answer.text());
  return `${answer.status} ${error}`.trim();
}

async function startWithUrl() {
  const urls: string[] = [];
  const app: App = async (heard) => void urls.push(stringOf(heard['response_url']));
  const started = await startSlack(app);
  await started.ann.types('/songpoll', { in: started.music });
  return { ...started, urls, url: urls[0] ?? '' };
}

describe('A response URL', () => {
  it('speaks five times', async () => {
    const { url, ann } = await startWithUrl();
    for (const text of ['1', '2', '3', '4', '5']) expect(await respond(url, { text })).toBe('200');
    expect(await respond(url, { text: '6' })).toBe('404 used_url');
    expect(ann.privateWords).toEqual(['1', '2', '3', '4', '5']);
  });

  it('speaks for 30 minutes', async () => {
    const { url, clock } = await startWithUrl();
    clock.now += 30 * 60_000;
    expect(await respond(url, { text: 'late' })).toBe('200');
    clock.now += 1;
    expect(await respond(url, { text: 'too late' })).toBe('404 expired_url');
  });

  it('speaks privately unless told, and where the bot is not', async () => {
    const { slack, ann, bo, urls } = await startWithUrl();
    const between = slack.dmBetween(ann, bo);
    await ann.types('/songpoll', { in: between });
    await respond(urls[1] ?? '', { text: 'for you' });
    await respond(urls[1] ?? '', { text: 'for all', response_type: 'in_channel' });
    expect(ann.sees(between)).toEqual(['for you', 'for all']);
    expect(bo.sees(between)).toEqual(['for all']);
  });

  it('refuses broken blocks, without counting that', async () => {
    const { slack, url } = await startWithUrl();
    const blocks = [{ type: 'section' }];
    for (let i = 0; i < 6; i += 1) expect(await respond(url, { blocks })).toBe('400 invalid_blocks');
    expect(await respond(url, { text: 'fine' })).toBe('200');
    expect(slack.problems).toHaveLength(6);
  });

  it('replaces and deletes what was clicked', async () => {
    const { slack, client, ann, music, urls } = await startWithUrl();
    const blocks = [{ type: 'actions', elements: [button('Go')] }];
    await client.chat.postEphemeral({ channel: music.id, user: ann.id, text: 'a', blocks });
    await client.chat.postMessage({ channel: music.id, text: 'b', blocks });
    const [word, message] = [ann.privateMessages[0], slack.messagesIn(music)[0]];
    if (word === undefined || message === undefined) throw new Error('Nothing was posted.');
    await ann.presses('Go', { in: word });
    await respond(urls[1] ?? '', { replace_original: true, text: 'x', blocks: [section('replaced')] });
    expect(ann.privateWords).toEqual(['replaced']);
    await ann.presses('Go', { in: message });
    await respond(urls[2] ?? '', { delete_original: true });
    expect(slack.messagesIn(music)).toEqual([]);
  });
});
