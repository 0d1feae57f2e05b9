import { expect, test } from 'vitest';
import { redacted } from '../../src/platform/redaction.ts';

test.each([
  ['a token of Slack’s', 'token xoxb-123-456-abcDEF is bad', 'token … is bad'],
  ['a token for Socket Mode', 'xapp-1-A1-2-abc', '…'],
  ['a signature', 'got v0=a1b2c3, wanted v0=d4e5f6', 'got …, wanted …'],
  ['a secret', 'with 8f742231b10e8888abcd99baac3985a5!', 'with …!'],
  ['a token of Spotify’s', `401 for ${'BQx-_9'.repeat(20)}`, '401 for …'],
  ['credentials', 'authorization: Basic Y2xpZW50OnNlY3JldA==', 'authorization: Basic …'],
  ['a bearer', 'Bearer token-2', 'Bearer …'],
  ['a response address', 'POST https://hooks.slack.com/actions/T1/2/x failed', 'POST https://… failed'],
  ['a search', '(https://api.spotify.com/v1/search?q=dancing+queen)', '(https://…'],
  ['people', 'for U0123ABCD and W0123ABCD', 'for … and …'],
  ['a key that holds a person', 'no item DRAFT#U0123ABCD', 'no item DRAFT#…'],
  ['what is quoted', 'Unexpected "Dancing Queen", “Waterloo”', 'Unexpected "…", "…"'],
])('%s is struck out', (_what, text, left) => {
  expect(redacted(text)).toBe(left);
});

test.each([
  'connect ECONNREFUSED 127.0.0.1:443',
  'User: arn:aws:sts::123456789012:assumed-role/songpoll-dev-slack is not authorized to perform: dynamodb:GetItem',
  'at Object.findPoll (/var/task/src/lambda/slack.js:12:3456)',
  'TABLE_NAME: Invalid key',
  'SLACK_BOT_TOKEN could not be read from the parameter /songpoll/prod/slack-bot-token.',
  'UND_ERR_CONNECT_TIMEOUT',
  'poll Zm9vYmFy_-12 in C0123ABCD',
  '3c5e1d1e-9d6f-4a55-8f43-0d9b1a5b4a5e',
])('%s stays as it is', (text) => {
  expect(redacted(text)).toBe(text);
});

test('a text of a megabyte is cut', () => {
  expect(redacted('x y '.repeat(250_000)).length).toBeLessThan(5_000);
});
