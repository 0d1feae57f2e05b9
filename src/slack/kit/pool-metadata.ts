// What the windows of a channel's pool carry along: the list, and the one in which songs are suggested.

import * as v from 'valibot';
import { mostSongs } from '../../rules/poll/poll.ts';
import { type AddingSearch, addingSearchSchema } from './adding-metadata.ts';
import { conversationIdPattern, decodeRecordingKey } from './ids.ts';
import { mostPrivateMetadata } from './limits.ts';

export interface PoolMetadata {
  /** Slack's id of the conversation whose pool it is. */
  readonly channel: string;
  /** Whether that is a group message, which takes in no app. */
  readonly isGroup: boolean;
  /** Which page of the list is shown, from 0. */
  readonly page: number;
  /** The songs that are ticked on any page, by their names in the pool. */
  readonly ticked: readonly string[];
}

export interface SuggestingMetadata {
  readonly channel: string;
  /** Absent until something was searched for. */
  readonly search?: AddingSearch;
  /** How often the search field was emptied when this was shown: which field it is. */
  readonly emptied: number;
}

const whole = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000));
const channel = v.pipe(v.string(), v.regex(conversationIdPattern));
/** More than a poll takes may be ticked. */
export const mostTicked = 5 * mostSongs;
const key = v.pipe(
  v.string(),
  v.check((text) => decodeRecordingKey(text) !== undefined),
);

const poolMetadata = jsonOf(
  v.strictObject({
    channel,
    isGroup: v.optional(v.literal(true)),
    page: whole,
    ticked: v.pipe(v.array(key), v.maxLength(mostTicked)),
  }),
);
const suggestingMetadata = jsonOf(
  v.strictObject({ channel, search: v.exactOptional(addingSearchSchema), emptied: whole }),
);

export function encodePool({ channel, isGroup, page, ticked }: PoolMetadata): string {
  return JSON.stringify({ channel, ...(isGroup && { isGroup }), page, ticked: ticked.slice(0, mostTicked) });
}

/** Undefined for anything that we did not write. */
export function decodePool(value: unknown): PoolMetadata | undefined {
  const parsed = v.safeParse(poolMetadata, value);
  return parsed.success ? { ...parsed.output, isGroup: parsed.output.isGroup ?? false } : undefined;
}

export function encodeSuggesting({ channel, search, emptied }: SuggestingMetadata): string {
  return JSON.stringify({ channel, ...(search && { search }), emptied });
}

/** Undefined for anything that we did not write. */
export function decodeSuggesting(value: unknown): SuggestingMetadata | undefined {
  const parsed = v.safeParse(suggestingMetadata, value);
  return parsed.success ? parsed.output : undefined;
}

function jsonOf<Schema extends v.GenericSchema>(schema: Schema) {
  return v.pipe(v.string(), v.maxLength(mostPrivateMetadata), v.parseJson(), schema);
}
