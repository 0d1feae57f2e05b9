import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSameRecording, type Song, withoutTwins } from '../../../src/rules/poll/song.ts';
import { song } from '../../slack/sample-polls.ts';

const original = song('Say It', { id: 'one', isrc: 'GB1' });

describe('two songs are one recording', () => {
  const rows: { what: string; one: Partial<Song>; other: Partial<Song>; isSame: boolean }[] = [
    { what: 'the same id', one: { id: 'a' }, other: { id: 'a', title: 'Renamed' }, isSame: true },
    {
      what: 'the id it was asked for by',
      one: { id: 'a' },
      other: { id: 'b', requestedId: 'a' },
      isSame: true,
    },
    {
      what: 'the same id asked for',
      one: { id: 'a', requestedId: 'c' },
      other: { id: 'b', requestedId: 'c' },
      isSame: true,
    },
    {
      what: 'the same ISRC on another album',
      one: { isrc: 'GB1' },
      other: { isrc: 'GB1', album: 'Best of' },
      isSame: true,
    },
    { what: 'another ISRC', one: { isrc: 'GB1' }, other: { isrc: 'GB2' }, isSame: false },
    { what: 'no ISRC, all the same', one: {}, other: { isrc: 'GB1' }, isSame: true },
    {
      what: 'other capitals and spaces',
      one: { title: 'SAY  IT ' },
      other: { title: 'say it' },
      isSame: true,
    },
    { what: 'wide letters', one: { title: 'Ｓａｙ Ｉｔ' }, other: { title: 'Say It' }, isSame: true },
    { what: 'a live version', one: {}, other: { title: 'Say It - Live' }, isSame: false },
    { what: 'a clean version', one: { explicit: true }, other: { explicit: false }, isSame: false },
    { what: 'another first artist', one: {}, other: { artists: ['Abba'] }, isSame: false },
    { what: 'another second artist', one: {}, other: { artists: ['Queen', 'Bowie'] }, isSame: true },
    { what: 'two seconds more', one: { durationMs: 200_000 }, other: { durationMs: 202_000 }, isSame: true },
    {
      what: 'more than two seconds more',
      one: { durationMs: 200_000 },
      other: { durationMs: 202_001 },
      isSame: false,
    },
  ];

  test.each(rows)('$what: $isSame', ({ one, other, isSame }) => {
    const [a, b] = [song('Say It', { id: 'one', ...one }), song('Say It', { id: 'two', ...other })];
    expect([isSameRecording(a, b), isSameRecording(b, a)]).toEqual([isSame, isSame]);
  });

  test('each song is the same as itself, and no order matters', () => {
    const ids = fc.constantFrom('a', 'b', 'c');
    const isrc = fc.constantFrom('GB1', 'GB2');
    const arbitrary = fc
      .record({ id: ids, requestedId: ids, isrc, explicit: fc.boolean() }, { requiredKeys: ['id'] })
      .map((over) => song('Say It', over));
    fc.assert(
      fc.property(arbitrary, arbitrary, (one, other) => {
        expect(isSameRecording(one, one)).toBe(true);
        expect(isSameRecording(one, other)).toBe(isSameRecording(other, one));
      }),
    );
  });
});

test('of twins the first stays, and the others keep their order', () => {
  const list = [song('B'), original, song('A'), { ...original, id: 'two', album: 'Best of' }, song('C')];
  expect(withoutTwins(list).map(({ title }) => title)).toEqual(['B', 'Say It', 'A', 'C']);
  expect(withoutTwins([])).toEqual([]);
});
