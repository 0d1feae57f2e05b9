import { describe, expect, it } from 'vitest';
import {
  type PrivateWord,
  privateMessage,
  privateSentence,
} from '../../../src/slack/words/private-wording.ts';
import { song } from '../sample-polls.ts';
import { brokenRules, mrkdwnTexts } from '../slack-rules.ts';

const words: readonly PrivateWord[] = [
  { kind: 'poll-closed' },
  { kind: 'over-limit', limit: 2, songs: [song('<!channel>'), song('Beta')] },
  { kind: 'poll-unknown' },
  { kind: 'no-such-song' },
  { kind: 'may-not-close', owner: '<@U1> & co' },
  { kind: 'already-closed' },
  { kind: 'not-opened', command: '/songpoll' },
  { kind: 'went-wrong' },
];

describe('a private answer', () => {
  it.each([
    { kind: 'poll-closed', says: 'This poll is closed, so your click was not counted.' },
    { kind: 'may-not-close', says: 'Only <@U1> & co can close this poll. Nothing was changed.' },
    { kind: 'already-closed', says: 'This poll is closed already. The result is in the channel.' },
    { kind: 'not-opened', says: 'The window could not be opened in time. Please type /songpoll again.' },
    {
      kind: 'went-wrong',
      says: 'Something went wrong, and this may not have gone through. Please look, and try again.',
    },
  ])('says "$says"', ({ kind, says }) => {
    expect(words.filter((word) => word.kind === kind).map(privateSentence)).toEqual([says]);
  });

  it('names the songs that hold the votes of somebody over the limit, and how to change', () => {
    const songs = [song('Alpha'), song('Beta')];
    expect(privateSentence({ kind: 'over-limit', limit: 2, songs })).toBe(
      'You have given your 2 votes to “Alpha” and “Beta”. To choose another song, first press Vote on one of those to take it back.',
    );
  });

  it.each(words)('of kind $kind shows names as typed and notifies nobody', (word) => {
    const { text, blocks } = privateMessage(word);
    expect(brokenRules(blocks)).toEqual([]);
    expect(mrkdwnTexts(blocks)).toEqual([]);
    expect(text).not.toMatch(/[<>]/);
  });
});
