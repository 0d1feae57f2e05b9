// Taking a saved song back, and out of the pool.

import type { PollDependencies } from '../../dependencies.ts';
import { type Entry, isOver, isWaiting, withoutSupporter } from '../../rules/pool/entry.ts';
import { editPool, entriesIn } from './edit-pool.ts';

export type TakenBack =
  | { readonly kind: 'taken-back'; readonly entry: Entry }
  /** The person does not want it, or it is not there any more. */
  | { readonly kind: 'not-there' };

/** Takes somebody out of those who want a song. Where nobody is left, the song goes. @param key of its entry */
export function takeBackSaved(
  deps: Pick<PollDependencies, 'pools'>,
  channel: string,
  { key, person }: { readonly key: string; readonly person: string },
): Promise<TakenBack> {
  return editPool<TakenBack>(deps, channel, (pool) => {
    const entry = entriesIn(pool).find((one) => one.key === key);
    if (entry === undefined || isOver(entry)) return { answer: { kind: 'not-there' } };
    const without = withoutSupporter(entry, person);
    if (without === 'as-before') return { answer: { kind: 'not-there' } };
    const to = without === 'nobody' ? 'delete' : without;
    return { answer: { kind: 'taken-back', entry }, change: { key, to } };
  });
}

/** Takes a song out of the pool, whoever wants it. */
export function removeSaved(
  deps: Pick<PollDependencies, 'pools'>,
  channel: string,
  key: string,
): Promise<TakenBack> {
  return editPool<TakenBack>(deps, channel, (pool) => {
    const entry = entriesIn(pool).find((one) => one.key === key);
    if (entry === undefined || !isWaiting(entry)) return { answer: { kind: 'not-there' } };
    return { answer: { kind: 'taken-back', entry }, change: { key, to: 'delete' } };
  });
}
