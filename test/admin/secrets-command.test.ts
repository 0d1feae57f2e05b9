import { createServer } from 'node:http';
import { PassThrough } from 'node:stream';
import { setupServer } from 'msw/node';
import { describe, expect, it, onTestFinished } from 'vitest';
import { secretsCommand } from '../../src/admin/secrets-command.ts';
import { createLocalSlack, type LocalSlackOptions } from '../../src/playground/person/local-slack.ts';
import { functionUrlEvent } from '../../src/playground/slack/function-url-event.ts';
import { checkEntrance } from '../../src/slack/door/request-door.ts';
import { startParameterStore } from '../platform/parameter-store.ts';
import { createSpotifyWire, failures } from '../songs/spotify/spotify-wire.ts';
import { startAwsEnd } from './aws-end.ts';
import { startCloudFormation } from './local-cloudformation.ts';
import { saidBy } from './said.ts';

const path = '/songpoll/prod/';
const good = {
  SLACK_BOT_TOKEN: 'xoxb-1234567890-abcdef',
  SLACK_SIGNING_SECRET: 'feedfacefeedfacefeedfacefeedface',
  SPOTIFY_CLIENT_ID: 'c11e0000c11e0000c11e0000c11e0000',
  SPOTIFY_CLIENT_SECRET: '5ec4e7005ec4e7005ec4e7005ec4e700',
};
const stored = {
  [`${path}slack-bot-token`]: good.SLACK_BOT_TOKEN,
  [`${path}slack-signing-secret`]: good.SLACK_SIGNING_SECRET,
  [`${path}spotify-client-id`]: good.SPOTIFY_CLIENT_ID,
  [`${path}spotify-client-secret`]: good.SPOTIFY_CLIENT_SECRET,
};

/** What comes from nowhere else is made where it is missing. */
const made = { [`${path}ballot-key`]: expect.stringMatching(/^[\w-]{43}$/u) };
const kept = { [`${path}ballot-key`]: 'k'.repeat(43) };

/** A terminal at which all of that is typed. */
function terminal(...keys: readonly string[]) {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} });
  for (const key of keys) input.write(key);
  return input;
}

function piped(words: string) {
  const input = new PassThrough();
  input.end(words);
  return input;
}

/** There is a stack of `prod` alone. */
async function store(input: PassThrough, stage = 'prod') {
  await startCloudFormation({ 'songpoll-prod': {} });
  return saidBy(secretsCommand({ env: {}, input }), '--stage', stage);
}

function nothingIsShown(said: { readonly out: string; readonly complaint: string }) {
  for (const value of Object.values(good)) expect(said.out + said.complaint).not.toContain(value);
}

describe('At a terminal', () => {
  it('each value is asked for, stored encrypted, and not shown', async () => {
    const { parameters, types } = await startParameterStore({});
    const said = await store(terminal(`${Object.values(good).join('\r')}\r`));
    expect(said).toMatchObject({ exitCode: 0, complaint: '' });
    expect(parameters).toEqual({ ...stored, ...made });
    expect(types).toEqual({
      [`${path}slack-bot-token`]: 'SecureString',
      [`${path}slack-signing-secret`]: 'SecureString',
      [`${path}spotify-client-id`]: 'String',
      [`${path}spotify-client-secret`]: 'SecureString',
      [`${path}ballot-key`]: 'SecureString',
    });
    nothingIsShown(said);
  });

  it('Enter alone leaves a value as it is', async () => {
    const { parameters } = await startParameterStore({ [`${path}slack-bot-token`]: 'xoxb-as-it-was' });
    const said = await store(terminal('\r\r\r\r'));
    expect(parameters).toEqual({ [`${path}slack-bot-token`]: 'xoxb-as-it-was', ...made });
    expect(said.out).toMatch(/left as it is.*still missing/su);
  });

  it('what cannot be it is asked for again, and a slip of the finger can be corrected', async () => {
    const { parameters } = await startParameterStore({});
    const said = await store(terminal('xoxp-mistaken\r', `${good.SLACK_BOT_TOKEN}x\x7f\r`, '\r\r\r'));
    expect(parameters).toEqual({ [`${path}slack-bot-token`]: good.SLACK_BOT_TOKEN, ...made });
    expect(said.out).toContain('That does not look like a Slack bot token (xoxb-…): it has 13 characters.');
  });

  it('the key of anonymous ballots is made once, and never replaced', async () => {
    const { parameters } = await startParameterStore({ ...kept });
    const said = await store(terminal('\r\r\r\r'));
    expect(parameters).toEqual(kept);
    expect(said.out).not.toContain('made, and stored');
  });

  it.each([
    ['Ctrl-C', '\x03'],
    ['Ctrl-D', '\x04'],
  ])('%s stops, and what was stored stays', async (_, key) => {
    const { parameters } = await startParameterStore({});
    const said = await store(terminal(`${good.SLACK_BOT_TOKEN}\r`, key));
    expect(said).toMatchObject({ exitCode: 1, complaint: 'Stopped. What was stored before stays stored.' });
    expect(parameters).toEqual({ [`${path}slack-bot-token`]: good.SLACK_BOT_TOKEN });
  });

  it('whoever may not store them is told so before being asked for anything', async () => {
    const ssm = await startParameterStore({});
    ssm.isDown = true;
    const said = await store(terminal());
    expect(said.exitCode).toBe(1);
    expect(said.complaint).toContain(
      'AWS does not allow that: User is not authorized to perform: ssm:GetParameters',
    );
  });
});

describe('From a pipe', () => {
  it('lines of NAME=value are stored, and others are named', async () => {
    const { parameters } = await startParameterStore({});
    const lines = Object.entries(good).map(([name, value]) => `${name}="${value}"`);
    const said = await store(piped([...lines, 'SLACK_APP_TOKEN=xapp-1', ''].join('\n')));
    expect(said).toMatchObject({ exitCode: 0, complaint: '' });
    expect(parameters).toEqual({ ...stored, ...made });
    expect(said.out).toContain('SLACK_APP_TOKEN');
    expect(said.out).not.toContain('xapp-1');
    nothingIsShown(said);
  });

  it.each([
    ['nothing', '', 'It takes lines of NAME=value'],
    ['a value alone', good.SLACK_BOT_TOKEN, 'It takes lines of NAME=value'],
    [
      'one that cannot be it',
      `SPOTIFY_CLIENT_ID=${good.SPOTIFY_CLIENT_ID}\nSLACK_BOT_TOKEN=xapp-1`,
      'Nothing was stored.',
    ],
  ])('of %s nothing is stored', async (_, words, complaint) => {
    const { parameters } = await startParameterStore({});
    const said = await store(piped(words));
    expect(said.exitCode).toBe(1);
    expect(said.complaint).toContain(complaint);
    expect(parameters).toEqual({});
    nothingIsShown(said);
  });

  it('what could not be stored any more is named', async () => {
    await startAwsEnd('SSM', (body) => {
      const isAllowed = JSON.parse(body).Name === `${path}slack-bot-token`;
      const refusal = { __type: 'AccessDeniedException', message: 'No right to ssm:PutParameter.' };
      return {
        status: isAllowed ? 200 : 400,
        type: 'application/x-amz-json-1.1',
        body: JSON.stringify(isAllowed ? { Version: 1 } : refusal),
      };
    });
    const said = await store(
      piped(
        Object.entries(good)
          .map((entry) => entry.join('='))
          .join('\n'),
      ),
    );
    expect(said.exitCode).toBe(1);
    expect(said.out).toContain(`Slack bot token: stored as ${path}slack-bot-token`);
    expect(said.out).toContain('Not stored: SLACK_SIGNING_SECRET, SPOTIFY_CLIENT_ID, SPOTIFY_CLIENT_SECRET');
    expect(said.complaint).toContain('ssm:PutParameter');
    nothingIsShown(said);
  });

  it('what is stored for a deployment that is not there is stored with a warning', async () => {
    const { parameters } = await startParameterStore({});
    const said = await store(piped(`SLACK_BOT_TOKEN=${good.SLACK_BOT_TOKEN}`), 'prdo');
    expect(said.exitCode).toBe(0);
    expect(said.complaint).toContain('Careful: there is no such stack.');
    expect(parameters).toEqual({
      '/songpoll/prdo/slack-bot-token': good.SLACK_BOT_TOKEN,
      '/songpoll/prdo/ballot-key': expect.stringMatching(/^[\w-]{43}$/u),
    });
  });
});

/** All four are stored, Slack and Spotify know them; more can be made wrong. */
async function checkOf(
  change: {
    slack?: Partial<LocalSlackOptions>;
    parameters?: Record<string, string>;
    outputs?: Record<string, string>;
  } = {},
) {
  await startCloudFormation({ 'songpoll-prod': change.outputs ?? {} });
  const ssm = await startParameterStore(change.parameters ?? { ...stored, ...kept });
  ssm.types[`${path}spotify-client-id`] = 'String';
  const slack = await createLocalSlack({
    botToken: good.SLACK_BOT_TOKEN,
    signingSecret: good.SLACK_SIGNING_SECRET,
    deliver: async () => ({}),
    ...change.slack,
  });
  onTestFinished(slack.close);
  const wire = createSpotifyWire();
  wire.credentials = { id: good.SPOTIFY_CLIENT_ID, secret: good.SPOTIFY_CLIENT_SECRET };
  const server = setupServer(...wire.handlers);
  server.listen({ onUnhandledRequest: 'bypass' });
  onTestFinished(() => server.close());
  const command = secretsCommand({ env: { SLACK_API_URL: slack.url }, input: terminal() });
  return { ssm, wire, check: () => saidBy(command, '--stage', 'prod', '--check') };
}

describe('--check', () => {
  it('tells whose token it is, and that Spotify answers', async () => {
    const { check } = await checkOf();
    const said = await check();
    expect(said).toMatchObject({ exitCode: 0, complaint: '' });
    expect(said.out).toMatch(/✓ Slack bot token +is @\S+ in .+, with all scopes/u);
    expect(said.out.match(/✓/gu)).toHaveLength(5);
    nothingIsShown(said);
  });

  it('names what is missing', async () => {
    const { check } = await checkOf({ parameters: {} });
    const said = await check();
    expect(said.exitCode).toBe(1);
    expect(said.out.match(/✗ .* missing$/gmu)).toHaveLength(5);
    expect(said.complaint).toContain('npm run secrets -- --stage prod');
  });

  it.each([
    [
      'a token that Slack refuses',
      { slack: { botToken: 'xoxb-another' } },
      /✗ Slack bot token .*invalid_auth/u,
    ],
    ['a missing scope', { slack: { scopes: ['commands'] } }, /✗ Slack bot token .*lacks chat:write/u],
    [
      'a value that cannot be it',
      { parameters: { ...stored, ...kept, [`${path}slack-signing-secret`]: 'short' } },
      /✗ Slack signing secret .*32 digits/u,
    ],
  ])('tells of %s', async (_, change, words) => {
    const { check } = await checkOf(change);
    const said = await check();
    expect(said.exitCode).toBe(1);
    expect(said.out).toMatch(words);
    nothingIsShown(said);
  });

  it('tells of a secret that is stored in clear', async () => {
    const { check, ssm } = await checkOf();
    ssm.types[`${path}slack-bot-token`] = 'String';
    expect((await check()).out).toMatch(/✗ Slack bot token .*stored in clear.*delete-parameter/u);
  });

  it('tells that Spotify refuses', async () => {
    const { check, wire } = await checkOf();
    wire.failNextToken(failures.invalidClient);
    expect((await check()).out).toMatch(/✗ Spotify client secret +Spotify does not take this pair/u);
    wire.failNext(failures.premiumLapsed);
    expect((await check()).out).toMatch(/✗ Spotify client secret .*Spotify Premium/u);
  });
});

/** The address of a deployment, at which somebody answers. */
async function startAddress(status: number, body: string) {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    response.writeHead(status, { 'content-type': 'text/plain' }).end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return { requests, SlackUrl: `http://127.0.0.1:${address.port}/` };
}

const forbidden =
  '{"Message":"Forbidden. For troubleshooting Function URL authorization issues, see: https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html"}';

describe('--check tries the address that Slack is given', () => {
  it('and is content with the app’s own 401', async () => {
    const unsigned = { 'x-slack-signature': undefined, 'x-slack-request-timestamp': undefined };
    const event = functionUrlEvent({ signingSecret: good.SLACK_SIGNING_SECRET, body: '', headers: unsigned });
    const keeper = { now: Date.now, signingSecret: async () => '', renewSigningSecret: async () => false };
    const entrance = await checkEntrance(keeper, event);
    if (entrance.kind !== 'turned-away') throw new Error('It was let in');
    const { requests, SlackUrl } = await startAddress(401, entrance.answer.body ?? '');
    const { check } = await checkOf({ outputs: { SlackUrl } });
    const said = await check();
    expect(said).toMatchObject({ exitCode: 0, complaint: '' });
    expect(said.out).toContain(`✓ Address                ${SlackUrl} answers, and lets nobody in but Slack`);
    expect(requests).toEqual(['POST /']);
  });

  it.each([
    { status: 403, body: forbidden, says: 'lambda:InvokeFunctionUrl and lambda:InvokeFunction' },
    { status: 502, body: 'Internal Server Error', says: 'aws logs tail /aws/lambda/songpoll-prod-slack' },
    { status: 500, body: 'Something went wrong.', says: 'Its log says why' },
    {
      status: 429,
      body: '{"Reason":"ReservedFunctionConcurrentInvocationLimitExceeded"}',
      says: 'slackConcurrency',
    },
    { status: 401, body: 'Who are you?', says: 'that is not this app' },
    { status: 200, body: 'Hello', says: 'that is not this app' },
  ])('and says what to do about $status “$body”', async ({ status, body, says }) => {
    const { SlackUrl } = await startAddress(status, body);
    const { check } = await checkOf({ outputs: { SlackUrl } });
    const said = await check();
    expect(said.exitCode).toBe(1);
    expect(said.complaint).toContain('Slack cannot reach the app');
    expect(said.out).toContain(`✗ Address                ${SlackUrl} answers ${status}: `);
    expect(said.out).toContain(says);
  });

  it('and says when nobody answers', async () => {
    const { check } = await checkOf({ outputs: { SlackUrl: 'http://127.0.0.1:9/' } });
    const said = await check();
    expect(said.exitCode).toBe(1);
    expect(said.out).toMatch(/✗ Address .*cannot be reached \(.+\)/u);
  });

  it('and says when the deployment does not tell it', async () => {
    const { check } = await checkOf();
    expect((await check()).out).toContain('? Address                not known');
  });
});

it.each([
  ['no stage', [], 'Say which stage: --stage prod.'],
  ['an impossible stage', ['--stage', 'PROD'], 'is no stage'],
  ['an unknown flag', ['--stage', 'prod', '--chekc'], "Unknown option '--chekc'"],
])('%s is answered with how to say it', async (_, args, complaint) => {
  const said = await saidBy(secretsCommand({ env: {}, input: terminal() }), ...args);
  expect(said).toMatchObject({ exitCode: 1, out: '' });
  expect(said.complaint).toContain(complaint);
  expect(said.complaint).toContain('Usage: npm run secrets');
});
