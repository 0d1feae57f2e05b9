import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSpotifyLinks } from '../../../src/songs/spotify/link.ts';

const id = '4uLU6hMCjMI75M1A2tKUQC';
const otherId = '0sNOF9WDwhWunNAHPD3Baj';
const track = { kind: 'track', id };
const album = { kind: 'album', id };

describe('one link', () => {
  test.each([
    { typed: `https://open.spotify.com/track/${id}`, link: track },
    { typed: `https://open.spotify.com/track/${id}?si=abc&utm_source=copy-link`, link: track },
    { typed: `https://open.spotify.com/track/${id}/`, link: track },
    { typed: `https://open.spotify.com/track/${id}#1:02`, link: track },
    { typed: `http://open.spotify.com/track/${id}`, link: track },
    { typed: `HTTPS://Open.Spotify.com/track/${id}`, link: track },
    { typed: `open.spotify.com/track/${id}?si=abc`, link: track },
    { typed: `https://open.spotify.com/intl-de/track/${id}`, link: track },
    { typed: `https://open.spotify.com/intl-pt-BR/track/${id}`, link: track },
    { typed: `https://open.spotify.com/embed/track/${id}`, link: track },
    { typed: `https://open.spotify.com/intl-fr/embed/track/${id}`, link: track },
    { typed: `https://play.spotify.com/track/${id}`, link: track },
    { typed: `spotify:track:${id}`, link: track },
    { typed: `Spotify:track:${id}?context=x`, link: track },
    { typed: `<https://open.spotify.com/track/${id}|Never Gonna Give You Up>`, link: track },
    { typed: `<https://open.spotify.com/track/${id}>`, link: track },
    { typed: `(https://open.spotify.com/track/${id})`, link: track },
    { typed: `Listen to this: https://open.spotify.com/track/${id}!`, link: track },
    { typed: `https://open.spotify.com/album/${id}`, link: album },
    { typed: `spotify:album:${id}`, link: album },
    { typed: `https://open.spotify.com/playlist/${id}`, link: { kind: 'playlist' } },
    { typed: `https://open.spotify.com/user/ann/playlist/${id}`, link: { kind: 'playlist' } },
    { typed: `spotify:user:ann:playlist:${id}`, link: { kind: 'playlist' } },
    { typed: 'https://spotify.link/aBc123', link: { kind: 'short', url: 'https://spotify.link/aBc123' } },
    { typed: 'http://spotify.link/aBc123?_p=1', link: { kind: 'short', url: 'https://spotify.link/aBc123' } },
    { typed: 'spotify.link/aBc123', link: { kind: 'short', url: 'https://spotify.link/aBc123' } },
    {
      typed: 'https://open.spotify.com/s/aBc123',
      link: { kind: 'short', url: 'https://open.spotify.com/s/aBc123' },
    },
    { typed: `https://open.spotify.com/artist/${id}`, link: { kind: 'other', what: 'artist' } },
    { typed: `https://open.spotify.com/intl-es/episode/${id}`, link: { kind: 'other', what: 'episode' } },
    { typed: `spotify:show:${id}`, link: { kind: 'other', what: 'show' } },
    { typed: 'https://open.spotify.com/user/ann', link: { kind: 'other', what: 'user' } },
    { typed: 'https://open.spotify.com/collection/tracks', link: { kind: 'other', what: 'collection' } },
  ])('$typed', ({ typed, link }) => {
    expect(parseSpotifyLinks(typed)).toEqual([link]);
  });
});

describe('a link to Spotify that is cut off or leads to nothing', () => {
  test.each([
    { typed: 'https://open.spotify.com/track/4uLU6hMCjMI75M1A2t' },
    { typed: `https://open.spotify.com/track/${id}x` },
    { typed: 'https://open.spotify.com/track/../../v1/me' },
    { typed: 'https://open.spotify.com/track/%2e%2e%2fme0000000000000' },
    { typed: 'https://open.spotify.com' },
    { typed: 'https://open.spotify.com/intl-de/' },
    { typed: 'https://open.spotify.com/genre/pop' },
    { typed: 'https://spotify.link' },
    { typed: 'https://spotify.link/a%20b' },
    { typed: 'spotify:track:short' },
  ])('$typed is named as malformed', ({ typed }) => {
    expect(parseSpotifyLinks(typed)).toEqual([{ kind: 'malformed', text: typed }]);
  });
});

describe('words to search for', () => {
  test.each([
    { typed: '' },
    { typed: 'bohemian rhapsody' },
    { typed: 'spotify: the song' },
    { typed: 'spotify:help' },
    { typed: 'track/4uLU6hMCjMI75M1A2tKUQC' },
    { typed: id },
    { typed: `https://evil.example/track/${id}` },
    { typed: `https://open.spotify.com.evil.example/track/${id}` },
    { typed: `open.spotify.com.evil.example/track/${id}` },
    { typed: `https://open.spotify.com@evil.example/track/${id}` },
    { typed: `https://evil.example/?u=https://open.spotify.com/track/${id}` },
    { typed: `https://open.spotify.com:8443/track/${id}` },
    { typed: `ftp://open.spotify.com/track/${id}` },
    { typed: 'https://link.tospotify.com/abc' },
    { typed: 'https://notspotify.link/abc' },
    { typed: 'https://[' },
  ])('"$typed" holds no link', ({ typed }) => {
    expect(parseSpotifyLinks(typed)).toEqual([]);
  });
});

describe('several links', () => {
  const one = `https://open.spotify.com/track/${id}?si=1`;
  const other = `spotify:track:${otherId}`;
  test.each([
    { separator: ' ' },
    { separator: '\n' },
    { separator: ',' },
    { separator: ', ' },
    { separator: '\r\n\r\n' },
    { separator: ' and ' },
  ])('separated by $separator, are found in their order', ({ separator }) => {
    expect(parseSpotifyLinks(`${one}${separator}${other}`)).toEqual([track, { kind: 'track', id: otherId }]);
  });

  test('of one song in different spellings count once', () => {
    expect(parseSpotifyLinks(`${one} spotify:track:${id} open.spotify.com/intl-de/track/${id}`)).toEqual([
      track,
    ]);
  });

  test('side by side in the wrapping of Slack are told apart', () => {
    const wrapped = `<https://open.spotify.com/track/${id}|a, b><https://open.spotify.com/album/${id}>`;
    expect(parseSpotifyLinks(wrapped)).toEqual([track, album]);
  });
});

const letter = fc.constantFrom(...'abcXYZ019');
const anyId = fc.string({ unit: letter, minLength: 22, maxLength: 22 });
const almostLink = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'https://',
        'open.spotify.com',
        'spotify:',
        '/',
        ':',
        'track',
        '<',
        '|',
        '>',
        ',',
        '?',
        '@',
        '%',
      ),
      anyId,
      fc.string({ unit: 'binary' }),
    ),
  )
  .map((parts) => parts.join(''));

test('whatever is typed, it is read without failing, and no odd id gets through', () => {
  fc.assert(
    fc.property(almostLink, (typed) => {
      for (const link of parseSpotifyLinks(typed)) {
        if (link.kind === 'track' || link.kind === 'album') expect(link.id).toMatch(/^[A-Za-z0-9]{22}$/);
      }
    }),
  );
});

test('a link is found among any other words', () => {
  fc.assert(
    fc.property(anyId, fc.lorem(), fc.lorem(), (someId, before, after) => {
      const typed = `${before} https://open.spotify.com/intl-de/track/${someId}?si=x, ${after}`;
      expect(parseSpotifyLinks(typed)).toEqual([{ kind: 'track', id: someId }]);
    }),
  );
});
