// Whether a poll's conversation takes what the app would do there, as Slack has it now, and whether the app can know where
// it is.

import { objectOf, stringOf } from '../../../src/playground/protocol/json.ts';
import type { Delivery } from '../../../src/playground/slack/slack-log.ts';
import { botUserId } from '../../../src/playground/slack/slack-world.ts';
import type { ChaosWorld } from '../world/chaos-world.ts';

export interface Place {
  /** The id that the conversation has now. */
  readonly id: string;
  readonly takesDraws: boolean;
  readonly takesPosts: boolean;
}

/** @param channel the id by which the app knows it */
export function placeOf({ slack }: Pick<ChaosWorld, 'slack'>, channel: string): Place {
  const id = slack.world.channelIdNow(channel);
  const found = slack.world.channels.get(id);
  const isKnown = id === channel || isTold(slack.deliveries, channel, id);
  const isOpen = found !== undefined && !found.isArchived;
  // A public one the app joins again by itself.
  const mayEnter = found?.kind === 'public' || found?.members.has(botUserId) === true;
  const takesDraws = isKnown && isOpen && mayEnter;
  return { id, takesDraws, takesPosts: takesDraws && found.limit === undefined };
}

/** Whether the app has taken the news of every move on the way. */
function isTold(deliveries: readonly Delivery[], from: string, to: string): boolean {
  const moves = new Map(deliveries.flatMap((delivery) => moveIn(delivery)));
  let at: string | undefined = from;
  for (let steps = 0; at !== undefined && at !== to && steps <= moves.size; steps += 1) at = moves.get(at);
  return at === to;
}

function moveIn({ body, status }: Delivery): readonly (readonly [string, string])[] {
  const event = objectOf(body['event']);
  const isTaken = event['type'] === 'channel_id_changed' && status === 200;
  return isTaken ? [[stringOf(event['old_channel_id']), stringOf(event['new_channel_id'])]] : [];
}
