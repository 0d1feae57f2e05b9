import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { createCrowd } from '../../../src/playground/person/crowd.ts';
import { createActs } from '../../../src/playground/workspace/page-acts.ts';
import { startPageServer } from '../../../src/playground/workspace/page-server.ts';
import { createPanelLog } from '../../../src/playground/workspace/panel-log.ts';
import { createWorkspaceClock } from '../../../src/playground/workspace/workspace-clock.ts';
import { startWorld } from '../../world.ts';

const shortcuts = [
  { name: 'Poll these songs', type: 'message' as const, callback_id: 'poll_songs', description: 'x' },
  { name: 'Start a song poll', type: 'global' as const, callback_id: 'start_poll', description: 'x' },
];
const commands = [{ command: '/songpoll', description: 'Start a poll', usageHint: '[title]' }];

async function startedPage() {
  const world = await startWorld({ slack: { shortcuts } });
  const { slack } = world;
  const clock = await createWorkspaceClock(world.clock.now, undefined);
  const crowd = createCrowd({
    world: slack.world,
    workspace: slack,
    interactions: slack.interactions,
    sleep: async () => {},
    random: () => 0.5,
  });
  const passed: string[] = [];
  const page = await startPageServer(
    {
      world: slack.world,
      around: { commands, shortcuts, clock, crowd },
      panel: createPanelLog(slack.world),
      act: createActs({
        slack,
        commands,
        crowd,
        async letTimePass(target) {
          passed.push(target);
          return { ok: true };
        },
      }),
      breakSomething: async () => ({ ok: true }),
      readNextMoments: async () => ({ occurrence: world.clock.now() + 60_000 }),
      readTable: async () => [],
      files: new Map([['/', { type: 'text/html', body: '<p>Hello' }]]),
      findCover: (id) => (id === 'known' ? '<svg/>' : undefined),
      pictureSources: [],
    },
    { port: 0, mayMoveOn: true },
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
  const act = async (as: string, wish: unknown, screen?: string) =>
    JSON.parse((await ask('/acts', json, { as, act: wish, ...(screen !== undefined && { screen }) })).body);

  /** What a page at that screen is told from now on, one event after the other. */
  async function listen(as: string, screen: string) {
    // By its number: what goes to names is intercepted here.
    const { port } = new URL(page.url);
    const response = await fetch(`http://127.0.0.1:${port}/events?as=${as}&screen=${screen}`);
    const reader = (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader();
    let unread = '';
    return async function next(name: string) {
      for (;;) {
        const event = /event: (?<kind>\w+)\ndata: (?<data>.*)\n\n/u.exec(unread);
        const { kind, data } = event?.groups ?? {};
        if (event !== null) unread = unread.slice(event.index + event[0].length);
        else unread += (await reader.read()).value ?? '';
        if (kind === name && data !== undefined) return JSON.parse(data);
      }
    };
  }
  return { world, page, ask, act, json, clock, crowd, passed, listen };
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
  const button = shown?.blocks.find(({ type }) => type === 'section');
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

test('a tab has a modal of its own, and the other tabs of the same person do not', async () => {
  const { world, act, listen } = await startedPage();
  const { ann, music } = world;
  const [desk, phone] = [await listen(ann.id, 'desk'), await listen(ann.id, 'phone')];
  for (const next of [desk, phone]) expect((await next('snapshot')).layers).toEqual([]);
  await act(ann.id, { kind: 'send', channel: music.id, text: '/songpoll' }, 'desk');
  expect((await desk('change')).kind).toBe('layers');
  await act(ann.id, { kind: 'send', channel: music.id, text: 'Hello' }, 'phone');
  expect(await phone('change')).toMatchObject({ kind: 'message', message: { text: 'Hello' } });
});

test('who is invited to a private channel sees all of it, and who is removed nothing', async () => {
  const { world, listen } = await startedPage();
  const { slack, ann, bo } = world;
  const secret = slack.addChannel('secret', { kind: 'private', members: [ann] });
  slack.say(ann, { in: secret, text: 'psst' });
  const next = await listen(bo.id, 'desk');
  const sees = async () => {
    const { channels, messages } = await next('snapshot');
    const texts = messages.map(({ text }: { readonly text: string }) => text);
    return [channels.some(({ id }: { readonly id: string }) => id === secret.id), texts.includes('psst')];
  };
  expect(await sees()).toEqual([false, false]);
  slack.invite(secret, bo);
  expect(await sees()).toEqual([true, true]);
  slack.remove(secret, bo);
  expect(await sees()).toEqual([false, false]);
});

test('the clock and the crowd are told of', async () => {
  const { world, act, clock, listen, passed } = await startedPage();
  const poll = await world.startsPoll({ songs: 2 });
  const next = await listen(world.bo.id, 'desk');
  expect(await next('snapshot')).toMatchObject({
    clockAhead: 0,
    shortcuts: [{ name: 'Poll these songs' }, {}],
  });
  clock.advance(60_000);
  expect(await next('change')).toEqual({ kind: 'clock', clockAhead: 60_000 });
  await act(world.bo.id, { kind: 'crowd', channel: poll.channel, ts: poll.ts, people: 2, seconds: 1 });
  expect(await next('change')).toMatchObject({
    kind: 'crowd',
    crowd: { people: 2, voted: 0, isOver: false },
  });
  expect(await act(world.bo.id, { kind: 'stop-crowd' })).toEqual({ ok: true });
  expect(await act(world.bo.id, { kind: 'pass-time', target: 'day' })).toEqual({ ok: true });
  expect(await act(world.bo.id, { kind: 'pass-time', target: 'occurrence' })).toEqual({ ok: true });
  expect(passed).toEqual(['day', 'occurrence']);
});

test('the page is told when something is due next', async () => {
  const { world, ask } = await startedPage();
  const { body } = await ask('/next-moments');
  expect(JSON.parse(body)).toEqual({ occurrence: world.clock.now() + 60_000 });
});

test('replies go to their thread, where no command works', async () => {
  const { world, act } = await startedPage();
  const { slack, ann, music } = world;
  const said = slack.say(ann, { in: music, text: 'Hello' });
  const reply = (text: string) => act(ann.id, { kind: 'send', channel: music.id, text, thread: said.ts });
  expect(await reply('Hi')).toEqual({ ok: true });
  expect(ann.seesInThread(said)).toEqual(['Hi']);
  expect(await reply('/songpoll')).toEqual({
    ok: false,
    error: '/songpoll is not supported in threads. Sorry!',
  });
});

test('a message is deleted by its author and by admins, and by nobody else', async () => {
  const { world, act } = await startedPage();
  const { slack, ann, bo, cy, music } = world;
  slack.changeRole(cy, 'admin');
  const deletes = async (by: { readonly id: string }) => {
    const said = slack.say(ann, { in: music, text: 'Oops' });
    const { ok } = await act(by.id, { kind: 'delete', channel: said.channel, ts: said.ts });
    return [ok, slack.world.messages.has(`${said.channel}/${said.ts}`)];
  };
  expect([await deletes(ann), await deletes(bo), await deletes(cy)]).toEqual([
    [true, false],
    [false, true],
    [true, false],
  ]);
});

test('shortcuts are those that the app offers, on messages that one sees', async () => {
  const { world, act } = await startedPage();
  const { slack, ann, bo, music } = world;
  const said = slack.say(bo, { in: music, text: 'Hello' });
  const secret = slack.addChannel('secret', { kind: 'private', members: [bo] });
  const unseen = slack.say(bo, { in: secret, text: 'psst' });
  const use = async (callbackId: string, message?: object) =>
    (await act(ann.id, { kind: 'shortcut', callbackId, ...(message && { message }) })).ok;
  expect(await use('poll_songs', said)).toBe(true);
  expect(await use('start_poll')).toBe(true);
  expect([await use('poll_songs'), await use('start_poll', said), await use('poll_songs', unseen)]).toEqual([
    false,
    false,
    false,
  ]);
  const shortcutsHeard = slack.deliveries.filter(
    ({ what }) => what === 'message_action' || what === 'shortcut',
  );
  expect(shortcutsHeard.map(({ what }) => what)).toEqual(['message_action', 'shortcut']);
});

test('nobody presses a button in another person’s window', async () => {
  const { world, act } = await startedPage();
  await world.ann.types('/songpoll', { in: world.music });
  const view = world.ann.modal?.view.id;
  expect(await act(world.bo.id, { kind: 'submit', view, values: {} })).toMatchObject({ ok: false });
  expect(await act(world.ann.id, { kind: 'close', view, values: {} })).toEqual({ ok: true });
});
