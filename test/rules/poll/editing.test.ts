import { describe, expect, it, test } from 'vitest';
import {
  addToPoll,
  mostSongsEver,
  removeFromPoll,
  songsIn,
  takeBackFromPoll,
} from '../../../src/rules/poll/editing.ts';
import type { Poll, PollSong } from '../../../src/rules/poll/poll.ts';
import { emptyTally, tally } from '../../../src/rules/poll/tally.ts';
import { decideVote } from '../../../src/rules/poll/voting.ts';
import { poll, song } from '../../slack/sample-polls.ts';

const now = 1_000;
const added = (title: string, by: string, isRemoved = false): PollSong => ({
  ...song(title),
  addedBy: by,
  ...(isRemoved && { isRemoved }),
});
const guest = { key: 'U2', mayAlways: false };
const owner = { key: 'U1', mayAlways: true };

describe('adding a song', () => {
  test.each<{ what: string; over: Partial<Poll>; by?: typeof guest; kind: string }>([
    { what: 'by the owner', over: {}, by: owner, kind: 'added' },
    { what: 'by somebody else, where only the owner may', over: {}, kind: 'may-not-add' },
    { what: 'where anyone may add one', over: { adding: 1 }, kind: 'added' },
    {
      what: 'a second one where one each is allowed',
      over: { adding: 1, songs: [song('Alpha'), song('Beta'), added('Gamma', 'U2')] },
      kind: 'over-limit',
    },
    {
      what: 'another one after the first was taken out',
      over: { adding: 1, songs: [song('Alpha'), song('Beta'), added('Gamma', 'U2', true)] },
      kind: 'added',
    },
    {
      what: 'one each, whatever others have added',
      over: { adding: 1, songs: [song('Alpha'), song('Beta'), added('Gamma', 'U3')] },
      kind: 'added',
    },
    {
      what: 'the eleventh',
      over: { adding: 'any', songs: Array.from({ length: 10 }, (_, at) => song(`Song ${at}`)) },
      kind: 'full',
    },
    {
      what: 'the tenth where one was taken out',
      over: {
        adding: 'any',
        songs: [...Array.from({ length: 9 }, (_, at) => song(`Song ${at}`)), added('Gone', 'U3', true)],
      },
      kind: 'added',
    },
    {
      what: 'to a poll that has had as many as it ever may',
      over: {
        adding: 'any',
        songs: Array.from({ length: mostSongsEver }, (_, at) => added(`Song ${at}`, 'U3', at > 3)),
      },
      kind: 'used-up',
    },
    { what: 'when the poll is over', over: { adding: 'any', closesAt: now }, kind: 'closed' },
    { what: 'when the poll is being closed', over: { adding: 'any', status: 'closing' }, kind: 'closed' },
    {
      what: 'one that stands in the poll',
      over: { songs: [song('Alpha'), song('New')] },
      kind: 'already-there',
    },
    {
      what: 'one that was taken out before',
      over: { adding: 'any', songs: [song('Alpha'), song('Beta'), added('New', 'U3', true)] },
      kind: 'added',
    },
  ])('$what: $kind', ({ over, by = guest, kind }) => {
    expect(addToPoll(poll(over), song('New'), { by, now }).kind).toBe(kind);
  });

  it('appends it with its adder', () => {
    const outcome = addToPoll(poll({ adding: 1 }), song('New'), { by: guest, now });
    expect(outcome).toMatchObject({ kind: 'added', number: 3 });
    if (outcome.kind === 'added') expect(outcome.songs.at(-1)).toEqual(added('New', 'U2'));
  });
});

describe('taking a song out', () => {
  it('keeps every number, and never leaves fewer than two songs', () => {
    const outcome = removeFromPoll(poll(), 1, now);
    if (outcome.kind !== 'removed') throw new Error(outcome.kind);
    const left = poll({ songs: outcome.songs });
    expect(songsIn(left).map(({ number }) => number)).toEqual([0, 2]);
    expect(removeFromPoll(left, 1, now).kind).toBe('gone');
    expect(removeFromPoll(left, 2, now).kind).toBe('too-few');
    expect(removeFromPoll(poll({ status: 'closed' }), 1, now).kind).toBe('closed');
  });

  it('frees the votes for it, and refuses new ones', () => {
    const left = poll({ songs: [song('Alpha'), added('Beta', 'U2', true), song('Gamma')] });
    const held = { choices: [1], lastClicks: ['x'] };
    expect(decideVote(left, held, { song: 1, id: 'a' }, now)).toEqual({
      kind: 'refused',
      reason: 'song-removed',
    });
    expect(decideVote({ ...left, votesPerPerson: 1 }, held, { song: 2, id: 'a' }, now)).toMatchObject({
      kind: 'accepted',
      ballot: { choices: [2] },
    });
    const boxes = [{ ballots: new Map([['U9', held]]), votes: new Map([[1, 1]]) }];
    expect(tally(boxes, left.songs)).toEqual({ ...emptyTally(3), voters: 0 });
  });

  test.each([
    { by: 'U2', votes: 0, kind: 'removed' },
    { by: 'U2', votes: 1, kind: 'has-votes' },
    { by: 'U3', votes: 0, kind: 'not-theirs' },
  ])('is done by who added it, while it has no votes: $by, $votes, $kind', ({ by: key, votes, kind }) => {
    const open = poll({ songs: [song('Alpha'), song('Beta'), added('Gamma', 'U2')] });
    const boxes = [{ ballots: new Map(), votes: new Map([[2, votes]]) }];
    expect(takeBackFromPoll(open, 2, { key, tally: tally(boxes, open.songs), now }).kind).toBe(kind);
  });

  test('stays where votes are hidden as soon as anybody has voted, for whichever song', () => {
    const open = poll({
      votesShown: 'closed',
      songs: [song('Alpha'), song('Beta'), added('Gamma', 'U2')],
    });
    const boxes = [{ ballots: new Map([['U9', { choices: [0] }]]), votes: new Map([[0, 1]]) }];
    const taken = (votes: typeof boxes) =>
      takeBackFromPoll(open, 2, { key: 'U2', tally: tally(votes, open.songs), now }).kind;
    expect([taken([]), taken(boxes)]).toEqual(['removed', 'has-voters']);
  });
});
