import { describe, expect, it } from 'vitest';
import type { SlackRequest } from '../../src/playground/slack/function-url-event.ts';
import { knock, signedRequest, watchCalls } from '../lambda/at-the-door.ts';
import { createReader } from '../lambda/log-lines.ts';
import { asEvent, asForm, sampleCommand } from '../slack/sample-requests.ts';
import { functionNames } from './packaged-files.ts';
import { startFunction } from './packaged-function.ts';
import { startPackagedWorld } from './packaged-world.ts';

describe.each(functionNames)('The packaged %s function', (name) => {
  it('takes two parameters: Node 24 on Lambda refuses handlers that could take a callback', async () => {
    expect(await startFunction(name, { env: {} })).toMatchObject({ parameters: 2 });
  });

  it('loads without any setting, and without a word', async () => {
    const { output } = await startFunction(name, { env: {} });
    expect(output).toEqual({ stdout: '', stderr: '' });
  });
});

describe('A cold start', () => {
  it('of all four functions calls nobody', async () => {
    const world = await startPackagedWorld();
    expect(watchCalls(world).all() + world.slack.calls.length).toBe(0);
  });

  it('that is asked for help calls nobody', async () => {
    const world = await startPackagedWorld();
    const calls = watchCalls(world);
    await world.ann.types('/songpoll help', { in: world.music });
    expect(world.ann.privateWords.join()).toContain('/songpoll');
    expect(calls.all()).toBe(0);
  });

  it('that opens the modal asks Slack for just that, first', async () => {
    const world = await startPackagedWorld();
    const asked: string[] = [];
    world.table.proxy.onCall(({ operation }) => asked.push(operation));
    await world.ann.types('/songpoll', { in: world.music });
    expect(world.slack.calls.map(({ method }) => method)).toEqual(['views.open']);
    expect(new Set(asked)).toEqual(new Set(['GetItem']));
    expect(world.wire.addresses()).toEqual(['accounts.spotify.com/api/token']);
  });
});

describe('The packaged door', () => {
  const unsigned = { headers: { 'x-slack-signature': undefined } };
  const requests: [string, Omit<SlackRequest, 'signingSecret'>, number][] = [
    ['an unsigned request', { ...asForm(sampleCommand), ...unsigned }, 401],
    ['a request of long ago', { ...asForm(sampleCommand), timestamp: 1_700_000_000 }, 401],
    ['half a body', { body: 'payload=%7B' }, 400],
    ['another content type', { ...asForm(sampleCommand), contentType: 'text/plain' }, 415],
    ['another command', asForm({ ...sampleCommand, command: '/lunch' }), 404],
    ['a challenge', asEvent({ type: 'url_verification', challenge: 'abc' }), 200],
  ];

  it('answers each request by its status, and calls nobody', async () => {
    const world = await startPackagedWorld();
    const calls = watchCalls(world);
    const answers: [string, number][] = [];
    for (const [title, request] of requests) {
      const { statusCode } = await knock(world, signedRequest(world, request));
      answers.push([title, statusCode]);
    }
    expect(answers).toEqual(requests.map(([title, , statusCode]) => [title, statusCode]));
    expect(calls.all()).toBe(0);
    expect(world.functions.slack.output.stderr).toBe('');
    const lines = createReader({ logged: world.functions.slack.output.stdout.trim().split('\n') })();
    expect(lines.map(({ function: name, status }) => [name, status])).toEqual(
      requests.map(([, , statusCode]) => ['slack', statusCode]),
    );
  });

  it('answers 500 when a setting is missing, and names it in the log', async () => {
    const world = await startPackagedWorld();
    const { TABLE_NAME: _, ...env } = world.env;
    const { invoke, output } = await startFunction('slack', { env });
    expect(await invoke(signedRequest(world, asForm(sampleCommand)))).toMatchObject({ statusCode: 500 });
    expect(output.stdout.match(/TABLE_NAME/gu)?.length).toBeGreaterThan(0);
    expect(output.stdout.trim().split('\n')).toHaveLength(1);
  });
});
