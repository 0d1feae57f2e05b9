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
    {
      what: 'the same ISRC, titled as a remaster of another length',
      one: { isrc: 'GB1', durationMs: 200_000 },
      other: { isrc: 'GB1', durationMs: 231_000, title: 'Say It - Remastered 2011' },
      isSame: true,
    },
    {
      what: 'the same ISRC, with an edition in brackets',
      one: { isrc: 'GB1', durationMs: 200_000, title: 'Say It (feat. Abba) [Deluxe]' },
      other: { isrc: 'GB1', durationMs: 231_000, title: 'SAY IT!' },
      isSame: true,
    },
    {
      what: 'the same ISRC and length, titled in another script',
      one: { isrc: 'GB1', durationMs: 200_000, title: 'Lemon' },
      other: { isrc: 'GB1', durationMs: 203_000, title: 'レモン' },
      isSame: true,
    },
    {
      what: 'the same ISRC by a label’s mistake: another title and length',
      one: { isrc: 'GB1', durationMs: 200_000 },
      other: { isrc: 'GB1', durationMs: 203_001, title: 'Do It' },
      isSame: false,
    },
    {
      what: 'the same ISRC by a mistake, on a live version',
      one: { isrc: 'GB1', durationMs: 200_000 },
      other: { isrc: 'GB1', durationMs: 260_000, title: 'Say It - Live' },
      isSame: false,
    },
    {
      what: 'the same ISRC by a mistake, one title beginning like the other',
      one: { isrc: 'GB1', durationMs: 200_000 },
      other: { isrc: 'GB1', durationMs: 260_000, title: 'Say It Again' },
      isSame: false,
    },
    {
      what: 'the same ISRC, titles all in brackets',
      one: { isrc: 'GB1', durationMs: 200_000, title: '(Intro)' },
      other: { isrc: 'GB1', durationMs: 260_000, title: '(Outro)' },
      isSame: false,
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

  const arbitrary = fc
    .record(
      {
        id: fc.constantFrom('a', 'b', 'c'),
        requestedId: fc.constantFrom('a', 'b', 'c'),
        isrc: fc.constantFrom('GB1', 'GB2'),
        explicit: fc.boolean(),
        durationMs: fc.integer({ min: 0, max: 8_000 }),
        title: fc.constantFrom('Say It', 'Say It - Live', 'Say It (Deluxe)', 'Do It', '(Intro)', '…', ''),
      },
      { requiredKeys: ['id'] },
    )
    .map(({ title = 'Say It', ...over }) => song(title, over));

  test('each song is the same as itself, and no order matters', () => {
    fc.assert(
      fc.property(arbitrary, arbitrary, (one, other) => {
        expect(isSameRecording(one, one)).toBe(true);
        expect(isSameRecording(one, other)).toBe(isSameRecording(other, one));
      }),
    );
  });

  test('two ids and two ISRCs are two recordings, and so are two titles and two lengths under one ISRC', () => {
    const titles = fc.constantFrom('Say It', 'Do It', '(Intro)', '…');
    fc.assert(
      fc.property(titles, titles, fc.integer({ min: 3_001, max: 500_000 }), (title, otherTitle, apart) => {
        const one = song(title, { id: 'a', isrc: 'GB1', durationMs: 0 });
        const other = song(otherTitle, { id: 'b', isrc: 'GB1', durationMs: apart });
        expect(isSameRecording(one, other)).toBe(title === otherTitle);
        expect(isSameRecording(one, { ...one, id: 'b', isrc: 'GB2' })).toBe(false);
      }),
    );
  });
});

test('of twins the first stays, and the others keep their order', () => {
  const list = [song('B'), original, song('A'), { ...original, id: 'two', album: 'Best of' }, song('C')];
  expect(withoutTwins(list).map(({ title }) => title)).toEqual(['B', 'Say It', 'A', 'C']);
  expect(withoutTwins([])).toEqual([]);
});
