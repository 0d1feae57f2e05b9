import { describe, expect, it, onTestFinished } from 'vitest';
import { createLocalSlack, type LocalSlackOptions } from '../../../src/playground/person/local-slack.ts';
import type { Fault } from '../../../src/playground/slack/faults.ts';
import { troubleSentence } from '../../../src/slack/gateway/token-trouble.ts';
import { checkWorkspace } from '../../../src/slack/gateway/workspace-check.ts';
import { botScopes } from '../../../src/slack/manifest.ts';

const tokens = { botToken: 'xoxb-1-right', appToken: 'xapp-1-right' };

async function startSlack(options: Partial<LocalSlackOptions> = {}) {
  const slack = await createLocalSlack({
    botToken: tokens.botToken,
    signingSecret: 'none',
    socket: { appToken: tokens.appToken },
    ...options,
  });
  onTestFinished(slack.close);
  return slack;
}

/** What people read of the troubles. */
async function complaints(asked: Parameters<typeof checkWorkspace>[0]): Promise<readonly string[]> {
  const checked = await checkWorkspace(asked);
  return checked.kind === 'troubled' ? checked.troubles.map(troubleSentence) : [];
}

it('Good tokens tell the workspace and the bot', async () => {
  const { url: apiUrl } = await startSlack();
  expect(await checkWorkspace({ ...tokens, apiUrl })).toEqual({
    kind: 'workspace',
    team: 'Song Poll',
    bot: 'songpoll',
    url: 'https://songpoll.slack.com/',
  });
});

it('More scopes than needed are no trouble', async () => {
  const { url: apiUrl } = await startSlack({ scopes: [...botScopes, 'chat:write.public'] });
  expect(await checkWorkspace({ ...tokens, apiUrl })).toMatchObject({ kind: 'workspace' });
});

describe('What is wrong with a token can be seen before Slack is asked', () => {
  it.each<[string, Partial<Record<keyof typeof tokens, string | undefined>>, readonly string[]]>([
    ['no bot token', { botToken: undefined }, ['SLACK_BOT_TOKEN is not set.']],
    ['an empty bot token', { botToken: '' }, ['SLACK_BOT_TOKEN is not set.']],
    ['no app token', { appToken: undefined }, ['SLACK_APP_TOKEN is not set.']],
    [
      'tokens in each other’s place',
      { botToken: tokens.appToken, appToken: tokens.botToken },
      ['SLACK_BOT_TOKEN holds an app-level token', 'SLACK_APP_TOKEN holds a bot token'],
    ],
    ['a user token', { botToken: 'xoxp-1-ann' }, ['SLACK_BOT_TOKEN holds a user token (xoxp-…).']],
    ['a signing secret', { botToken: '8f742231b10e' }, ['SLACK_BOT_TOKEN holds no token of Slack’s.']],
  ])('%s', async (_what, given, sentences) => {
    const slack = await startSlack();
    const heard = await complaints({ ...tokens, ...given, apiUrl: slack.url });
    expect(heard).toEqual(sentences.map((sentence) => expect.stringContaining(sentence)));
    expect(heard.join()).not.toContain('right');
  });
});

describe('What Slack refuses is told with what to do', () => {
  it.each<[string, Partial<typeof tokens>, readonly string[]]>([
    [
      'an unknown bot token',
      { botToken: 'xoxb-1-wrong' },
      ['Slack does not know the token in SLACK_BOT_TOKEN'],
    ],
    [
      'an unknown app token',
      { appToken: 'xapp-1-wrong' },
      ['Slack does not know the token in SLACK_APP_TOKEN'],
    ],
    [
      'two unknown tokens',
      { botToken: 'xoxb-1-wrong', appToken: 'xapp-1-wrong' },
      [
        'Slack does not know the token in SLACK_BOT_TOKEN',
        'Slack does not know the token in SLACK_APP_TOKEN',
      ],
    ],
  ])('%s', async (_what, given, sentences) => {
    const { url: apiUrl } = await startSlack();
    const heard = await complaints({ ...tokens, ...given, apiUrl });
    expect(heard).toEqual(sentences.map((sentence) => expect.stringContaining(sentence)));
  });

  it.each<[string, string, string]>([
    ['auth.test', 'token_revoked', 'The token in SLACK_BOT_TOKEN is not good any more'],
    ['auth.test', 'token_expired', 'The token in SLACK_BOT_TOKEN is not good any more'],
    ['auth.test', 'account_inactive', 'is removed from the workspace'],
    ['auth.test', 'org_login_required', 'Slack refuses the token in SLACK_BOT_TOKEN (org_login_required)'],
    ['apps.connections.open', 'missing_scope', 'with the scope connections:write'],
    ['apps.connections.open', 'token_revoked', 'The token in SLACK_APP_TOKEN is not good any more'],
    ['apps.connections.open', 'socket_mode_not_enabled', 'Socket Mode is off. Turn it on'],
  ])('%s: %s', async (method, error, sentence) => {
    const { faults, url: apiUrl } = await startSlack();
    faults.fail(method, { kind: 'error', error });
    expect(await complaints({ ...tokens, apiUrl })).toEqual([expect.stringContaining(sentence)]);
  });

  it('scopes that are missing, by name', async () => {
    const { url: apiUrl } = await startSlack({ scopes: ['commands', 'chat:write', 'users:read'] });
    const [sentence] = await complaints({ ...tokens, apiUrl });
    expect(sentence).toContain(
      'The bot token lacks channels:join, reactions:read, channels:read, groups:read.',
    );
  });

  it('Socket Mode that is off, though Slack connects all the same', async () => {
    const { url: apiUrl } = await startSlack({ socket: { appToken: tokens.appToken, isOff: true } });
    expect(await complaints({ ...tokens, apiUrl })).toEqual([expect.stringContaining('Socket Mode is off.')]);
  });
});

describe('A Slack that does not answer is told once, with its address', () => {
  it.each<[string, Fault]>([
    ['refuses with 503', { kind: 'status', status: 503 }],
    ['is busy', { kind: 'rate-limited', retryAfter: 30 }],
    ['cuts the line', { kind: 'reset', when: 'before' }],
  ])('%s', async (_what, fault) => {
    const { faults, url: apiUrl } = await startSlack();
    faults.fail('*', fault, { times: 2 });
    expect(await complaints({ ...tokens, apiUrl })).toEqual([
      expect.stringContaining(`Slack could not be reached at ${apiUrl}`),
    ]);
  });

  it('is silent', async () => {
    const { faults, url: apiUrl } = await startSlack();
    faults.hold('*');
    expect(await complaints({ ...tokens, apiUrl, timeoutMs: 30 })).toHaveLength(1);
  });
});
