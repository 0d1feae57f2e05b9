// Must hold: what Slack refuses for a moment is made good within seconds, without the timer.

import { describe, expect, test } from 'vitest';
import type { Fault } from '../../../src/playground/slack/faults.ts';
import { randomly } from '../../randomly.ts';
import { postPoll, readTruth, untruths, worldWithPoll } from '../poll-at-hand.ts';

const unlimited = { slack: { updatesPerMinute: false } } as const;

describe('one draw that fails', () => {
  test.each<[string, Fault]>([
    ['an error of Slack’s own', { kind: 'status', status: 500 }],
    ['an error of Slack’s own after drawing', { kind: 'status', status: 500, when: 'after' }],
    ['a broken connection', { kind: 'reset', when: 'before' }],
    ['a lost answer', { kind: 'reset', when: 'after' }],
    ['"service_unavailable"', { kind: 'error', error: 'service_unavailable' }],
  ])('with %s is made good within five seconds', async (_how, fault) => {
    const { bo, votes, waits, slack, untruths } = await worldWithPoll();
    slack.faults.fail('chat.update', fault);
    await votes(bo, 1);
    await waits(5_000);
    expect(await untruths()).toEqual([]);
  });

  test.each([1, 2, 5, 30, 120])(
    'with Retry-After: %i is made good within two seconds more',
    async (retryAfter) => {
      const { bo, votes, waits, slack, draws, untruths } = await worldWithPoll();
      slack.faults.fail('chat.update', { kind: 'rate-limited', retryAfter });
      await votes(bo, 1);
      await waits((retryAfter + 2) * 1_000);
      const [first, second] = draws().map((call) => call.receivedAt);
      expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(retryAfter * 1_000);
      expect(await untruths()).toEqual([]);
    },
  );

  test('is drawn over once more when the draw that was lost could no longer come over it', async () => {
    const { bo, votes, waits, slack, draws, truth } = await worldWithPoll();
    slack.faults.fail('chat.update', { kind: 'reset', when: 'before' });
    await votes(bo, 1);
    await waits(29_000);
    expect(draws()).toHaveLength(2);
    await waits(10_000);
    expect(draws()).toHaveLength(3);
    await waits(120_000);
    expect(draws()).toHaveLength(3);
    expect((await truth()).due).toEqual([]);
  });
});

describe('a result that is refused', () => {
  test.each([1, 2, 30])('with Retry-After: %i comes within two seconds more', async (retryAfter) => {
    const { ann, poll, waits, slack, announced } = await worldWithPoll();
    slack.faults.fail('chat.postMessage', { kind: 'rate-limited', retryAfter });
    await ann.presses('Close poll', { in: poll });
    await waits(retryAfter * 1_000 - 1);
    expect(announced()).toHaveLength(0);
    await waits(2_000);
    expect(announced()).toHaveLength(1);
  });

  test.each<[string, Fault]>([
    ['an error of Slack’s own', { kind: 'status', status: 500 }],
    ['a broken connection', { kind: 'reset', when: 'before' }],
  ])('with %s comes within five seconds, once', async (_how, fault) => {
    const { ann, poll, waits, slack, announced, truth } = await worldWithPoll();
    slack.faults.fail('chat.postMessage', fault);
    await ann.presses('Close poll', { in: poll });
    await waits(5_000);
    expect(announced()).toHaveLength(1);
    await waits(120_000);
    expect(announced()).toHaveLength(1);
    expect(await truth()).toMatchObject({ isAnnounced: true, due: [] });
  });

  test('and whose answer is lost is not announced again where the app may look', async () => {
    const { ann, poll, waits, slack, announced } = await worldWithPoll(
      {},
      { slack: { readsChannels: true } },
    );
    slack.faults.fail('chat.postMessage', { kind: 'reset', when: 'after' });
    await ann.presses('Close poll', { in: poll });
    await waits(120_000);
    expect(announced()).toHaveLength(1);
  });
});

describe('a storm in which Slack refuses 60 % of the draws for two seconds, and fails at 20 %', () => {
  test.each([1, 2, 3, 4, 5, 6])(
    'ends true thirty seconds after the last vote, and thirty after closing (%i)',
    async (seed) => {
      const world = await worldWithPoll({}, unlimited);
      const { slack, newcomerVotes, waits, ann, poll, announced, untruths, clock } = world;
      const random = randomly(seed);
      const rarely = (percent: number) => ({ times: Infinity, matches: () => random(100) < percent });
      // The second and third are asked only when those before them did not strike: 60, 10 and 10 of a hundred.
      slack.faults.fail('chat.update', { kind: 'rate-limited', retryAfter: 2 }, rarely(60));
      slack.faults.fail('chat.update', { kind: 'status', status: 500 }, rarely(25));
      slack.faults.fail('chat.update', { kind: 'reset', when: 'after' }, rarely(33));
      for (let voters = 0; voters < 40; voters += 1) {
        await newcomerVotes(1 + random(3));
        await waits(random(500));
      }
      await waits(30_000);
      expect(await untruths()).toEqual([]);
      const closedAt = clock.now();
      await ann.presses('Close poll', { in: poll });
      await waits(30_000);
      expect(announced()).toHaveLength(1);
      expect(await untruths()).toEqual([]);
      expect(clock.now() - closedAt).toBeLessThan(32_000);
    },
  );
});

describe('the queue', () => {
  test('brings every message twice: nothing is done twice', async () => {
    const { ann, poll, waits, slack, announced, draws } = await worldWithPoll({}, { queue: { twice: true } });
    slack.faults.fail('chat.postMessage', { kind: 'rate-limited', retryAfter: 2 });
    slack.faults.fail('chat.update', { kind: 'rate-limited', retryAfter: 3 });
    await ann.presses('Close poll', { in: poll });
    await waits(60_000);
    expect(announced()).toHaveLength(1);
    // Counting, the result, and the result with a link to its announcement.
    expect(draws()).toHaveLength(3);
  });

  test('loses every message: the timer sees to it', async () => {
    const { bo, votes, settle, slack, queue, passes, untruths, truth } = await worldWithPoll();
    slack.faults.fail('chat.update', { kind: 'status', status: 500 });
    await votes(bo, 1);
    await settle();
    queue.lose();
    await passes(60_000);
    queue.lose();
    await passes(60_000);
    expect(await untruths()).toEqual([]);
    expect((await truth()).due).toEqual([]);
  });

  test('does not take a message: the draw does not fail for it, and the timer sees to it', async () => {
    const { bo, votes, settle, slack, sqs, logged, passes, untruths } = await worldWithPoll();
    slack.faults.fail('chat.update', { kind: 'status', status: 500 });
    sqs.refuse();
    await votes(bo, 1);
    await settle();
    expect(logged.join()).toContain('The queue did not take a message');
    await passes(60_000);
    expect(await untruths()).toEqual([]);
  });

  test('holds a message that is not ours: it changes nothing, is told of once, and is taken out', async () => {
    const { world, poll, settle, queue, logged, slack } = await worldWithPoll();
    const before = JSON.stringify(await readTruth(world, poll));
    const calls = slack.calls.length;
    for (const body of [
      '',
      'hello',
      '{}',
      '[]',
      'null',
      '{"v":1}',
      '{"v":1,"poll":"../x"}',
      '{"v":2,"poll":"x"}',
    ])
      queue.send(body, 0);
    await settle();
    expect(logged.filter((line) => line.includes('"function":"later"')).join()).toContain('is not ours');
    expect(queue.waiting()).toEqual([]);
    expect(queue.deadLetters).toEqual([]);
    expect(slack.calls.length).toBe(calls);
    expect(JSON.stringify(await readTruth(world, poll))).toBe(before);
  });

  test('names a poll that is not there, or another one: nothing comes of it', async () => {
    const { world, queue, waits, slack } = await worldWithPoll();
    const other = await postPoll(world);
    const calls = slack.calls.length;
    queue.send(JSON.stringify({ v: 1, poll: 'never-was' }), 0);
    queue.send(JSON.stringify({ v: 1, poll: other.id }), 1);
    await waits(10_000);
    expect(queue.waiting()).toEqual([]);
    expect(slack.calls.length).toBe(calls);
    expect(untruths(world, other, await readTruth(world, other))).toEqual([]);
  });

  test('is not asked by votes, nor by draws and announcements that go well', async () => {
    const { ann, poll, newcomerVotes, waits, queue } = await worldWithPoll({}, unlimited);
    for (let voters = 0; voters < 10; voters += 1) await newcomerVotes(1);
    await waits(10_000);
    await ann.presses('Close poll', { in: poll });
    await waits(10_000);
    expect(queue.sent()).toBe(0);
  });
});
