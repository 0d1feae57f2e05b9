// What the modal carries along for us and Slack gives back with every click in it.

import * as v from 'valibot';
import { mostSongs } from '../../rules/poll/poll.ts';
import { conversationIdPattern, pollIdPattern, songIdPattern } from './ids.ts';
import { mostPrivateMetadata } from './limits.ts';

export interface ModalMetadata {
  readonly draftId: string;
  /** Ids of the picks that this window shows: what its reader means when posting or removing. */
  readonly picks: readonly string[];
  /** Slack's id of the conversation in which the window was opened, where that is known. */
  readonly openedIn: string | undefined;
}

const metadata = v.pipe(
  v.string(),
  v.maxLength(mostPrivateMetadata),
  v.parseJson(),
  v.strictObject({
    draftId: v.pipe(v.string(), v.regex(pollIdPattern)),
    picks: v.pipe(v.array(v.pipe(v.string(), v.regex(songIdPattern))), v.maxLength(mostSongs)),
    openedIn: v.optional(v.pipe(v.string(), v.regex(conversationIdPattern))),
  }),
);

export function encodeMetadata(carried: ModalMetadata): string {
  return JSON.stringify({ draftId: carried.draftId, picks: carried.picks, openedIn: carried.openedIn });
}

/** Undefined for anything that we did not write. */
export function decodeMetadata(value: unknown): ModalMetadata | undefined {
  const parsed = v.safeParse(metadata, value);
  return parsed.success ? { openedIn: undefined, ...parsed.output } : undefined;
}
