import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cut,
  cutForField,
  escapeMrkdwn,
  moment,
  oneLine,
  shortInline,
  titleFrom,
  unescaped,
  webAddress,
} from '../../../src/slack/kit/text.ts';

const family = '👨‍👩‍👧‍👦';

describe('a text that is too long', () => {
  it.each([
    { text: 'abcdef', most: 6, shows: 'abcdef' },
    { text: 'abcdefg', most: 6, shows: 'abcde…' },
    { text: 'abcd efg', most: 6, shows: 'abcd…' },
    { text: '🎸🎸🎸🎸', most: 6, shows: '🎸🎸…' },
    { text: `ab${family}c`, most: 8, shows: 'ab…' },
    { text: `${family}${family}`, most: 12, shows: `${family}…` },
    { text: '🇩🇪🇫🇷🇬🇧', most: 6, shows: '🇩🇪…' },
  ])('is cut to $shows and halves no character', ({ text, most, shows }) => {
    expect(cut(text, most)).toBe(shows);
  });

  it('is cut for a field by the length that Slack counts, before it is escaped', () => {
    expect(cutForField('&'.repeat(100), 75)).toBe(`${'&'.repeat(14)}…`);
    expect(cutForField('a & b', 75)).toBe('a & b');
  });

  it('keeps within its limit even where one character alone is longer', () => {
    expect(cut(family, 5).length).toBeLessThanOrEqual(5);
  });

  it('never ends in half a character, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.integer({ min: 2, max: 30 }),
        (text, most) => {
          expect(cut(text, most).length).toBeLessThanOrEqual(most);
          expect(cut(text, most)).not.toMatch(/\p{Surrogate}/u);
        },
      ),
    );
  });
});

it('goes into a sentence short, clean and unable to turn what is behind it', () => {
  expect(shortInline(' a\nb ', 3)).toBe('a b');
  expect(shortInline('עברית', 40)).toBe('\u2068עברית\u2069');
  expect(shortInline('\u0000', 40, 'Somebody')).toBe('Somebody');
});

describe('a line', () => {
  it('has no breaks, controls, direction overrides or half characters', () => {
    expect(oneLine(' a\r\n\tb\u0000c \u202Ed\u2066 \uD800')).toBe('a b c d \uFFFD');
  });

  it('escapes exactly three characters, each once', () => {
    expect(escapeMrkdwn('<!channel> & &amp; "*_~`')).toBe('&lt;!channel&gt; &amp; &amp;amp; "*_~`');
  });
});

it('tells a moment by a date token with a fallback that names the zone', () => {
  const closes = (when: string) => `Closes ${when}`;
  expect(moment(1_795_269_600_999, '{date_short_pretty} at {time}', closes)).toBe(
    '<!date^1795269600^Closes {date_short_pretty} at {time}|Closes 2026-11-21 14:00 UTC>',
  );
});

it('reads what was typed behind a command, which Slack delivers with entities', () => {
  expect(unescaped('Rock &amp; Roll &lt;3 &amp;lt;')).toBe('Rock & Roll <3 &lt;');
});

describe('a title as it was typed', () => {
  it('is cut to what a header shows', () => {
    expect(titleFrom('x'.repeat(400))).toHaveLength(150);
  });

  it.each([
    { typed: '  Friday \n song ', title: 'Friday song' },
    { typed: '"Friday song"', title: 'Friday song' },
    { typed: ' “ Friday song ” ', title: 'Friday song' },
    { typed: '„Freitag“', title: 'Freitag' },
    { typed: '«Vendredi»', title: 'Vendredi' },
    { typed: '「金曜日」', title: '金曜日' },
    { typed: "'Friday'", title: 'Friday' },
    { typed: '`Friday`', title: 'Friday' },
    { typed: '"Heroes" or "Changes"', title: '"Heroes" or "Changes"' },
    { typed: '"Heroes" or what?', title: '"Heroes" or what?' },
    { typed: "'Til Friday", title: "'Til Friday" },
    { typed: "Rock 'n' Roll", title: "Rock 'n' Roll" },
    { typed: '"', title: '"' },
    { typed: '""', title: '' },
    { typed: '\u200b\u200b', title: '' },
    { typed: '" \u200b"', title: '' },
    { typed: '\u3164\u2800 \u00ad\ufe0f\u200d', title: '' },
    { typed: '\u202eFriday\u202c \u200fsong\u200e\u2066\u2069', title: 'Friday song' },
    { typed: 'Friday\u0007\u0000song', title: 'Friday song' },
    { typed: '❤\ufe0f 👩\u200d🎤', title: '❤\ufe0f 👩\u200d🎤' },
    { typed: 'می\u200cخواهم', title: 'می\u200cخواهم' },
    { typed: 'שלום עולם', title: 'שלום עולם' },
  ])('"$typed" is "$title"', ({ typed, title }) => {
    expect(titleFrom(typed)).toBe(title);
  });
});

it.each([
  { address: 'https://open.spotify.com/track/1', is: 'https://open.spotify.com/track/1' },
  { address: 'https://x.example/a b|c>', is: 'https://x.example/a%20b%7Cc%3E' },
  { address: 'javascript:alert(1)', is: undefined },
  { address: 'http://x.example/', is: undefined },
  { address: 'nowhere', is: undefined },
  { address: `https://x.example/${'a'.repeat(200)}`, is: undefined },
  { address: undefined, is: undefined },
])('takes $address for $is', ({ address, is }) => {
  expect(webAddress(address)).toBe(is);
});
