// Must hold: nothing of hidden votes but the number of voters leaves the app before the poll closes; and no item, log line or
// call leads from a vote in an anonymous poll to a person.

import { describe, expect, test } from 'vitest';
import type { LocalPerson } from '../../../src/playground/person/slack-person.ts';
import { boxesPerPoll } from '../../../src/rules/poll/ballot-box.ts';
import { type PollAtHand, tableOf, worldWithPoll } from '../poll-at-hand.ts';

const second = 1_000;

async function worldWithVotes(wish: PollAtHand) {
  const at = await worldWithPoll({ votesPerPerson: 2, ...wish });
  /** Everything the app has sent about the poll to everybody. */
  const public_ = () =>
    at.slack.calls
      .filter(({ method }) => /^chat\.(?:postMessage|update)$/u.test(method))
      .map(({ args }) => JSON.stringify(args));
  return {
    ...at,
    public_,
    async voteAll() {
      await at.votes(at.bo, 2);
      await at.waits(2 * second);
      await at.votes(at.cy, 2);
      await at.waits(2 * second);
      await at.votes(at.cy, 1);
      await at.waits(2 * second);
    },
    heard: (person: LocalPerson) => person.privateWords.map((words) => words.split('\n')[0]),
    items: () => tableOf(at.world).partition(`POLL#${at.poll.id}`),
  };
}

describe('a poll whose votes are shown when it closes', () => {
  test('tells how many have voted and nothing else, until it is closed', async () => {
    const at = await worldWithVotes({ votesShown: 'closed' });
    await at.voteAll();
    const told = at.public_().join('\n');
    expect(told.replaceAll('2 votes each', '')).not.toMatch(/▰|👑|🥇|\d votes?\b|no votes|\bBo\b|\bCy\b/iu);
    expect(told).not.toMatch(/clicks:[^"]*[0-9a-z]/u);
    expect(at.shown()).toContain('2 people have voted');
    expect(at.shown()).toContain('Votes are shown when it closes');
    await at.ann.presses('Close poll', { in: at.poll });
    await at.waits(2 * second);
    expect(at.shown()).toMatch(/Song 2[\s\S]*2 votes/u);
    expect(at.announced().join()).toContain('Song 2');
    expect(await at.untruths()).toEqual([]);
  });

  test('is drawn once for each change of what it shows', async () => {
    const at = await worldWithVotes({ votesShown: 'closed' });
    const before = at.draws().length;
    await at.voteAll();
    // Bo's vote and Cy's first one: Cy's second changes nothing that is seen.
    expect(at.draws()).toHaveLength(before + 2);
  });

  test.each<PollAtHand>([{ votesShown: 'closed' }, { voterNames: 'hidden' }])(
    'confirms each vote to its voter alone: %o',
    async (wish) => {
      const at = await worldWithVotes(wish);
      await at.votes(at.bo, 2);
      await at.waits(second);
      await at.votes(at.bo, 3);
      await at.waits(second);
      await at.votes(at.bo, 2);
      await at.waits(second);
      expect(at.heard(at.bo)).toEqual([
        'Your vote: “Song 2”. 1 of 2 votes.',
        'Your vote: “Song 3”. 2 of 2 votes.',
        'Vote removed: “Song 2”. 1 of 2 votes.',
      ]);
      expect(at.heard(at.cy)).toEqual([]);
      // A double click, and one that Slack delivers again, are confirmed once.
      await at.votes(at.cy, 1, { times: 3 });
      expect(at.heard(at.cy)).toEqual(['Your vote: “Song 1”. 1 of 2 votes.']);
    },
  );

  test('counts a vote although its confirmation does not arrive', async () => {
    const at = await worldWithVotes({ votesShown: 'closed' });
    at.slack.faults.fail('response_url', { kind: 'status', status: 500 }, { times: 3 });
    await at.votes(at.bo, 2);
    await at.waits(second);
    expect((await at.truth()).tally).toMatchObject({ voters: 1 });
    expect(at.slack.failures).toEqual([]);
  });

  test('is confirmed nowhere else', async () => {
    const at = await worldWithVotes({});
    await at.voteAll();
    expect([...at.heard(at.bo), ...at.heard(at.cy)]).toEqual([]);
  });
});

describe('an anonymous poll', () => {
  test('leaves no way from a vote to a person: not in an item, a log line or a call', async () => {
    const at = await worldWithVotes({ voterNames: 'hidden' });
    await at.voteAll();
    await at.bo.presses('My votes', { in: at.poll });
    await at.ann.presses('Close poll', { in: at.poll });
    await at.waits(2 * second);
    const items = JSON.stringify(await at.items());
    for (const { id } of [at.bo, at.cy]) {
      expect(items).not.toContain(id);
      expect(at.logged.join('\n')).not.toContain(id);
      const others = at.slack.calls.filter(({ method }) => method !== 'chat.postEphemeral');
      expect(JSON.stringify(others.map(({ args }) => args))).not.toContain(id);
    }
    const all = await tableOf(at.world).partition(`PERSON#${at.bo.id}`);
    expect(all).toEqual([]);
    expect(at.public_().join('\n')).not.toMatch(/\bBo\b|\bCy\b/u);
    expect(items).not.toContain('ballotSalt');
    expect(at.shown()).toMatch(/Song 2[\s\S]*2 votes/u);
    expect(at.announced()).toHaveLength(1);
    expect(await at.untruths()).toEqual([]);
  });

  test('has a salt as long as it is open, by which a process that knows nothing finds the ballots again', async () => {
    const at = await worldWithVotes({ voterNames: 'hidden', votesPerPerson: 1 });
    await at.votes(at.bo, 2);
    await at.waits(second);
    at.world.restart();
    await at.votes(at.bo, 1);
    await at.waits(second);
    const { tally } = await at.truth();
    expect(tally).toMatchObject({ voters: 1, songs: [{ votes: 1 }, { votes: 0 }, { votes: 0 }] });
    expect(JSON.stringify(await at.items())).toContain('ballotSalt');
    await at.bo.presses('My votes', { in: at.poll });
    expect(at.heard(at.bo).at(-1)).toMatch(/You’ve used 1 of 1 vote/u);
  });

  test('tells after it is closed that nobody’s votes are kept by name', async () => {
    const at = await worldWithVotes({ voterNames: 'hidden' });
    await at.voteAll();
    await at.ann.presses('Close poll', { in: at.poll });
    await at.waits(2 * second);
    await at.bo.presses('My votes', { in: at.poll });
    expect(at.heard(at.bo).at(-1)).toBe(
      'This poll was anonymous. It is closed, so nobody, me included, can tell any more who voted for what.',
    );
  });

  test('loses its salt when its message is deleted, too', async () => {
    const at = await worldWithVotes({ voterNames: 'hidden' });
    at.slack.deleteMessage(at.poll);
    await at.votes(at.bo, 1).catch(() => undefined);
    await at.world.table;
    await at.passes(31 * 24 * 3_600 * second);
    expect(JSON.stringify(await at.items())).not.toContain('ballotSalt');
  });

  test('costs no request more than another, but for the first vote that a process takes', async () => {
    async function requestsOf(wish: PollAtHand): Promise<readonly string[]> {
      const at = await worldWithVotes(wish);
      const requests: string[] = [];
      at.world.table.proxy.onCall(({ operation }) => void requests.push(operation));
      const people = Array.from({ length: 10 }, (_, n) => at.slack.addPerson(`voter-${n}`));
      for (const one of people) await at.votes(one, 1);
      return requests;
    }
    const votes = Array.from({ length: 10 }, () => 'UpdateItem');
    expect(await requestsOf({})).toEqual(['BatchGetItem', ...votes]);
    expect(await requestsOf({ votesShown: 'closed' })).toEqual(['BatchGetItem', ...votes]);
    expect(await requestsOf({ voterNames: 'hidden' })).toEqual(['BatchGetItem', 'GetItem', ...votes]);
  });

  test('counts as exactly as another: 40 racing clicks of 20 people', async () => {
    const at = await worldWithVotes({ voterNames: 'hidden', votesPerPerson: 1 });
    const people = Array.from({ length: 20 }, (_, n) => at.slack.addPerson(`racer-${n}`));
    await Promise.all(people.flatMap((one) => [1, 2].map((song) => at.votes(one, song))));
    await at.waits(5 * second);
    const { tally, ballots } = await at.truth();
    expect(tally.voters).toBe(20);
    expect(tally.songs.reduce((sum, { votes }) => sum + votes, 0)).toBe(20);
    expect([...ballots.keys()].every((key) => /^A[\w-]{21}$/u.test(key))).toBe(true);
    // Boxes are chosen by the hash as well: they lead to nobody.
    expect((await at.items()).filter(({ sk }) => String(sk).startsWith('BOX')).length).toBeLessThanOrEqual(
      boxesPerPoll,
    );
    expect(await at.untruths()).toEqual([]);
  });
});
