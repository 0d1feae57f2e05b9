// How messages follow each other in the list: with a divider for each day, and without repeating who speaks.

import type { ShownMessage } from '../protocol/page-protocol.ts';

/** Within this time the same author goes on speaking. In seconds. */
const sameBreath = 5 * 60;

export interface MessageRow {
  readonly message: ShownMessage;
  /** Where another day begins: its first moment, in milliseconds. */
  readonly day?: number;
  /** Whether it tells who speaks, and when. */
  readonly isHead: boolean;
}

/** @param messages of one channel, oldest first */
export function messageRows(messages: readonly ShownMessage[]): readonly MessageRow[] {
  return messages.map((message, at) => {
    const before = messages[at - 1];
    const day = dayOf(message);
    if (before === undefined || dayOf(before) !== day) return { message, day, isHead: true };
    return { message, isHead: !goesOn(before, message) };
  });
}

/** When it was said, in milliseconds. */
export function timeOf({ ts }: Pick<ShownMessage, 'ts'>): number {
  return Number(ts) * 1000;
}

function goesOn(before: ShownMessage, message: ShownMessage): boolean {
  const isSameVoice = before.author === message.author && before.isPrivate === message.isPrivate;
  const isNotice = before.isNotice === true || message.isNotice === true;
  return isSameVoice && !isNotice && Number(message.ts) - Number(before.ts) < sameBreath;
}

function dayOf(message: ShownMessage): number {
  return new Date(timeOf(message)).setHours(0, 0, 0, 0);
}
