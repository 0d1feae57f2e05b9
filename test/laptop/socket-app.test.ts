import { describe, expect, onTestFinished, test } from 'vitest';
import { createHandlerDependencies } from '../../src/dependencies.ts';
import { connectSocketApp } from '../../src/laptop/socket-app.ts';
import { createLog } from '../../src/platform/log.ts';
import type { JsonObject } from '../../src/playground/protocol/json.ts';
import { errorsIn, indiscretions, watchCalls } from '../lambda/at-the-door.ts';
import { sampleClick, sampleCommand, sampleReaction, sampleSubmission } from '../slack/sample-requests.ts';
import { searchLabel, setupOf, startWorld } from '../world.ts';

const appToken = 'xapp-1-A0SONGPOLL-1-test';

/** A world whose app is to connect to Slack by a socket. */
async function socketWorld() {
  const world = await startWorld({ slack: { socket: { appToken } } });
  const { slack, ann } = world;
  const { socket } = slack;
  if (socket === undefined) throw new Error('This Slack has no Socket Mode.');

  /** Acts settle when they are acknowledged, before all is done: whoever acts waits to see what comes of it. */
  async function comesTrue(condition: () => boolean): Promise<void> {
    if (condition()) return;
    await new Promise<void>((resolve) => {
      const stop = slack.onChange(() => {
        if (!condition()) return;
        stop();
        resolve();
      });
    });
  }
  return {
    ...world,
    world,
    socket,
    comesTrue,
    annsModalSays: (words: string) => comesTrue(() => ann.modal?.text.includes(words) === true),
    async connect(runtime = world.runtime) {
      const deps = await createHandlerDependencies(setupOf(world), runtime);
      const app = await connectSocketApp({
        deps,
        appToken,
        slackApiUrl: slack.url,
      });
      onTestFinished(app.stop);
      return app;
    },
  };
}

async function connectedWorld() {
  const world = await socketWorld();
  return { ...world, app: await world.connect() };
}

test('over a socket a team chooses a song: search, pick, post, vote, close by :lock:, winner', async () => {
  const { slack, stream, ann, bo, cy, music, comesTrue, annsModalSays, world } = await connectedWorld();
  stream.start();
  onTestFinished(stream.stop);
  await ann.types('/songpoll Friday song', { in: music });
  await annsModalSays(searchLabel);
  await ann.fills(searchLabel, 'seasons');
  await ann.pressesEnter(searchLabel);
  await annsModalSays('Summer Song 2');
  await ann.presses('Add', { beside: 'Summer Song 1' });
  await annsModalSays('Your songs (1 of 10)');
  await ann.presses('Add', { beside: 'Summer Song 2' });
  await annsModalSays('Your songs (2 of 10)');
  await ann.submits();
  await comesTrue(() => slack.messagesIn(music).length === 1);
  const [poll] = slack.messagesIn(music);
  if (poll === undefined) throw new Error('No poll was posted.');
  await bo.presses('Vote', { in: poll, beside: 'Summer Song 2' });
  await cy.presses('Vote', { in: poll, beside: 'Summer Song 2' });
  await comesTrue(() => slack.textOf(poll).includes('2 votes · Bo and Cy'));
  await ann.reacts('lock', poll);
  await comesTrue(() => slack.messagesIn(music).length === 2);
  expect(slack.messagesIn(music).at(-1)?.text).toContain('Summer Song 2');
  expect({ problems: slack.problems, failures: slack.failures }).toEqual({ problems: [], failures: [] });
  expect(indiscretions(world)).toEqual([]);
});

describe('a modal that is filled in wrongly', () => {
  test('shows what is wrong, as the acknowledgement says', async () => {
    const { ann, music, annsModalSays } = await connectedWorld();
    await ann.types('/songpoll', { in: music });
    await annsModalSays(searchLabel);
    await ann.submits();
    expect(ann.modal?.errors).not.toEqual([]);
  });
});

describe('a connection', () => {
  test('that Slack renews is replaced, and nobody notices', async () => {
    const { ann, music, socket, annsModalSays } = await connectedWorld();
    const renewed = socket.connected();
    socket.refresh();
    await renewed;
    await ann.types('/songpoll', { in: music });
    await annsModalSays(searchLabel);
    expect([socket.connections(), ann.failures]).toEqual([1, []]);
  });

  test('that breaks is replaced as soon as Slack lets the app in again', async () => {
    const { slack, world, ann, music, socket, annsModalSays } = await connectedWorld();
    slack.faults.fail('apps.connections.open', { kind: 'error', error: 'invalid_auth' });
    const replaced = socket.connected();
    socket.cut();
    await ann.types('/songpoll', { in: music });
    expect(ann.failures).toEqual(['/songpoll: dispatch_failed']);
    await replaced;
    await ann.types('/songpoll', { in: music });
    await annsModalSays(searchLabel);
    expect(errorsIn(world)).toEqual([expect.stringContaining('Slack could not be reached')]);
  });

  test('that is not the only one with these tokens is told of, for clicks may go to the other', async () => {
    const { world, connect } = await socketWorld();
    const lines: string[] = [];
    const runtime = { ...world.runtime, log: createLog((line) => lines.push(line)) };
    await connect(runtime);
    expect(lines).toEqual([]);
    await connect(runtime);
    expect(lines).toEqual([expect.stringContaining('Another program is connected to Slack')]);
  });

  test('that Slack refuses from the start is none', async () => {
    const { slack, connect } = await socketWorld();
    slack.faults.fail('apps.connections.open', { kind: 'error', error: 'invalid_auth' });
    await expect(connect()).rejects.toThrow('invalid_auth');
  });
});

describe('what Slack would not send is turned away: no acknowledgement, nothing done', () => {
  test.each<[string, string, JsonObject]>([
    ['a command without a person', 'slash_commands', { ...sampleCommand, user_id: undefined }],
    ['a click without a person', 'interactive', { ...sampleClick, user: undefined }],
    ['a submission without a view', 'interactive', { ...sampleSubmission, view: undefined }],
    ['a reaction without an item', 'events_api', { ...sampleReaction, event: { type: 'reaction_added' } }],
    [
      'a shortcut without a trigger',
      'interactive',
      { type: 'shortcut', callback_id: 'x', user: { id: 'U1' } },
    ],
    ['nothing', 'interactive', {}],
  ])('%s', async (_what, type, payload) => {
    const { world, socket } = await connectedWorld();
    const calls = watchCalls(world);
    const giveUp = new AbortController();
    const turnedAway = socket.send({ type, payload }, giveUp.signal);
    const help = { ...sampleCommand, text: 'help' };
    const taken = await socket.send({ type: 'slash_commands', payload: help }, giveUp.signal);
    giveUp.abort();
    expect(taken).toMatchObject({ payload: { response_type: 'ephemeral' } });
    expect(await turnedAway).toBe('given up');
    expect({ calls: calls.all(), errors: errorsIn(world) }).toEqual({ calls: 0, errors: [] });
    expect(world.logged).toEqual([expect.stringContaining('turned away')]);
  });
});

describe('stopping', () => {
  test('finishes what was begun, takes nothing more, and hangs up', async () => {
    const { slack, ann, music, socket, app } = await connectedWorld();
    const gate = slack.faults.hold('views.open');
    await ann.types('/songpoll', { in: music });
    await gate.arrived(1);
    const stopped = app.stop();
    const giveUp = new AbortController();
    const late = socket.send({ type: 'slash_commands', payload: sampleCommand }, giveUp.signal);
    gate.open();
    await stopped;
    giveUp.abort();
    expect([ann.modal?.title, await late, socket.connections()]).toEqual(['New song poll', 'given up', 0]);
  });

  test('is possible while Slack is out of reach', async () => {
    const { slack, socket, app } = await connectedWorld();
    slack.faults.fail('apps.connections.open', { kind: 'status', status: 503 }, { times: Infinity });
    const asked = slack.faults.hold('apps.connections.open');
    socket.cut();
    await asked.arrived(1);
    asked.open();
    await app.stop();
    expect(socket.connections()).toBe(0);
  });
});
