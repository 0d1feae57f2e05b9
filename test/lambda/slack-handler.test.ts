import { describe, expect, it } from 'vitest';
import { jsonType, type SlackRequest } from '../../src/playground/slack/function-url-event.ts';
import {
  asEvent,
  asForm,
  asInteraction,
  sampleClick,
  sampleCommand,
  sampleMessageShortcut,
  sampleReaction,
  sampleShortcut,
  sampleSubmission,
} from '../slack/sample-requests.ts';
import { startWorld } from '../world.ts';
import { errorsIn, knock, signedRequest, watchCalls } from './at-the-door.ts';

const minutes = (count: number) => Math.floor(Date.UTC(2026, 10, 21, 12) / 1_000) + count * 60;
const [action] = sampleClick.actions;

/** What a request is answered, in a world where nothing may be touched by it. */
async function answerTo(request: Omit<SlackRequest, 'signingSecret'>) {
  const world = await startWorld();
  const calls = watchCalls(world);
  const answer = await knock(world, signedRequest(world, request));
  expect({ calls: calls.all(), errors: errorsIn(world) }).toEqual({ calls: 0, errors: [] });
  return answer;
}

describe('A request that Slack has not just signed gets 401, and nothing is done', () => {
  it.each<[string, Omit<SlackRequest, 'signingSecret' | 'body'>]>([
    ['unsigned', { headers: { 'x-slack-signature': undefined } }],
    ['wrongly signed', { signature: `v0=${'a'.repeat(64)}` }],
    ['six minutes old', { timestamp: minutes(-6) }],
    ['six minutes ahead', { timestamp: minutes(6) }],
  ])('%s', async (_, wrong) => {
    expect(await answerTo({ ...asForm(sampleCommand), ...wrong })).toMatchObject({ statusCode: 401 });
  });

  it.each([{ ssl_check: '1', token: 'x', ...sampleCommand }, { ssl_check: '1' }])(
    'also when it is wrongly signed and says that it only checks our certificate',
    async (fields) => {
      const signature = `v0=${'a'.repeat(64)}`;
      expect(await answerTo({ ...asForm(fields), signature })).toMatchObject({ statusCode: 401 });
    },
  );
});

describe('A signed request that is malformed gets its 4xx, and nothing is done', () => {
  it.each<[string, Omit<SlackRequest, 'signingSecret'>, number]>([
    ['of an odd content type', { ...asForm(sampleCommand), contentType: 'text/xml' }, 415],
    ['an empty body', { body: '', contentType: jsonType }, 400],
    ['half a body', { body: '{"type":"event_callback"', contentType: jsonType }, 400],
    ['null', { body: 'null', contentType: jsonType }, 400],
    ['a list', { body: '[{}]', contentType: jsonType }, 400],
    ['an empty form', { body: '' }, 404],
    ['a broken payload', { body: 'payload=%7B%22type' }, 400],
    ['a list as payload', { body: 'payload=%5B%5D' }, 400],
    ['a command without a person', asForm({ command: '/songpoll', trigger_id: 'x' }), 400],
    ['a click without a person', asInteraction({ ...sampleClick, user: undefined }), 400],
    ['a submission without a view', asInteraction({ ...sampleSubmission, view: undefined }), 400],
    ['a reaction without an item', asEvent({ ...sampleReaction, event: { type: 'reaction_added' } }), 400],
    ['an event that is null', asEvent({ ...sampleReaction, event: null }), 400],
  ])('%s', async (_, request, statusCode) => {
    expect(await answerTo(request)).toMatchObject({ statusCode });
  });
});

describe('A well-formed request that the app has nothing for is left alone', () => {
  it.each<[string, Omit<SlackRequest, 'signingSecret'>, number]>([
    ['another command', asForm({ ...sampleCommand, command: '/lunch' }), 404],
    ['a longer command', asForm({ ...sampleCommand, command: '/songpolls' }), 404],
    [
      'another button',
      asInteraction({ ...sampleClick, actions: [{ ...action, action_id: 'delete-all' }] }),
      404,
    ],
    [
      'another modal',
      asInteraction({ ...sampleSubmission, view: { ...sampleSubmission.view, callback_id: 'x' } }),
      404,
    ],
    ['a modal that was closed', asInteraction({ ...sampleSubmission, type: 'view_closed' }), 200],
    ['another shortcut', asInteraction({ ...sampleShortcut, callback_id: 'x' }), 404],
    ['another message shortcut', asInteraction({ ...sampleMessageShortcut, callback_id: 'x' }), 404],
    ['another event', asEvent({ ...sampleReaction, event: { type: 'member_joined_channel' } }), 200],
    [
      'another reaction',
      asEvent({ ...sampleReaction, event: { ...sampleReaction.event, reaction: 'tada' } }),
      200,
    ],
  ])('%s', async (_, request, statusCode) => {
    expect(await answerTo(request)).toMatchObject({ statusCode });
  });
});

describe('Slack itself asks', () => {
  it('whether somebody is there, and gets its challenge back', async () => {
    const answer = await answerTo(asEvent({ type: 'url_verification', challenge: 'Are you there? 🎵' }));
    expect(answer.statusCode).toBe(200);
    expect(JSON.parse(answer.body ?? '')).toEqual({ challenge: 'Are you there? 🎵' });
  });

  it('for our certificate, and gets an empty 200', async () => {
    expect(await answerTo(asForm({ ssl_check: '1', token: 'x' }))).toMatchObject({
      statusCode: 200,
      body: '',
    });
  });

  it('the same without a signature, which Slack leaves out then', async () => {
    const unsigned = { headers: { 'x-slack-signature': undefined, 'x-slack-request-timestamp': undefined } };
    const answer = await answerTo({ ...asForm({ ssl_check: '1', token: 'x' }), ...unsigned });
    expect(answer).toMatchObject({ statusCode: 200, body: '' });
  });

  it('and a command beside it is not done', async () => {
    const unsigned = { headers: { 'x-slack-signature': undefined } };
    const answer = await answerTo({ ...asForm({ ...sampleCommand, ssl_check: '1' }), ...unsigned });
    expect(answer).toMatchObject({ statusCode: 200, body: '' });
  });
});

describe('Values of any size do no harm', () => {
  const megabyte = 'x'.repeat(1_000_000);
  it.each<[string, Omit<SlackRequest, 'signingSecret'>, number]>([
    [
      'a vote with a huge value',
      asInteraction({ ...sampleClick, actions: [{ ...action, value: megabyte }] }),
      200,
    ],
    [
      'a button with a huge name',
      asInteraction({ ...sampleClick, actions: [{ ...action, action_id: megabyte }] }),
      404,
    ],
    [
      'a reaction with a huge name',
      asEvent({ ...sampleReaction, event: { ...sampleReaction.event, reaction: megabyte } }),
      200,
    ],
    ['a person with a huge name', asInteraction({ ...sampleClick, user: { id: `U${megabyte}` } }), 400],
    [
      'a body nested very deep',
      { body: `{"type":"x","deep":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, contentType: jsonType },
      404,
    ],
  ])('%s', async (_, request, statusCode) => {
    expect(await answerTo(request)).toMatchObject({ statusCode });
  });

  it('a title of a million letters is cut to a title', async () => {
    const world = await startWorld();
    await world.ann.types(`/songpoll ${megabyte}`, { in: world.music });
    expect(world.ann.modal).toBeDefined();
    expect({ failures: world.slack.failures, problems: world.slack.problems }).toEqual({
      failures: [],
      problems: [],
    });
  });
});

it('takes a signed form whatever charset it names', async () => {
  const world = await startWorld();
  const help = asForm({ ...sampleCommand, text: 'help' });
  const contentType = 'application/x-www-form-urlencoded; charset=utf-8';
  const answer = await knock(world, signedRequest(world, { ...help, contentType }));
  expect(answer.statusCode).toBe(200);
  expect(answer.body).toContain('/songpoll');
});
