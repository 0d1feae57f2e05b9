import { describe, expect, it } from 'vitest';
import type { Song } from '../../../src/rules/poll/song.ts';
import { coverAltText, credits, length, songLabel } from '../../../src/slack/views/song-text.ts';
import { english } from '../../../src/slack/words/english/english.ts';
import { song } from '../sample-polls.ts';

describe('the length of a song', () => {
  it.each([
    { ms: 0, says: '0:00' },
    { ms: 9_400, says: '0:09' },
    { ms: 59_600, says: '1:00' },
    { ms: 207_000, says: '3:27' },
    { ms: 3_723_000, says: '1:02:03' },
    { ms: 36_000_000, says: '10:00:00' },
  ])('of $ms ms reads $says', ({ ms, says }) => {
    expect(length(ms)).toBe(says);
  });
});

describe('the credits of a song', () => {
  const room = { artists: 100, album: 100 };

  it('leave out what is not known', () => {
    expect(credits(song('A', { artists: ['B', ' ', 'C'], album: 'D' }), room)).toBe('B, C · D · 3:27');
    expect(credits(song('A', { artists: [], album: '' }), room)).toBe('3:27');
  });

  it('keep the order of their parts in right-to-left writing', () => {
    expect(credits(song('A', { artists: ['עברית'], album: 'D' }), room)).toBe('\u2068עברית\u2069 · D · 3:27');
  });
});

it('describes a cover by the title and the artists of its song', () => {
  expect(coverAltText(english, song('A'), 75)).toBe('Cover of A by Queen');
  expect(coverAltText(english, song('A', { album: '', artists: [] }), 75)).toBe('Cover of A');
});

it('labels a button within what Slack takes', () => {
  const labelOf = (labelled: Song) =>
    songLabel(english, labelled, { says: english.pollMessage.voteFor, most: 75 });
  expect(labelOf(song('A'))).toBe('Vote for A by Queen');
  expect(labelOf(song('🎸'.repeat(99))).length).toBeLessThanOrEqual(75);
  expect(labelOf(song('', { artists: [] }))).toBe('Vote for Untitled song');
});
