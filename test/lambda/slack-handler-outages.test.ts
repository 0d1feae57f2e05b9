import { describe, expect, it } from 'vitest';
import { createSlackHandler } from '../../src/lambda/slack-handler.ts';
import type { Fault } from '../../src/playground/dynamo/dynamo-faults.ts';
import { asEvent } from '../slack/sample-requests.ts';
import { startWorld, type World } from '../world.ts';
import { errorsIn, indiscretions, knock, signedRequest, watchCalls } from './at-the-door.ts';

const wentWrong = 'Something went wrong, and this may not have gone through. Please look, and try again.';
/** Not tried again by the SDK, so that no test waits. */
const refused: Fault = { kind: 'refused', error: 'ResourceNotFoundException' };

const outages: [string, Fault][] = [
  ['refuses', refused],
  ['cannot be reached', { kind: 'request-lost' }],
];

function breakTable(world: World, fault: Fault, times = Number.POSITIVE_INFINITY) {
  world.table.proxy.faults.order({ fault, times });
}

describe.each(outages)('While DynamoDB %s', (_, fault) => {
  it('whoever votes is told, and can vote again when it is back', async () => {
    const world = await startWorld();
    const { slack, bo } = world;
    const poll = await world.startsPoll();
    breakTable(world, fault);
    await bo.presses('Vote', { in: poll, beside: 'Summer Song 2' });
    expect(bo.failures).toEqual(['button vote: http 500']);
    expect(bo.privateWords).toEqual([wentWrong]);
    world.table.proxy.faults.clear();
    await bo.presses('Vote', { in: poll, beside: 'Summer Song 2' });
    await world.settle();
    expect(slack.textOf(poll)).toContain('1 vote · Bo');
    expect(errorsIn(world)).toHaveLength(1);
    expect(indiscretions(world)).toEqual([]);
  });

  it('a click on Close is answered so too, and the poll stays open', async () => {
    const world = await startWorld();
    const poll = await world.startsPoll();
    breakTable(world, fault);
    await world.ann.presses('Close poll', { in: poll });
    expect(world.ann.privateWords).toEqual([wentWrong]);
    world.table.proxy.faults.clear();
    await world.settle();
    expect(world.slack.textOf(poll)).toContain('[Vote]');
  });
});

describe('When DynamoDB fails for a moment', () => {
  it('Slack brings a :lock: again, and the poll is closed', async () => {
    const world = await startWorld();
    const { slack, ann } = world;
    const poll = await world.startsPoll();
    breakTable(world, refused, 1);
    await ann.reacts('lock', poll);
    await world.settle();
    const tries = slack.deliveries.filter(({ what }) => what === 'reaction_added');
    expect(tries.map(({ status, retry }) => [status, retry])).toEqual([
      [500, 0],
      [200, 1],
    ]);
    expect(slack.textOf(poll)).not.toContain('[Vote]');
  });

  it('whoever posts a poll sees that it failed, and posts it again', async () => {
    const world = await startWorld();
    const { slack, ann, music } = world;
    await ann.types('/songpoll Friday song', { in: music });
    await world.picks(ann, ['Summer Song 1', 'Summer Song 2']);
    breakTable(world, refused, 1);
    await ann.submits();
    expect(ann.failures).toEqual(['submission: http 500']);
    await ann.submits();
    expect(slack.messagesIn(music)).toHaveLength(1);
    expect(indiscretions(world)).toEqual([]);
  });

  it('no log line tells the address to answer to, even when that fails as well', async () => {
    const world = await startWorld();
    const poll = await world.startsPoll();
    breakTable(world, refused);
    world.slack.faults.fail('response_url', { kind: 'reset', when: 'before' });
    await world.bo.presses('Vote', { in: poll, beside: 'Summer Song 1' });
    expect(errorsIn(world)).toEqual([expect.stringContaining('Nor could the person be told')]);
    expect(indiscretions(world)).toEqual([]);
  });
});

describe('With a setting that is missing or wrong, every request gets 500 and one line names the setting', () => {
  const challenge = asEvent({ type: 'url_verification', challenge: 'abc' });

  it.each<[string, string | undefined]>([
    ['TABLE_NAME', undefined],
    ['TABLE_NAME', ''],
    ['SLACK_SIGNING_SECRET', undefined],
    ['SLACK_SIGNING_SECRET', ''],
    ['SLACK_BOT_TOKEN', undefined],
    ['SLACK_API_URL', 'nonsense'],
    ['SPOTIFY_MARKET', 'UK'],
    ['SPOTIFY_MARKET', 'EU'],
  ])('%s is %j', async (name, value) => {
    const world = await startWorld();
    const env: Record<string, string | undefined> = { ...world.env, [name]: value };
    const handler = createSlackHandler(env, world.runtime);
    const calls = watchCalls(world);
    const answer = await knock(world, signedRequest(world, challenge), handler);
    expect(answer.statusCode).toBe(500);
    expect(world.logged).toHaveLength(1);
    expect(world.logged[0]).toContain(name);
    expect(indiscretions(world)).toEqual([]);
    expect(calls.all()).toBe(0);
  });

  it('until it is there: the next call tries again', async () => {
    const world = await startWorld();
    const env: Record<string, string | undefined> = { ...world.env, TABLE_NAME: undefined };
    const handler = createSlackHandler(env, world.runtime);
    expect(await knock(world, signedRequest(world, challenge), handler)).toMatchObject({ statusCode: 500 });
    env['TABLE_NAME'] = world.env.TABLE_NAME;
    expect(await knock(world, signedRequest(world, challenge), handler)).toMatchObject({ statusCode: 200 });
  });

  it.each(['TABLE_NAME', 'SLACK_BOT_TOKEN', 'SLACK_API_URL'])(
    'and whoever typed the command is told so, when it is %s',
    async (name) => {
      const world = await startWorld();
      const { ann, music } = world;
      const wrong = name === 'SLACK_API_URL' ? 'nonsense' : undefined;
      world.slackHandlers[0] = createSlackHandler({ ...world.env, [name]: wrong }, world.runtime);
      await ann.types('/songpoll', { in: music });
      expect(ann.privateWords).toEqual([expect.stringContaining('not set up right')]);
      expect(errorsIn(world)).toEqual([expect.stringContaining(name)]);
    },
  );

  it('but whoever is not Slack learns nothing of it', async () => {
    const world = await startWorld();
    const handler = createSlackHandler({}, world.runtime);
    const unsigned = { ...challenge, headers: { 'x-slack-signature': undefined } };
    expect(await knock(world, signedRequest(world, unsigned), handler)).toMatchObject({ statusCode: 401 });
    expect(world.logged).toEqual([expect.stringContaining('Not signed by Slack')]);
  });
});
