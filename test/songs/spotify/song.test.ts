import { describe, expect, test } from 'vitest';
import { readTrack, songsOf } from '../../../src/songs/spotify/song.ts';
import { wireId, wireTakenOff, wireTrack } from './spotify-wire.ts';

const id = wireId('track', 1);
const bare = { id, name: 'Song', duration_ms: 207_000 };

/** The song of a track; undefined when it is none that can be played. */
function toSong(item: unknown, around: Parameters<typeof readTrack>[1] = {}) {
  const read = readTrack(item, around);
  return read.kind === 'song' ? read.song : undefined;
}
const url = (name: string) => `https://i.scdn.co/image/${name}`;

test('a track becomes a song with all that the poll shows', () => {
  expect(toSong({ ...wireTrack(1, 'Summer'), is_playable: true })).toEqual({
    id,
    title: 'Summer',
    artists: ['The Seasons'],
    album: 'All Year',
    durationMs: 205_000,
    explicit: false,
    url: `https://open.spotify.com/track/${id}`,
    cover: url('all-year-300'),
    isrc: 'USABC2600001',
  });
});

test('id, name and length are enough', () => {
  expect(toSong(bare)).toEqual({
    id,
    title: 'Song',
    artists: [],
    album: '',
    durationMs: 207_000,
    explicit: false,
    url: `https://open.spotify.com/track/${id}`,
  });
});

test('fields of a wrong type are left out, and the song stays', () => {
  const odd = {
    ...bare,
    artists: [null, { name: 7 }, { name: 'Ann' }],
    album: { name: null, images: [null, { url: 7 }] },
    explicit: 'yes',
    external_urls: null,
    external_ids: { isrc: 12 },
    is_playable: null,
    is_local: 'no',
  };
  expect(toSong(odd)).toEqual({ ...toSong(bare), artists: ['Ann'] });
});

describe('the cover', () => {
  const sized = (...widths: (number | null)[]) => widths.map((width) => ({ url: url(`w${width}`), width }));
  test.each([
    { situation: 'smallest that is large enough', images: sized(64, 640, 300), cover: url('w300') },
    { situation: 'largest when all are small', images: sized(64, 160), cover: url('w160') },
    { situation: 'the only one, of unknown size', images: sized(null), cover: url('wnull') },
    { situation: 'none of none', images: [], cover: undefined },
    { situation: 'none over http', images: [{ url: 'http://i.scdn.co/x', width: 300 }], cover: undefined },
    { situation: 'none that is no address', images: [{ url: 'cover', width: 300 }], cover: undefined },
    {
      situation: 'none whose address is too long for Slack',
      images: [{ url: url('x'.repeat(3_000)), width: 300 }],
      cover: undefined,
    },
  ])('is the $situation', ({ images, cover }) => {
    expect(toSong({ ...bare, album: { name: 'Album', images } })?.cover).toBe(cover);
  });
});

describe('the link', () => {
  const own = `https://open.spotify.com/track/${id}`;
  test.each([
    { given: 'https://open.spotify.com/track/other', link: 'https://open.spotify.com/track/other' },
    { given: 'https://evil.example/track', link: own },
    { given: 'http://open.spotify.com/track/x', link: own },
    { given: 'javascript:alert(1)', link: own },
    { given: '', link: own },
  ])('for "$given" is $link', ({ given, link }) => {
    expect(toSong({ ...bare, external_urls: { spotify: given } })?.url).toBe(link);
  });
});

test.each([
  { given: 'usabc2600001', isrc: 'USABC2600001' },
  { given: 'US-ABC-26-00001', isrc: 'USABC2600001' },
  { given: '', isrc: undefined },
  { given: 'unknown', isrc: undefined },
])('the recording code "$given" is read as $isrc', ({ given, isrc }) => {
  expect(toSong({ ...bare, external_ids: { isrc: given } })?.isrc).toBe(isrc);
});

test('a relinked track remembers the id that was asked for', () => {
  const requestedId = wireId('track', 2);
  expect(toSong(bare, { requestedId })).toMatchObject({ id, requestedId });
  expect(toSong(bare, { requestedId: id })).not.toHaveProperty('requestedId');
});

test('what is no playable track is dropped, and the songs around it stay', () => {
  const dropped = [
    null,
    'song',
    {},
    { ...bare, id: '../../v1/me' },
    { ...bare, name: ' ' },
    { ...bare, duration_ms: '3:27' },
    { ...bare, is_local: true },
    { ...bare, is_playable: false },
  ];
  const last = { ...bare, id: wireId('track', 2) };
  const read = [bare, ...dropped, last].map((item) => readTrack(item));
  expect(songsOf(read).map((song) => song.id)).toEqual([bare.id, last.id]);
});

describe('a track that is no song to play', () => {
  test.each([
    { what: 'taken off Spotify', item: wireTakenOff(1), read: { kind: 'taken-off' } },
    { what: 'left without a name', item: { ...bare, name: null }, read: { kind: 'taken-off' } },
    { what: 'an id alone', item: { id }, read: { kind: 'taken-off' } },
    {
      what: 'kept from the country',
      item: { ...bare, is_playable: false, restrictions: { reason: 'market' } },
      read: { kind: 'not-playable', title: 'Song', isForMarket: true },
    },
    {
      what: 'kept from it without a reason',
      item: { ...bare, is_playable: false },
      read: { kind: 'not-playable', title: 'Song', isForMarket: true },
    },
    {
      what: 'kept from everybody who does not pay',
      item: { ...bare, is_playable: false, restrictions: { reason: 'product' } },
      read: { kind: 'not-playable', title: 'Song', isForMarket: false },
    },
    { what: 'a file of somebody’s', item: { ...bare, is_local: true }, read: { kind: 'no-track' } },
    { what: 'nothing', item: null, read: { kind: 'no-track' } },
    { what: 'nonsense', item: { hello: 'world' }, read: { kind: 'no-track' } },
  ])('is read as what it is: $what', ({ item, read }) => {
    expect(readTrack(item)).toEqual(read);
  });
});

test('the tracks of an album get its name and cover', () => {
  const album = { name: 'The Album', images: [{ url: url('album'), width: 300 }] };
  expect(toSong(bare, { album })).toMatchObject({ album: 'The Album', cover: url('album') });
});
