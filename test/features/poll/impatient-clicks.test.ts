// What people click before they can see what their last click did.

import { describe, expect, test } from 'vitest';
import { worldWithPoll } from '../poll-at-hand.ts';

async function worldOfImpatience(...wish: Parameters<typeof worldWithPoll>) {
  const at = await worldWithPoll(...wish);
  const requests: string[] = [];
  at.world.table.proxy.onCall(({ operation }) => void requests.push(operation));
  return {
    ...at,
    requests,
    holds: async () => (await at.truth()).ballots.get(at.bo.id)?.choices.map((choice) => choice + 1),
    /** Presses "Vote again" under the last private word. */
    async votesAgain() {
      const word = at.bo.privateMessages.at(-1);
      if (word === undefined) throw new Error('There is no private word');
      await at.bo.presses('Vote again', { in: word });
    },
  };
}

const takenBack =
  'Your vote for “Song 2” had counted, and your second click removed it. To vote for it after all, click Vote again.';

describe('a double click', () => {
  test.each([1, 2])('is one vote, and nothing is said, with %i processes', async (instances) => {
    const { bo, votes, clock, settle, holds, untruths } = await worldOfImpatience({}, { instances });
    await votes(bo, 2);
    clock.pass(300);
    await votes(bo, 2);
    expect(await holds()).toEqual([2]);
    expect(bo.privateWords).toEqual([]);
    await settle();
    expect(await untruths()).toEqual([]);
  });

  test('is one vote when both clicks come at the same moment', async () => {
    const { bo, votes, holds } = await worldOfImpatience({}, { instances: 3 });
    await Promise.all([votes(bo, 2), votes(bo, 2)]);
    expect(await holds()).toEqual([2]);
  });

  test('takes a vote back once', async () => {
    const { bo, votes, clock, settle, holds } = await worldOfImpatience();
    await votes(bo, 2);
    await settle();
    clock.pass(5_000);
    await votes(bo, 2);
    clock.pass(200);
    await votes(bo, 2);
    expect(await holds()).toEqual([]);
    expect(bo.privateWords).toEqual([]);
  });

  test('costs no more than one click', async () => {
    const { bo, votes, requests } = await worldOfImpatience();
    await votes(bo, 1);
    requests.length = 0;
    await votes(bo, 1);
    expect(requests).toEqual([]);
  });
});

describe('a vote that is taken back before it was shown', () => {
  test('says so, and can be given again by a button', async () => {
    const { bo, votes, clock, settle, holds, votesAgain, shown, slack } = await worldOfImpatience();
    await votes(bo, 2);
    clock.pass(1_500);
    await votes(bo, 2);
    expect(await holds()).toEqual([]);
    expect(bo.privateWords).toEqual([`${takenBack}\n[Vote again]`]);
    await votesAgain();
    expect(await holds()).toEqual([2]);
    expect(bo.privateWords).toEqual(['Your vote for “Song 2” is counted.']);
    await settle();
    expect(shown()).toContain('1 vote · Bo');
    expect([...slack.problems, ...slack.failures]).toEqual([]);
  });

  test('says so when the poll shows other votes already', async () => {
    const { bo, cy, votes, clock, settle } = await worldOfImpatience();
    await votes(cy, 2);
    await settle();
    await votes(bo, 2);
    clock.pass(1_500);
    await votes(bo, 2);
    expect(bo.privateWords).toHaveLength(1);
  });

  test('says so for any of several votes', async () => {
    const { bo, votes, clock, holds } = await worldOfImpatience({ votesPerPerson: 'any' });
    for (const song of [2, 3, 2]) {
      await votes(bo, song);
      clock.pass(700);
    }
    expect(await holds()).toEqual([3]);
    expect(bo.privateWords).toEqual([expect.stringContaining('Your vote for “Song 2”')]);
  });

  test('costs no request more than one that is taken back on purpose', async () => {
    const { bo, votes, clock, requests } = await worldOfImpatience();
    await votes(bo, 2);
    clock.pass(1_500);
    requests.length = 0;
    await votes(bo, 2);
    expect(requests).toEqual(['UpdateItem']);
  });

  test('is given once by the button, however often it is pressed, and never taken back by it', async () => {
    const { bo, votes, clock, holds } = await worldOfImpatience({}, { instances: 2 });
    await votes(bo, 2);
    clock.pass(1_500);
    await votes(bo, 2);
    const [word] = bo.privateMessages;
    if (word === undefined) throw new Error('There is no private word');
    await votes(bo, 2);
    clock.pass(2_000);
    await bo.presses('Vote again', { in: word, times: 3 });
    expect(await holds()).toEqual([2]);
  });

  test('cannot be given again once the poll is closed, and the button says so', async () => {
    const { ann, bo, votes, clock, poll, votesAgain, holds } = await worldOfImpatience();
    await votes(bo, 2);
    clock.pass(1_500);
    await votes(bo, 2);
    await ann.presses('Close poll', { in: poll });
    await votesAgain();
    expect(await holds()).toEqual([]);
    expect(bo.privateWords).toEqual(['This poll is closed, so your click was not counted.']);
  });

  const forgeries: [string, (value: (change: object) => string) => { value: string; channel?: string }][] = [
    ['of a poll that is not there', (value) => ({ value: value({ pollId: 'poll-nowhere' }) })],
    ['for a song that is not there', (value) => ({ value: value({ song: 99 }) })],
    ['in another message', (value) => ({ value: value({ message: '1700000000.000100' }) })],
    ['with more than a button holds', (value) => ({ value: value({ more: 1 }) })],
    ['with nothing', () => ({ value: '' })],
    ['in another channel', (value) => ({ value: value({}), channel: 'C0ELSEWHERE' })],
  ];
  test.each(forgeries)('is not given again by a forged click %s', async (what, forge) => {
    const { bo, votes, clock, poll, holds, slack } = await worldOfImpatience();
    await votes(bo, 2);
    clock.pass(1_500);
    await votes(bo, 2);
    const [word] = bo.privateMessages;
    if (word === undefined) throw new Error('There is no private word');
    const value = (change: object) =>
      JSON.stringify({ pollId: poll.id, song: 1, message: poll.ts, ...change });
    await bo.presses('Vote again', { in: word, forged: forge(value) });
    expect(await holds()).toEqual([]);
    // Slack lets nobody answer into another channel than that of the click.
    const isAnswerable = what !== 'in another channel';
    if (isAnswerable) expect(slack.failures).toEqual([]);
  });
});

describe('a vote that is taken back after it was shown', () => {
  test('is nothing to speak of', async () => {
    const { bo, votes, clock, settle, holds } = await worldOfImpatience();
    await votes(bo, 2);
    await settle();
    clock.pass(2_000);
    await votes(bo, 2);
    expect(await holds()).toEqual([]);
    expect(bo.privateWords).toEqual([]);
  });

  test('nor where others have voted since, whose votes are not shown yet', async () => {
    const { bo, votes, clock, settle, newcomerVotes } = await worldOfImpatience();
    await votes(bo, 2);
    await settle();
    clock.pass(2_000);
    for (let count = 0; count < 20; count += 1) await newcomerVotes(1);
    await votes(bo, 2);
    expect(bo.privateWords).toEqual([]);
  });
});

describe('a click on a closed poll whose message still shows buttons', () => {
  /** Closed long ago and, as far as is known, drawn; but Slack shows what it showed before. */
  async function withStaleMessage() {
    const at = await worldOfImpatience();
    const { ann, bo, votes, poll, settle, clock, world } = at;
    await votes(bo, 2);
    await settle();
    const before =
      world.slack.world.messages.get(`${poll.channel}/${poll.ts}`) ?? at.slack.messagesIn(world.music)[0];
    if (before === undefined) throw new Error('There is no message');
    await ann.presses('Close poll', { in: poll });
    await settle();
    clock.pass(60_000);
    world.slack.world.putMessage(before);
    expect(at.shown()).toContain('[Vote]');
    return at;
  }

  test.each(['Vote', 'Close poll'])('on %s: the message is drawn as it is', async (button) => {
    const { ann, poll, settle, shown, untruths } = await withStaleMessage();
    await ann.presses(button, { in: poll, ...(button === 'Vote' && { beside: 'Song 1' }) });
    expect(ann.privateWords).toHaveLength(1);
    await settle();
    expect(shown()).not.toContain('[Vote]');
    expect(await untruths()).toEqual([]);
  });
});

describe('a click on a poll that is not in the table', () => {
  test('says what it may be where the poll is too young to be deleted', async () => {
    const { bo, votes, poll } = await worldOfImpatience();
    await votes(bo, 1, { forged: { value: `{"pollId":"poll-elsewhere-1","song":0}` } });
    expect(poll.id).not.toBe('poll-elsewhere-1');
    expect(bo.privateWords).toEqual([
      expect.stringContaining('two copies of me are running with the same tokens'),
    ]);
  });
});
