import { describe, expect, it } from 'vitest';
import type { Song } from '../../../src/rules/poll/song.ts';
import { coverAltText, details, length, songLabel } from '../../../src/slack/views/song-text.ts';
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

describe('the details of a song', () => {
  const room = { album: 100 };

  it('leave out what is not known, and say where it is explicit', () => {
    expect(details(english, song('A', { album: 'D' }), room)).toBe('D · 3:27');
    expect(details(english, song('A', { album: '', explicit: true }), room)).toBe('3:27 · Explicit');
  });

  it('keep the order of their parts in right-to-left writing', () => {
    expect(details(english, song('A', { album: 'עברית' }), room)).toBe('\u2068עברית\u2069 · 3:27');
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
