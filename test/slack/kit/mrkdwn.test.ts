import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectsIn, faultsIn, readable } from '../../../src/playground/protocol/mrkdwn.ts';
import { gap } from '../../../src/slack/kit/message.ts';
import { asTyped, asTypedAround, linkTo, titleLink } from '../../../src/slack/kit/mrkdwn.ts';
import { oneLine } from '../../../src/slack/kit/text.ts';
import { titleAndArtists } from '../../../src/slack/views/song-row.ts';
import { standing } from '../../../src/slack/views/standing.ts';
import { english } from '../../../src/slack/words/english/english.ts';
import { asShown } from '../as-shown.ts';
import { hostileTexts, song, tallyOf } from '../sample-polls.ts';

const read = (mrkdwn: string) => asShown(readable(mrkdwn, (id) => id));

const pieces = fc.constantFrom(
  ...[
    '*',
    '_',
    '~',
    '`',
    '```',
    '<',
    '>',
    '&',
    '|',
    '@',
    '#',
    ':',
    '.',
    '/',
    '!',
    '^',
    '(',
    '"',
    '-',
    '\\',
    ' ',
    '•',
  ],
  ...[
    'a',
    'B',
    '7',
    'é',
    'ع',
    '語',
    '🎸',
    ':tada:',
    '@here',
    '@ann',
    '#music',
    '<!channel>',
    '<@U1>',
    '&lt;',
  ],
  ...[
    'https://evil.example/x',
    'evil.example',
    'a@b.io',
    'mailto:a@b.io',
    '<!date^1^{date}|x>',
    '1. ',
    '> ',
    '• ',
  ],
);
const typed = fc
  .oneof(fc.string({ unit: pieces, maxLength: 12 }), fc.constantFrom(...hostileTexts))
  .map((text) => oneLine(text))
  .filter((text) => text !== '');

describe('Words of people’s in mrkdwn', () => {
  it.each([
    { typed: 'snake_case, M*A*S*H, 2 * 3 ~ 4', mrkdwn: 'snake_case, M*A*S*H, 2 * 3 ~ 4' },
    { typed: 'S.O.S. feat. B.B. King', mrkdwn: 'S.O.S. feat. B.B. King' },
    { typed: 'No. 9: Op. 125', mrkdwn: 'No. 9: Op. 125' },
    { typed: 'Rock & Roll', mrkdwn: 'Rock &amp; Roll' },
    { typed: '*loud*', mrkdwn: '∗loud∗' },
    { typed: 'a:b:c', mrkdwn: 'a:\u2060b:c' },
    { typed: '@here', mrkdwn: '@\u2060here' },
  ])(
    '$typed is written $mrkdwn: changed only where Slack would make something of it',
    ({ typed, mrkdwn }) => {
      expect(asTyped(typed)).toBe(mrkdwn);
    },
  );

  it('show each of their characters and do nothing, whatever they are', () => {
    fc.assert(
      fc.property(typed, (text) => {
        expect(effectsIn(asTyped(text))).toEqual([]);
        expect(faultsIn(asTyped(text))).toEqual([]);
        expect(read(asTyped(text))).toBe(asShown(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('stay inside their link, and the link inside its bold', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const titled = titleLink(song('A', { url: 'https://a.example/' }), text);
        expect(effectsIn(titled)).toEqual(['<https://a.example/>', 'emphasis by *']);
        expect(faultsIn(titled)).toEqual([]);
        expect(read(titled)).toBe(asShown(text));
        expect(
          effectsIn(asTypedAround(`${text} ${gap} ${text}`, linkTo('https://a.example/', text))),
        ).toEqual(['<https://a.example/>']);
      }),
      { numRuns: 2_000 },
    );
  });

  it('do nothing beside each other in the row of a song', () => {
    const plain = song('A', { url: 'https://a.example/' });
    const room = { title: 120, artists: 60 };
    const tally = tallyOf(['U1', 'U2'], ['U2', 'U3', 'U4']);
    fc.assert(
      fc.property(typed, typed, typed, (title, artist, name) => {
        const row = titleAndArtists(english, { ...plain, title, artists: [artist] }, room);
        const names = new Map([
          ['U1', name],
          ['U2', artist],
        ]);
        const [one] = tally.songs;
        if (one === undefined) throw new Error('No song');
        const bar = standing(english.pollMessage, { song: one, tally, names, most: 40, noVotes: '' });
        expect(effectsIn(`1. ${row}\n${bar}`)).toEqual(['<https://a.example/>', 'emphasis by *']);
      }),
      { numRuns: 2_000 },
    );
  });
});
