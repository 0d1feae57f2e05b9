// Tells the app of events, as far as it has subscribed to them, holds their scope and is in the conversation.
// https://docs.slack.dev/apis/events-api

import type { JsonObject } from '../protocol/json.ts';
import type { World } from './create-world.ts';
import type { Courier } from './delivery.ts';
import { appId, botUserId, type Channel, teamId } from './slack-world.ts';
import { verificationToken } from './verification-token.ts';

export interface SlackEvent {
  readonly type: string;
  /** What else it carries; made only when it is told. */
  readonly facts: () => JsonObject;
  /** What the app subscribes to in its manifest; the event's type unless told, as for messages. */
  readonly subscription?: string;
  /** What the token has to hold; nothing when absent. */
  readonly scope?: string;
  /** The conversation that the bot has to be in; any or none when absent. */
  readonly channel?: Channel | undefined;
}

export interface TellerParts {
  readonly world: World;
  readonly courier: Courier;
  /** `bot_events` of the manifest. */
  readonly subscriptions: readonly string[];
  /** Whether the token holds a scope. */
  holds(scope: string): boolean;
}

/** Settles when the app has taken the event, or when Slack has given up; at once where it is not to be told. */
export type TellEvent = (event: SlackEvent, times?: number) => Promise<void>;

export function createEventTeller({ world, courier, subscriptions, holds }: TellerParts): TellEvent {
  return async ({ type, facts, subscription = type, scope, channel }, times = 1) => {
    const isHeard = subscriptions.includes(subscription) && (scope === undefined || holds(scope));
    const isThere = channel === undefined || channel.members.has(botUserId);
    if (!isHeard || !isThere) return;
    const envelope = envelopeOf(world, { type, ...facts() });
    const carried = Array.from({ length: times }, () => courier.event(type, envelope));
    await Promise.all(carried);
  };
}

function envelopeOf(world: World, event: JsonObject): JsonObject {
  return {
    token: verificationToken,
    team_id: teamId,
    api_app_id: appId,
    type: 'event_callback',
    event_id: world.newId('Ev'),
    event_time: Math.floor(world.now() / 1_000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: teamId,
        user_id: botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event: { ...event, event_ts: world.newTs() },
  };
}
