import { expect, test } from 'vitest';
import { foldedWords, tidyWords } from '../../../src/songs/spotify/search-words.ts';

test.each([
  { typed: '  Hey   Jude\n', sent: 'Hey Jude' },
  { typed: 'Cafe\u0301', sent: 'Café' },
  { typed: 'a\ud800b\u0000c', sent: 'a b c' },
  { typed: ' \t\n', sent: '' },
  { typed: '🎉'.repeat(300), sent: '🎉'.repeat(200) },
  { typed: `${'x'.repeat(199)} yz`, sent: 'x'.repeat(199) },
])('"$typed" is sent as "$sent"', ({ typed, sent }) => {
  expect(tidyWords(typed)).toBe(sent);
});

test.each([
  { one: 'Hey Jude', other: '  hey   JUDE ' },
  { one: 'CAFÉ', other: 'cafe\u0301' },
])('"$one" and "$other" share an answer', ({ one, other }) => {
  expect(foldedWords(one)).toBe(foldedWords(other));
});

test('words that grow in lower case still fit into a key', () => {
  expect([...foldedWords('İ'.repeat(300))].length).toBeLessThanOrEqual(200);
});
