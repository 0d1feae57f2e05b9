import { describe, expect, test } from 'vitest';
import type { Closers } from '../../../src/rules/poll/settings.ts';
import { worldWithPoll } from '../poll-at-hand.ts';

const mayNot = {
  button: 'Only Ann, this channel’s DJs and workspace admins can close this poll, so it’s still open.',
  ':lock:':
    'Only Ann, this channel’s DJs and workspace admins can close this poll, so it’s still open. To take your 🔒 off, click it below the poll.',
};

describe('the Close button', () => {
  test('asks back, and "no" leaves the poll open', async () => {
    const { ann, poll, truth } = await worldWithPoll();
    await ann.presses('Close poll', { in: poll, refusesConfirm: true });
    expect(ann.confirms).toMatchObject([
      { title: 'Close this poll?', confirm: 'Close poll', deny: 'Keep it open' },
    ]);
    expect((await truth()).poll.status).toBe('open');
  });

  test('ends the vote: the poll is redrawn without its buttons for voting and closing, with medals and counts, and the winner announced', async () => {
    const { ann, bo, cy, poll, votes, settle, shown, announced, untruths } = await worldWithPoll();
    await votes(bo, 2);
    await votes(cy, 2);
    await votes(ann, 3);
    await ann.presses('Close poll', { in: poll });
    await settle();
    expect(shown().match(/\[.*\]/gu)).toEqual(['[My votes] [Manage]']);
    expect(shown()).toContain('🥇 Song 2 Queen\n2 votes · Bo and Cy');
    expect(shown()).toContain('🥈 Song 3 Queen · 1 vote');
    expect(shown()).toContain('See the announcement');
    expect(announced()).toEqual(['🏆 Song 2 by Queen wins “Friday song” with 2 of 3 votes.']);
    expect(await untruths()).toEqual([]);
  });

  test('tells whoever presses it on a screen that has not caught up that the poll is closed', async () => {
    const { ann, bo, poll, settle, announced } = await worldWithPoll({ closers: 'anyone' });
    await ann.presses('Close poll', { in: poll });
    await bo.presses('Close poll', { in: poll });
    expect(bo.privateWords).toEqual([
      'This poll is already closed. The result will be in the channel in a moment.',
    ]);
    await settle();
    expect(announced()).toHaveLength(1);
  });

  test.each([
    ['garbage', { value: 'close!' }],
    ['another poll', { value: '{"pollId":"another-poll"}' }],
    ['another channel', { channel: 'C0ELSEWHERE' }],
    ['another message', { message_ts: '1.000001' }],
  ])('with %s in it closes nothing', async (_what, forged) => {
    const { ann, poll, truth, settle, announced, slack } = await worldWithPoll();
    await ann.presses('Close poll', { in: poll, forged });
    await settle();
    expect((await truth()).poll.status).toBe('open');
    expect(announced()).toEqual([]);
    expect(slack.failures).toEqual([]);
  });
});

describe('who may close', () => {
  const rows: {
    closers: Closers;
    who: 'ann' | 'bo';
    how: 'button' | ':lock:';
    ending: 'closes it' | 'is refused';
  }[] = [
    { closers: 'owner', who: 'ann', how: 'button', ending: 'closes it' },
    { closers: 'owner', who: 'ann', how: ':lock:', ending: 'closes it' },
    { closers: 'owner', who: 'bo', how: 'button', ending: 'is refused' },
    { closers: 'owner', who: 'bo', how: ':lock:', ending: 'is refused' },
    { closers: 'anyone', who: 'bo', how: 'button', ending: 'closes it' },
    { closers: 'anyone', who: 'bo', how: ':lock:', ending: 'closes it' },
  ];

  test.each(rows)(
    'Ann asked, $closers may close: $who presses $how and $ending',
    async ({ closers, who, how, ending }) => {
      const { poll, settle, truth, announced, slack, ...people } = await worldWithPoll({ closers });
      const person = people[who];
      await (how === 'button' ? person.presses('Close poll', { in: poll }) : person.reacts('lock', poll));
      await settle();
      expect((await truth()).poll.status).toBe(ending === 'closes it' ? 'closed' : 'open');
      expect(person.privateWords).toEqual(ending === 'closes it' ? [] : [mayNot[how]]);
      expect(announced()).toHaveLength(ending === 'closes it' ? 1 : 0);
      expect([...slack.problems, ...slack.failures]).toEqual([]);
    },
  );

  test('the closed poll says who closed it', async () => {
    const { bo, poll, settle, shown } = await worldWithPoll({ closers: 'anyone' });
    await bo.reacts('lock', poll);
    await settle();
    expect(shown()).toContain('Closed by Bo');
  });
});

describe('a :lock: reaction', () => {
  test('delivered three times at once closes once and says nothing to its giver', async () => {
    const { ann, poll, settle, announced } = await worldWithPoll();
    await ann.reacts('lock', poll, { times: 3 });
    await settle();
    expect(announced()).toHaveLength(1);
    expect(ann.privateWords).toEqual([]);
  });

  test('on a closed poll says nothing and announces nothing', async () => {
    const { ann, bo, poll, settle, announced } = await worldWithPoll();
    await ann.presses('Close poll', { in: poll });
    await settle();
    await bo.reacts('lock', poll);
    await settle();
    expect(bo.privateWords).toEqual([]);
    expect(announced()).toHaveLength(1);
  });

  test('on a message that is no poll changes nothing, nor does another reaction on a poll', async () => {
    const { ann, bo, poll, music, slack, table, truth } = await worldWithPoll();
    const writes: string[] = [];
    table.proxy.onCall(
      ({ operation }) => void (/^(?:Put|Update|Delete)/.test(operation) && writes.push(operation)),
    );
    await ann.reacts('lock', slack.say(bo, { in: music, text: 'I like polls' }));
    await ann.reacts('unlock', poll);
    expect(writes).toEqual([]);
    expect((await truth()).poll.status).toBe('open');
  });
});

test('a vote on a screen that has not caught up is refused in private', async () => {
  const { ann, bo, poll, votes, settle, announced, truth } = await worldWithPoll();
  await ann.presses('Close poll', { in: poll });
  await votes(bo, 1);
  await settle();
  expect(bo.privateWords).toEqual(['This poll is closed, so your click was not counted.']);
  expect((await truth()).ballots.size).toBe(0);
  expect(announced()).toEqual(['Nobody voted in “Friday song”, so there’s no winner.']);
});
