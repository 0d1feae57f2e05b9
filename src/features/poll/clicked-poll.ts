// Which poll a click on a message is about. A button's value is only a claim: it counts for the poll it names when it
// was pressed in that poll's own message.

import type { HandlerDependencies } from '../../dependencies.ts';
import { isDeleted, type Language, type Poll } from '../../rules/poll/poll.ts';
import { isAnonymous } from '../../rules/poll/secrecy.ts';
import type { PrivateLink } from '../../slack/views/private-message.ts';
import type { PrivateAnswer } from '../../slack/words/private-answers.ts';
import { type StoredPoll, timeToLive } from '../../store/poll-item.ts';
import { followClick } from './moved-channels.ts';

export interface ClickedMessage {
  /** Slack's id of the conversation. */
  readonly channel: string;
  readonly ts: string;
}

/** Why a click came to nothing, for the person who clicked. */
export interface Refused {
  readonly answer: PrivateAnswer;
  /** The poll's, where that is known: for a reader whose own is not. */
  readonly language?: Language | undefined;
  readonly link?: PrivateLink | undefined;
  /** Whether nothing is to be looked up about the reader, who only votes in an anonymous poll. */
  readonly isAnonymous?: boolean;
}

/** In which language somebody is told something about this poll. */
export function readerOf(poll: Poll): Pick<Refused, 'language' | 'isAnonymous'> {
  return { language: poll.language, isAnonymous: isAnonymous(poll) };
}

export type FoundPoll<Stored extends StoredPoll> =
  | { readonly kind: 'found'; readonly stored: Stored }
  /** Nobody is refused for a value that no button of ours carries. */
  | { readonly kind: 'not-found'; readonly refused?: Refused };

/**
 * Finds the poll of a click. A click can come before the poll knows its message (it is posted first and noted after),
 * and then the click itself tells where the message is.
 */
export async function findClickedPoll<Stored extends StoredPoll>(
  deps: HandlerDependencies,
  click: { readonly message: ClickedMessage },
  find: () => Promise<Stored | undefined>,
): Promise<FoundPoll<Stored>> {
  const stored = await find();
  if (stored === undefined)
    return { kind: 'not-found', refused: { answer: missing(click.message, deps.now()) } };
  const { poll } = stored;
  if (isDeleted(poll))
    return { kind: 'not-found', refused: { answer: { kind: 'poll-deleted' }, ...readerOf(poll) } };
  if (poll.channel !== click.message.channel) {
    const moved = await followClick(deps, poll, click.message);
    if (moved !== undefined) return { kind: 'found', stored: { ...stored, poll: moved } };
    const isCopy = poll.message !== undefined && poll.message !== click.message.ts;
    const answer = { kind: isCopy ? 'other-message' : 'out-of-sight' } as const;
    return { kind: 'not-found', refused: { answer, ...readerOf(poll) } };
  }
  const isOwnMessage = poll.message === click.message.ts;
  const isFirstSight = poll.message === undefined && (await deps.polls.saveMessage(poll, click.message.ts));
  if (isOwnMessage || isFirstSight) return { kind: 'found', stored };
  const refused = { answer: { kind: 'other-message' }, ...readerOf(poll) } as const;
  return { kind: 'not-found', refused };
}

/** A poll that is too young to be deleted must be somewhere: another copy of the app may have it. */
export function missing({ ts }: ClickedMessage, now: number): PrivateAnswer {
  const isYoung = timeToLive({ createdAt: Number(ts) * 1_000 }) * 1_000 > now;
  return { kind: isYoung ? 'poll-elsewhere' : 'poll-unknown' };
}
