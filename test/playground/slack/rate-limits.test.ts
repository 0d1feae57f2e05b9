import { describe, expect, it } from 'vitest';
import { createRateLimits } from '../../../src/playground/slack/rate-limits.ts';
import { errorOf, startSlack } from '../person/started-slack.ts';

describe('Redrawing', () => {
  it('is refused the 51st time in a minute, with the time to wait', async () => {
    const { slack, client, music, clock } = await startSlack();
    const { ts = '' } = await client.chat.postMessage({ channel: music.id, text: 'a' });
    const update = () => client.chat.update({ channel: music.id, ts, text: 'b' });
    for (let i = 0; i < 50; i += 1) await update();
    clock.now += 20_000;
    await expect(update()).rejects.toMatchObject({ retryAfter: 40 });
    expect(slack.callsOf('chat.update').at(-1)).toMatchObject({
      status: 429,
      answer: { error: 'ratelimited' },
    });
    clock.now += 40_000;
    expect(await errorOf(update())).toBe('ok');
  });

  it('is not limited when a test says so', () => {
    const waitFor = createRateLimits(() => 0, { updatesPerMinute: false });
    const waits = Array.from({ length: 200 }, () => waitFor('chat.update', {}));
    expect(waits.every((wait) => wait === undefined)).toBe(true);
  });
});

describe('Any other method', () => {
  it('is limited where a test says so, each by itself', () => {
    let now = 0;
    const waitFor = createRateLimits(() => now, { callsPerMinute: { 'views.update': 2, 'users.info': 1 } });
    const calls = (method: string, count: number) => Array.from({ length: count }, () => waitFor(method, {}));
    expect(calls('views.update', 3)).toEqual([undefined, undefined, 60]);
    expect(calls('users.info', 2)).toEqual([undefined, 60]);
    expect(calls('views.open', 2)).toEqual([undefined, undefined]);
    now += 60_000;
    expect(calls('views.update', 1)).toEqual([undefined]);
  });
});

describe('Posting, where it is limited', () => {
  it('allows three at once in a channel, then one a second', () => {
    let now = 0;
    const waitFor = createRateLimits(() => now, { limitsPosts: true });
    const post = (channel = 'C1') => waitFor('chat.postMessage', { channel });
    expect([post(), post(), post(), post()]).toEqual([undefined, undefined, undefined, 1]);
    expect(post('C2')).toBeUndefined();
    now += 1_000;
    expect([post(), post()]).toEqual([undefined, 1]);
  });
});
