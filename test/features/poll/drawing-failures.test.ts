// Must hold: whatever Slack answers to a draw, the tally ends true, Slack is not pestered, and no other poll waits.

import { describe, expect, test } from 'vitest';
import type { Fault } from '../../../src/playground/slack/faults.ts';
import { postPoll, readTruth, untruths, worldWithPoll } from '../poll-at-hand.ts';

describe('Slack wants a pause', () => {
  test('of one second: the draw waits for it', async () => {
    const { bo, votes, settle, slack, draws, untruths } = await worldWithPoll();
    slack.faults.fail('chat.update', { kind: 'rate-limited', retryAfter: 1 });
    await votes(bo, 1);
    await settle();
    const [first, second, ...more] = draws().map((call) => call.receivedAt);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(1_000);
    expect(more).toEqual([]);
    expect(await untruths()).toEqual([]);
  });

  test.each([30, 120])(
    'of %s seconds: nobody asks before, and then the timer has it drawn',
    async (retryAfter) => {
      const { bo, cy, votes, settle, slack, draws, passes, untruths, truth } = await worldWithPoll();
      slack.faults.fail('chat.update', { kind: 'rate-limited', retryAfter });
      await votes(bo, 1);
      await settle();
      await votes(cy, 2);
      await settle();
      await passes(retryAfter * 1_000 - 5_000);
      expect(draws()).toHaveLength(1);
      await passes(10_000);
      expect(draws()).toHaveLength(2);
      expect(await untruths()).toEqual([]);
      expect((await truth()).due).toEqual([]);
    },
  );
});

describe('Slack fails', () => {
  const failures: [string, Fault][] = [
    ['an error of its own', { kind: 'status', status: 500 }],
    ['an error of its own after drawing', { kind: 'status', status: 500, when: 'after' }],
    ['a broken connection', { kind: 'reset', when: 'before' }],
    ['a broken connection after drawing', { kind: 'reset', when: 'after' }],
    ['"internal_error"', { kind: 'error', error: 'internal_error' }],
    // In this one Slack asks for a pause, which the next vote has to wait for as well.
    ['"service_unavailable"', { kind: 'error', error: 'service_unavailable' }],
  ];

  test.each(failures)('with %s: the timer has the tally drawn within two minutes', async (_how, fault) => {
    const { bo, votes, settle, slack, passes, untruths, truth } = await worldWithPoll();
    slack.faults.fail('chat.update', fault);
    await votes(bo, 1);
    await settle();
    await passes(60_000);
    expect(await untruths()).toEqual([]);
    expect((await truth()).due).toEqual([]);
  });

  test.each(failures.slice(0, -1))(
    'with %s: the next vote does not wait for the timer',
    async (_how, fault) => {
      const { bo, cy, votes, settle, slack, untruths } = await worldWithPoll();
      slack.faults.fail('chat.update', fault);
      await votes(bo, 1);
      await settle();
      await votes(cy, 1);
      await settle();
      expect(await untruths()).toEqual([]);
    },
  );

  test('because of the app itself: it is tried again after five minutes, and not all the time', async () => {
    const { bo, votes, settle, slack, draws, passes, untruths } = await worldWithPoll();
    slack.faults.fail('chat.update', { kind: 'error', error: 'account_inactive' });
    await votes(bo, 1);
    await settle();
    for (let minute = 1; minute < 5; minute += 1) await passes(60_000);
    expect(draws()).toHaveLength(1);
    await passes(60_000);
    expect(await untruths()).toEqual([]);
  });
});

describe('one poll that Slack cannot draw', () => {
  test('does not hold up another one, neither in the same batch nor in the next', async () => {
    const sick = await worldWithPoll();
    const { world, bo, cy, votes, settle, slack, poll } = sick;
    const healthy = await postPoll(world);
    slack.faults.fail(
      'chat.update',
      { kind: 'status', status: 500 },
      { times: 99, matches: ({ ts }) => ts === poll.ts },
    );
    for (const person of [bo, cy]) {
      await votes(person, 1);
      await person.presses('Vote', { in: healthy, beside: 'Song 2' });
      await settle();
      expect(untruths(world, healthy, await readTruth(world, healthy))).toEqual([]);
    }
  });

  test('because its call hangs does not hold up another one in the same batch', async () => {
    const slow = await worldWithPoll();
    const { world, bo, votes, settle, slack, poll } = slow;
    const healthy = await postPoll(world);
    const hanging = slack.faults.hold('chat.update', { matches: ({ ts }) => ts === poll.ts });
    await votes(bo, 1);
    await bo.presses('Vote', { in: healthy, beside: 'Song 2' });
    const isDrawn = new Promise<void>((resolve) => {
      slack.onChange((change) => change.kind === 'message' && change.message.ts === healthy.ts && resolve());
    });
    const settled = settle();
    await Promise.all([isDrawn, hanging.arrived(1)]);
    expect(slack.textOf(healthy)).toContain('1 vote · Bo');
    hanging.open();
    await settled;
  });
});
