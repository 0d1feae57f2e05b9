import { describe, expect, test } from 'vitest';
import { createInMemoryMemory } from '../../../src/songs/catalogue-memory.ts';
import { hasty, unavailability, useSpotify } from './spotify-at-hand.ts';
import { failures, titlesThatHurt, type WireTrack, wireId, wireTakenOff, wireTrack } from './spotify-wire.ts';

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

  test('names the country in which songs that match cannot be played', async () => {
    const page = await spotify.catalogue({ market: 'DE' }).searchSongs('oddities', 0);
    expect(page.unplayableIn).toBe('DE');
    expect(await spotify.catalogue({ market: 'DE' }).searchSongs('seasons', 0)).not.toHaveProperty(
      'unplayableIn',
    );
  });

  test('asks nothing for what nobody can see', async () => {
    expect(await spotify.catalogue().searchSongs('\u200b\u202e\u3164', 0)).toEqual({ songs: [] });
    expect(spotify.wire.calls).toEqual([]);
  });

  test.each([404, 400])('ends where Spotify answers %d to a page further on', async (status) => {
    spotify.wire.failNext(() => Response.json({ error: { status, message: 'Not found.' } }, { status }));
    expect(await spotify.catalogue().searchSongs('seasons', 10)).toEqual({ songs: [] });
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
      Promise.all([catalogue.findSong(wireId('track', 1)), catalogue.findAlbum(wireId('album', 1))]);
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
    const found = await spotify.catalogue().findSong(wireId('track', 3));
    expect(found).toMatchObject({
      kind: 'song',
      song: { id: wireId('track', 3), title: 'Summer Song 3', isrc: 'USABC2600003' },
    });
  });

  test('keeps the id that was asked for when Spotify answers with another', async () => {
    const asked = wireId('track', 999);
    spotify.wire.relinked.set(asked, wireId('track', 3));
    const catalogue = spotify.catalogue();
    const expected = { song: { id: wireId('track', 3), requestedId: asked } };
    expect(await catalogue.findSong(asked)).toMatchObject(expected);
    expect(await catalogue.findSong(asked)).toMatchObject(expected);
  });

  test.each([
    { situation: 'unknown', id: wireId('track', 999), found: { kind: 'unknown' } },
    { situation: 'taken off Spotify', id: wireId('track', 208), found: { kind: 'taken-off' } },
    {
      situation: 'not playable here',
      id: wireId('track', 205),
      found: { kind: 'not-playable', title: 'Not Here', market: 'US' },
    },
  ])('is told to be $situation', async ({ id, found }) => {
    expect(await spotify.catalogue().findSong(id)).toEqual(found);
  });

  test('that is missing today is asked for again', async () => {
    const catalogue = spotify.catalogue();
    await catalogue.findSong(wireId('track', 208));
    spotify.wire.tracks = spotify.wire.tracks.map((track) =>
      track.id === wireId('track', 208) ? wireTrack(208, 'Back Again') : track,
    );
    expect(await catalogue.findSong(wireId('track', 208))).toMatchObject({ song: { title: 'Back Again' } });
  });

  test('is unknown when Spotify calls the id malformed', async () => {
    spotify.wire.failNext(() =>
      Response.json({ error: { status: 400, message: 'Invalid id' } }, { status: 400 }),
    );
    expect(await spotify.catalogue().findSong(wireId('track', 1))).toEqual({ kind: 'unknown' });
  });

  test.each([{ id: '../../v1/me?x=1' }, { id: '' }, { id: 'x'.repeat(23) }])(
    'is unknown without a request for "$id"',
    async ({ id }) => {
      expect(await spotify.catalogue().findSong(id)).toEqual({ kind: 'unknown' });
      expect(await spotify.catalogue().findAlbum(id)).toEqual({ kind: 'unknown' });
      expect(spotify.wire.calls).toEqual([]);
    },
  );
});

describe('an album', () => {
  const albumOf = (tracks: (WireTrack | null)[], name = 'Long') => {
    const id = wireId('album', 7);
    spotify.wire.albums.push({ id, name, images: [], tracks });
    return spotify.catalogue().findAlbum(id);
  };

  test('has its songs in its order, with its name and cover, by one request', async () => {
    const album = await spotify.catalogue().findAlbum(wireId('album', 1));
    expect(album).toMatchObject({ kind: 'album', leftOut: 0 });
    const songs = album.kind === 'album' ? album.songs : [];
    expect(songs.map((song) => song.title)).toEqual([1, 2, 3].map((at) => `Track ${at} of the Album`));
    expect(songs[0]).toMatchObject({ album: 'All Year', cover: 'https://i.scdn.co/image/all-year-300' });
    expect(spotify.wire.addresses('/albums/')).toHaveLength(1);
  });

  test.each([
    { tracks: 50, leftOut: 0 },
    { tracks: 51, leftOut: 1 },
    { tracks: 120, leftOut: 70 },
  ])('of $tracks tracks tells that $leftOut come after the first fifty', async ({ tracks, leftOut }) => {
    const album = await albumOf(Array.from({ length: tracks }, (_, at) => wireTrack(500 + at, `Part ${at}`)));
    expect(album).toMatchObject({ leftOut });
    expect(album.kind === 'album' && album.songs).toHaveLength(50);
  });

  test('leaves out gaps, and what is taken off or not playable', async () => {
    const elsewhere = wireTrack(502, 'Elsewhere', { is_playable: false });
    const album = await albumOf([null, wireTakenOff(501), elsewhere, wireTrack(503, 'Here')]);
    expect(album.kind === 'album' && album.songs.map(({ title }) => title)).toEqual(['Here']);
  });

  test('has no songs when it is empty', async () => {
    expect(await spotify.catalogue().findAlbum(wireId('album', 2))).toEqual({
      kind: 'album',
      songs: [],
      leftOut: 0,
    });
  });

  test('is told to be not playable when none of it is', async () => {
    const elsewhere = wireTrack(502, 'Elsewhere', { is_playable: false, restrictions: { reason: 'market' } });
    expect(await albumOf([elsewhere])).toEqual({ kind: 'not-playable', title: 'Long', market: 'US' });
  });

  test('is told to be taken off when all of it is', async () => {
    expect(await albumOf([wireTakenOff(501)], '')).toEqual({ kind: 'taken-off' });
  });

  test('is told to be unknown', async () => {
    expect(await spotify.catalogue().findAlbum(wireId('album', 999))).toEqual({ kind: 'unknown' });
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
