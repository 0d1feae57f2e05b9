import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ballotIn, fromBallotText, fromBoxItem, isVoterId, toBallotText } from '../../src/store/box-item.ts';

const choices = fc.uniqueArray(fc.nat(99), { maxLength: 10 }).map((songs) => songs.sort((a, b) => a - b));
const lastClicks = fc.array(fc.stringMatching(/^[\w-]{4}$/), { minLength: 1, maxLength: 3 });
const ballots = fc.oneof(fc.record({ choices }), fc.record({ choices, lastClicks }));

describe('a ballot', () => {
  test('is read as it was written, whatever it holds', () => {
    fc.assert(
      fc.property(ballots, (ballot) => {
        expect(fromBallotText(toBallotText(ballot))).toEqual(ballot);
      }),
    );
  });

  test('is written differently from every other one', () => {
    fc.assert(
      fc.property(ballots, ballots, (one, other) => {
        const isSame = JSON.stringify(one) === JSON.stringify(other);
        expect(toBallotText(one) === toBallotText(other)).toBe(isSame);
      }),
    );
  });

  test.each([undefined, null, 7, '', '1', 'x;y', '1,;a', ',1;a', '-1;a', '1.5;a'])(
    'is not read from %j',
    (text) => {
      expect(() => fromBallotText(text)).toThrow('not a ballot');
    },
  );
});

describe('a box', () => {
  test('gives its ballots and counts, and nothing else that stands in it', () => {
    const box = fromBoxItem({
      pk: 'POLL#1',
      sk: 'BOX#00',
      ttl: 5,
      sealed: true,
      U1: '0,2;x',
      W2: ';y',
      n0: 1,
      n2: 1,
      n10: 0,
    });
    expect(box.ballots).toEqual(
      new Map([
        ['U1', { choices: [0, 2], lastClicks: ['x'] }],
        ['W2', { choices: [], lastClicks: ['y'] }],
      ]),
    );
    expect(box.votes).toEqual(
      new Map([
        [0, 1],
        [2, 1],
        [10, 0],
      ]),
    );
  });

  test('that does not exist holds an empty ballot for everybody', () => {
    expect(ballotIn(undefined, 'U1')).toEqual({ choices: [] });
    expect(ballotIn({ U2: '1;a' }, 'U1')).toEqual({ choices: [] });
  });

  test.each(['1', null, [1]])('with %j for a count is an error', (count) => {
    expect(() => fromBoxItem({ n0: count })).toThrow('counts n0');
  });
});

test.each([
  ['U0123ABCD', true],
  ['W0123ABCD', true],
  ['n0', false],
  ['sealed', false],
  ['pk', false],
  ['', false],
])('%j can be a voter: %s', (id, expected) => {
  expect(isVoterId(id)).toBe(expected);
});
