import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { LocalSlackOptions } from '../../../src/playground/person/local-slack.ts';
import { type JsonObject, objectOf, parsedJson } from '../../../src/playground/protocol/json.ts';
import { clientOf, errorOf, startSlack } from '../person/started-slack.ts';

const appToken = 'xapp-1-local';

async function startSocketSlack(options: Partial<LocalSlackOptions> = {}) {
  const world = await startSlack(undefined, { socket: { appToken }, ...options });
  const openConnection = async () =>
    String((await clientOf(world.slack.url, appToken).apps.connections.open()).url);
  return { ...world, openConnection };
}

/** An app at the other end of a socket. */
async function connect(
  url: string,
  answer: (envelope: JsonObject) => JsonObject | undefined = () => undefined,
) {
  const heard: JsonObject[] = [];
  const socket = new WebSocket(url);
  onTestFinished(() => socket.terminate());
  socket.on('message', (data) => {
    const said = objectOf(parsedJson(String(data)));
    heard.push(said);
    const ack = answer(said);
    if (ack !== undefined) socket.send(JSON.stringify({ envelope_id: said['envelope_id'], ...ack }));
  });
  await once(socket, 'message');
  return { socket, heard };
}

describe('An address to connect to', () => {
  it.each([
    ['the app token', appToken, 'ok'],
    ['a bot token', 'xoxb-local', 'not_allowed_token_type'],
    ['a user token', 'xoxp-local', 'not_allowed_token_type'],
    ['another app token', 'xapp-other', 'invalid_auth'],
  ])('asked for with %s', async (_what, token, outcome) => {
    const { slack } = await startSocketSlack();
    expect(await errorOf(clientOf(slack.url, token).apps.connections.open())).toBe(outcome);
  });

  it('greets whoever connects, once', async () => {
    const { openConnection, slack } = await startSocketSlack();
    const url = await openConnection();
    expect(url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/link\/\?ticket=/u);
    const { heard } = await connect(url);
    expect(heard).toMatchObject([{ type: 'hello', num_connections: 1 }]);
    const [error] = await once(new WebSocket(url), 'error');
    expect(String(error)).toContain('403');
    expect(slack.socket?.connections()).toBe(1);
  });
});

describe('What people do', () => {
  it('comes in an envelope, whose acknowledgement is the answer', async () => {
    const { openConnection, ann, music } = await startSocketSlack();
    const { heard } = await connect(await openConnection(), ({ type }) =>
      type === 'slash_commands' ? { payload: { text: 'Hello' } } : undefined,
    );
    await ann.types('/songpoll Friday', { in: music });
    expect(heard.at(-1)).toMatchObject({
      type: 'slash_commands',
      envelope_id: expect.any(String),
      accepts_response_payload: true,
      payload: { command: '/songpoll', text: 'Friday', user_id: ann.id },
    });
    expect([ann.privateWords, ann.failures]).toEqual([['Hello'], []]);
  });

  it('fails when nobody is connected', async () => {
    const { ann, music } = await startSocketSlack();
    await ann.types('/songpoll', { in: music });
    expect(ann.failures).toEqual(['/songpoll: dispatch_failed']);
  });

  it('fails when it is not acknowledged in time', async () => {
    const { slack, openConnection, ann, music } = await startSocketSlack({ deadlineMs: 20 });
    await connect(await openConnection());
    await ann.types('/songpoll', { in: music });
    await slack.idle();
    expect(ann.failures).toEqual(['/songpoll: operation_timeout']);
  });

  it('fails when Socket Mode is off, though Slack connects with a warning', async () => {
    const { slack, openConnection, ann, music } = await startSocketSlack({
      socket: { appToken, isOff: true },
    });
    const opened = await clientOf(slack.url, appToken).apps.connections.open();
    expect(opened.response_metadata?.messages).toEqual(['[WARN] Socket Mode is not turned on.']);
    await connect(await openConnection());
    await ann.types('/songpoll', { in: music });
    expect(ann.failures).toEqual(['/songpoll: dispatch_failed']);
  });

  it('comes again when it is an event that was not taken', async () => {
    const { slack, openConnection, ann, music } = await startSocketSlack({ deadlineMs: 250 });
    const { heard } = await connect(await openConnection(), ({ retry_attempt }) =>
      retry_attempt === 2 ? {} : undefined,
    );
    await ann.reacts('lock', slack.say(ann, { in: music, text: 'hi' }));
    const [, ...envelopes] = heard;
    expect(
      envelopes.map(({ type, retry_attempt, retry_reason }) => [type, retry_attempt, retry_reason]),
    ).toEqual([
      ['events_api', 0, ''],
      ['events_api', 1, 'timeout'],
      ['events_api', 2, 'timeout'],
    ]);
  });
});

describe('A connection that Slack wants renewed', () => {
  it('is told so, and gets nothing more', async () => {
    const { slack, openConnection, ann, music } = await startSocketSlack();
    const old = await connect(await openConnection());
    slack.socket?.refresh();
    await once(old.socket, 'message');
    const { heard } = await connect(await openConnection(), ({ type }) =>
      type === 'hello' ? undefined : {},
    );
    await ann.types('/songpoll', { in: music });
    expect(old.heard.map(({ type }) => type)).toEqual(['hello', 'disconnect']);
    expect(heard.map(({ type }) => type)).toEqual(['hello', 'slash_commands']);
    expect(ann.failures).toEqual([]);
  });
});
