import { expect, it } from 'vitest';
import { startParameterStore } from '../platform/parameter-store.ts';
import { startWorld } from '../world.ts';
import { errorsIn, indiscretions } from './at-the-door.ts';

const parameters = {
  SLACK_BOT_TOKEN: '/songpoll/dev/slack-bot-token',
  SLACK_SIGNING_SECRET: '/songpoll/dev/slack-signing-secret',
  SPOTIFY_CLIENT_ID: '/songpoll/dev/spotify-client-id',
  SPOTIFY_CLIENT_SECRET: '/songpoll/dev/spotify-client-secret',
};

/** A world whose app finds all its secrets in Systems Manager. */
async function worldWithParameters() {
  const names = Object.entries(parameters);
  const env = Object.fromEntries(
    names.flatMap(([name, parameter]) => [
      [name, undefined],
      [`${name}_PARAMETER`, parameter],
    ]),
  );
  const world = await startWorld({ env });
  const store = await startParameterStore({
    [parameters.SLACK_BOT_TOKEN]: world.botToken,
    [parameters.SLACK_SIGNING_SECRET]: world.signingSecret,
    [parameters.SPOTIFY_CLIENT_ID]: 'client',
    [parameters.SPOTIFY_CLIENT_SECRET]: 'secret',
  });
  return { ...world, world, store };
}

it('Secrets in Systems Manager serve a poll from the search to the winner, each read once a process', async () => {
  const { world, store, slack, bo, ann, music } = await worldWithParameters();
  const poll = await world.startsPoll();
  await bo.presses('Vote', { in: poll, beside: 'Summer Song 1' });
  await world.settle();
  await ann.presses('Close poll', { in: poll });
  await world.settle();
  expect(slack.messagesIn(music).at(-1)?.text).toContain('Summer Song 1');
  const token = parameters.SLACK_BOT_TOKEN;
  // The token is read by `slack` and by `changes`.
  expect(store.reads.toSorted()).toEqual([token, ...Object.values(parameters)].toSorted());
});

it('A token that is replaced is noticed when Slack refuses the old one, by clicks and by tallies', async () => {
  const { world, store, slack, bo, ann, music } = await worldWithParameters();
  const poll = await world.startsPoll();
  world.clock.pass(10_000);
  store.parameters[parameters.SLACK_BOT_TOKEN] = 'xoxb-new';
  slack.replaceSecrets({ botToken: 'xoxb-new' });
  await bo.presses('Vote', { in: poll, beside: 'Summer Song 1' });
  await world.settle();
  expect(slack.textOf(poll)).toContain('1 vote · Bo');
  await ann.types('/songpoll', { in: music });
  expect(ann.modal).toBeDefined();
  expect(errorsIn(world)).toEqual([]);
});

it('A signing secret that is replaced is noticed by the first click', async () => {
  const { world, store, slack, bo } = await worldWithParameters();
  const poll = await world.startsPoll();
  world.clock.pass(10_000);
  const replaced = 'cafecafecafecafecafecafecafecafe';
  store.parameters[parameters.SLACK_SIGNING_SECRET] = replaced;
  slack.replaceSecrets({ signingSecret: replaced });
  await bo.presses('Vote', { in: poll, beside: 'Summer Song 1' });
  expect(bo.failures).toEqual([]);
  await world.settle();
  expect(slack.textOf(poll)).toContain('1 vote · Bo');
});

it('A parameter that is missing is named in one line of the log, and the person is told', async () => {
  const { world, store, ann, music } = await worldWithParameters();
  delete store.parameters[parameters.SLACK_BOT_TOKEN];
  await ann.types('/songpoll', { in: music });
  expect(ann.failures).toEqual(['/songpoll: http 500']);
  expect(ann.privateWords).toEqual([expect.stringContaining('I am not set up right')]);
  expect(errorsIn(world)).toEqual([expect.stringContaining(parameters.SLACK_BOT_TOKEN)]);
  expect(indiscretions(world)).toEqual([]);
});
