// What Slack tells about a click in a poll's message: which click it is, and which clicks were on the screen.

import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { clickName, type OnlyEffect } from '../../rules/poll/click-name.ts';
import type { ShownClicks } from '../../rules/poll/shown-clicks.ts';
import { decodeShownClicks } from '../../slack/kit/ids.ts';
import type { ClickedMessage } from './clicked-poll.ts';

interface ClickedSong {
  readonly song: number;
  readonly only?: OnlyEffect;
  /** Of the poll. */
  readonly message: ClickedMessage;
}

/** As far as it goes into the name. */
interface Action {
  readonly action_ts: string;
  readonly value?: string;
}

/** The longest that a poll is kept is far shorter; what is off by more is no time of Slack's. */
const mostMs = 36 ** 7;

/**
 * The name of a click in few characters: a ballot box stores some for each voter. Slack stamps a click once, however often
 * it is delivered; where it does not, a hash tells one click of a person from the next.
 */
export function nameOfClick({ song, only, message }: ClickedSong, action: Action, trigger: string): string {
  const at = Math.round((Number(action.action_ts) - Number(message.ts)) * 1_000);
  if (at >= 0 && at < mostMs) return clickName({ song, at }, only);
  const facts = [trigger, action.action_ts, action.value].join('|');
  return createHash('sha256').update(facts).digest('base64url').slice(0, 4);
}

const messageShape = v.looseObject({ blocks: v.array(v.looseObject({ block_id: v.optional(v.string()) })) });

/** Which clicks the poll's message showed when it was clicked; undefined where it does not tell. */
export function shownClicksIn(message: unknown): ShownClicks | undefined {
  if (!v.is(messageShape, message)) return undefined;
  for (const { block_id: blockId } of message.blocks) {
    const shown = decodeShownClicks(blockId);
    if (shown !== undefined) return shown;
  }
  return undefined;
}
