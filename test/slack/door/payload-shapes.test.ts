import { describe, expect, it } from 'vitest';
import { judgeShape } from '../../../src/slack/door/payload-shapes.ts';
import {
  sampleClick,
  sampleCommand,
  sampleMessageShortcut,
  sampleReaction,
  sampleShortcut,
  sampleSubmission,
} from '../sample-requests.ts';

type Fields = Readonly<Record<string, unknown>>;

describe('What Slack sends is taken', () => {
  const { channel: _, message: __, response_url: ___, ...inModal } = sampleClick;
  it.each<[string, Fields]>([
    ['a command', sampleCommand],
    ['a command without words', { ...sampleCommand, text: '' }],
    ['a click on a message', sampleClick],
    ['a click in a modal', { ...inModal, view: sampleSubmission.view }],
    ['a click in an organisation', { ...sampleClick, team: null, enterprise: { id: 'E1', name: 'Big' } }],
    ['a submission', sampleSubmission],
    ['a modal that was closed', { ...sampleSubmission, type: 'view_closed', is_cleared: false }],
    ['a shortcut', sampleShortcut],
    ['a message shortcut', sampleMessageShortcut],
    ['a reaction', sampleReaction],
    ['a reaction to a file', reactingTo({ type: 'file', file: 'F1' })],
    ['an event nobody asked for', { ...sampleReaction, event: { type: 'team_join', user: { id: 'U1' } } }],
    ['a question whether we are there', { type: 'url_verification', challenge: 'abc' }],
    ['a check of our certificate', { ssl_check: '1', token: 'x' }],
  ])('%s', (_title, body) => {
    expect(judgeShape(body)).toBe('well-shaped');
  });
});

function reactingTo(item: Fields): Fields {
  return { ...sampleReaction, event: { ...sampleReaction.event, item } };
}

describe('What Slack would not send is not taken', () => {
  const { view } = sampleSubmission;
  const action = sampleClick.actions[0];
  it.each<[string, Fields]>([
    ['a command by nobody', { ...sampleCommand, user_id: undefined }],
    ['a command by somebody who is an attribute', { ...sampleCommand, user_id: '__proto__' }],
    ['a command nowhere', { ...sampleCommand, channel_id: '' }],
    ['a command without a trigger', { ...sampleCommand, trigger_id: undefined }],
    ['a command to be answered elsewhere', { ...sampleCommand, response_url: 'file:///etc/passwd' }],
    ['a command that is a list', { ...sampleCommand, command: ['/songpoll'] }],
    ['a command of a team with a name of JavaScript', { ...sampleCommand, team_id: 'constructor' }],
    ['a shortcut on a message of no time', { ...sampleMessageShortcut, message_ts: 1_763_726_400 }],
    ['a click on nothing', { ...sampleClick, actions: [] }],
    ['a click on null', { ...sampleClick, actions: [null] }],
    ['a click without actions', { ...sampleClick, actions: undefined }],
    ['a click with a number for a value', { ...sampleClick, actions: [{ ...action, value: 7 }] }],
    ['a click by nobody', { ...sampleClick, user: null }],
    ['a click in no channel', { ...sampleClick, channel: null }],
    ['a click on a message of no time', { ...sampleClick, message: { ts: 'x'.repeat(5_000) } }],
    ['a click with an empty list of answers', { ...sampleClick, response_urls: null }],
    ['actions of another kind of request', { ...sampleSubmission, actions: [] }],
    ['a submission of nothing', { ...sampleSubmission, view: null }],
    ['a submission without metadata', { ...sampleSubmission, view: { ...view, private_metadata: null } }],
    ['a submission of odd inputs', { ...sampleSubmission, view: { ...view, state: { values: [null] } } }],
    ['a submission by somebody whose name is no text', { ...sampleSubmission, user: { id: 'U1', name: 7 } }],
    ['an event that is null', { ...sampleReaction, event: null }],
    ['an event that is missing', { type: 'event_callback' }],
    ['an event in a click', { ...sampleClick, event: 'x' }],
    ['an event for null', { ...sampleReaction, authorizations: [null] }],
    ['an event by null', { ...sampleReaction, event: { type: 'message', user: null } }],
    ['an event of a number', { ...sampleReaction, event: { type: 1 } }],
    ['a reaction to nothing', reactingTo({})],
    ['a reaction to a message somewhere', reactingTo({ type: 'message', ts: '1763726400.000001' })],
    ['a shortcut of nobody’s', { ...sampleShortcut, user: { id: 'B1' } }],
    ['a shortcut without a trigger', { ...sampleShortcut, trigger_id: undefined }],
    ['a shortcut without a name', { ...sampleShortcut, callback_id: '' }],
    ['a message shortcut nowhere', { ...sampleMessageShortcut, channel: { id: '__proto__' } }],
    ['a message shortcut on nothing', { ...sampleMessageShortcut, message: null }],
    ['a message shortcut to be answered elsewhere', { ...sampleMessageShortcut, response_url: 'ftp://x' }],
    ['a question without a challenge', { type: 'url_verification' }],
  ])('%s', (_title, body) => {
    expect(judgeShape(body)).toBe('malformed');
  });
});

describe('Kinds of request that the app does not take are known as such', () => {
  it.each<[string, Fields]>([
    ['a step of a workflow', { type: 'workflow_step_edit', callback_id: 'x' }],
    ['options for a menu', { type: 'block_suggestion', action_id: 'x' }],
    ['nothing', {}],
    ['a type that is no text', { type: 7 }],
    ['a name that every object has', { constructor: 'x' }],
  ])('%s', (_title, body) => {
    expect(judgeShape(body)).toBe('unknown-kind');
  });
});
