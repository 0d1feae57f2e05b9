// Must hold: one decision about a tie, one poll in which it goes on, and one song that the coin picks, whatever fails.

import { describe, expect, test } from 'vitest';
import { createPollStore } from '../../../src/store/poll-store.ts';
import type { WorldOptions } from '../../world.ts';
import { type PollAtHand, readTruth, tableOf, worldWithPoll } from '../poll-at-hand.ts';

const minute = 60_000;

/** A poll that Ann has just closed, and what became of it. */
async function closedPoll(votes: readonly number[], wish: PollAtHand = {}, options: WorldOptions = {}) {
  const world = await worldWithPoll(wish, options);
  for (const [song, count] of votes.entries()) {
    for (let vote = 0; vote < count; vote += 1) await world.newcomerVotes(song + 1);
  }
  await world.settle();
  await world.ann.presses('Close poll', { in: world.poll });
  await world.settle();
  const { slack, poll } = world;
  const messages = () => slack.messagesIn({ id: poll.channel });
  const message = (words: string) => {
    const found = messages().findLast(({ text, ts }) => text.includes(words) && ts !== poll.ts);
    if (found === undefined) throw new Error(`Nothing says "${words}"`);
    return { channel: poll.channel, ts: found.ts };
  };
  return {
    ...world,
    messages,
    message,
    announcement: () => message('“Friday song”'),
    /** Messages of polls that take votes. */
    openPolls: () => messages().filter(({ text }) => text.includes(' asks: ')),
    next: async () => {
      const { runOff, anotherHour } = (await readTruth(world.world, poll)).poll;
      const id = (runOff ?? anotherHour)?.poll ?? '';
      return (await createPollStore(tableOf(world.world), world.clock.now).findPoll(id))?.poll;
    },
  };
}

describe('a poll whose ties go to a run-off', () => {
  test('goes on by itself in a poll of the songs that tied, by the same rules, and says so', async () => {
    const wish = { ties: 'run-off', closers: 'anyone', votesShown: 'closed', adding: 'any' } as const;
    const closed = await closedPoll([1, 0, 1], wish);
    const { slack, poll, clock, truth, message } = closed;
    const runOff = await closed.next();
    expect(runOff).toMatchObject({
      title: 'Run-off: Friday song',
      channel: poll.channel,
      ...{ votesShown: 'closed', closers: 'anyone', adding: 'owner', ties: 'toss' },
      closesAt: clock.now() + 30 * minute - (clock.now() - (runOff?.createdAt ?? 0)),
      runOffOf: { poll: poll.id },
    });
    expect(runOff?.songs.map(({ title }) => title)).toEqual(['Song 1', 'Song 3']);
    expect((await truth()).poll).toMatchObject({ decision: 'run-off', runOff: { poll: runOff?.id } });
    expect(closed.announced()).toEqual([
      expect.stringContaining('share first place with 1 vote each. A run-off decides between these songs.'),
    ]);
    expect(slack.textOf(closed.announcement())).toContain('See the run-off');
    expect(slack.textOf(poll)).toContain('See the run-off');
    expect(slack.textOf(message('Run-off:'))).toContain('Run-off of an earlier poll');
    expect([...slack.problems, ...slack.mentions]).toEqual([]);
  });

  test('ends with the winner of the run-off', async () => {
    const closed = await closedPoll([1, 0, 1], { ties: 'run-off' });
    const runOff = closed.message('Run-off:');
    await closed.bo.presses('Vote', { in: runOff, beside: 'Song 3' });
    await closed.settle();
    await closed.passes(31 * minute);
    const won = await closed.next();
    expect(won).toMatchObject({ status: 'closed', result: { votes: [0, 1] } });
    expect(closed.messages().at(-1)?.text).toBe(
      '🏆 Song 3 by Queen wins “Run-off: Friday song” with 1 vote.',
    );
  });

  test('ends with a coin toss where the run-off ties again', async () => {
    const closed = await closedPoll([1, 0, 1], { ties: 'run-off' }, { random: 0.99 });
    const runOff = closed.message('Run-off:');
    await closed.ann.presses('Vote', { in: runOff, beside: 'Song 1' });
    await closed.bo.presses('Vote', { in: runOff, beside: 'Song 3' });
    await closed.settle();
    await closed.passes(31 * minute);
    expect(await closed.next()).toMatchObject({ status: 'closed', decision: 'toss', toss: 1 });
    expect(closed.messages().at(-1)?.text).toContain('The coin toss picks Song 3 by Queen.');
  });

  test('opens none where there is a winner, and says nothing of one', async () => {
    const closed = await closedPoll([2, 0, 1], { ties: 'run-off' });
    expect(closed.openPolls()).toEqual([]);
    expect((await closed.truth()).poll.decision).toBeUndefined();
  });

  test('opens none where the message of the poll was deleted', async () => {
    const world = await worldWithPoll({ ties: 'run-off' });
    await world.newcomerVotes(1);
    await world.newcomerVotes(2);
    world.slack.deleteMessage(world.poll);
    await world.settle();
    await world.passes(10 * minute);
    expect((await world.truth()).poll).toMatchObject({ status: 'closed', isWithdrawn: true });
    expect(world.slack.messagesIn({ id: world.poll.channel })).toEqual([]);
  });

  test('opens it when the channel takes it again, for its whole time', async () => {
    const world = await worldWithPoll({ ties: 'run-off' });
    await world.newcomerVotes(1);
    await world.newcomerVotes(2);
    await world.settle();
    world.slack.archive({ id: world.poll.channel });
    await world.ann.presses('Close poll', { in: world.poll });
    await world.settle();
    await world.passes(40 * minute);
    expect((await world.truth()).poll.runOff).toBeUndefined();
    world.slack.unarchive({ id: world.poll.channel });
    for (let step = 0; step < 30; step += 1) await world.passes(10 * minute);
    const text = world.slack.messagesIn({ id: world.poll.channel }).map((message) => message.text);
    expect(
      text.filter((each) => each.includes('Run-off: Friday song') && !each.includes('share')),
    ).not.toEqual([]);
    expect((await world.truth()).poll.runOff).toBeDefined();
    expect((await world.truth()).due).toEqual([]);
  });

  test('opens one although Slack’s answer to it is lost', async () => {
    const world = await worldWithPoll({ ties: 'run-off' }, { slack: { readsChannels: true } });
    await world.newcomerVotes(1);
    await world.newcomerVotes(2);
    await world.settle();
    world.slack.faults.fail('chat.postMessage', { kind: 'reset', when: 'after' }, { times: 2 });
    await world.ann.presses('Close poll', { in: world.poll });
    await world.settle();
    await world.passes(2 * minute);
    const asking = () =>
      world.slack
        .messagesIn({ id: world.poll.channel })
        .filter(({ text }) => text.includes('asks: “Run-off'));
    expect((await world.truth()).poll.runOff).toBeDefined();
    expect(asking()).toHaveLength(1);
  });
});

describe('a poll over whose ties a coin is tossed', () => {
  test.each([
    [0, 0, 'Song 1'],
    [0.49, 0, 'Song 1'],
    [0.5, 2, 'Song 3'],
  ])('says which song it picked, with %d', async (random, toss, title) => {
    const { truth, announced, shown, untruths } = await closedPoll([1, 0, 1], { ties: 'toss' }, { random });
    expect((await truth()).poll).toMatchObject({ decision: 'toss', toss });
    expect(announced()).toEqual([expect.stringContaining(`The coin toss picks ${title} by Queen.`)]);
    expect(shown()).toContain(`The coin toss picks ${title}`);
    expect(await untruths()).toEqual([]);
  });
});

describe('a poll whose tied songs all win', () => {
  test('offers a run-off and a coin toss to decide it, until one was pressed', async () => {
    const closed = await closedPoll([1, 0, 1], {}, { random: 0.9 });
    const { slack, announcement, truth, ann } = closed;
    const before = announcement();
    expect(slack.textOf(before)).toContain('[Run-off] [Coin toss]');
    await ann.presses('Coin toss', { in: before });
    await closed.settle();
    expect((await truth()).poll).toMatchObject({ decision: 'toss', toss: 2 });
    expect(slack.textOf(announcement())).toContain('The coin toss picks Song 3');
    expect(slack.textOf(announcement())).not.toContain('[Run-off]');
    expect(announcement()).toEqual(before);
    expect(ann.privateWords).toEqual([]);
    expect(await closed.untruths()).toEqual([]);
  });

  test('opens the run-off when that is pressed', async () => {
    const closed = await closedPoll([1, 0, 1]);
    await closed.ann.presses('Run-off', { in: closed.announcement() });
    await closed.settle();
    expect(closed.openPolls()).toHaveLength(1);
    expect(await closed.next()).toMatchObject({ ties: 'toss', runOffOf: { poll: closed.poll.id } });
    expect(closed.slack.textOf(closed.announcement())).toContain('See the run-off');
    expect((await closed.truth()).due).toEqual([]);
  });

  test('is decided by the first of two that are pressed; the other is told', async () => {
    const closed = await closedPoll([1, 0, 1], { closers: 'anyone' });
    const both = closed.announcement();
    await closed.bo.presses('Run-off', { in: both });
    await closed.ann.presses('Coin toss', { in: both });
    await closed.settle();
    expect((await closed.truth()).poll).toMatchObject({ decision: 'run-off' });
    expect((await closed.truth()).poll.toss).toBeUndefined();
    expect(closed.ann.privateWords).toEqual([
      expect.stringContaining('This tie is decided already: by a run-off'),
    ]);
  });

  test('is decided by nobody who may not close it', async () => {
    const closed = await closedPoll([1, 0, 1]);
    await closed.bo.presses('Coin toss', { in: closed.announcement() });
    await closed.settle();
    expect(closed.bo.privateWords).toEqual([
      'Only Ann, this channel’s DJs and workspace admins can decide what follows from this poll.',
    ]);
    expect((await closed.truth()).poll.decision).toBeUndefined();
  });

  test('keeps in an anonymous poll nothing of who decided', async () => {
    const closed = await closedPoll([1, 0, 1], { voterNames: 'hidden', closers: 'anyone' });
    await closed.bo.presses('Run-off', { in: closed.announcement() });
    await closed.settle();
    const items = await tableOf(closed.world).partition(`POLL#${closed.poll.id}`);
    expect(JSON.stringify(items)).not.toContain(closed.bo.id);
    const runOff = closed.message('Run-off:');
    await closed.bo.presses('Vote', { in: runOff, beside: 'Song 3' });
    await closed.settle();
    expect(closed.slack.textOf(runOff)).toContain('Anonymous');
    expect((await closed.next())?.voterNames).toBe('hidden');
  });
});

describe('a poll in which nobody voted', () => {
  test('is opened for another hour once, and both lead to each other', async () => {
    const closed = await closedPoll([0, 0, 0], { closers: 'anyone', closesAtVoters: 5 });
    const before = closed.announcement();
    await closed.ann.presses('Open for another hour', { in: before, times: 2 });
    await closed.bo.presses('Open for another hour', { in: before });
    await closed.settle();
    expect(closed.openPolls()).toHaveLength(1);
    const next = await closed.next();
    expect(next).toMatchObject({
      ...{ title: 'Friday song', closesAtVoters: 5, anotherHourOf: { poll: closed.poll.id } },
      closesAt: (next?.createdAt ?? 0) + 60 * minute,
    });
    expect(next?.songs).toHaveLength(3);
    expect(closed.bo.privateWords.at(-1)).toContain('This poll was opened for another hour already');
    expect(closed.slack.textOf(before)).toContain('See the new poll');
    expect(closed.slack.textOf(before)).not.toContain('[Open for another hour]');
    expect(
      closed.slack.textOf(
        closed.openPolls()[0]
          ? { channel: closed.poll.channel, ts: closed.openPolls()[0]?.ts ?? '' }
          : before,
      ),
    ).toContain('Another hour for an earlier poll');
  });
});
