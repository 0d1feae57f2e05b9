import { expect, it } from 'vitest';
import { requestFacts } from '../../../src/slack/door/request-facts.ts';
import {
  sampleClick,
  sampleCommand,
  sampleMessageShortcut,
  sampleReaction,
  sampleShortcut,
  sampleSubmission,
} from '../sample-requests.ts';

const [action] = sampleClick.actions;
const click = (over: object) => ({ ...sampleClick, actions: [{ ...action, ...over }] });
const poll = 'poll-0000001';

it.each([
  ['a command', sampleCommand, { kind: 'command' }],
  ['a click', sampleClick, { kind: 'block_actions', action: 'vote' }],
  [
    'a vote',
    click({ value: JSON.stringify({ pollId: poll, song: 1 }) }),
    { kind: 'block_actions', action: 'vote', poll },
  ],
  [
    'a click on Close',
    click({ action_id: 'close-poll', value: JSON.stringify({ pollId: poll }) }),
    { kind: 'block_actions', action: 'close-poll', poll },
  ],
  ['a button of nobody’s', click({ action_id: 'delete-all' }), { kind: 'block_actions', action: 'other' }],
  ['a submission', sampleSubmission, { kind: 'view_submission' }],
  [
    'a submission of a draft',
    {
      ...sampleSubmission,
      view: { ...sampleSubmission.view, private_metadata: JSON.stringify({ draftId: poll, picks: [] }) },
    },
    { kind: 'view_submission', poll },
  ],
  ['a shortcut', sampleShortcut, { kind: 'shortcut', action: 'start_song_poll' }],
  ['a message shortcut', sampleMessageShortcut, { kind: 'message_action', action: 'poll_these_songs' }],
  ['another shortcut', { ...sampleShortcut, callback_id: 'made up' }, { kind: 'shortcut', action: 'other' }],
  [
    'a click in the window to add songs',
    {
      ...click({ action_id: 'add-to-poll', value: 'song01' }),
      view: { ...sampleSubmission.view, private_metadata: JSON.stringify({ pollId: poll, emptied: 0 }) },
    },
    { kind: 'block_actions', action: 'add-to-poll', poll },
  ],
  ['a reaction', sampleReaction, { kind: 'reaction_added' }],
  ['another event', { type: 'event_callback', event: { type: 'made up' } }, { kind: 'event' }],
  ['a challenge', { type: 'url_verification', challenge: 'x' }, { kind: 'url_verification' }],
  ['a check of our certificate', { ssl_check: '1' }, { kind: 'ssl_check' }],
])('%s is told by kind, and by nothing that somebody made up', (_what, body, facts) => {
  expect(requestFacts(body)).toEqual(facts);
});
