// What the features that answer clicks on messages have in common: where the click was, and how its person is told.

import type { BlockButtonAction, RespondFn } from '@slack/bolt';
import type { HandlerDependencies } from '../../dependencies.ts';
import type { Message } from '../../slack/kit/message.ts';
import { privateMessage } from '../../slack/views/private-message.ts';
import { markedMessage } from '../../slack/views/stage-mark.ts';
import { wordsIn } from '../../slack/words/languages.ts';
import { findReadersWords } from '../readers-words.ts';
import type { ClickedMessage, Refused } from './clicked-poll.ts';

/** The message that was clicked; undefined for clicks elsewhere. */
export function clickedMessage(body: BlockButtonAction): ClickedMessage | undefined {
  const channel = body.channel?.id;
  const ts = body.message?.ts;
  return channel === undefined || ts === undefined ? undefined : { channel, ts };
}

export interface Listener {
  /** Undefined where Slack gave no address to answer to, whatever Bolt's types say. */
  readonly respond: RespondFn | undefined;
  readonly channel: string;
  /** Slack's id of who is told. */
  readonly person: string;
}

export interface Told extends Refused {
  /** Whether it takes the place of the private word that was clicked. */
  readonly replaces?: boolean;
}

export interface Refusal extends Told {
  readonly what: 'vote' | 'close' | 'look' | 'open' | 'take-back' | 'decide' | 'set' | 'manage';
  readonly poll?: string;
}

/** Tells one person, and nobody else, why what that person did came to nothing. */
export async function refuse(
  deps: HandlerDependencies,
  listener: Listener,
  { what, poll, ...told }: Refusal,
): Promise<void> {
  deps.observe({
    kind: 'refused',
    what,
    reason: told.answer.kind,
    ...(poll !== undefined && { poll }),
  });
  await tell(deps, listener, told);
}

/** Tells one person, and nobody else, what came of what that person did. */
export async function tell(
  deps: HandlerDependencies,
  listener: Listener,
  { answer, language, link, isAnonymous = false, replaces = false }: Told,
): Promise<void> {
  const words = isAnonymous ? wordsIn(language) : await findReadersWords(deps, listener.person, language);
  await say(deps, listener, { message: privateMessage(words, answer, link), replaces });
}

interface Said {
  readonly message: Message;
  /** Whether it takes the place of the private word that was clicked. */
  readonly replaces: boolean;
}

/** The same with a message of its own. */
export async function say(
  deps: HandlerDependencies,
  { respond, channel, person }: Listener,
  { message, replaces }: Said,
): Promise<void> {
  if (respond === undefined) await deps.slack.postPrivately(channel, person, message);
  else {
    const marked = markedMessage(message, deps.stage);
    await respond({ ...marked, response_type: 'ephemeral', replace_original: replaces });
  }
}
