import { describe, expect, test } from 'vitest';
import { worldWithPoll } from '../poll-at-hand.ts';

const minute = 60_000;
const hour = 60 * minute;

describe('a poll that closes when 2 people have voted', () => {
  test('is closed by the second, and says why', async () => {
    const { ann, bo, cy, poll, votes, settle, shown, announced, truth } = await worldWithPoll({
      closesAtVoters: 2,
    });
    expect(shown()).toContain('Closes when 2 people have voted');
    await votes(ann, 1);
    await votes(ann, 2);
    await settle();
    expect((await truth()).poll.status).toBe('open');
    await votes(bo, 2);
    await settle();
    expect((await truth()).poll).toMatchObject({
      status: 'closed',
      isClosedEarly: true,
      result: { voters: 2 },
    });
    expect(shown()).toContain('Closed: 2 people have voted');
    expect(announced()).toHaveLength(1);
    await cy.presses('Vote', { in: poll, beside: 'Song 1' }).catch(() => undefined);
    await settle();
    expect(announced()).toHaveLength(1);
  });

  test('says how many it were where more have voted in the moment before', async () => {
    const { ann, bo, votes, newcomerVotes, settle, shown } = await worldWithPoll({ closesAtVoters: 2 });
    await votes(ann, 1);
    await votes(bo, 2);
    await newcomerVotes(2);
    await settle();
    expect(shown()).toContain('Closed: 3 people have voted · 3 people voted');
  });

  test('counts people, not votes, and nobody who took the vote back', async () => {
    const { ann, bo, votes, settle, waits, truth } = await worldWithPoll({
      closesAtVoters: 2,
      votesPerPerson: 'any',
    });
    for (const song of [1, 2, 3]) await votes(ann, song);
    await waits(2_000);
    for (const song of [1, 2, 3]) await votes(ann, song);
    await settle();
    await votes(bo, 1);
    await settle();
    expect((await truth()).poll.status).toBe('open');
  });

  test('is closed once, whoever else closes it at that moment', async () => {
    const { ann, bo, poll, votes, settle, tick, announced, untruths } = await worldWithPoll({
      closesAtVoters: 2,
      closesIn: hour,
    });
    await votes(ann, 1);
    await votes(bo, 1);
    await Promise.all([ann.presses('Close poll', { in: poll }), settle(), tick()]);
    await settle();
    expect(announced()).toHaveLength(1);
    expect(await untruths()).toEqual([]);
  });
});

describe('a reminder', () => {
  test('is one reply to the poll, when a fifth of its time is left', async () => {
    const { ann, poll, votes, passes, slack } = await worldWithPoll({
      remind: 'channel',
      closesIn: 10 * hour,
    });
    const replies = () => slack.messagesIn({ id: poll.channel }).filter(({ thread }) => thread === poll.ts);
    await votes(ann, 1);
    await passes(8 * hour - minute);
    expect(replies()).toEqual([]);
    await passes(2 * minute);
    expect(replies().map(({ text }) => text)).toEqual([
      expect.stringMatching(/^<!date\^\d+\^Voting ends .*>\. 1 person has voted\.$/u),
    ]);
    await passes(minute);
    await passes(hour);
    await passes(2 * hour);
    expect(replies()).toHaveLength(1);
  });

  test.each([
    { what: 'a poll that runs for less than an hour', wish: { remind: 'channel', closesIn: hour - minute } },
    { what: 'a poll without an end', wish: { remind: 'channel' } },
    { what: 'a poll that reminds nobody', wish: { closesIn: 10 * hour } },
  ] as const)('does not come in $what', async ({ wish }) => {
    const { poll, passes, slack } = await worldWithPoll(wish);
    for (const _ of Array(11)) await passes(hour - 2 * minute);
    expect(slack.messagesIn({ id: poll.channel }).filter(({ thread }) => thread === poll.ts)).toEqual([]);
  });

  test('does not come when the poll is closed before, and leaves nothing for the clock', async () => {
    const { ann, poll, passes, settle, slack, truth } = await worldWithPoll({
      remind: 'channel',
      closesIn: 10 * hour,
    });
    await ann.presses('Close poll', { in: poll });
    await settle();
    await passes(9 * hour);
    await passes(minute);
    expect(slack.messagesIn({ id: poll.channel }).filter(({ thread }) => thread === poll.ts)).toEqual([]);
    expect((await truth()).due).toEqual([]);
  });

  test('waits for as long as Slack says, and then comes', async () => {
    const { poll, passes, slack } = await worldWithPoll({ remind: 'channel', closesIn: 10 * hour });
    const replies = () => slack.messagesIn({ id: poll.channel }).filter(({ thread }) => thread === poll.ts);
    slack.faults.fail('chat.postMessage', { kind: 'rate-limited', retryAfter: 30 });
    await passes(8 * hour);
    expect(replies()).toEqual([]);
    await passes(minute);
    expect(replies()).toHaveLength(1);
  });
});
