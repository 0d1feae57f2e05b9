// Saving a song for a later poll of a channel, and taking that back.

import type { PollDependencies } from '../../dependencies.ts';
import { refusalOf, type SongRefusal } from '../../rules/channel/rails.ts';
import type { Song } from '../../rules/poll/song.ts';
import {
  type Entry,
  isWaiting,
  mostInPool,
  mostPerPerson,
  ownerOf,
  type Saved,
  save,
  type Wish,
  withoutSupporter,
} from '../../rules/pool/entry.ts';
import type { Pool } from '../../store/pool-store.ts';
import { editPool, entriesIn } from './edit-pool.ts';
import { recentWin } from './reruns.ts';

export type SaveOutcome =
  | Saved
  /** The channel does not take the song. */
  | { readonly kind: 'refused'; readonly why: SongRefusal }
  /** It won there then, in milliseconds since 1970, and is kept from coming back for so many weeks. */
  | { readonly kind: 'won-lately'; readonly at: number; readonly weeks: number };

export interface Saving extends Wish {
  readonly song: Song;
  /** Although it won lately, where its person may say so. */
  readonly anyway?: boolean;
}

type SavingDependencies = Pick<PollDependencies, 'pools' | 'channelSettings' | 'songRecords' | 'now'>;

/** Saves a song, or adds its person to those who want it. @param channel Slack's id of the conversation */
export async function saveSong(
  deps: SavingDependencies,
  channel: string,
  { song, anyway = false, ...wish }: Saving,
): Promise<SaveOutcome> {
  const [{ settings }, win] = await Promise.all([
    deps.channelSettings.findSettings(channel),
    recentWin(deps, channel, song),
  ]);
  if (win !== undefined && !anyway) return { kind: 'won-lately', at: win.at, weeks: settings.rerunWeeks };
  const outcome = await editPool<SaveOutcome>(deps, channel, (pool) => {
    const entries = entriesIn(pool);
    const waiting = entries.filter(isWaiting).map((entry) => entry.song);
    const why = refusalOf(song, settings, waiting);
    if (why !== undefined) return { answer: { kind: 'refused', why } };
    const saved = save(entries, song, wish);
    const isWrite = saved.kind === 'saved' || saved.kind === 'supported' || saved.kind === 'changed';
    return { answer: saved, ...(isWrite && { change: { key: saved.entry.key, to: saved.entry } }) };
  });
  return outcome.kind === 'saved' ? withinCaps(deps, channel, outcome) : outcome;
}

/**
 * Two who save at once each see room for one more. So whoever has saved looks again, and takes the song out where the pool is
 * over its caps by now: whoever writes last sees all the others.
 */
async function withinCaps(
  deps: Pick<PollDependencies, 'pools'>,
  channel: string,
  saved: Extract<Saved, { kind: 'saved' }>,
): Promise<SaveOutcome> {
  const { key, supporters } = saved.entry;
  return editPool<SaveOutcome>(deps, channel, (pool) => {
    const over = overCaps(pool, saved.entry);
    const there = entriesIn(pool).find((entry) => entry.key === key);
    // Somebody else wants it by now, or has drawn it.
    const isOurs = there !== undefined && isWaiting(there) && there.supporters.length === supporters.length;
    if (over === undefined || !isOurs) return { answer: saved };
    return { answer: over, change: { key, to: 'delete' } };
  });
}

function overCaps(pool: Pool, { key, supporters: [own] }: Entry): SaveOutcome | undefined {
  const others = entriesIn(pool).filter((entry) => isWaiting(entry) && entry.key !== key);
  if (others.length >= mostInPool) return { kind: 'full', limit: mostInPool };
  const ofPerson = others.filter((entry) => ownerOf(entry) === own.person).length;
  return ofPerson >= mostPerPerson ? { kind: 'used-up', limit: mostPerPerson } : undefined;
}

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
    const isOver = entry?.place.kind === 'won' || entry?.place.kind === 'dropped';
    if (entry === undefined || isOver) return { answer: { kind: 'not-there' } };
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
