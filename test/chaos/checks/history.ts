// What was true about each poll, when: a picture for every change of the table.

import { type JsonObject, objectOf, stringOf } from '../../../src/playground/protocol/json.ts';
import { type PollStatus, pollStatuses } from '../../../src/rules/poll/poll.ts';
import type { Items } from '../world/table-end.ts';

/** What a message can show of a poll. */
export interface Picture {
  readonly status: PollStatus;
  /** Of each song. */
  readonly votes: readonly number[];
}

export interface Moment extends Picture {
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** The poll as the table has it now; undefined when there is none. */
export function pictureOf(items: Items, pk: string): Picture | undefined {
  const partition = items.get(pk);
  const poll = partition?.get('POLL');
  if (partition === undefined || poll === undefined) return undefined;
  const boxes = [...partition].flatMap(([sk, item]) => (sk.startsWith('BOX#') ? [item] : []));
  const votes = removals(poll['songs']).flatMap((isRemoved, song) => {
    if (objectOf(isRemoved)['BOOL'] === true) return [];
    return [boxes.reduce((sum, box) => sum + numberOf(box[`n${song}`]), 0)];
  });
  const status = stringOf(objectOf(poll['status'])['S']);
  return { status: pollStatuses.find((known) => known === status) ?? 'open', votes };
}

/** Whether each song was taken out, in DynamoDB's own JSON. */
function removals(songs: JsonObject[string]): readonly JsonObject[string][] {
  const list = objectOf(songs)['L'];
  return Array.isArray(list) ? list.map((song) => objectOf(objectOf(song)['M'])['isRemoved']) : [];
}

/** When a poll closes by itself, in milliseconds since 1970. */
export function closingTimeIn(items: Items, pk: string): number | undefined {
  const closesAt = items.get(pk)?.get('POLL')?.['closesAt'];
  return closesAt === undefined ? undefined : numberOf(closesAt);
}

/** What a message shows of a poll, read from what it says in words. */
export function pictureIn(text: string): Picture {
  const votes = [...text.matchAll(/Song \d+ by Queen: (?:no|(\d+)) votes?/gu)].map(([, count]) =>
    Number(count ?? 0),
  );
  const isCounting = text.includes('Counting the votes');
  return { status: isCounting ? 'closing' : text.includes('is closed.') ? 'closed' : 'open', votes };
}

export function isSamePicture(one: Picture, other: Picture): boolean {
  return one.status === other.status && one.votes.join() === other.votes.join();
}

function numberOf(value: JsonObject[string]): number {
  return Number(stringOf(objectOf(value)['N']) || 0);
}
