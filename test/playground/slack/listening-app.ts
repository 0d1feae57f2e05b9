// An app that keeps what it hears, and its local Slack with every scope and event that Slack would tell of.

import type { LocalSlackOptions } from '../../../src/playground/person/local-slack.ts';
import { type JsonObject, objectOf } from '../../../src/playground/protocol/json.ts';
import { botScopes, historyScopes } from '../../../src/slack/manifest.ts';
import { startSlack } from '../person/started-slack.ts';

export const allScopes = [
  ...botScopes,
  ...historyScopes,
  'channels:read',
  'groups:read',
  'im:read',
  'im:write',
  'mpim:read',
  'reactions:write',
];

export const allEvents = [
  'channel_archive',
  'channel_id_changed',
  'channel_left',
  'channel_unarchive',
  'group_archive',
  'group_left',
  'member_joined_channel',
  'member_left_channel',
  'message.channels',
  'message.groups',
  'reaction_added',
  'tokens_revoked',
  'user_change',
];

/** `heard` are the payloads, `events` what was in those that are events. */
export async function startListening(options: Partial<LocalSlackOptions> = {}) {
  const heard: JsonObject[] = [];
  const started = await startSlack(async (body) => void heard.push(body), {
    scopes: allScopes,
    events: allEvents,
    ...options,
  });
  return {
    ...started,
    heard,
    /** Posts to the response URL that was heard last. */
    async respond(body: object): Promise<void> {
      const url = heard.findLast((payload) => payload['response_url'] !== undefined)?.['response_url'];
      await fetch(String(url), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    },
    /** Those heard until now, once the app has heard all; messages are left out unless asked for. */
    async events({ withMessages = false } = {}): Promise<readonly JsonObject[]> {
      await started.slack.idle();
      const events = heard
        .filter(({ type }) => type === 'event_callback')
        .map(({ event }) => objectOf(event));
      return events.filter(({ type }) => withMessages || type !== 'message');
    },
  };
}
