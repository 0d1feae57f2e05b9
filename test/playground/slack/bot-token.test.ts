import { describe, expect, it } from 'vitest';
import { tokenRefusals } from '../../../src/playground/slack/bot-token.ts';
import { errorOf, modal, textInput } from '../person/started-slack.ts';
import { startListening } from './listening-app.ts';

async function withCalls() {
  const started = await startListening();
  const { client, ann, music } = started;
  const { ts = '' } = await client.chat.postMessage({ channel: music.id, text: 'Hi' });
  await ann.types('/songpoll', { in: music });
  const trigger_id = String(started.heard.at(-1)?.['trigger_id']);
  const calls = () => [
    client.chat.postMessage({ channel: music.id, text: 'Hi' }),
    client.chat.update({ channel: music.id, ts, text: 'Ho' }),
    client.chat.postEphemeral({ channel: music.id, user: ann.id, text: 'psst' }),
    client.conversations.join({ channel: music.id }),
    client.users.info({ user: ann.id }),
    client.views.open({ trigger_id, view: modal([textInput('Title', 'title')]) }),
    client.auth.test(),
  ];
  return { ...started, answers: () => Promise.all(calls().map(errorOf)) };
}

describe('A token that was revoked', () => {
  it.each(tokenRefusals)('is answered %s by every method, until it is restored', async (error) => {
    const { slack, answers } = await withCalls();
    slack.revokeToken(error);
    expect(new Set(await answers())).toEqual(new Set([error]));
    slack.restoreToken();
    expect(new Set(await answers())).toEqual(new Set(['ok']));
  });

  it('may be so for a while only', async () => {
    const { slack, clock, answers } = await withCalls();
    slack.revokeToken('account_inactive', { forMs: 60_000 });
    clock.now += 59_999;
    expect(new Set(await answers())).toEqual(new Set(['account_inactive']));
    clock.now += 1;
    const [post, update] = await answers();
    expect([post, update]).toEqual(['ok', 'ok']);
  });

  it('is told of', async () => {
    const { slack, events } = await withCalls();
    slack.revokeToken();
    expect(await events()).toMatchObject([{ type: 'tokens_revoked', tokens: { bot: [expect.any(String)] } }]);
  });

  it('leaves response URLs as they are', async () => {
    const { slack, respond, ann } = await withCalls();
    slack.revokeToken();
    await respond({ text: 'psst' });
    expect(ann.privateWords).toEqual(['psst']);
  });
});
