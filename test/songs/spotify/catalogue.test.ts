import { describe, expect, test } from 'vitest';
import { createInMemoryMemory } from '../../../src/songs/catalogue-memory.ts';
import { hasty, unavailability, useSpotify } from './spotify-at-hand.ts';
import { failures, titlesThatHurt, wireId, wireTrack } from './spotify-wire.ts';

const spotify = useSpotify();
const hour = 3_600_000;
const search = 'api.spotify.com/v1/search';
const idOf = (song: { id: string }) => song.id;

describe('searching', () => {
  test('gives the songs in the order of Spotify', async () => {
    const { songs } = await spotify.catalogue().searchSongs('summer song', 0);
    expect(songs.map((song) => song.title)).toEqual(
      Array.from({ length: 10 }, (_, at) => `Summer Song ${at + 1}`),
    );
  });

  test('asks once, for ten tracks in the market, and never for more', async () => {
    await spotify.catalogue({ market: 'DE' }).searchSongs('  Summer   Song ', 10);
    expect(spotify.wire.calls.at(-1)).toMatchObject({
      method: 'GET',
      query: { q: 'Summer Song', type: 'track', limit: '10', offset: '10', market: 'DE' },
    });
    expect(spotify.wire.addresses(search)).toHaveLength(1);
  });

  test('leads on to the next page, up to the last', async () => {
    const catalogue = spotify.catalogue();
    const first = await catalogue.searchSongs('seasons', 0);
    const second = await catalogue.searchSongs('seasons', first.nextOffset ?? 0);
    expect(first.nextOffset).toBe(10);
    expect(second.songs.map((song) => song.title)).toEqual(['Summer Song 11', 'Summer Song 12']);
    expect(second).not.toHaveProperty('nextOffset');
  });

  test('ends where Spotify pages no further', async () => {
    const many = Array.from({ length: 1_100 }, (_, at) => wireTrack(2_000 + at, `Endless ${at}`));
    spotify.wire.tracks.push(...many);
    const catalogue = spotify.catalogue();
    expect((await catalogue.searchSongs('endless', 990)).nextOffset).toBe(1_000);
    expect(await catalogue.searchSongs('endless', 1_000)).not.toHaveProperty('nextOffset');
    expect(await catalogue.searchSongs('endless', 1_010)).toEqual({ songs: [] });
  });

  test('leaves out stray items, local files and what nobody can play here', async () => {
    spotify.wire.strayItems.push(null, { id: 'broken' });
    const { songs } = await spotify.catalogue().searchSongs('oddities', 0);
    const titles = songs.map((song) => song.title);
    expect(titles).toEqual(['One Recording', 'Say It', 'Say It', 'No Cover']);
  });

  test('shows a recording once, and keeps explicit and clean apart', async () => {
    const { songs } = await spotify.catalogue().searchSongs('oddities', 0);
    expect(songs.map(idOf)).not.toContain(wireId('track', 202));
    expect(songs.filter((song) => song.title === 'Say It').map((song) => song.explicit)).toEqual([
      true,
      false,
    ]);
  });

  test('gives titles as they are, whatever they contain', async () => {
    const { songs } = await spotify.catalogue().searchSongs('hurting', 0);
    expect(songs.map((song) => song.title)).toEqual(titlesThatHurt);
  });

  test('finds nothing for words that nothing matches', async () => {
    expect(await spotify.catalogue().searchSongs('no such thing', 0)).toEqual({ songs: [] });
  });

  test('asks nothing for no words', async () => {
    expect(await spotify.catalogue().searchSongs(' \n', 0)).toEqual({ songs: [] });
    expect(spotify.wire.calls).toEqual([]);
  });

  test('sends characters that mean something in an address as what they are', async () => {
    await spotify.catalogue().searchSongs('R&B? #1 100% +1 😀', 0);
    expect(spotify.wire.calls.at(-1)?.query).toMatchObject({ q: 'R&B? #1 100% +1 😀', market: 'US' });
  });

  test('the same at the same time is asked once for all', async () => {
    const catalogue = spotify.catalogue();
    const pages = await Promise.all(
      ['Summer', 'summer ', 'SUMMER'].map((words) => catalogue.searchSongs(words, 0)),
    );
    expect(new Set(pages).size).toBe(1);
    expect(spotify.wire.addresses(search)).toHaveLength(1);
  });
});

describe('answers that are kept', () => {
  test('serve every process for a day, in any spelling', async () => {
    const first = await spotify.catalogue().searchSongs('Summer Song', 0);
    spotify.clock += 24 * hour - 1;
    const callsBefore = spotify.wire.calls.length;
    expect(await spotify.catalogue().searchSongs('  summer  SONG', 0)).toEqual(first);
    expect(spotify.wire.calls).toHaveLength(callsBefore);
  });

  test('are asked for anew after a day', async () => {
    await spotify.catalogue().searchSongs('summer', 0);
    spotify.clock += 24 * hour;
    await spotify.catalogue().searchSongs('summer', 0);
    expect(spotify.wire.addresses(search)).toHaveLength(2);
  });

  test('belong to their market and page', async () => {
    await spotify.catalogue().searchSongs('summer', 0);
    await spotify.catalogue({ market: 'DE' }).searchSongs('summer', 0);
    await spotify.catalogue().searchSongs('summer', 10);
    expect(spotify.wire.addresses(search)).toHaveLength(3);
  });

  test('count as missing when what comes back is something else', async () => {
    const { memory } = spotify;
    const key = { kind: 'search', market: 'US', query: 'summer', offset: 0 } as const;
    const until = spotify.clock + hour;
    await memory.remember(key, { until, answer: { songs: [{ id: 7 }] } }, until);
    expect((await spotify.catalogue().searchSongs('summer', 0)).songs).toHaveLength(10);
  });

  test('serve tracks and albums too', async () => {
    const catalogue = spotify.catalogue();
    const ask = () =>
      Promise.all([catalogue.findSong(wireId('track', 1)), catalogue.findAlbumSongs(wireId('album', 1))]);
    const first = await ask();
    const callsBefore = spotify.wire.calls.length;
    expect(await ask()).toEqual(first);
    expect(spotify.wire.calls).toHaveLength(callsBefore);
  });

  test('are not kept of failures', async () => {
    spotify.wire.failNext(failures.badGateway);
    const catalogue = spotify.catalogue();
    await unavailability(catalogue.searchSongs('summer', 0));
    expect((await catalogue.searchSongs('summer', 0)).songs).toHaveLength(10);
  });

  test('fail the search when the memory itself fails: that is an outage of ours', async () => {
    const broken = { ...createInMemoryMemory(), recall: () => Promise.reject(new Error('no table')) };
    await expect(spotify.catalogue({ memory: broken }).searchSongs('summer', 0)).rejects.toThrow('no table');
  });
});

describe('a song by its id', () => {
  test('is found', async () => {
    const song = await spotify.catalogue().findSong(wireId('track', 3));
    expect(song).toMatchObject({ id: wireId('track', 3), title: 'Summer Song 3', isrc: 'USABC2600003' });
  });

  test('keeps the id that was asked for when Spotify answers with another', async () => {
    const asked = wireId('track', 999);
    spotify.wire.relinked.set(asked, wireId('track', 3));
    const catalogue = spotify.catalogue();
    const expected = { id: wireId('track', 3), requestedId: asked };
    expect(await catalogue.findSong(asked)).toMatchObject(expected);
    expect(await catalogue.findSong(asked)).toMatchObject(expected);
  });

  test.each([
    { situation: 'unknown', id: wireId('track', 999) },
    { situation: 'not playable here', id: wireId('track', 205) },
  ])('is undefined when it is $situation', async ({ id }) => {
    expect(await spotify.catalogue().findSong(id)).toBeUndefined();
  });

  test('is undefined when Spotify calls the id malformed', async () => {
    spotify.wire.failNext(() =>
      Response.json({ error: { status: 400, message: 'Invalid id' } }, { status: 400 }),
    );
    expect(await spotify.catalogue().findSong(wireId('track', 1))).toBeUndefined();
  });

  test.each([{ id: '../../v1/me?x=1' }, { id: '' }, { id: 'x'.repeat(23) }])(
    'is undefined without a request for "$id"',
    async ({ id }) => {
      expect(await spotify.catalogue().findSong(id)).toBeUndefined();
      expect(await spotify.catalogue().findAlbumSongs(id)).toBeUndefined();
      expect(spotify.wire.calls).toEqual([]);
    },
  );
});

describe('the songs of an album', () => {
  test('come in its order, with its name and cover, by one request', async () => {
    const songs = await spotify.catalogue().findAlbumSongs(wireId('album', 1));
    expect(songs?.map((song) => song.title)).toEqual([1, 2, 3].map((at) => `Track ${at} of the Album`));
    expect(songs?.[0]).toMatchObject({ album: 'All Year', cover: 'https://i.scdn.co/image/all-year-300' });
    expect(spotify.wire.addresses('/albums/')).toHaveLength(1);
  });

  test('are none for an empty album', async () => {
    expect(await spotify.catalogue().findAlbumSongs(wireId('album', 2))).toEqual([]);
  });

  test('are undefined for an unknown album', async () => {
    expect(await spotify.catalogue().findAlbumSongs(wireId('album', 999))).toBeUndefined();
  });
});

describe('warming up', () => {
  test('fetches the token that the first search would have waited for', async () => {
    const catalogue = spotify.catalogue();
    await catalogue.warmUp();
    await catalogue.warmUp();
    expect(spotify.wire.addresses()).toEqual(['accounts.spotify.com/api/token']);
    await catalogue.searchSongs('summer', 0);
    expect(spotify.wire.calls).toHaveLength(2);
  });

  test.each([
    { failure: failures.hang, situation: 'Spotify hangs' },
    { failure: failures.reset, situation: 'Spotify is down' },
    { failure: failures.invalidClient, situation: 'the secret is wrong' },
  ])('says nothing when $situation', async ({ failure }) => {
    spotify.wire.failNextToken(failure);
    await expect(spotify.catalogue({ timings: hasty }).warmUp()).resolves.toBeUndefined();
  });

  test('asks nothing while Spotify wants no requests', async () => {
    spotify.wire.failNext(failures.tooMany(60));
    await unavailability(spotify.catalogue().searchSongs('summer', 0));
    const callsBefore = spotify.wire.calls.length;
    await spotify.catalogue().warmUp();
    expect(spotify.wire.calls).toHaveLength(callsBefore);
  });

  test('happens while a short link is followed', async () => {
    const catalogue = spotify.catalogue();
    expect(await catalogue.expandShortLink('https://spotify.link/abc123')).toContain('/track/');
    expect(spotify.wire.addresses('token')).toHaveLength(1);
  });
});
