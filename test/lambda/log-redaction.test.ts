// Secrets, people and what they write, through every path there is; and nothing of them in any line.

import { HttpResponse, http } from 'msw';
import { afterEach, expect, it, vi } from 'vitest';
import { pollKey } from '../../src/store/keys.ts';
import { postPoll, tableOf } from '../features/poll-at-hand.ts';
import { asEvent, asForm, asInteraction, sampleClick, sampleCommand } from '../slack/sample-requests.ts';
import { searchLabel, startWorld, type World } from '../world.ts';
import { knock, signedRequest } from './at-the-door.ts';

const spotifyToken = `BQ${'Zm9vYmFy'.repeat(20)}`;
const spotifySecret = 'decafbaddecafbaddecafbaddecafbad';
const title = 'Sandcastles in November';
const words = 'seasons';

afterEach(() => vi.unstubAllGlobals());

/** Every secret, and every word that somebody wrote, in all the forms in which they go over the wire. */
function unspeakable({ signingSecret, botToken, slack, ann, bo, cy }: World): readonly string[] {
  const triggers = slack.deliveries.flatMap(({ body }) => [body['response_url'], body['trigger_id']]);
  return [
    ...[signingSecret, botToken, 'v0=', spotifyToken, spotifySecret, btoa(`client:${spotifySecret}`)],
    ...triggers.flatMap((pass) => (typeof pass === 'string' ? [pass, pathOf(pass)] : [])),
    ...[ann.id, bo.id, cy.id, title, 'Sandcastles', words, 'Summer Song', 'abc123'],
    ...['hooks.slack.com/', 'x-slack-signature', 'verification-token'],
  ];
}

const pathOf = (pass: string) => (URL.canParse(pass) ? new URL(pass).pathname : pass);

/** What no line may contain and one does, with that line. */
function spoken(world: World) {
  const all = world.logged.flatMap((line) =>
    unspeakable(world).flatMap((secret) => (line.includes(secret) ? [{ secret, line }] : [])),
  );
  return all.map(({ secret, line }) => `${secret} in ${line.slice(0, 3_000)}`);
}

/** A text such as careless libraries put into their errors. */
function careless({ botToken, signingSecret, bo }: World): string {
  return [
    `no auth for ${botToken} (Bearer ${spotifyToken}, Basic ${btoa(`client:${spotifySecret}`)})`,
    `secret ${signingSecret} ${spotifySecret} signature v0=${'5e'.repeat(32)}`,
    `POST https://hooks.slack.com/actions/T1/2/${'x'.repeat(24)} and https://api.spotify.com/v1/search?q=${words}`,
    `for ${bo.id}: Unexpected token 'S', "${title}" is not valid JSON`,
  ].join('\n');
}

async function searchesFor(world: World, text: string) {
  await world.ann.fills(searchLabel, text);
  await world.ann.pressesEnter(searchLabel);
}

it('is there when all goes well, and when people are refused', async () => {
  const world = await startWorld();
  const { ann, bo, cy, music } = world;
  const poll = await world.startsPoll({ title, choices: { 'Votes per person': '2' } });
  for (const song of [1, 2, 3]) await bo.presses('Vote', { in: poll, beside: `Summer Song ${song}` });
  await cy.presses('Vote', { in: poll, beside: 'Summer Song 1', times: 2 });
  await bo.reacts('lock', poll);
  await world.settle();
  await ann.types(`/songpoll ${title}`, { in: music });
  await searchesFor(world, `${words} https://spotify.link/abc123`);
  await ann.submits();
  await ann.closesModal();
  await ann.presses('Close poll', { in: poll });
  await world.settle();
  await cy.presses('Vote', { in: poll, beside: 'Summer Song 1' }).catch(() => {});
  await world.tick();
  expect(world.logged.length).toBeGreaterThan(20);
  expect(spoken(world)).toEqual([]);
});

it('is there when Slack refuses in words that it should not use', async () => {
  const world = await startWorld();
  const { ann, bo, music, slack } = world;
  const poll = await world.startsPoll({ title });
  const refuse = (method: string) => slack.faults.fail(method, { kind: 'error', error: careless(world) });
  for (const method of ['chat.update', 'users.info', 'chat.postMessage', 'chat.postEphemeral'])
    refuse(method);
  await bo.presses('Vote', { in: poll, beside: 'Summer Song 1' });
  await bo.reacts('lock', poll);
  await world.settle();
  await ann.presses('Close poll', { in: poll });
  await world.settle();
  refuse('views.open');
  await ann.types(`/songpoll ${title}`, { in: music });
  await ann.types(`/songpoll ${title}`, { in: music });
  refuse('views.update');
  await searchesFor(world, words);
  expect(world.logged.filter((line) => line.includes('"level":"WARN"')).length).toBeGreaterThan(3);
  expect(spoken(world)).toEqual([]);
});

it.each([400, 401, 403, 429, 500])(
  'is there when Spotify answers %d and repeats our request',
  async (status) => {
    const world = await startWorld();
    world.env.SPOTIFY_CLIENT_SECRET = spotifySecret;
    world.restart();
    world.spotify.use(
      http.post('https://accounts.spotify.com/api/token', () =>
        HttpResponse.json({ access_token: spotifyToken, expires_in: 3_600 }),
      ),
      http.all('https://api.spotify.com/*', ({ request }) =>
        HttpResponse.text(`${request.headers.get('authorization')} ${request.url} ${careless(world)}`, {
          status,
        }),
      ),
    );
    await world.ann.types('/songpoll', { in: world.music });
    await searchesFor(world, words);
    expect(world.logged).toContainEqual(expect.stringContaining('The catalogue could not be asked'));
    expect(spoken(world)).toEqual([]);
  },
);

it('is there when the token is refused, or what is answered makes no sense', async () => {
  const world = await startWorld();
  world.env.SPOTIFY_CLIENT_SECRET = spotifySecret;
  world.restart();
  world.wire.failNextToken(() => HttpResponse.text(careless(world), { status: 400 }));
  await world.ann.types('/songpoll', { in: world.music });
  await searchesFor(world, words);
  world.spotify.use(
    http.post('https://accounts.spotify.com/api/token', () =>
      HttpResponse.json({ access_token: spotifyToken, expires_in: 3_600 }),
    ),
    http.all('https://api.spotify.com/*', () => HttpResponse.text(`${title} {"`)),
  );
  await searchesFor(world, words);
  expect(spoken(world)).toEqual([]);
});

it('is there when DynamoDB fails, or holds what makes no sense', async () => {
  const world = await startWorld();
  const { ann, bo, music } = world;
  const poll = await world.startsPoll({ title });
  const other = await postPoll(world, { title });
  const order = (times: number) =>
    world.table.proxy.faults.order({ fault: { kind: 'refused', error: 'ValidationException' }, times });
  order(1);
  await bo.presses('Vote', { in: poll, beside: 'Summer Song 1' });
  order(1);
  await ann.types(`/songpoll ${title}`, { in: music });
  order(2);
  await world.tick().catch(() => {});
  world.table.proxy.faults.clear();
  await tableOf(world).update(pollKey(other.id), 'SET #owner = :odd', {
    names: { '#owner': 'owner' },
    values: { ':odd': title },
  });
  await world.settle();
  await bo.reacts('lock', other);
  const errors = world.logged.filter((line) => line.includes('"level":"ERROR"'));
  expect(errors.length).toBeGreaterThan(3);
  expect(spoken(world)).toEqual([]);
});

it('is there when something throws that has causes, and the person cannot be told either', async () => {
  const world = await startWorld();
  const { ann, bo, music, runtime } = world;
  const poll = await world.startsPoll({ title });
  runtime.newId = () => {
    const cause = new AggregateError([new Error(careless(world))], careless(world));
    throw Object.assign(new Error(careless(world), { cause }), {
      request: { authorization: world.botToken },
    });
  };
  world.restart();
  const { fetch } = globalThis;
  vi.stubGlobal('fetch', (input: string | URL | Request, init?: RequestInit) => {
    const address = input instanceof Request ? input.url : String(input);
    return init?.body?.toString().includes('went wrong')
      ? Promise.reject(new TypeError(`Failed to parse URL from ${address}`))
      : fetch(input, init);
  });
  await ann.types(`/songpoll ${title}`, { in: music });
  await bo.presses('Vote', { in: poll, beside: 'Summer Song 1' });
  await world.settle();
  await ann.presses('Close poll', { in: poll });
  await world.settle();
  const errors = world.logged.filter((line) => line.includes('"level":"ERROR"'));
  expect(errors.length).toBeGreaterThan(1);
  expect(errors[0]).toContain('"cause"');
  expect(spoken(world)).toEqual([]);
});

it('is there when requests are unsigned, malformed or made up', async () => {
  const world = await startWorld();
  const made = {
    text: title,
    user_id: world.bo.id,
    response_url: `https://hooks.slack.com/commands/T1/1/${'x'.repeat(24)}`,
    token: 'verification-token',
  };
  const [action] = sampleClick.actions;
  const requests = [
    { ...asForm({ ...sampleCommand, ...made }), signature: `v0=${'a'.repeat(64)}` },
    { ...asForm({ ...sampleCommand, ...made }), headers: { 'x-slack-signature': undefined } },
    asForm({ ...sampleCommand, ...made, command: title }),
    asForm({ ...made, command: '/songpoll' }),
    { body: `payload={"${title}`, contentType: 'application/x-www-form-urlencoded' },
    { body: `{"type":"${title}"}`, contentType: 'application/json' },
    asEvent({ type: 'event_callback', token: made.token, event: { type: title, user: world.bo.id } }),
    asInteraction({ ...sampleClick, ...made, actions: [{ ...action, action_id: title, value: words }] }),
    asInteraction({ ...sampleClick, ...made, actions: [{ ...action, value: title }] }),
  ];
  for (const request of requests) await knock(world, signedRequest(world, request));
  expect(world.logged).toHaveLength(requests.length);
  expect(spoken(world)).toEqual([]);
});
