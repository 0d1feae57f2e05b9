import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { createActs } from '../../../src/playground/workspace/page-acts.ts';
import { startPageServer } from '../../../src/playground/workspace/page-server.ts';
import { createPanelLog } from '../../../src/playground/workspace/panel-log.ts';
import { startWorld } from '../../world.ts';

const commands = [{ command: '/songpoll', description: 'Start a poll', usageHint: '[title]' }];

async function startedPage() {
  const world = await startWorld();
  const { slack } = world;
  const page = await startPageServer(
    {
      world: slack.world,
      commands,
      panel: createPanelLog(slack.world),
      act: createActs({ slack, commands, sleep: async () => {}, random: () => 0.5 }),
      breakSomething: async () => ({ ok: true }),
      readPolls: async () => [],
      files: new Map([['/', { type: 'text/html', body: '<p>Hello' }]]),
      findCover: (id) => (id === 'known' ? '<svg/>' : undefined),
      pictureSources: [],
    },
    0,
  );
  onTestFinished(page.close);

  /** fetch sets some headers itself; a forger would not leave it to. */
  async function ask(path: string, headers: Readonly<Record<string, string>> = {}, body?: unknown) {
    const sent = request(new URL(path, page.url), { method: body === undefined ? 'GET' : 'POST', headers });
    const answer = new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
      sent.on('error', reject);
      sent.on('response', (got) =>
        text(got).then((words) => resolve({ status: got.statusCode, body: words }), reject),
      );
    });
    sent.end(body === undefined ? undefined : JSON.stringify(body));
    return await answer;
  }
  const json = { 'content-type': 'application/json' };
  const act = async (as: string, wish: unknown) =>
    JSON.parse((await ask('/acts', json, { as, act: wish })).body);
  return { world, page, ask, act, json };
}

test('the page and its covers are there, and nothing else', async () => {
  const { ask } = await startedPage();
  expect(await ask('/')).toEqual({ status: 200, body: '<p>Hello' });
  expect(await ask('/covers/known.svg')).toEqual({ status: 200, body: '<svg/>' });
  expect((await ask('/covers/unknown.svg')).status).toBe(404);
  expect((await ask('/../package.json')).status).toBe(404);
});

test.each([
  { what: 'a page from elsewhere', headers: { origin: 'https://evil.example' } },
  { what: 'a domain that was pointed here', headers: { host: 'evil.example' } },
  { what: 'another port of this machine', headers: { origin: 'http://localhost:1' } },
])('$what is turned away', async ({ headers }) => {
  const { ask, json } = await startedPage();
  expect((await ask('/', headers)).status).toBe(403);
  expect((await ask('/acts', { ...json, ...headers }, {})).status).toBe(403);
});

test('a form of another page, which browsers send without asking, is turned away', async () => {
  const { ask } = await startedPage();
  expect((await ask('/acts', { 'content-type': 'text/plain' }, {})).status).toBe(403);
});

test('a vote by its ids counts, in a message as it looked a moment ago too', async () => {
  const { world, act } = await startedPage();
  const poll = await world.startsPoll({ songs: 2 });
  const shown = world.slack.world.messages.get(`${poll.channel}/${poll.ts}`);
  const button = shown?.blocks.find(({ type }) => type === 'actions');
  const press = {
    kind: 'press',
    place: { channel: poll.channel, ts: poll.ts },
    blockId: button?.['block_id'],
    actionId: 'vote',
  };
  expect(await act(world.bo.id, press)).toEqual({ ok: true });
  await world.settle();
  expect(await act(world.cy.id, press)).toEqual({ ok: true });
  await world.settle();
  expect(world.slack.textOf(poll)).toContain('2 votes · Bo and Cy');
});

test.each([
  { what: 'nonsense', act: { kind: 'dance' }, error: 'This is no act' },
  {
    what: 'an unknown command',
    act: { kind: 'send', channel: 'C', text: '/dance' },
    error: 'no such channel',
  },
  {
    what: 'a button of a message that is gone',
    act: { kind: 'press', place: { channel: 'C', ts: '1' }, blockId: 'b', actionId: 'a' },
    error: 'not there any more',
  },
  {
    what: 'a window that is closed',
    act: { kind: 'submit', view: 'V', values: {} },
    error: 'not open any more',
  },
])('$what is refused in words', async ({ act: wish, error }) => {
  const { world, act } = await startedPage();
  const answer = await act(world.ann.id, wish);
  expect(answer).toMatchObject({ ok: false });
  expect(answer.error).toContain(error);
});

test('nobody presses a button in another person’s window', async () => {
  const { world, act } = await startedPage();
  await world.ann.types('/songpoll', { in: world.music });
  const view = world.ann.modal?.view.id;
  expect(await act(world.bo.id, { kind: 'submit', view, values: {} })).toMatchObject({ ok: false });
  expect(await act(world.ann.id, { kind: 'close', view, values: {} })).toEqual({ ok: true });
});
