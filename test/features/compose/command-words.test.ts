import { describe, expect, it, test } from 'vitest';
import { readCommand } from '../../../src/features/compose/command-words.ts';
import { addressOf } from '../../../src/songs/spotify/link.ts';

const track = 'https://open.spotify.com/track/0000000000000000000001';

/** What a command begins a poll with: words as they are searched for, links as addresses. */
function begun(text: string) {
  const typed = readCommand(text);
  if (typed.kind !== 'poll') throw new Error(`It is taken for ${typed.kind}`);
  const { title, links, named, leftOut } = typed.begun;
  const songs = links.map((link) => {
    if (link.kind === 'search') return link.words;
    return link.kind === 'track' ? addressOf(link) : link.kind;
  });
  return { title, songs, named, leftOut };
}

it.each([
  ['help', 'help'],
  [' LIST ', 'list'],
  ['Close', 'close'],
])('takes "%s" alone for the word', (text, kind) => {
  expect(readCommand(text)).toEqual({ kind });
});

it.each(['close encounters playlist', 'help!', 'list of songs', '“close”', 'close |', ''])(
  'takes "%s" for the beginning of a poll',
  (text) => {
    expect(readCommand(text).kind).toBe('poll');
  },
);

it.each([
  ['suggest Hey Jude', 'Hey Jude'],
  [`Suggest  ${track}`, track],
  [`suggest <${track}|open.spotify.com>`, `<${track}>`],
  ['suggest Rock &amp; Roll', 'Rock & Roll'],
])('takes what stands behind "suggest" for a song: %s', (typed, text) => {
  expect(readCommand(typed)).toEqual({ kind: 'suggest-at-once', text });
});

describe('Bars part the songs from the title and from each other', () => {
  it.each([
    { typed: 'Friday song', title: 'Friday song', songs: [] },
    { typed: 'Friday | Hey Jude|Yesterday', title: 'Friday', songs: ['Hey Jude', 'Yesterday'] },
    { typed: '| Hey Jude ||  | Yesterday |', title: '', songs: ['Hey Jude', 'Yesterday'] },
    { typed: `Friday | ${track} | Hey Jude`, title: 'Friday', songs: [track, 'Hey Jude'] },
    { typed: `Friday ${track} | Hey Jude`, title: 'Friday', songs: [track, 'Hey Jude'] },
    { typed: `Friday | the best: <${track}|open.spotify.com>`, title: 'Friday', songs: [track] },
    { typed: 'A &amp; B | Rock &amp; Roll', title: 'A & B', songs: ['Rock & Roll'] },
    { typed: 'Friday | hey jude | Hey  Jude', title: 'Friday', songs: ['hey jude'] },
    { typed: `Friday | ${track} | ${track}?si=x`, title: 'Friday', songs: [track] },
    { typed: 'Friday | https://youtu.be/dQw4w9WgXcQ', title: 'Friday', songs: ['other-service'] },
    { typed: 'Friday | https://example.com', title: 'Friday', songs: ['other-site'] },
    { typed: ':tada: <https://evil.example|click>', title: ':tada: <https://evil.example|click>', songs: [] },
  ])('$typed', ({ typed, title, songs }) => {
    expect(begun(typed)).toMatchObject({ title, songs });
  });

  it('and what is beyond ten songs is left out, by name', () => {
    const songs = Array.from({ length: 12 }, (_, at) => `Song ${at + 1}`);
    const { songs: taken, named, leftOut } = begun(`Friday ${track} | ${songs.join(' | ')}`);
    expect(taken).toEqual([track, ...songs.slice(0, 9)]);
    expect({ named, leftOut }).toEqual({ named: 9, leftOut: ['Song 10', 'Song 11', 'Song 12'] });
  });
});

test.each(['Hey Jude', 'What’s up?', '50%', 'AC/DC: (live)', "Don't stop.", '聴く!', 'a+b*~'])(
  'The words "%s" come back from the address that stands for them',
  (words) => {
    const address = addressOf({ kind: 'search', words });
    expect(begun(`Friday | ${address}`).songs).toEqual([words]);
    expect(address).toMatch(/^spotify:search:[A-Za-z0-9%]+$/u);
  },
);
