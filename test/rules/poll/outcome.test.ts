import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outcome, places } from '../../../src/rules/poll/outcome.ts';

describe('who wins and who comes where', () => {
  const none = undefined;
  const rows: { votes: number[]; decides: ReturnType<typeof outcome>; placed: (number | undefined)[] }[] = [
    { votes: [0, 0], decides: { kind: 'no-votes' }, placed: [none, none] },
    { votes: [], decides: { kind: 'no-votes' }, placed: [] },
    { votes: [0, 1], decides: { kind: 'winner', song: 1, votes: 1 }, placed: [none, 1] },
    { votes: [3, 5, 1], decides: { kind: 'winner', song: 1, votes: 5 }, placed: [2, 1, 3] },
    { votes: [2, 1, 2], decides: { kind: 'tie', songs: [0, 2], votes: 2 }, placed: [1, 3, 1] },
    { votes: [4, 4, 4], decides: { kind: 'tie', songs: [0, 1, 2], votes: 4 }, placed: [1, 1, 1] },
    { votes: [5, 2, 2, 1], decides: { kind: 'winner', song: 0, votes: 5 }, placed: [1, 2, 2, 4] },
    { votes: [10, 9], decides: { kind: 'winner', song: 0, votes: 10 }, placed: [1, 2] },
  ];

  test.each(rows)('votes $votes: $decides.kind, places $placed', ({ votes, decides, placed }) => {
    const result = { votes, voters: 10 };
    expect(outcome(result)).toEqual(decides);
    expect(places(result)).toEqual(placed);
  });
});

const results = fc.array(fc.nat(20), { minLength: 2, maxLength: 10 }).map((votes) => ({ votes, voters: 20 }));

test('the winners are those in first place, whatever the votes', () => {
  fc.assert(
    fc.property(results, (result) => {
      const decided = outcome(result);
      const first = [...places(result).entries()].filter(([, place]) => place === 1).map(([song]) => song);
      const winners =
        decided.kind === 'winner' ? [decided.song] : decided.kind === 'tie' ? decided.songs : [];
      expect(winners).toEqual(first);
    }),
  );
});

test('more votes never mean a worse place, and as many votes mean the same place', () => {
  fc.assert(
    fc.property(results, (result) => {
      const placed = places(result).map((place, song) => ({ place, votes: result.votes[song] ?? 0 }));
      for (const one of placed.filter(({ votes }) => votes > 0)) {
        for (const other of placed.filter(({ votes }) => votes > 0)) {
          expect(Math.sign((one.place ?? 0) - (other.place ?? 0))).toBe(
            Math.sign(other.votes - one.votes) + 0,
          );
        }
      }
    }),
  );
});
