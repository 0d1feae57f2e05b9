import { expect, onTestFinished, test } from 'vitest';
import { createLocalSlack } from '../../src/playground/person/local-slack.ts';
import { emptyFolder, startProgram } from './program.ts';

const tokens = { SLACK_BOT_TOKEN: 'xoxb-test', SLACK_APP_TOKEN: 'xapp-1-test' };

/** A workspace that the program can be connected to. */
async function startedSlack() {
  const slack = await createLocalSlack({
    signingSecret: 'unused',
    botToken: tokens.SLACK_BOT_TOKEN,
    socket: { appToken: tokens.SLACK_APP_TOKEN },
  });
  onTestFinished(slack.close);
  const { path: folder, remove } = await emptyFolder();
  onTestFinished(remove);
  return { slack, folder, env: { ...tokens, SLACK_API_URL: slack.url } };
}

test('with both tokens npm start says where it is connected to, and a team chooses a song there', async () => {
  const { slack, folder, env } = await startedSlack();
  const [ann, bo] = [slack.addPerson('ann'), slack.addPerson('bo')];
  const music = slack.addChannel('music', { members: [ann, bo] });
  const shown = (condition: () => boolean) =>
    new Promise<void>((resolve) => {
      if (condition()) resolve();
      slack.onChange(() => condition() && resolve());
    });

  const program = await startProgram({ folder, env });
  onTestFinished(() => void program.stop());
  expect(program.said()).toContain('connected to Song Poll (https://songpoll.slack.com/) as @songpoll');
  await ann.types('/songpoll', { in: music });
  await shown(() => ann.modal !== undefined);
  await ann.fills('Search Spotify or paste links', 'abba');
  await ann.pressesEnter('Search Spotify or paste links');
  await shown(() => ann.modal?.text.includes('Waterloo') === true);
  await ann.presses('Add', { beside: 'Mamma Mia' });
  await shown(() => ann.modal?.text.includes('Your songs (1 of 10)') === true);
  await ann.presses('Add', { beside: 'Waterloo' });
  await shown(() => ann.modal?.text.includes('Your songs (2 of 10)') === true);
  await ann.submits();
  await shown(() => slack.messagesIn(music).length === 1);
  const [poll] = slack.messagesIn(music);
  if (poll === undefined) throw new Error('No poll was posted.');
  await bo.presses('Vote', { in: poll, beside: 'Waterloo' });
  await shown(() => slack.textOf(poll).includes('1 vote'));
  await ann.reacts('lock', poll);
  await shown(() => slack.messagesIn(music).length === 2);
  expect(slack.messagesIn(music).at(-1)?.text).toContain('Waterloo');
  expect(slack.problems).toEqual([]);
  expect(await program.stop()).toBe(0);
});

test.each([
  { what: 'one token without the other', change: { SLACK_APP_TOKEN: '' }, words: 'SLACK_APP_TOKEN' },
  {
    what: 'a token that Slack does not know',
    change: { SLACK_BOT_TOKEN: 'xoxb-wrong' },
    words: 'SLACK_BOT_TOKEN',
  },
  {
    what: 'tokens in each other’s place',
    change: { SLACK_BOT_TOKEN: tokens.SLACK_APP_TOKEN, SLACK_APP_TOKEN: tokens.SLACK_BOT_TOKEN },
    words: 'SLACK_BOT_TOKEN',
  },
  {
    what: 'half of Spotify’s settings',
    change: { SPOTIFY_CLIENT_ID: 'client' },
    words: 'SPOTIFY_CLIENT_SECRET is not',
  },
])('$what is told, and nothing starts', async ({ change, words }) => {
  const { folder, env } = await startedSlack();
  await expect(startProgram({ folder, env: { ...env, ...change } })).rejects.toThrow(words);
});
