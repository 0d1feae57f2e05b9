import { describe, expect, test } from 'vitest';
import type { VotesPerPerson } from '../../../src/rules/poll/settings.ts';
import { type Ballot, decideVote, emptyBallot } from '../../../src/rules/poll/voting.ts';
import { poll } from '../../slack/sample-polls.ts';
import { context } from '../../world.ts';
import { postPoll, readTruth, songs, worldWithPoll } from '../poll-at-hand.ts';

describe('clicks on Vote', () => {
  const rows: { limit: VotesPerPerson; clicks: number[]; means: string; holds: number[]; told?: string }[] = [
    { limit: 1, clicks: [2], means: 'a vote', holds: [2] },
    { limit: 1, clicks: [2, 2], means: 'a vote and its withdrawal', holds: [] },
    { limit: 1, clicks: [2, 2, 2], means: 'a vote after all', holds: [2] },
    { limit: 1, clicks: [2, 3], means: 'a switch', holds: [3] },
    { limit: 2, clicks: [3, 1], means: 'two votes', holds: [1, 3] },
    { limit: 2, clicks: [1, 2, 1, 3], means: 'a vote taken back and given to another', holds: [2, 3] },
    { limit: 3, clicks: [1, 2, 3], means: 'three votes', holds: [1, 2, 3] },
    {
      limit: 'any',
      clicks: [1, 2, 3, 4, 5],
      means: 'as many votes as there are songs',
      holds: [1, 2, 3, 4, 5],
    },
  ];

  test.each(rows)('$limit per person, clicks on $clicks: $means', async ({ limit, clicks, holds }) => {
    const { bo, votes, settle, clock, truth, untruths } = await worldWithPoll({
      votesPerPerson: limit,
      songs: songs(5),
    });
    for (const song of clicks) {
      await votes(bo, song);
      await settle();
      clock.pass(2_000);
    }
    expect((await truth()).ballots.get(bo.id)?.choices.map((choice) => choice + 1)).toEqual(holds);
    expect(bo.privateWords).toEqual([]);
    expect(await untruths()).toEqual([]);
  });

  test.each<[VotesPerPerson, string]>([
    [2, 'your 2 votes to “Song 1” and “Song 2”'],
    [3, 'your 3 votes to “Song 1”, “Song 2” and “Song 3”'],
  ])(
    'one more than %s is refused with a word that names the songs which hold the votes',
    async (limit, given) => {
      const { bo, votes, truth } = await worldWithPoll({ votesPerPerson: limit, songs: songs(4) });
      for (let song = 1; song <= Number(limit) + 1; song += 1) await votes(bo, song);
      expect(bo.privateWords).toEqual([
        `You have given ${given}. To choose another song, first click Vote on one of those to remove that vote.`,
      ]);
      expect((await truth()).ballots.get(bo.id)?.choices).toHaveLength(Number(limit));
    },
  );

  test('are shown to all, and the first of them at once', async () => {
    const { bo, cy, votes, settle, shown } = await worldWithPoll();
    await votes(bo, 2);
    await settle();
    expect(shown()).toContain('1 person has voted');
    expect(shown()).toContain('1 vote · Bo');
    await votes(cy, 2);
    await settle();
    expect(shown()).toContain('2 votes · Bo and Cy');
  });

  test('in one poll change nothing in another', async () => {
    const world = await worldWithPoll();
    const { bo, votes, truth } = world;
    const other = await postPoll(world);
    await votes(bo, 1);
    await bo.presses('Vote', { in: other, beside: 'Song 3' });
    expect((await truth()).ballots.get(bo.id)?.choices).toEqual([0]);
    expect((await readTruth(world, other)).ballots.get(bo.id)?.choices).toEqual([2]);
  });
});

describe('a click on Vote that is delivered again', () => {
  // An even number of times would take the vote back, were each delivery a click of its own; an odd one would hide it.
  test.each([2, 3, 4])('%i times at once counts once', async (times) => {
    const { bo, votes, truth } = await worldWithPoll({}, { instances: 3 });
    await votes(bo, 2, { times });
    expect((await truth()).ballots.get(bo.id)?.choices).toEqual([1]);
    expect((await truth()).tally.songs[1]?.votes).toBe(1);
  });

  test.each([2, 3])('%i times one after the other counts once', async (times) => {
    const { bo, votes, truth, slackHandlers } = await worldWithPoll();
    const [handler] = slackHandlers;
    if (handler === undefined) throw new Error('There is no instance');
    slackHandlers[0] = async (event) => {
      for (let time = 1; time < times; time += 1) await handler(event, context);
      return handler(event, context);
    };
    await votes(bo, 2);
    expect((await truth()).ballots.get(bo.id)?.choices).toEqual([1]);
    expect((await truth()).tally.songs[1]?.votes).toBe(1);
  });

  test('and twice on purpose are two clicks: a vote and its withdrawal', async () => {
    const { bo, votes, truth, clock } = await worldWithPoll({}, { instances: 2 });
    const first = votes(bo, 2);
    clock.pass(600);
    await Promise.all([first, votes(bo, 2)]);
    expect((await truth()).ballots.get(bo.id)?.choices).toEqual([]);
    expect((await truth()).tally.songs[1]?.votes).toBe(0);
  });
});

test('ten people click five times as fast as they can: each holds what the clicks in some order lead to', async () => {
  const { slack, votes, truth, settle, untruths } = await worldWithPoll({}, { instances: 3 });
  const people = Array.from({ length: 10 }, (_, at) => slack.addPerson(`person ${at}`));
  const clicks = (at: number) => [1, 2, at % 3, 2, 1].map((song) => 1 + (song % 3));
  await Promise.all(people.flatMap((person, at) => clicks(at).map((song) => votes(person, song))));
  await settle();
  const { ballots } = await truth();
  people.forEach(({ id }, at) => {
    expect(endings(clicks(at))).toContain(ballots.get(id)?.choices.join());
  });
  expect(await untruths()).toEqual([]);
  expect(slack.failures).toEqual([]);
});

describe('a forged click', () => {
  const rows: [string, (poll: string) => { value?: string; channel?: string; message_ts?: string }][] = [
    ['a poll that does not exist', () => ({ value: '{"pollId":"not-a-poll","song":0}' })],
    ['a song that is not in the poll', (id) => ({ value: `{"pollId":"${id}","song":99}` })],
    ['a song far beyond all', (id) => ({ value: `{"pollId":"${id}","song":1e300}` })],
    ['a song before the first', (id) => ({ value: `{"pollId":"${id}","song":-1}` })],
    ['half a song', (id) => ({ value: `{"pollId":"${id}","song":0.5}` })],
    ['a song in words', (id) => ({ value: `{"pollId":"${id}","song":"__proto__"}` })],
    ['a key of another item', () => ({ value: '{"pollId":"MESSAGE#C1#1.2","song":0}' })],
    [
      'more than a button holds',
      (id) => ({ value: `{"pollId":"${id}","song":0,"more":"${'x'.repeat(2_000)}"}` }),
    ],
    ['garbage', () => ({ value: '{"pollId":' })],
    ['nothing', () => ({ value: '' })],
    ['another channel', () => ({ channel: 'C0ELSEWHERE' })],
    ['another message', () => ({ message_ts: '1700000000.000100' })],
  ];

  test.each(rows)('with %s in it changes nothing', async (_what, forgery) => {
    const { bo, poll: posted, votes, settle, truth, untruths, slack } = await worldWithPoll();
    await votes(bo, 1, { forged: forgery(posted.id) });
    await settle();
    expect((await truth()).ballots.size).toBe(0);
    expect(await untruths()).toEqual([]);
    expect(slack.callsOf('chat.update')).toEqual([]);
    expect(slack.failures).toEqual([]);
  });

  test("with another poll's value in it counts in neither poll", async () => {
    const world = await worldWithPoll();
    const other = await postPoll(world);
    await world.votes(world.bo, 1, { forged: { value: `{"pollId":"${other.id}","song":0}` } });
    expect((await world.truth()).ballots.size).toBe(0);
  });
});

test('a click on a poll that the table has forgotten is told so', async () => {
  const { bo, votes, clock } = await worldWithPoll();
  clock.pass(91 * 24 * 60 * 60 * 1_000);
  await votes(bo, 1);
  expect(bo.privateWords).toEqual([
    'This poll was deleted after 90 days, so your click was not counted. You can start a new one.',
  ]);
});

/** Every ballot that these clicks can end in, whatever their order. */
function endings(clicks: readonly number[]): ReadonlySet<string> {
  return new Set(orders(clicks).map((order) => order.reduce(after, emptyBallot).choices.join()));
}

function after(ballot: Ballot, song: number, at: number): Ballot {
  const verdict = decideVote(poll({ status: 'open' }), ballot, { song: song - 1, id: String(at) }, 0);
  return verdict.kind === 'accepted' ? verdict.ballot : ballot;
}

function orders(list: readonly number[]): number[][] {
  if (list.length === 0) return [[]];
  return list.flatMap((first, at) => orders(list.toSpliced(at, 1)).map((rest) => [first, ...rest]));
}
