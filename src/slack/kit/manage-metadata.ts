// What the windows carry along in which a poll is managed.

import * as v from 'valibot';
import type { Managed, NewEnd, Wish } from '../../rules/poll/managing.ts';
import { choicesOf } from '../../rules/poll/settings.ts';
import { pollIdPattern } from './ids.ts';
import { mostInPollTitle, mostPrivateMetadata } from './limits.ts';

export interface ManageMetadata {
  readonly pollId: string;
  /** Which edition of the poll was read into the fields; they are another's once that is another. */
  readonly edition: number;
  /** How the poll was then. */
  readonly read: Managed;
  /** What the fields came up with, where that is more than how the poll was. */
  readonly filled?: Wish;
  /** Whether they came up by an update of the window: see `isTitleFilled` in modal-metadata.ts. */
  readonly isUpdated: boolean;
}

const pollId = v.pipe(v.string(), v.regex(pollIdPattern));
const edition = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));
const time = v.pipe(v.number(), v.integer(), v.minValue(0));
const fields = {
  title: v.pipe(v.string(), v.maxLength(mostInPollTitle)),
  votesShown: v.picklist(choicesOf('votesShown')),
  adding: v.picklist(choicesOf('adding')),
  closers: v.picklist(choicesOf('closers')),
};
export const newEnds: readonly NewEnd[] = ['keep', ...choicesOf('votingEnds')];

const metadata = v.pipe(
  v.string(),
  v.maxLength(mostPrivateMetadata),
  v.parseJson(),
  v.strictObject({
    pollId,
    edition,
    read: v.strictObject({ ...fields, closesAt: v.exactOptional(time) }),
    filled: v.exactOptional(
      v.strictObject({ ...fields, ends: v.picklist(newEnds), endsAt: v.exactOptional(time) }),
    ),
    isUpdated: v.exactOptional(v.literal(true)),
  }),
);

export function encodeManage({ pollId: id, edition: at, read, filled, isUpdated }: ManageMetadata): string {
  return JSON.stringify({
    ...{ pollId: id, edition: at, read },
    ...(filled && { filled }),
    ...(isUpdated && { isUpdated }),
  });
}

/** Undefined for anything that we did not write. */
export function decodeManage(value: unknown): ManageMetadata | undefined {
  const parsed = v.safeParse(metadata, value);
  return parsed.success ? { ...parsed.output, isUpdated: parsed.output.isUpdated === true } : undefined;
}

const ofPoll = v.pipe(v.string(), v.maxLength(200), v.parseJson(), v.strictObject({ manages: pollId }));

/** What the windows carry that show nothing to be changed, and those on top. */
export function encodeManaged(id: string): string {
  return JSON.stringify({ manages: id });
}

/** The id of the poll that a window is for, whichever of these it is. */
export function decodeManaged(value: unknown): string | undefined {
  const parsed = v.safeParse(ofPoll, value);
  return parsed.success ? parsed.output.manages : decodeManage(value)?.pollId;
}
