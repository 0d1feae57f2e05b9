import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Rails, refusalOf, type SongRefusal, siftSongs } from '../../../src/rules/channel/rails.ts';
import { defaultChannelSettings } from '../../../src/rules/channel/settings.ts';
import type { Song } from '../../../src/rules/poll/song.ts';
import { song } from '../../slack/sample-polls.ts';

const minute = 60_000;
const rails = (over: Partial<Rails>): Rails => ({ ...defaultChannelSettings, ...over });

describe('a channel', () => {
  const rows: { what: string; song: Partial<Song>; rails: Partial<Rails>; refusal?: SongRefusal }[] = [
    { what: 'takes anything by default', song: { explicit: true, durationMs: 60 * minute }, rails: {} },
    {
      what: 'refuses explicit songs',
      song: { explicit: true },
      rails: { explicit: 'refuse' },
      refusal: { kind: 'explicit' },
    },
    { what: 'takes songs that are not', song: {}, rails: { explicit: 'refuse' } },
    { what: 'takes explicit songs that it marks', song: { explicit: true }, rails: { explicit: 'mark' } },
    {
      what: 'takes a song as long as its limit, as lengths are shown',
      song: { durationMs: 5 * minute + 499 },
      rails: { longestMinutes: 5 },
    },
    {
      what: 'refuses a longer one',
      song: { durationMs: 5 * minute + 500 },
      rails: { longestMinutes: 5 },
      refusal: { kind: 'too-long', longestMinutes: 5 },
    },
    {
      what: 'refuses one more by the same artist',
      song: { artists: ['ABBA '] },
      rails: { songsPerArtist: 2 },
      refusal: { kind: 'too-many-of-artist', artist: 'ABBA ', limit: 2 },
    },
    {
      what: 'refuses one more by a guest',
      song: { artists: ['Björk', 'Abba'] },
      rails: { songsPerArtist: 1 },
      refusal: { kind: 'too-many-of-artist', artist: 'Abba', limit: 1 },
    },
    { what: 'takes one more within its limit', song: { artists: ['Abba'] }, rails: { songsPerArtist: 3 } },
    { what: 'takes a song without artists', song: { artists: [] }, rails: { songsPerArtist: 1 } },
  ];
  const already = [song('One', { artists: ['Abba'] }), song('Two', { artists: ['Cher', 'Abba'] })];

  test.each(rows)('$what', ({ song: over, rails: over2, refusal }) => {
    expect(refusalOf(song('New', over), rails(over2), already)).toEqual(refusal);
  });

  test('does not count the song itself', () => {
    const [one] = already;
    if (one === undefined) throw new Error('There is a song');
    expect(refusalOf(one, rails({ songsPerArtist: 2 }), already)).toBeUndefined();
  });
});

test('whatever is let in keeps to the settings, in its order, and nothing is lost', () => {
  const anySong = fc.record({
    artists: fc.array(fc.constantFrom('A', 'B', 'C'), { maxLength: 3 }),
    durationMs: fc.integer({ min: 0, max: 20 * minute }),
    explicit: fc.boolean(),
  });
  const anyRails = fc.record({
    explicit: fc.constantFrom('allow', 'mark', 'refuse'),
    longestMinutes: fc.constantFrom(null, 5, 10),
    songsPerArtist: fc.constantFrom(null, 1, 2),
  }) as fc.Arbitrary<Rails>;
  fc.assert(
    fc.property(fc.array(anySong), anyRails, (made, set) => {
      const songs = made.map((over, at) => song(`Song ${at}`, over));
      const { taken, refused } = siftSongs(songs, set, []);
      expect([...taken, ...refused.map(({ song: out }) => out)].map(({ id }) => id).sort()).toEqual(
        songs.map(({ id }) => id).sort(),
      );
      for (const [at, one] of taken.entries())
        expect(refusalOf(one, set, taken.slice(0, at))).toBeUndefined();
      const { explicit, songsPerArtist } = set;
      if (explicit === 'refuse') expect(taken.some((one) => one.explicit)).toBe(false);
      for (const artist of ['A', 'B', 'C']) {
        const count = taken.filter(({ artists }) => artists.includes(artist)).length;
        expect(count).toBeLessThanOrEqual(songsPerArtist ?? Number.POSITIVE_INFINITY);
      }
    }),
  );
});
