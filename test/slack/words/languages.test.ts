import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languages } from '../../../src/rules/poll/poll.ts';
import { english } from '../../../src/slack/words/english/english.ts';
import { languageOf, wordsIn } from '../../../src/slack/words/languages.ts';

describe('the language of a locale', () => {
  it.each(['en-US', 'en-GB', 'en', 'EN-us'])('is English for %s', (locale) => {
    expect(languageOf(locale)).toBe('en');
  });

  it.each([undefined, '', '-', 'tlh', 'de_DE', '__proto__', 'constructor', 'en'.repeat(10_000)])(
    'is the default for %j, which nobody has words for',
    (locale) => {
      expect(languageOf(locale)).toBe('en');
    },
  );

  it('is one that there are words for, whatever the locale', () => {
    fc.assert(fc.property(fc.string(), (locale) => languages.includes(languageOf(locale))));
  });
});

it('a poll that has no language gets the default', () => {
  expect(wordsIn()).toBe(english);
  expect(wordsIn('en')).toBe(english);
});
