// Requests as Slack makes them, one of each kind, with what the app looks at and little more; for tests that break them.

import { formType, jsonType, type SlackRequest } from '../../src/playground/slack/function-url-event.ts';

type Fields = Readonly<Record<string, unknown>>;
type Sent = Pick<SlackRequest, 'body' | 'contentType'>;

const user = { id: 'U0000001', name: 'ann', team_id: 'T0000001' };
const team = { id: 'T0000001', domain: 'songpoll' };

export const sampleCommand = {
  command: '/songpoll',
  text: 'Friday 🎵',
  team_id: 'T0000001',
  user_id: 'U0000001',
  channel_id: 'C0000001',
  trigger_id: '1.2.abc',
  response_url: 'https://hooks.slack.com/commands/T0000001/1/x',
};

export const sampleClick = {
  type: 'block_actions',
  user,
  team,
  actions: [{ type: 'button', action_id: 'vote', block_id: 'b', value: '{}', action_ts: '1.000001' }],
  channel: { id: 'C0000001' },
  message: { ts: '1763726400.000001' },
  trigger_id: '1.2.abc',
  response_url: 'https://hooks.slack.com/actions/T0000001/1/x',
};

export const sampleShortcut = {
  type: 'shortcut',
  callback_id: 'start_song_poll',
  user,
  team,
  trigger_id: '1.2.abc',
};

export const sampleMessageShortcut = {
  ...{ ...sampleShortcut, type: 'message_action', callback_id: 'poll_these_songs' },
  channel: { id: 'C0000001', name: 'music' },
  message_ts: '1763726400.000001',
  message: { type: 'message', ts: '1763726400.000001', text: 'Hello' },
  response_url: 'https://hooks.slack.com/app/T0000001/1/x',
};

export const sampleSubmission = {
  type: 'view_submission',
  user,
  team,
  view: { id: 'V0000001', callback_id: 'song-poll', private_metadata: '{}', state: { values: {} } },
};

export const sampleReaction = {
  type: 'event_callback',
  team_id: 'T0000001',
  authorizations: [{ enterprise_id: null, team_id: 'T0000001', user_id: 'U0SONGBOT' }],
  event: {
    type: 'reaction_added',
    user: 'U0000001',
    reaction: 'lock',
    item: { type: 'message', channel: 'C0000001', ts: '1763726400.000001' },
  },
};

/** A form, as commands are sent. */
export function asForm(fields: Readonly<Record<string, string>>): Sent {
  return { body: new URLSearchParams(fields).toString(), contentType: formType };
}

/** JSON in a form, as interactions are sent. */
export function asInteraction(payload: Fields): Sent {
  return asForm({ payload: JSON.stringify(payload) });
}

/** JSON, as events are sent. */
export function asEvent(envelope: Fields): Sent {
  return { body: JSON.stringify(envelope), contentType: jsonType };
}
