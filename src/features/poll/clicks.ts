// What the features that answer clicks on messages have in common: where the click was, and how its person is told.

import type { BlockButtonAction, RespondFn } from '@slack/bolt';
import type { HandlerDependencies } from '../../dependencies.ts';
import { privateMessage } from '../../slack/views/private-message.ts';
import { markedMessage } from '../../slack/views/stage-mark.ts';
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

export interface Refusal extends Refused {
  readonly what: 'vote' | 'close' | 'open';
  readonly poll?: string;
}

/** Tells one person, and nobody else, why what that person did came to nothing. */
export async function refuse(
  deps: HandlerDependencies,
  { respond, channel, person }: Listener,
  { answer, language, link, ...refused }: Refusal,
): Promise<void> {
  const { slack, observe, stage } = deps;
  observe({ kind: 'refused', reason: answer.kind, ...refused });
  const message = privateMessage(await findReadersWords(deps, person, language), answer, link);
  if (respond === undefined) await slack.postPrivately(channel, person, message);
  else
    await respond({ ...markedMessage(message, stage), response_type: 'ephemeral', replace_original: false });
}
