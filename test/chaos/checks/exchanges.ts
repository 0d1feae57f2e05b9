// What can be said of one request of the app's.

import { objectOf, parsedJson, stringOf } from '../../../src/playground/protocol/json.ts';
import type { Exchange } from '../world/wire.ts';

/** Whether the far end has done what was asked. */
export const isApplied = (exchange: Exchange): boolean =>
  exchange.effect?.answer.status === 200 && refusalIn(exchange) === undefined;

/** Slack's word for why it does not do what it was asked; it says so with a 200. */
export function refusalIn({ effect, side }: Exchange): string | undefined {
  if (side !== 'slack' || !effect?.answer.body.startsWith('{"ok":false')) return undefined;
  return stringOf(objectOf(parsedJson(effect.answer.body))['error']);
}

/** Whether its condition did not hold. */
export const isRefused = ({ effect }: Exchange): boolean => effect?.answer.status === 400;

/** The how-manieth effect of the run it was; infinite when it never had one. */
export const orderOf = ({ effect }: Exchange): number => effect?.order ?? Infinity;

/** Whether who posted heard of it and lived to write it down. */
export function isNoted(post: Exchange, notes: readonly Exchange[]): boolean {
  const { heardAt, sender } = post;
  if (!isApplied(post) || heardAt === undefined) return false;
  return notes.some((note) => note.sender === sender && note.sentAt >= heardAt);
}
