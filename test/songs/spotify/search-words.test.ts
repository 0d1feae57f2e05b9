import { expect, test } from 'vitest';
import { foldedWords, tidyWords } from '../../../src/songs/spotify/search-words.ts';

test.each([
  { typed: '  Hey   Jude\n', sent: 'Hey Jude' },
  { typed: 'Cafe\u0301', sent: 'Café' },
  { typed: 'a\ud800b\u0000c', sent: 'a b c' },
  { typed: ' \t\n', sent: '' },
  { typed: '\u200b\u200e\u202e\ufeff\u3164\u2800\u00ad\u2060', sent: '' },
  { typed: '\u202aHey\u200b Jude\u202c', sent: 'Hey Jude' },
  { typed: 'می\u200cخواهم', sent: 'می\u200cخواهم' },
  { typed: '❤\ufe0f 👩\u200d🎤', sent: '❤\ufe0f 👩\u200d🎤' },
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
