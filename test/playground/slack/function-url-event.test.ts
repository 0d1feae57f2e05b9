import { App, AwsLambdaReceiver } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import {
  functionUrlEvent,
  jsonType,
  type SlackRequest,
} from '../../../src/playground/slack/function-url-event.ts';
import { signingSecret, silent } from '../person/started-slack.ts';

/** What Bolt's own receiver for Lambda makes of a request: its status. */
async function statusOf(request: Partial<SlackRequest>): Promise<number> {
  const receiver = new AwsLambdaReceiver({ signingSecret, logger: silent });
  const app = new App({
    receiver,
    token: 'xoxb',
    botId: 'B1',
    botUserId: 'U1',
    convoStore: false,
    logger: silent,
  });
  app.command('/songpoll', async ({ ack }) => await ack());
  app.event('reaction_added', async () => undefined);
  const body = new URLSearchParams({ command: '/songpoll', text: 'Ünïcode & 🎵' }).toString();
  const event = functionUrlEvent({ signingSecret, body, ...request });
  const handler = await receiver.start();
  const answer = await handler(event, {}).catch(() => ({ statusCode: 502 }));
  return answer.statusCode;
}

describe('A Function URL event', () => {
  const event = { type: 'reaction_added', item: { type: 'message', channel: 'C1', ts: '1.1' } };
  const json = JSON.stringify({ type: 'event_callback', event, team_id: 'T1', authorizations: [] });
  const now = Math.floor(Date.now() / 1_000);

  it.each<[string, Partial<SlackRequest>, number]>([
    ['a signed form in base64', {}, 200],
    ['a signed form in plain', { isBase64: false }, 200],
    ['signed JSON in plain', { body: json, contentType: jsonType }, 200],
    ['a wrong signature', { signature: `v0=${'0'.repeat(64)}` }, 401],
    ['another secret', { signingSecret: 'another' }, 401],
    ['a stale timestamp', { timestamp: now - 301 }, 401],
    ['nonsense for a timestamp', { timestamp: 'yesterday' }, 401],
    ['no signature', { headers: { 'x-slack-signature': undefined } }, 401],
    [
      'another charset, which Bolt takes for JSON',
      { contentType: 'application/x-www-form-urlencoded; charset=utf-8' },
      502,
    ],
  ])('with %s is answered by Bolt with its status', async (_, request, status) => {
    expect(await statusOf(request)).toBe(status);
  });

  it('has the shape of payload format 2.0', () => {
    const made = functionUrlEvent({ signingSecret, body: 'a=b', timestamp: 1 });
    expect(made).toMatchObject({
      version: '2.0',
      rawPath: '/slack/events',
      isBase64Encoded: true,
      body: 'YT1i',
    });
    expect(made.requestContext.http.method).toBe('POST');
    expect(Object.keys(made.headers).every((name) => name === name.toLowerCase())).toBe(true);
  });
});
