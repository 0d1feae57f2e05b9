import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Poll } from '../../../src/rules/poll/poll.ts';
import {
  decideByWish,
  decidedAtClose,
  finalWinner,
  nextPoll,
  openWishes,
  winnersOf,
} from '../../../src/rules/poll/ties.ts';
import { closedPoll, poll } from '../../slack/sample-polls.ts';

const tie = { votes: [2, 0, 2], voters: 4 };

describe('when a poll closes', () => {
  test.each<[string, Partial<Poll>, readonly number[], unknown]>([
    ['a winner decides nothing further', { ties: 'run-off' }, [2, 1, 0], undefined],
    ['without votes nothing is decided', { ties: 'toss' }, [0, 0, 0], undefined],
    ['all of them win', { ties: 'all' }, [2, 0, 2], undefined],
    ['a run-off', { ties: 'run-off' }, [2, 0, 2], { kind: 'run-off' }],
    ['a coin toss', { ties: 'toss' }, [2, 0, 2], { kind: 'toss', song: 2 }],
    ['whose message was deleted: nothing', { ties: 'toss', isWithdrawn: true }, [2, 0, 2], undefined],
  ])('%s', (_what, over, votes, decided) => {
    expect(decidedAtClose(poll(over), { votes, voters: 4 }, 0.5)).toEqual(decided);
  });

  it('a coin picks one of the songs that tied, each as often', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (draw) => {
        const song = draw < 0.5 ? 0 : 2;
        expect(decidedAtClose(poll({ ties: 'toss' }), tie, draw)).toEqual({ kind: 'toss', song });
      }),
    );
  });
});

describe('afterwards', () => {
  test.each<[string, Poll, readonly string[]]>([
    ['an open poll', poll(), []],
    ['a winner', closedPoll([2, 1, 0], 3), []],
    ['a tie', closedPoll([2, 0, 2], 4), ['run-off', 'toss']],
    ['a tie that is decided', closedPoll([2, 0, 2], 4, { decision: 'toss', toss: 0 }), []],
    ['a tie for which the poll has a setting', closedPoll([2, 0, 2], 4, { ties: 'run-off' }), []],
    ['a tie of a deleted poll', closedPoll([2, 0, 2], 4, { isWithdrawn: true }), []],
    ['no votes', closedPoll([0, 0, 0], 0), ['another-hour']],
  ])('%s leaves to be decided', (_what, closed, wishes) => {
    expect(openWishes(closed)).toEqual(wishes);
  });

  it('the first wish decides, and what does not fit nothing', () => {
    const tied = closedPoll([2, 0, 2], 4);
    expect(decideByWish(tied, 'run-off', 0)).toEqual({ kind: 'decides', decided: { kind: 'run-off' } });
    expect(decideByWish(tied, 'toss', 0.9)).toEqual({ kind: 'decides', decided: { kind: 'toss', song: 2 } });
    expect(decideByWish(tied, 'another-hour', 0)).toEqual({ kind: 'nothing-to-decide' });
    expect(decideByWish({ ...tied, decision: 'run-off' }, 'toss', 0)).toEqual({
      kind: 'decided-before',
      decision: 'run-off',
    });
  });
});

describe('the poll that one goes on in', () => {
  const opening = { id: 'poll0002', now: 5, title: 'Run-off: Friday song', link: 'https://x.example/p1' };
  const closed = closedPoll([2, 0, 2], 4, {
    ...{ votesPerPerson: 2, closers: 'anyone', votesShown: 'closed', voterNames: 'hidden' },
    ...{ adding: 'any', closesAtVoters: 4, ties: 'run-off', decision: 'run-off' },
  } as const);

  it('is of the songs that tied, and by the same rules, for half an hour', () => {
    const songs = closed.songs.map((song) => ({ ...song, addedBy: 'U2' }));
    const next = nextPoll({ ...closed, songs }, 'run-off', opening);
    expect(next).toMatchObject({
      ...{ votesPerPerson: 2, closers: 'anyone', votesShown: 'closed', voterNames: 'hidden' },
      ...{ adding: 'owner', closesAtVoters: 4, ties: 'toss', status: 'open', closesAt: 5 + 30 * 60_000 },
      runOffOf: { poll: 'poll0001', link: 'https://x.example/p1' },
    });
    expect(next.songs.map(({ title, addedBy }) => [title, addedBy])).toEqual([
      ['Alpha', undefined],
      ['Gamma', undefined],
    ]);
    expect([next.result, next.decision, next.message]).toEqual([undefined, undefined, undefined]);
  });

  it('is of all songs again, for an hour, where nobody voted', () => {
    const next = nextPoll(closedPoll([0, 0, 0], 0), 'another-hour', opening);
    expect(next).toMatchObject({
      ties: 'all',
      closesAt: 5 + 60 * 60_000,
      anotherHourOf: { poll: 'poll0001' },
    });
    expect(next.songs).toHaveLength(3);
  });
});

describe('what counts later', () => {
  const won = (songs: readonly number[], mayChange = false) => ({ kind: 'decided', songs, mayChange });
  const undecided = { kind: 'undecided' };
  const runOff = { poll: 'poll0002' };
  test.each<[string, Poll, unknown, number | undefined]>([
    ['an open poll', poll(), undecided, undefined],
    ['a winner', closedPoll([2, 1, 0], 3), won([0]), 0],
    ['no votes', closedPoll([0, 0, 0], 0), won([]), undefined],
    ['a tie that people may decide', closedPoll([2, 0, 2], 4), won([0, 2], true), undefined],
    ['a coin toss', closedPoll([2, 0, 2], 4, { decision: 'toss', toss: 2 }), won([2]), 2],
    ['a run-off to be opened', closedPoll([2, 0, 2], 4, { decision: 'run-off' }), undecided, undefined],
    [
      'a run-off, which counts itself',
      closedPoll([2, 0, 2], 4, { decision: 'run-off', runOff }),
      won([]),
      undefined,
    ],
    ['a run-off that could not be', closedPoll([2, 0, 2], 4, { decision: 'all' }), won([0, 2]), undefined],
    ['a deleted poll', closedPoll([2, 1, 0], 3, { isWithdrawn: true }), won([]), undefined],
  ])('of %s', (_what, counted, winners, winner) => {
    expect(winnersOf(counted)).toEqual(winners);
    expect(finalWinner(counted)).toBe(winner);
  });
});
