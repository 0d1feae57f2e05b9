// The app's own messages in the local Slack, by the marks they carry.

import { objectOf } from '../../../src/playground/protocol/json.ts';
import type { Message } from '../../../src/playground/slack/slack-world.ts';
import type { Mark } from '../../../src/slack/gateway/slack-gateway.ts';
import type { ChaosWorld } from '../world/chaos-world.ts';

/** All messages with that mark, oldest first; a message posted twice is there twice. */
export function messagesOf(
  { slack }: Pick<ChaosWorld, 'slack'>,
  poll: string,
  kind: Mark['kind'],
): readonly Message[] {
  return [...slack.world.messages.values()].filter(({ metadata }) => {
    const mark = objectOf(metadata);
    return mark['event_type'] === kind && objectOf(mark['event_payload'])['poll'] === poll;
  });
}
