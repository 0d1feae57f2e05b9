import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../src/playground/slack/faults.ts';
import { errorOf, startSlack } from '../person/started-slack.ts';

describe('A call that runs into trouble', () => {
  it.each<[string, Fault, { answer: string; posted: number }]>([
    [
      'too many calls',
      { kind: 'rate-limited', retryAfter: 7 },
      { answer: 'slack_webapi_rate_limited_error', posted: 0 },
    ],
    ['a failure of Slack', { kind: 'status', status: 503 }, { answer: 'http 503', posted: 0 }],
    [
      'a failure after the effect',
      { kind: 'status', status: 500, when: 'after' },
      { answer: 'http 500', posted: 1 },
    ],
    [
      'a lost request',
      { kind: 'reset', when: 'before' },
      { answer: 'slack_webapi_request_error', posted: 0 },
    ],
    ['a lost answer', { kind: 'reset', when: 'after' }, { answer: 'slack_webapi_request_error', posted: 1 }],
    ['a refusal', { kind: 'error', error: 'account_inactive' }, { answer: 'account_inactive', posted: 0 }],
  ])('meets %s once', async (_, fault, expected) => {
    const { slack, client, music } = await startSlack();
    const post = () => errorOf(client.chat.postMessage({ channel: music.id, text: 'a' }));
    slack.faults.fail('chat.postMessage', fault);
    const answer = await post();
    expect({ answer, posted: slack.messagesIn(music).length }).toEqual(expected);
    expect(await post()).toBe('ok');
    expect(slack.problems).toEqual([]);
  });

  it('can be picked by what it says, as often as wished', async () => {
    const { slack, client, music } = await startSlack();
    const matches = (args: { readonly [name: string]: unknown }) => args['text'] === 'bad';
    slack.faults.fail('chat.postMessage', { kind: 'error', error: 'fatal_error' }, { times: 2, matches });
    const post = (text: string) => errorOf(client.chat.postMessage({ channel: music.id, text }));
    expect([await post('good'), await post('bad'), await post('bad'), await post('bad')]).toEqual([
      'ok',
      'fatal_error',
      'fatal_error',
      'ok',
    ]);
    slack.faults.fail('*', { kind: 'error', error: 'fatal_error' }, { times: Infinity });
    expect(await post('good')).toBe('fatal_error');
    slack.faults.mend();
    expect(await post('good')).toBe('ok');
  });
});

/** The same numbers for the same seed, evenly spread. */
function seeded(seed: number): () => number {
  let chance = seed;
  return () => {
    chance = (chance + 0.618_034) % 1;
    return chance;
  };
}

describe('Calls that fail by chance', () => {
  const odds = [
    { share: 0.6, fault: { kind: 'rate-limited', retryAfter: 2 } },
    { share: 0.1, fault: { kind: 'status', status: 500 } },
    { share: 0.1, fault: { kind: 'reset', when: 'after' } },
  ] as const;

  it('fail as often as was said, one method and no other, the same with the same seed', async () => {
    const { slack, client, music } = await startSlack(undefined, { updatesPerMinute: false });
    const { ts = '' } = await client.chat.postMessage({ channel: music.id, text: 'a' });
    async function answers(): Promise<readonly string[]> {
      const all: string[] = [];
      slack.faults.failByChance('chat.update', odds, { random: seeded(0.5) });
      for (let i = 0; i < 100; i += 1) {
        all.push(await errorOf(client.chat.update({ channel: music.id, ts, text: String(i) })));
      }
      return all;
    }
    const first = await answers();
    const count = (answer: string) => first.filter((other) => other === answer).length;
    expect(count('slack_webapi_rate_limited_error')).toBeGreaterThan(55);
    expect(count('http 500')).toBeGreaterThan(5);
    expect(count('slack_webapi_request_error')).toBeGreaterThan(5);
    expect(count('ok')).toBeGreaterThan(15);
    expect(await answers()).toEqual(first);
    expect(await errorOf(client.chat.postMessage({ channel: music.id, text: 'a' }))).toBe('ok');
    slack.faults.mend();
    expect(slack.faults.hasChances()).toBe(false);
    expect(await errorOf(client.chat.update({ channel: music.id, ts, text: 'b' }))).toBe('ok');
  });

  it('name their own time to wait', async () => {
    const { slack, client, music } = await startSlack();
    const always = [{ share: 1, fault: { kind: 'rate-limited', retryAfter: 2 } }] as const;
    slack.faults.failByChance('chat.postMessage', always, { random: () => 0 });
    const post = client.chat.postMessage({ channel: music.id, text: 'a' });
    await expect(post).rejects.toMatchObject({ retryAfter: 2 });
  });
});

describe('Blocks that Slack refuses for a while', () => {
  it('are taken again when that is over, and are no problem of the app', async () => {
    const { slack, client, music } = await startSlack();
    const { ts = '' } = await client.chat.postMessage({ channel: music.id, text: 'a' });
    const update = () => errorOf(client.chat.update({ channel: music.id, ts, text: 'b' }));
    slack.faults.fail('chat.update', { kind: 'error', error: 'invalid_blocks' }, { times: 2 });
    expect([await update(), await update(), await update()]).toEqual([
      'invalid_blocks',
      'invalid_blocks',
      'ok',
    ]);
    expect(slack.problems).toEqual([]);
    expect(slack.faults.standing()).toEqual([]);
  });
});

describe('A call that is held back', () => {
  it('takes effect when it is let go, in the order of a test', async () => {
    const { slack, client, music } = await startSlack();
    const { ts = '' } = await client.chat.postMessage({ channel: music.id, text: 'a' });
    const gate = slack.faults.hold('chat.update');
    const update = (text: string) => client.chat.update({ channel: music.id, ts, text });
    const first = update('first');
    await gate.arrived(1);
    const second = update('second');
    await gate.arrived(2);
    gate.held[1]?.release();
    await second;
    expect(slack.textOf({ channel: music.id, ts })).toBe('second');
    gate.open();
    await first;
    expect(slack.textOf({ channel: music.id, ts })).toBe('first');
    expect(
      slack
        .callsOf('chat.update')
        .map(({ args, order, finishedOrder }) => [args['text'], order, finishedOrder]),
    ).toEqual([
      ['first', 2, 3],
      ['second', 3, 2],
    ]);
  });

  it('can have taken effect already', async () => {
    const { slack, client, music } = await startSlack();
    const gate = slack.faults.hold('chat.postMessage', { when: 'after' });
    const posting = client.chat.postMessage({ channel: music.id, text: 'a' });
    await gate.arrived(1);
    expect(slack.messagesIn(music)).toHaveLength(1);
    gate.open();
    expect(await errorOf(posting)).toBe('ok');
  });

  it('hangs until the local Slack is closed', async () => {
    const { slack, client, music } = await startSlack();
    const gate = slack.faults.hold('*');
    const posting = errorOf(client.chat.postMessage({ channel: music.id, text: 'a' }));
    await gate.arrived(1);
    await slack.close();
    expect(await posting).toBe('slack_webapi_request_error');
  });

  it('may just take a while', async () => {
    const { slack, client, music } = await startSlack();
    slack.faults.delay(30, 'chat.postMessage');
    const startedAt = performance.now();
    await client.chat.postMessage({ channel: music.id, text: 'a' });
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(29);
  });
});
