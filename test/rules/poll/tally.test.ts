import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boxesPerPoll, boxOf } from '../../../src/rules/poll/ballot-box.ts';
import { type BallotBox, emptyTally, resultOf, tally } from '../../../src/rules/poll/tally.ts';
import type { Ballot } from '../../../src/rules/poll/voting.ts';

const songs = 4;
const person = fc.integer({ min: 1, max: 300 }).map((number) => `U${String(number).padStart(8, '0')}`);
const choices = fc.uniqueArray(fc.nat(songs - 1)).map((list) => list.sort((a, b) => a - b));
const everybody = fc.array(fc.tuple(person, choices)).map((pairs) => new Map(pairs));

/** The ballots in the boxes where they belong, with the counts that go with them. */
/** Songs of which nothing matters here. */
const blank = (songs: number) => Array.from({ length: songs }, () => ({}));

function boxesOf(ballots: ReadonlyMap<string, readonly number[]>): readonly BallotBox[] {
  return Array.from({ length: boxesPerPoll }, (_, box) => {
    const here = [...ballots].filter(([voter]) => boxOf(voter) === box);
    const votes = here.flatMap(([, held]) => held);
    return {
      ballots: new Map<string, Ballot>(here.map(([voter, held]) => [voter, { choices: held }])),
      votes: new Map([...new Set(votes)].map((song) => [song, votes.filter((vote) => vote === song).length])),
    };
  });
}

test('a tally counts each ballot once, in whatever order the boxes come', () => {
  fc.assert(
    fc.property(everybody, (ballots) => {
      const counted = tally(boxesOf(ballots), blank(songs));
      expect(tally([...boxesOf(ballots)].reverse(), blank(songs))).toEqual(counted);
      for (const [song, { votes, voters }] of counted.songs.entries()) {
        const held = [...ballots].filter(([, list]) => list.includes(song)).map(([voter]) => voter);
        expect({ votes, voters }).toEqual({ votes: held.length, voters: held.sort() });
      }
      expect(counted.voters).toBe([...ballots.values()].filter((list) => list.length > 0).length);
    }),
  );
});

test('people who have taken all their votes back are no voters', () => {
  const boxes = boxesOf(
    new Map([
      ['U1', []],
      ['U2', [1]],
    ]),
  );
  expect(tally(boxes, blank(2))).toEqual({
    songs: [
      { votes: 0, voters: [] },
      { votes: 1, voters: ['U2'] },
    ],
    voters: 1,
  });
});

test('a result keeps the votes and the number of voters, and no names', () => {
  const boxes = boxesOf(
    new Map([
      ['U1', [0, 1]],
      ['U2', [1]],
    ]),
  );
  expect(resultOf(tally(boxes, blank(3)))).toEqual({ votes: [1, 2, 0], voters: 2 });
});

test('an empty tally has every song without votes', () => {
  expect(emptyTally(2)).toEqual({
    songs: [
      { votes: 0, voters: [] },
      { votes: 0, voters: [] },
    ],
    voters: 0,
  });
});
