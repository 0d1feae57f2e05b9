import { expect, it, test } from 'vitest';
import {
  areSameChoices,
  choiceFrom,
  choicesOf,
  defaultChoices,
  pollSettings,
  settingNames,
} from '../../../src/rules/poll/settings.ts';

test.each(settingNames)('%s starts with one of its choices', (name) => {
  expect(choicesOf(name)).toContain(defaultChoices[name]);
});

it('knows a choice by its text, and nothing else', () => {
  expect(choiceFrom('votesPerPerson', '3')).toBe(3);
  expect(choiceFrom('votesPerPerson', '4')).toBeUndefined();
  expect(choiceFrom('votingEnds', '15m')).toBe('15m');
  expect(choiceFrom('closers', '15m')).toBeUndefined();
});

it('leaves out of a poll what only tells when it ends', () => {
  expect(pollSettings(defaultChoices)).not.toHaveProperty('votingEnds');
  expect(pollSettings(defaultChoices)).toMatchObject({ votesPerPerson: 1, closers: 'owner' });
});

it('notices one choice that differs', () => {
  expect(areSameChoices(defaultChoices, { ...defaultChoices })).toBe(true);
  expect(areSameChoices(defaultChoices, { ...defaultChoices, votingEnds: '1h' })).toBe(false);
});
