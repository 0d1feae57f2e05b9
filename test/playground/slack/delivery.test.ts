import { describe, expect, it } from 'vitest';
import { createLocalSlack } from '../../../src/playground/person/local-slack.ts';
import type { JsonObject } from '../../../src/playground/protocol/json.ts';
import { botToken, heardIn, signingSecret, startSlack } from '../person/started-slack.ts';

describe('A command', () => {
  it('comes as a signed form in base64', async () => {
    const events: unknown[] = [];
    const slack = await createLocalSlack({
      signingSecret,
      botToken,
      deliver: async (event) => void events.push(event),
    });
    const ann = slack.addPerson('ann');
    await ann.types('/songpoll Friday  song & <more>', { in: slack.addChannel('music', { members: [ann] }) });
    await slack.close();
    expect(events).toMatchObject([
      {
        isBase64Encoded: true,
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'x-slack-signature': expect.stringMatching(/^v0=[0-9a-f]{64}$/),
        },
      },
    ]);
    expect(slack.deliveries).toMatchObject([
      {
        what: '/songpoll',
        status: 200,
        body: {
          command: '/songpoll',
          text: 'Friday  song & <more>',
          user_name: 'ann',
          channel_name: 'music',
        },
      },
    ]);
  });

  it.each([
    ['text', { statusCode: 200, body: 'Hello' }, 'Hello'],
    ['a message', { statusCode: 200, body: '{"text":"Hello &amp; welcome"}' }, 'Hello & welcome'],
    ['a bare string', 'Hello', 'Hello'],
    ['base64', { statusCode: 200, body: 'SGVsbG8=', isBase64Encoded: true }, 'Hello'],
  ])('answered with %s shows it to the person alone', async (_, answer, shown) => {
    const { ann, bo, music } = await startSlack(async () => answer);
    await ann.types('/songpoll', { in: music });
    expect(ann.privateWords).toEqual([shown]);
    expect(bo.sees(music)).toEqual([]);
  });

  it.each([
    ['another status', async () => ({ statusCode: 404, body: '' }), '/songpoll: http 404'],
    ['a failure', async () => ({ statusCode: 500, body: 'oops' }), '/songpoll: http 500'],
    ['a crash', async () => await Promise.reject(new Error('crash')), '/songpoll: http 502'],
  ])('answered with %s fails visibly', async (_, app, failure) => {
    const { slack, ann, music } = await startSlack(app);
    await ann.types('/songpoll', { in: music });
    expect(ann.failures).toEqual([failure]);
    expect(ann.privateWords).toEqual([]);
    expect(slack.failures).toHaveLength(1);
  });

  it('fails visibly when the answer is late, and the app may still finish', async () => {
    let finish = (): void => undefined;
    const late = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const { slack, ann, music } = await startSlack(async () => await late, { deadlineMs: 20 });
    await ann.types('/songpoll', { in: music });
    expect(ann.failures).toEqual(['/songpoll: operation_timeout']);
    finish();
    await slack.idle();
  });

  it('can come twice at the same moment', async () => {
    const triggers: unknown[] = [];
    const { ann, music } = await startSlack(async (heard) => void triggers.push(heard['trigger_id']));
    await ann.types('/songpoll', { in: music, times: 2 });
    expect(triggers).toHaveLength(2);
    expect(new Set(triggers).size).toBe(1);
  });
});

describe('A reaction', () => {
  it('comes as plain JSON with its whole envelope', async () => {
    const heards: JsonObject[] = [];
    const { slack, ann, music } = await startSlack(async (heard) => void heards.push(heard));
    const ref = slack.say(ann, { in: music, text: 'hi' });
    await ann.reacts('lock', ref);
    await ann.reacts('lock', ref);
    expect(heards).toMatchObject([
      {
        type: 'event_callback',
        authorizations: [{ is_bot: true }],
        event: { type: 'reaction_added', user: ann.id, reaction: 'lock', item: { type: 'message', ...ref } },
      },
    ]);
  });

  it('comes again, up to three times, until it is taken', async () => {
    const retries: unknown[] = [];
    const slack = await createLocalSlack({
      signingSecret,
      botToken,
      deliver: async (event) => {
        retries.push([
          event.headers['x-slack-retry-num'],
          event.headers['x-slack-retry-reason'],
          heardIn(event)['event_id'],
        ]);
        return { statusCode: 500 };
      },
    });
    const ann = slack.addPerson('ann');
    const music = slack.addChannel('music', { members: [ann] });
    await ann.reacts('lock', slack.say(ann, { in: music, text: 'hi' }));
    await slack.close();
    const id = retries.map((retry) => (Array.isArray(retry) ? retry[2] : ''))[0];
    expect(retries).toEqual([
      [undefined, undefined, id],
      ['1', 'http_error', id],
      ['2', 'http_error', id],
      ['3', 'http_error', id],
    ]);
  });

  it('does not come again when the app says so', async () => {
    const { slack, ann, music } = await startSlack(async () => ({
      statusCode: 500,
      headers: { 'X-Slack-No-Retry': 1 },
    }));
    await ann.reacts('lock', slack.say(ann, { in: music, text: 'hi' }));
    expect(slack.deliveries).toHaveLength(1);
  });

  it('does not come from where the bot is not', async () => {
    const { slack, ann } = await startSlack();
    const foreign = slack.addChannel('foreign', { hasBot: false });
    await ann.reacts('lock', slack.say(ann, { in: foreign, text: 'hi' }));
    expect(slack.deliveries).toEqual([]);
  });

  it('can come three times at the same moment', async () => {
    const { slack, ann, music } = await startSlack();
    await ann.reacts('lock', slack.say(ann, { in: music, text: 'hi' }), { times: 3 });
    expect(slack.deliveries).toHaveLength(3);
  });
});
