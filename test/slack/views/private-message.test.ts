import { describe, expect, it } from 'vitest';
import { privateMessage } from '../../../src/slack/views/private-message.ts';
import { english } from '../../../src/slack/words/english/english.ts';
import type { PrivateAnswer } from '../../../src/slack/words/private-answers.ts';
import { brokenRules, mrkdwnTexts, shownTexts } from '../slack-rules.ts';

const answers: readonly PrivateAnswer[] = [
  { kind: 'poll-closed' },
  { kind: 'over-limit', limit: 2, titles: ['<!channel>', 'Beta'] },
  { kind: 'poll-unknown' },
  { kind: 'no-such-song' },
  { kind: 'may-not-close', owner: '<@U1> & co', how: 'button' },
  { kind: 'already-closed', result: { kind: 'on-its-way' } },
  { kind: 'not-opened', command: '/songpoll' },
  { kind: 'went-wrong' },
];

/** Its plain text, in which nothing is escaped. */
const sentence = (answer: PrivateAnswer) => shownTexts(privateMessage(english, answer).blocks).join();

describe('a private answer', () => {
  it.each([
    { kind: 'poll-closed', says: 'This poll is closed, so your click was not counted.' },
    {
      kind: 'may-not-close',
      says: 'Only <@U1> & co, this channel’s DJs and workspace admins can close this poll, so it’s still open.',
    },
    {
      kind: 'already-closed',
      says: 'This poll is already closed. The result will be in the channel in a moment.',
    },
    { kind: 'not-opened', says: 'The window could not be opened in time. Please type /songpoll again.' },
    {
      kind: 'went-wrong',
      says: 'Something went wrong, and this may not have gone through. Please look, and try again.',
    },
  ])('says "$says"', ({ kind, says }) => {
    expect(answers.filter((answer) => answer.kind === kind).map(sentence)).toEqual([says]);
  });

  it('names the songs that hold the votes of somebody over the limit, and how to change', () => {
    expect(sentence({ kind: 'over-limit', limit: 2, titles: ['Alpha', 'Beta'] })).toBe(
      'You have given your 2 votes to “Alpha” and “Beta”. To choose another song, first click Vote on one of those to remove that vote.',
    );
  });

  it.each(answers)('of kind $kind shows names as typed and notifies nobody', (answer) => {
    const { text, blocks } = privateMessage(english, answer);
    expect(brokenRules(blocks)).toEqual([]);
    expect(mrkdwnTexts(blocks)).toEqual([]);
    expect(text).not.toMatch(/[<>]/);
  });
});
