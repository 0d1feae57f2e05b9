// Which poll a click on a message is about. A button's value is only a claim: it counts for the poll it names when it
// was pressed in that poll's own message.

import type { HandlerDependencies } from '../../dependencies.ts';
import type { PrivateWord } from '../../slack/words/private-wording.ts';
import type { StoredPoll } from '../../store/poll-item.ts';

export interface ClickedMessage {
  /** Slack's id of the conversation. */
  readonly channel: string;
  readonly ts: string;
}

export type FoundPoll<Stored extends StoredPoll> =
  | { readonly kind: 'found'; readonly stored: Stored }
  /** `word` is for the person who clicked; there is none for values that no button of ours carries. */
  | { readonly kind: 'not-found'; readonly word?: PrivateWord };

/**
 * Finds the poll of a click. A click can come before the poll knows its message (it is posted first and noted after),
 * and then the click itself tells where the message is.
 */
export async function findClickedPoll<Stored extends StoredPoll>(
  { polls }: HandlerDependencies,
  click: { readonly message: ClickedMessage },
  find: () => Promise<Stored | undefined>,
): Promise<FoundPoll<Stored>> {
  const stored = await find();
  if (stored === undefined) return { kind: 'not-found', word: { kind: 'poll-unknown' } };
  const { poll } = stored;
  if (poll.channel !== click.message.channel) return { kind: 'not-found' };
  const isOwnMessage = poll.message === click.message.ts;
  const isFirstSight = poll.message === undefined && (await polls.saveMessage(poll, click.message.ts));
  if (isOwnMessage || isFirstSight) return { kind: 'found', stored };
  return { kind: 'not-found', word: { kind: 'other-message' } };
}
