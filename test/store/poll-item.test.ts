import { describe, expect, it } from 'vitest';
import { fromPollItem, toPollItem } from '../../src/store/poll-item.ts';
import { poll } from '../slack/sample-polls.ts';

const languageOf = (item: object) => fromPollItem({ ...item }, 0)?.poll.language;

describe('the language of a poll', () => {
  it('is kept', () => {
    expect(languageOf(toPollItem(poll({ language: 'en' })))).toBe('en');
  });

  it('is none in an item of an earlier version', () => {
    expect(languageOf(toPollItem(poll()))).toBeUndefined();
  });

  it('is the default in an item of a newer version that knows more of them', () => {
    expect(languageOf({ ...toPollItem(poll()), language: 'tlh' })).toBe('en');
  });
});
