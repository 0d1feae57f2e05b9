import { describe, expect, test } from 'vitest';
import { createChangesHandler } from '../../../src/lambda/changes-handler.ts';
import type { Fault } from '../../../src/playground/slack/faults.ts';
import { pollKey } from '../../../src/store/keys.ts';
import { context, type WorldOptions } from '../../world.ts';
import { forgetMessage, type PollAtHand, worldWithPoll } from '../poll-at-hand.ts';

/** A poll that Ann has just closed, and of which nobody was told yet. */
async function closedPoll(votes: readonly number[], wish: PollAtHand = {}, options: WorldOptions = {}) {
  const world = await worldWithPoll(wish, options);
  for (const [song, count] of votes.entries()) {
    for (let vote = 0; vote < count; vote += 1) await world.newcomerVotes(song + 1);
  }
  await world.settle();
  await world.ann.presses('Close poll', { in: world.poll });
  return world;
}

describe('the announcement', () => {
  test.each<[string, number[], string]>([
    ['nobody voted', [0, 0, 0], 'Nobody voted in “Friday song”, so there’s no winner.'],
    ['one vote', [0, 1, 0], '🏆 Song 2 by Queen wins “Friday song” with 1 vote.'],
    ['all votes for one', [0, 0, 2], '🏆 Song 3 by Queen wins “Friday song” with both votes.'],
    ['a winner', [1, 0, 2], '🏆 Song 3 by Queen wins “Friday song” with 2 of 3 votes.'],
    [
      'a tie of two',
      [1, 0, 1],
      '🏆 It’s a tie in “Friday song”: Song 1 by Queen and Song 3 by Queen share first place with 1 vote each.',
    ],
    [
      'a tie of all',
      [1, 1, 1],
      '🏆 It’s a tie in “Friday song”: Song 1 by Queen, Song 2 by Queen and Song 3 by Queen share first place with 1 vote each.',
    ],
  ])('tells of %s', async (_what, votes, sentence) => {
    const { settle, announced, untruths, truth, slack } = await closedPoll(votes);
    await settle();
    expect(announced()).toEqual([sentence]);
    expect(await untruths()).toEqual([]);
    expect(await truth()).toMatchObject({ isAnnounced: true, due: [] });
    expect([...slack.problems, ...slack.mentions]).toEqual([]);
  });

  test('shows the winner with its cover and a link to Spotify, and unfurls nothing', async () => {
    const { settle, slack } = await closedPoll([0, 2, 1]);
    await settle();
    const args = slack.callsOf('chat.postMessage').at(-1)?.args;
    expect(JSON.stringify(args?.['blocks'])).toContain('"image_url":"https://i.scdn.co/image/');
    expect(JSON.stringify(args?.['blocks'])).toContain('<https://open.spotify.com/track/');
    expect(args).toMatchObject({ unfurl_links: 'false', unfurl_media: 'false' });
  });

  test('is made once, however often and wherever the change is brought', async () => {
    const closed = await closedPoll([1, 0, 0], {}, { stream: { twice: true } });
    const { env, runtime, poll, settle, announced } = closed;
    const { pk, sk } = pollKey(poll.id);
    const record = {
      eventName: 'MODIFY',
      dynamodb: { Keys: { pk: { S: pk }, sk: { S: sk } }, SequenceNumber: '1' },
    } as const;
    const elsewhere = () => createChangesHandler(env, runtime)({ Records: [record] }, context);
    await Promise.all([elsewhere(), elsewhere(), settle()]);
    await closed.passes(120_000);
    expect(announced()).toHaveLength(1);
  });

  test('is made once when the answer to the claim on it is lost', async () => {
    const { table, settle, announced, passes } = await closedPoll([1, 0, 0]);
    table.proxy.faults.order({
      fault: { kind: 'answer-lost' },
      when: ({ body }) => body.includes('announcingBy') && body.includes('SET #by'),
    });
    await settle();
    await passes(120_000);
    expect(announced()).toHaveLength(1);
  });

  test('of a poll whose message is not known is left out', async () => {
    const { world, announced, poll, truth, passes } = await worldWithPoll({ closesIn: 1_000 });
    await forgetMessage(world, poll);
    await passes(1_000);
    expect(announced()).toEqual([]);
    expect(await truth()).toMatchObject({ isAnnounced: true, due: [] });
  });
});

describe('Slack does not take the announcement', () => {
  test.each([1, 30, 120])('for %i s: it is made once, after that', async (retryAfter) => {
    const { settle, slack, announced, passes, truth } = await closedPoll([1, 0, 0]);
    slack.faults.fail('chat.postMessage', { kind: 'rate-limited', retryAfter });
    await settle();
    const asked = slack.callsOf('chat.postMessage').length;
    await passes(retryAfter * 500);
    expect(slack.callsOf('chat.postMessage')).toHaveLength(asked);
    await passes(retryAfter * 500 + 1_000);
    expect(announced()).toHaveLength(1);
    expect(await truth()).toMatchObject({ isAnnounced: true, due: [] });
  });

  test.each<[string, Fault]>([
    ['an error', { kind: 'status', status: 500 }],
    ['a broken connection', { kind: 'reset', when: 'before' }],
    ['"fatal_error"', { kind: 'error', error: 'fatal_error' }],
  ])('with %s: it is made once, within two minutes', async (_how, fault) => {
    const { settle, slack, announced, passes, truth } = await closedPoll([1, 0, 0]);
    slack.faults.fail('chat.postMessage', fault);
    await settle();
    await passes(60_000);
    expect(announced()).toHaveLength(1);
    expect(await truth()).toMatchObject({ isAnnounced: true, due: [] });
  });

  test.each<[string, boolean, number]>([
    ['looks for it first, where it may read the channel', true, 1],
    ['makes it again, where it may not', false, 2],
  ])('but has posted it all the same: the app %s', async (_how, readsChannels, times) => {
    const { settle, slack, announced, passes, truth } = await closedPoll(
      [1, 0, 0],
      {},
      { slack: { readsChannels } },
    );
    slack.faults.fail('chat.postMessage', { kind: 'reset', when: 'after' });
    await settle();
    await passes(60_000);
    await passes(60_000);
    expect(announced()).toHaveLength(times);
    expect(await truth()).toMatchObject({ isAnnounced: true, due: [] });
  });

  test('but has posted it all the same, and lets nobody look just then: it is looked for again', async () => {
    const { settle, slack, announced, passes, truth } = await closedPoll(
      [1, 0, 0],
      {},
      { slack: { readsChannels: true } },
    );
    slack.faults.fail('chat.postMessage', { kind: 'reset', when: 'after' });
    slack.faults.fail('conversations.history', { kind: 'rate-limited', retryAfter: 30 });
    await settle();
    for (let minute = 1; minute <= 3; minute += 1) await passes(60_000);
    expect(announced()).toHaveLength(1);
    expect(await truth()).toMatchObject({ isAnnounced: true, due: [] });
  });

  test('from this app: it is tried again after five minutes', async () => {
    const { settle, slack, announced, passes } = await closedPoll([1, 0, 0]);
    slack.faults.fail('chat.postMessage', { kind: 'error', error: 'account_inactive' });
    await settle();
    for (let minute = 1; minute < 5; minute += 1) await passes(60_000);
    expect(announced()).toEqual([]);
    await passes(60_000);
    expect(announced()).toHaveLength(1);
  });
});
