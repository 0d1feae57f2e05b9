// What the modal carries along for us and Slack gives back with every click in it.

import * as v from 'valibot';
import { mostSongs } from '../../rules/poll/poll.ts';
import {
  type Choices,
  choiceFrom,
  defaultChoices,
  forEachSetting,
  settingsAt,
} from '../../rules/poll/settings.ts';
import { conversationIdPattern, pollIdPattern, songIdPattern } from './ids.ts';
import { mostPrivateMetadata } from './limits.ts';

export interface ModalMetadata {
  readonly draftId: string;
  /** Ids of the picks that this window shows: what its reader means when posting or removing. */
  readonly picks: readonly string[];
  /** Slack's id of the conversation in which the window was opened, where that is known. */
  readonly openedIn: string | undefined;
  /** Whether that is a group message, which takes in no app. */
  readonly isGroup: boolean;
  /** How often the search field was emptied when this was shown: which field it is. */
  readonly emptied: number;
  /**
   * Whether the title was filled in by an update of the window. Slack has a fault there: it may tell of such a field as
   * empty until somebody has touched it (slackapi/bolt-js#1258).
   */
  readonly isTitleFilled: boolean;
  /** What the draft began with, where that is not what holds by default. */
  readonly usual: Choices | undefined;
}

const metadata = v.pipe(
  v.string(),
  v.maxLength(mostPrivateMetadata),
  v.parseJson(),
  v.strictObject({
    draftId: v.pipe(v.string(), v.regex(pollIdPattern)),
    picks: v.pipe(v.array(v.pipe(v.string(), v.regex(songIdPattern))), v.maxLength(mostSongs)),
    openedIn: v.optional(v.pipe(v.string(), v.regex(conversationIdPattern))),
    isGroup: v.optional(v.literal(true)),
    emptied: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
    isTitleFilled: v.optional(v.literal(true)),
    usual: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(20))), v.maxLength(20))),
  }),
);

/** What is as usual is left out: during a deploy, windows of a new version are read by the one before. */
export function encodeMetadata({
  draftId,
  picks,
  openedIn,
  isGroup,
  emptied,
  isTitleFilled,
  usual,
}: ModalMetadata): string {
  return JSON.stringify({
    ...{ draftId, picks, openedIn },
    ...(isGroup && { isGroup }),
    ...(emptied > 0 && { emptied }),
    ...(isTitleFilled && { isTitleFilled }),
    ...(usual && { usual: settingsAt('window').map((name) => String(usual[name])) }),
  });
}

/** Undefined for anything that we did not write. */
export function decodeMetadata(value: unknown): ModalMetadata | undefined {
  const parsed = v.safeParse(metadata, value);
  if (!parsed.success) return undefined;
  const { draftId, picks, openedIn, isGroup = false, emptied = 0, isTitleFilled = false } = parsed.output;
  const usual = parsed.output.usual && readUsual(parsed.output.usual);
  return { draftId, picks, openedIn, isGroup, emptied, isTitleFilled, usual };
}

/** In the order of the window; a choice that is none any more is as by default. */
function readUsual(texts: readonly string[]): Choices {
  const names = settingsAt('window');
  return forEachSetting((name) => choiceFrom(name, texts[names.indexOf(name)] ?? '') ?? defaultChoices[name]);
}
