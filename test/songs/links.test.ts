import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findLinks, splitLinks } from '../../src/songs/links.ts';

const id = '4uLU6hMCjMI75M1A2tKUQC';
const otherId = '0sNOF9WDwhWunNAHPD3Baj';
const track = { kind: 'track', id };
const other = { kind: 'track', id: otherId };
const album = { kind: 'album', id };
const link = `https://open.spotify.com/track/${id}`;
const otherLink = `https://open.spotify.com/track/${otherId}`;
const short = { kind: 'short', url: 'https://spotify.link/aBc123' };

describe('one link', () => {
  test.each([
    { typed: link, means: track },
    { typed: `${link}?si=abc&utm_source=copy-link`, means: track },
    { typed: `${link}/`, means: track },
    { typed: `${link}#1:02`, means: track },
    { typed: `http://open.spotify.com/track/${id}`, means: track },
    { typed: `HTTPS://Open.Spotify.com/track/${id}`, means: track },
    { typed: `https://open.spotify.com:443/track/${id}`, means: track },
    { typed: `open.spotify.com/track/${id}?si=abc`, means: track },
    { typed: `www.open.spotify.com/track/${id}`, means: track },
    { typed: `https://www.open.spotify.com/track/${id}`, means: track },
    { typed: `https://www.spotify.com/track/${id}`, means: track },
    { typed: `spotify.com/track/${id}`, means: track },
    { typed: `https://open.spotify.com/intl-de/track/${id}`, means: track },
    { typed: `https://open.spotify.com/intl-pt-BR/track/${id}`, means: track },
    { typed: `https://open.spotify.com/embed/track/${id}`, means: track },
    { typed: `https://open.spotify.com/embed/track/${id}?utm_source=generator&theme=0`, means: track },
    { typed: `https://open.spotify.com/intl-fr/embed/track/${id}`, means: track },
    { typed: `https://open.spotify.com/embed?uri=spotify%3Atrack%3A${id}`, means: track },
    { typed: `https://embed.spotify.com/?uri=spotify:track:${id}`, means: track },
    { typed: `https://play.spotify.com/track/${id}`, means: track },
    { typed: `https://open.spotify.com/track/\u200b${id}`, means: track },
    { typed: `spotify:track:${id}`, means: track },
    { typed: `spotify://track/${id}`, means: track },
    { typed: `Spotify:track:${id}?context=x`, means: track },
    { typed: `https://open.spotify.com/album/${id}`, means: album },
    { typed: `spotify:album:${id}`, means: album },
    { typed: `https://open.spotify.com/playlist/${id}`, means: { kind: 'playlist' } },
    { typed: `https://open.spotify.com/user/ann/playlist/${id}`, means: { kind: 'playlist' } },
    { typed: `spotify:user:ann:playlist:${id}`, means: { kind: 'playlist' } },
    { typed: 'https://spotify.link/aBc123', means: short },
    { typed: 'http://spotify.link/aBc123?_p=1', means: short },
    { typed: 'spotify.link/aBc123', means: short },
    { typed: 'Spotify.Link/aBc123', means: short },
    { typed: 'https://spotify.link/skissKs', means: { kind: 'short', url: 'https://spotify.link/skissKs' } },
    { typed: 'https://spoti.fi/3aBc12', means: { kind: 'short', url: 'https://spoti.fi/3aBc12' } },
    { typed: 'spoti.fi/3aBc12', means: { kind: 'short', url: 'https://spoti.fi/3aBc12' } },
    {
      typed: 'https://open.spotify.com/s/aBc123',
      means: { kind: 'short', url: 'https://open.spotify.com/s/aBc123' },
    },
    { typed: `https://open.spotify.com/artist/${id}`, means: { kind: 'other', what: 'artist' } },
    { typed: `https://open.spotify.com/intl-es/episode/${id}`, means: { kind: 'other', what: 'episode' } },
    { typed: `spotify:show:${id}`, means: { kind: 'other', what: 'show' } },
    { typed: 'https://open.spotify.com/user/ann', means: { kind: 'other', what: 'user' } },
    { typed: 'https://open.spotify.com/collection/tracks', means: { kind: 'other', what: 'collection' } },
    { typed: 'spotify:local:The+Band:An+Album:A+Song:183', means: { kind: 'local' } },
    { typed: 'https://open.spotify.com/local/The%20Band/An%20Album/A%20Song/183', means: { kind: 'local' } },
    { typed: 'https://open.spotify.com', means: { kind: 'page' } },
    { typed: 'https://open.spotify.com/intl-de/', means: { kind: 'page' } },
    { typed: 'https://open.spotify.com/genre/pop', means: { kind: 'page' } },
    { typed: 'https://open.spotify.com/search/hey%20jude', means: { kind: 'page' } },
    { typed: 'https://www.spotify.com/de/premium/', means: { kind: 'page' } },
    { typed: 'https://open.spotify.com/track/../../v1/me', means: { kind: 'page' } },
    { typed: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ', means: service('youtube') },
    { typed: 'youtu.be/dQw4w9WgXcQ?t=1', means: service('youtube') },
    { typed: 'https://music.youtube.com/watch?v=dQw4w9WgXcQ&si=x', means: service('youtube') },
    {
      typed: 'https://music.apple.com/de/album/x/1440806041?i=1440806053',
      means: service('apple-music'),
    },
    { typed: 'https://itunes.apple.com/us/album/id1440806041', means: service('apple-music') },
    { typed: 'https://soundcloud.com/band/song', means: service('soundcloud') },
    { typed: 'https://on.soundcloud.com/AbC', means: service('soundcloud') },
    { typed: 'listen.tidal.com/track/77646169', means: service('tidal') },
    { typed: 'https://www.deezer.com/de/track/3135556', means: service('deezer') },
    { typed: 'https://deezer.page.link/AbC', means: service('deezer') },
    { typed: 'https://music.amazon.co.uk/albums/B0', means: service('amazon-music') },
    { typed: 'https://band.bandcamp.com/track/song', means: service('bandcamp') },
  ])('$typed', ({ typed, means }) => {
    expect(findLinks(typed)).toEqual([means]);
  });
});

function service(name: string) {
  return { kind: 'other-service', service: name };
}

describe('an album or a playlist that highlights a song means that song', () => {
  test.each([
    { typed: `https://open.spotify.com/album/${otherId}?highlight=spotify:track:${id}` },
    { typed: `https://open.spotify.com/album/${otherId}?si=x&highlight=spotify%3Atrack%3A${id}` },
    { typed: `https://open.spotify.com/album/${otherId}?highlight=spotify%253Atrack%253A${id}&nd=1` },
    { typed: `https://open.spotify.com/intl-de/album/${otherId}?Highlight=spotify:track:${id}。` },
    {
      typed: `<iframe src="https://open.spotify.com/album/${otherId}?a=1&amp;highlight=spotify:track:${id}">`,
    },
    { typed: `open.spotify.com/album/${otherId}?highlight=https%3A%2F%2Fopen.spotify.com%2Ftrack%2F${id}` },
    { typed: `spotify:album:${otherId}?highlight=spotify:track:${id}` },
    { typed: `https://open.spotify.com/playlist/${otherId}?highlight=spotify:track:${id}` },
  ])('$typed', ({ typed }) => {
    expect(findLinks(typed)).toEqual([track]);
  });

  test('but not where the highlight is none, and then the album stays', () => {
    const typed = `https://open.spotify.com/album/${id}?highlight=spotify:artist:${otherId}`;
    expect(findLinks(typed)).toEqual([album]);
  });

  test('and where a song was played from is no link of its own', () => {
    expect(findLinks(`${link}?context=spotify:album:${otherId}&si=x`)).toEqual([track]);
    expect(findLinks(`${link}?context=spotify%3Aplaylist%3A${otherId}`)).toEqual([track]);
  });
});

describe('a link is found in any text', () => {
  const forms = [link, `open.spotify.com/track/${id}`, `spotify:track:${id}`, `${link}?si=0123456789abcdef`];
  test.each([
    { before: '🎵', after: '🎵' },
    { before: '🎵 ', after: ' ❤️' },
    { before: '1️⃣', after: '' },
    { before: 'Song:', after: '' },
    { before: 'ぜひ聴く：', after: '。次' },
    { before: 'この曲', after: '' },
    { before: '\u200b', after: '\u200b' },
    { before: '\u200e\u202a', after: '\u202c' },
    { before: '\u2066', after: '\u2069!' },
    { before: '\ufeff', after: '\u2060' },
    { before: '\u00a0', after: '\u3000' },
    { before: '• ', after: '' },
    { before: '•', after: '' },
    { before: '- ', after: '' },
    { before: '–', after: '' },
    { before: '1. ', after: '' },
    { before: '* ', after: '' },
    { before: '*', after: '*' },
    { before: '_', after: '_' },
    { before: '>', after: '' },
    { before: '（', after: '）' },
    { before: '「', after: '」' },
    { before: '【曲】', after: '【終】' },
    { before: '„', after: '“' },
    { before: '"', after: '"' },
    { before: "'", after: "'" },
    { before: '`', after: '`' },
    { before: '(', after: ')' },
    { before: '(listen to this: (', after: '), it is great)!' },
    { before: '[Never Gonna (Give You Up)](', after: ')' },
    { before: '[', after: ']' },
    { before: '<', after: '>' },
    { before: '<a href="', after: '">Listen</a>' },
    {
      before: '<iframe style="border-radius:12px" src="',
      after: '" width="100%" allow="autoplay; fullscreen"></iframe>',
    },
    { before: '{"url":"', after: '"}' },
    { before: 'Listen…', after: '…' },
    { before: 'Mr. T/', after: '' },
    { before: 'and…', after: ', and more' },
    { before: 'a | ', after: ' | b' },
    { before: 'a|', after: '|b' },
    { before: 'x@', after: '' },
  ])('between "$before" and "$after"', ({ before, after }) => {
    for (const form of forms) expect(findLinks(`${before}${form}${after}`)).toEqual([track]);
  });

  test.each(['。', 'です', 'abc', 'ABC', '!', '?!', '…', "'s", ')', '...', ':', '🎵', '_x', '-x', '\u200bx'])(
    'with "%s" right behind its id',
    (rest) => {
      for (const form of [link, `spotify:track:${id}`]) expect(findLinks(`${form}${rest}`)).toEqual([track]);
    },
  );

  test.each(['。', 'です', '、', '!', ')', '…', '"', '🎵'])(
    'with "%s" right behind the code of a short one',
    (rest) => {
      expect(findLinks(`https://spotify.link/aBc123${rest}`)).toEqual([short]);
    },
  );

  test('among any other words', () => {
    const anyId = fc.string({ unit: fc.constantFrom(...'abcXYZ019'), minLength: 22, maxLength: 22 });
    const around = fc.string({ unit: fc.constantFrom(...'ab Zé聴。、:：|•-*\n\u200b\u202e🎵"“)[<>') });
    fc.assert(
      fc.property(anyId, around, around, (someId, before, after) => {
        const typed = `${before}https://open.spotify.com/intl-de/track/${someId}?si=x ${after}`;
        expect(findLinks(typed)).toEqual([{ kind: 'track', id: someId }]);
      }),
    );
  });

  test('in Slack’s wrapping, whose label is only a label', () => {
    expect(findLinks(`<${link}|open.spotify.com/artist/x>`)).toEqual([track]);
    expect(findLinks(`<${link}|a, b><https://open.spotify.com/album/${id}>`)).toEqual([track, album]);
  });
});

describe('several links', () => {
  const [one, two] = [`${link}?si=1`, `spotify:track:${otherId}`];
  test.each([
    ' ',
    '\n',
    '\r\n\r\n',
    ',',
    ', ',
    ';',
    '、',
    '，',
    '|',
    ' | ',
    '・',
    '・\n・',
    ' and ',
    'と',
    '/',
    '+',
    '&',
    '->',
    '→',
    '\u200b',
    '\t',
    '。',
    ')(',
    '',
  ])('separated by "%s" are found in their order', (separator) => {
    expect(findLinks(`${link}${separator}${otherLink}`)).toEqual([track, other]);
    expect(findLinks(`${one}${separator}${otherLink}?si=2`)).toEqual([track, other]);
    expect(findLinks(`${one}${separator}${two}`)).toEqual([track, other]);
    expect(findLinks(`${two}${separator}${one}`)).toEqual([other, track]);
  });

  test.each([
    { typed: `open.spotify.com/track/${id}open.spotify.com/track/${otherId}`, links: [track, other] },
    { typed: `${link}?si=abcopen.spotify.com/track/${otherId}`, links: [track, other] },
    { typed: `https://spotify.link/aBc123${link}`, links: [short, track] },
    {
      typed: `https://spotify.link/aBc123spotify.link/dEf`,
      links: [short, { kind: 'short', url: 'https://spotify.link/dEf' }],
    },
    { typed: `${link}https://spoti.fi/x1`, links: [track, { kind: 'short', url: 'https://spoti.fi/x1' }] },
    { typed: `https://youtu.be/dQw4w9WgXcQ${link}`, links: [service('youtube'), track] },
    { typed: `https://example.com/とても${link}`, links: [{ kind: 'other-site' }, track] },
    {
      typed: `https://open.spotify.com/track/4uLU6${link}`,
      links: [{ kind: 'malformed', text: 'https://open.spotify.com/track/4uLU6' }, track],
    },
  ])('glued together are told apart: $typed', ({ typed, links }) => {
    expect(findLinks(typed)).toEqual(links);
  });

  test('of one song in different spellings count once', () => {
    expect(findLinks(`${one} spotify:track:${id} open.spotify.com/intl-de/track/${id}${link}`)).toEqual([
      track,
    ]);
  });
});

describe('a link to a song or an album that is cut off', () => {
  test.each([
    { typed: 'https://open.spotify.com/track/4uLU6hMCjMI75M1A2t' },
    { typed: 'https://open.spotify.com/track/' },
    { typed: 'https://open.spotify.com/album/4uLU6hMCjMI75M1A2t?si=x' },
    { typed: 'https://open.spotify.com/track/%2e%2e%2fme0000000000000' },
    { typed: 'https://spotify.link' },
    { typed: 'https://spotify.link/a%20b' },
    { typed: 'https://spoti.fi/' },
    { typed: 'spotify:track:short' },
  ])('$typed is named as malformed', ({ typed }) => {
    expect(findLinks(typed)).toEqual([{ kind: 'malformed', text: typed }]);
  });
});

describe('the address of another site is told as such, and what stands in it is a part of it', () => {
  test.each([
    { typed: `https://evil.example/track/${id}` },
    { typed: `https://evil.example/track/${id}xhttps://open.spotify.com/track/${otherId}` },
    { typed: `https://open.spotify.com.evil.example/track/${id}` },
    { typed: `https://open.spotify.com@evil.example/track/${id}` },
    { typed: `https://open.spotify.com:8443/track/${id}` },
    { typed: `https://notspotify.com/track/${id}` },
    { typed: `ftp://open.spotify.com/track/${id}` },
    { typed: 'https://link.tospotify.com/abc' },
    { typed: 'https://notspotify.link/abc' },
    { typed: `https://оpen.spotify.com.ru/track/${id}` },
    { typed: `https://evil.example/?u=${link}` },
    { typed: `https://evil.example/${link}` },
    { typed: `https://evil.example/a${link}` },
    { typed: `https://evil.example#${link}` },
    { typed: `https://evil.example/news${link}` },
    { typed: `https://evil.example/talk${link}` },
    { typed: `https://evil.example/(x)/${link}` },
    { typed: `https://evil.example/open.spotify.com/track/${id}` },
    { typed: `https://evil.example/spotify:track:${id}` },
    { typed: `https://evil.example/?highlight=spotify:track:${id}` },
    { typed: `evil.example/${link}` },
    { typed: `evil.example?u=${link}` },
    { typed: `evil.example:8080/${link}` },
    { typed: `evil.example/?u=open.spotify.com/track/${id}` },
    { typed: `see (https://evil.example/?u=${link}) there` },
  ])('$typed', ({ typed }) => {
    expect(findLinks(typed)).toEqual([{ kind: 'other-site' }]);
  });

  test.each([
    { typed: `https://www.youtube.com/redirect?q=${link}`, is: 'youtube' },
    { typed: `https://soundcloud.com/x/${link}`, is: 'soundcloud' },
  ])('$typed', ({ typed, is }) => {
    expect(findLinks(typed)).toEqual([service(is)]);
  });
});

describe('words to search for', () => {
  test.each([
    { typed: '' },
    { typed: 'bohemian rhapsody' },
    { typed: 'spotify: the song' },
    { typed: 'spotify:help' },
    { typed: 'Spotify:show me' },
    { typed: `track/${id}` },
    { typed: id },
    { typed: `open.spotify.com.evil.example/track/${id}` },
    { typed: `open.spotify.com:8443/track/${id}` },
    { typed: 'AC/DC feat.Nate/Live' },
    { typed: 'What.is?this' },
    { typed: 'Love://Hate' },
    { typed: 'youtube' },
    { typed: 'https://[' },
    { typed: 'https://' },
  ])('"$typed" holds no link', ({ typed }) => {
    expect(splitLinks(typed)).toEqual({ links: [], words: typed });
  });
});

describe('the words around links', () => {
  test.each([
    { typed: link, words: '' },
    { typed: `Friday song ${link}`, words: 'Friday song' },
    { typed: `${link} Friday song`, words: 'Friday song' },
    { typed: `Friday: ${link}, ${otherLink}`, words: 'Friday' },
    { typed: `[Friday song](${link})`, words: 'Friday song' },
    { typed: `<${link}|Never> Friday`, words: 'Friday' },
    { typed: `<iframe src="${link}" width="100%"></iframe>`, words: '' },
    { typed: `🎵 ${link} 。`, words: '' },
    { typed: `"Friday" ${link}`, words: 'Friday' },
  ])('of "$typed" are "$words"', ({ typed, words }) => {
    expect(splitLinks(typed).words).toBe(words);
  });
});

const anyId = fc.string({ unit: fc.constantFrom(...'abcXYZ019'), minLength: 22, maxLength: 22 });
const parts = [
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
  '&',
  '=',
];
const almostLink = fc
  .array(
    fc.oneof(
      fc.constantFrom(...parts, 'highlight', 'embed', 'uri', 'evil.example', 'youtu.be'),
      anyId,
      fc.string({ unit: 'binary' }),
    ),
  )
  .map((some) => some.join(''));

test('whatever is typed, it is read without failing, and no odd id or host gets through', () => {
  fc.assert(
    fc.property(almostLink, (typed) => {
      for (const found of findLinks(typed)) {
        if (found.kind === 'track' || found.kind === 'album') expect(found.id).toMatch(/^[A-Za-z0-9]{22}$/);
        if (found.kind === 'short')
          expect(found.url).toMatch(
            /^https:\/\/(?:spotify\.link|spoti\.fi|open\.spotify\.com\/s)\/[\w-]{1,64}$/,
          );
      }
    }),
    { numRuns: 500 },
  );
});

test.each(['a.', 'a', 'https://', 'spotify:', 'a.b/', 'http', '<https:|', '%25', '(', '?highlight=spotify:'])(
  'a field full of "%s" is read in no time',
  (part) => {
    const startedAt = performance.now();
    findLinks(`open.spotify.com/album/${id}?highlight=${part.repeat(3_000 / part.length)}`);
    findLinks(part.repeat(3_000 / part.length));
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  },
);
