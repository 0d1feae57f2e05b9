// Saving a song for a later poll of a channel, and taking that back.

import type { PollDependencies } from '../../dependencies.ts';
import { refusalOf, type SongRefusal } from '../../rules/channel/rails.ts';
import type { Song } from '../../rules/poll/song.ts';
import {
  type Entry,
  findEntry,
  isOver,
  isWaiting,
  mostInPool,
  mostPerPerson,
  ownerOf,
  type Saved,
  save,
  type Wish,
  withoutSupporter,
} from '../../rules/pool/entry.ts';
import type { Had } from '../../slack/words/had.ts';
import { editPool, entriesIn } from './edit-pool.ts';
import { hadOf, isRecent } from './reruns.ts';

export type SaveOutcome =
  | Saved
  /** The channel does not take the song. */
  | { readonly kind: 'refused'; readonly why: SongRefusal }
  /** It won there then, in milliseconds since 1970, and is kept from coming back for so many weeks. */
  | ({ readonly kind: 'won-lately' } & Had);

/** Whether the song is in the pool by then, and its person wants it. */
export function isInPool(outcome: SaveOutcome): outcome is Exclude<Saved, { kind: 'full' | 'used-up' }> {
  return 'entry' in outcome;
}

export interface Saving extends Wish {
  /** Although it won lately, where its person may say so. */
  readonly anyway?: boolean;
}

type SavingDependencies = Pick<PollDependencies, 'pools' | 'channelSettings' | 'songRecords' | 'now'>;

/** Saves a song, or adds its person to those who want it. @param channel Slack's id of the conversation */
export async function saveSong(
  deps: SavingDependencies,
  channel: string,
  { song, ...saving }: Saving & { readonly song: Song },
): Promise<SaveOutcome> {
  const [outcome] = await saveSongs(deps, channel, [song], saving);
  if (outcome === undefined) throw new Error('Nothing is known of a song that was saved');
  return outcome;
}

/**
 * Saves songs in their order: what is known of the pool is read once for all of them, and each is one write.
 * @returns what came of each, in the same order
 */
export async function saveSongs(
  deps: SavingDependencies,
  channel: string,
  songs: readonly Song[],
  { anyway = false, ...wish }: Saving,
): Promise<readonly SaveOutcome[]> {
  const [{ settings }, won, pool] = await Promise.all([
    deps.channelSettings.findSettings(channel),
    deps.songRecords.findWins(channel, songs),
    deps.pools.findPool(channel),
  ]);
  const wins = won.map((win) => (win && isRecent(win, settings, deps.now()) ? win : undefined));
  const decide = (entries: readonly Entry[], song: Song): SaveOutcome => {
    const at = songs.indexOf(song);
    const win = wins[at];
    const there = findEntry(entries, song);
    // One that is in the pool all the same was let in by somebody who may: others may want it too.
    const isThere = there !== undefined && !isOver(there);
    if (win !== undefined && !anyway && !isThere) return { kind: 'won-lately', ...hadOf(win, settings) };
    const waiting = entries.filter(isWaiting).map((entry) => entry.song);
    const why = refusalOf(song, settings, waiting);
    // Of songs that are saved together the first waits longest.
    const saving = { ...wish, now: wish.now + at };
    return why === undefined ? save(entries, song, saving) : { kind: 'refused', why };
  };
  const planned = planAll(entriesIn(pool), songs, decide);
  const outcomes = await Promise.all(
    planned.map(async ({ song, outcome }) => {
      const to = entryToWrite(outcome);
      const before = pool.entries.find(({ entry }) => entry.key === to?.key)?.edition;
      if (to === undefined || (await deps.pools.saveEntry(channel, to, before))) return outcome;
      // Somebody else has written it meanwhile.
      return editPool<SaveOutcome>(deps, channel, (now) => {
        const again = decide(entriesIn(now), song);
        const next = entryToWrite(again);
        return { answer: again, ...(next && { change: { key: next.key, to: next } }) };
      });
    }),
  );
  return withinCaps(deps, channel, outcomes);
}

interface Planned {
  readonly song: Song;
  readonly outcome: SaveOutcome;
}

/** Each song as if those before it were in the pool by then. */
function planAll(
  entries: readonly Entry[],
  songs: readonly Song[],
  decide: (entries: readonly Entry[], song: Song) => SaveOutcome,
): readonly Planned[] {
  let current = entries;
  return songs.map((song) => {
    const outcome = decide(current, song);
    const to = entryToWrite(outcome);
    if (to !== undefined) current = [...current.filter(({ key }) => key !== to.key), to];
    return { song, outcome };
  });
}

function entryToWrite(outcome: SaveOutcome): Entry | undefined {
  const isWrite = outcome.kind === 'saved' || outcome.kind === 'supported' || outcome.kind === 'changed';
  return isWrite ? outcome.entry : undefined;
}

/**
 * Two who save at once each see room for one more. So whoever has saved looks again, and takes songs out where the pool is
 * over its caps by now: whoever writes last sees all the others.
 */
async function withinCaps(
  deps: Pick<PollDependencies, 'pools'>,
  channel: string,
  outcomes: readonly SaveOutcome[],
): Promise<readonly SaveOutcome[]> {
  if (!outcomes.some(({ kind }) => kind === 'saved')) return outcomes;
  const waiting = entriesIn(await deps.pools.findPool(channel)).filter(isWaiting);
  const checked: SaveOutcome[] = [];
  let over = 0;
  // The last ones go first.
  for (const outcome of [...outcomes].reverse()) {
    const refusal = outcome.kind === 'saved' ? overCaps(waiting, outcome.entry, over) : undefined;
    const isTakenOut = refusal !== undefined && (await takeOut(deps, channel, outcome));
    if (isTakenOut) over += 1;
    checked.unshift(isTakenOut ? refusal : outcome);
  }
  return checked;
}

/** @param gone how many of them are taken out again by now */
function overCaps(
  waiting: readonly Entry[],
  { supporters: [own] }: Entry,
  gone: number,
): SaveOutcome | undefined {
  if (waiting.length - gone > mostInPool) return { kind: 'full', limit: mostInPool };
  const ofPerson = waiting.filter((entry) => ownerOf(entry) === own.person).length - gone;
  return ofPerson > mostPerPerson ? { kind: 'used-up', limit: mostPerPerson } : undefined;
}

/** @returns false where somebody else wants the song by now, or has drawn it */
function takeOut(
  deps: Pick<PollDependencies, 'pools'>,
  channel: string,
  outcome: SaveOutcome,
): Promise<boolean> {
  return editPool<boolean>(deps, channel, (pool) => {
    const key = outcome.kind === 'saved' ? outcome.entry.key : '';
    const there = entriesIn(pool).find((entry) => entry.key === key);
    const isOurs = there !== undefined && isWaiting(there) && there.supporters.length === 1;
    return isOurs ? { answer: true, change: { key, to: 'delete' } } : { answer: false };
  });
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
