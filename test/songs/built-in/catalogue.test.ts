import { describe, expect, test } from 'vitest';
import { withoutTwins } from '../../../src/rules/poll/song.ts';
import { createSampleCatalogue, findSampleSong, sampleSongs } from '../../../src/songs/built-in/catalogue.ts';
import { findLinks } from '../../../src/songs/links.ts';

const catalogue = createSampleCatalogue({ coverBase: 'https://covers.invalid/' });

async function found(query: string): Promise<readonly string[]> {
  const { songs } = await catalogue.searchSongs(query, 0);
  return songs.map(({ title, artists }) => `${title} – ${artists[0]}`);
}

describe('the built-in songs', () => {
  test('are many, of all times, and no two of them the same', () => {
    expect(sampleSongs.length).toBeGreaterThan(300);
    expect(withoutTwins(sampleSongs)).toHaveLength(sampleSongs.length);
    const decades = new Set(sampleSongs.map(({ year }) => Math.floor(year / 10)));
    expect([...decades].sort()).toEqual([193, 194, 195, 196, 197, 198, 199, 200, 201, 202]);
  });

  test('are in many scripts', () => {
    const titles = sampleSongs.map(({ title }) => title).join('');
    for (const script of ['Latin', 'Han', 'Katakana', 'Hangul', 'Arabic', 'Cyrillic', 'Devanagari']) {
      expect(titles).toMatch(new RegExp(`\\p{Script=${script}}`, 'u'));
    }
  });

  test('have ids, lengths and links like any other', () => {
    for (const { id, durationMs, url, artists } of sampleSongs) {
      expect(id).toMatch(/^[A-Za-z0-9]{22}$/u);
      expect(durationMs).toBeGreaterThan(80_000);
      expect(durationMs).toBeLessThan(3_600_000);
      expect(new URL(url).origin).toBe('https://open.spotify.com');
      expect(artists.every((artist) => artist.trim() === artist && artist !== '')).toBe(true);
    }
  });
});

describe('a search', () => {
  test.each([
    { query: 'bohemian rhapsody', first: 'Bohemian Rhapsody – Queen' },
    { query: 'bohemien rapsody', first: 'Bohemian Rhapsody – Queen' },
    { query: 'Smels like teen spirt', first: 'Smells Like Teen Spirit – Nirvana' },
    { query: 'blinding ligths', first: 'Blinding Lights – The Weeknd' },
    { query: 'beyonce halo', first: 'Halo – Beyoncé' },
    { query: 'halo beyoncé', first: 'Halo – Beyoncé' },
    { query: 'motorhead', first: 'Ace of Spades – Motörhead' },
    { query: 'sigur ros', first: 'Hoppípolla – Sigur Rós' },
    { query: 'acdc', first: 'Highway to Hell – AC/DC' },
    { query: 'nena 99 luftbalons', first: '99 Luftballons – Nena' },
    { query: 'zombie cranberries', first: 'Zombie – The Cranberries' },
    { query: 'don’t look back in anger', first: "Don't Look Back in Anger – Oasis" },
    { query: 'danc', first: 'Dancing Queen – ABBA' },
    { query: '夜に', first: '夜に駆ける – YOASOBI' },
    { query: '駆ける', first: '夜に駆ける – YOASOBI' },
    { query: '강남', first: '강남스타일 – PSY' },
    { query: 'gangnam style', first: '강남스타일 – PSY' },
    { query: 'группа крови', first: 'Группа крови – Кино' },
    { query: 'kino', first: 'Группа крови – Кино' },
    { query: 'feat rihanna', first: 'Umbrella – Rihanna' },
  ])('for "$query" finds $first first', async ({ query, first }) => {
    expect((await found(query))[0]).toBe(first);
  });

  test('finds every song of an artist, ten at a time', async () => {
    const first = await catalogue.searchSongs('love', 0);
    expect(first.songs).toHaveLength(10);
    expect(first.nextOffset).toBe(10);
    const second = await catalogue.searchSongs('love', 10);
    expect(second.songs.length).toBeGreaterThan(0);
    expect(withoutTwins([...first.songs, ...second.songs])).toHaveLength(10 + second.songs.length);
  });

  test.each(['xyzzy', 'abba metallica', '!!!', '?'])('for "%s" finds nothing', async (query) => {
    expect(await found(query)).toEqual([]);
  });
});

describe('a link to a built-in song', () => {
  test('leads to it', async () => {
    const [song] = sampleSongs;
    const [link] = findLinks(`https://open.spotify.com/track/${song?.id}`);
    expect(link).toMatchObject({ kind: 'track', id: song?.id });
    expect(await catalogue.findSong(song?.id ?? '')).toMatchObject({ song: { title: song?.title } });
  });

  test('to any other song says that there are built-in songs only', async () => {
    expect(await catalogue.findSong('0VjIjW4GlUZAMYd2vXMi3b')).toEqual({ kind: 'built-in-only' });
    expect(findSampleSong('')).toBeUndefined();
  });
});

test('without a place for covers, songs have none', async () => {
  const { songs } = await createSampleCatalogue().searchSongs('abba', 0);
  expect(songs.some((song) => 'cover' in song)).toBe(false);
});

describe('an artist’s name', () => {
  test.each(['queen', 'Queen', 'qeen'])('%s lists the songs of Queen first', async (query) => {
    const { songs } = await createSampleCatalogue().searchSongs(query, 0);
    const isQueens = songs.map(({ artists }) => artists.includes('Queen'));
    expect(isQueens.slice(0, 5)).toEqual(Array(5).fill(true));
    expect(songs.map(({ title }) => title)).toContain('Dancing Queen');
  });
});

test('knows the link of each of its songs when it is pasted', () => {
  for (const { id, url } of sampleSongs) expect(findLinks(url)).toEqual([{ kind: 'track', id }]);
});
