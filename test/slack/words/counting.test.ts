import { expect, it } from 'vitest';
import { counting } from '../../../src/slack/words/counting.ts';

it.each([
  { language: 'en', count: 0, says: '0 votes' },
  { language: 'en', count: 1, says: '1 vote' },
  { language: 'en', count: 21, says: '21 votes' },
  { language: 'fr', count: 0, says: '0 vote' },
])('$count of something in $language is "$says"', ({ language, count, says }) => {
  expect(counting(language)(count, { one: 'vote', other: 'votes' })).toBe(says);
});

it.each([
  { count: 1, says: '1 głos' },
  { count: 3, says: '3 głosy' },
  { count: 5, says: '5 głosów' },
  { count: 22, says: '22 głosy' },
])('a language may have more forms than two: $says', ({ count, says }) => {
  const forms = { one: 'głos', few: 'głosy', many: 'głosów', other: 'głosu' };
  expect(counting('pl')(count, forms)).toBe(says);
});
