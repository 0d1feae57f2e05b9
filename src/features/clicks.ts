// What the features that answer clicks on messages have in common: where the click was, and how its person is told.

import type { BlockButtonAction, RespondFn } from '@slack/bolt';
import { type PrivateWord, privateMessage } from '../slack/private-wording.ts';
import type { ClickedMessage } from './clicked-poll.ts';

/** The message that was clicked; undefined for clicks elsewhere. */
export function clickedMessage(body: BlockButtonAction): ClickedMessage | undefined {
  const channel = body.channel?.id;
  const ts = body.message?.ts;
  return channel === undefined || ts === undefined ? undefined : { channel, ts };
}

/** Tells one person something, beside the message that was clicked. */
export async function tell(respond: RespondFn, word: PrivateWord): Promise<void> {
  await respond({ ...privateMessage(word), response_type: 'ephemeral', replace_original: false });
}
