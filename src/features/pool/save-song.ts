// Saving songs for a later poll of a channel.

import type { PollDependencies } from '../../dependencies.ts';
import type { Song } from '../../rules/poll/song.ts';
import type { Entry, PoolContents, Wish } from '../../rules/pool/entry.ts';
import { entryToWrite, type SaveOutcome, saveWhereTaken } from '../../rules/pool/saving.ts';
import type { Pool } from '../../store/pool-store.ts';
import { editPool, entriesIn } from './edit-pool.ts';
import { hadOf, isRecent } from './reruns.ts';
import { withinCaps } from './within-caps.ts';

export interface Saving extends Wish {
  /** Although it won lately, where its person may say so. */
  readonly anyway?: boolean;
  /** The catalogue's id of a song whose link has waited for this: it takes up no room beside its song. */
  readonly link?: string;
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
  saving: Saving,
): Promise<readonly SaveOutcome[]> {
  const [decide, pool] = await Promise.all([
    decider(deps, channel, { songs, saving }),
    deps.pools.findPool(channel),
  ]);
  const planned = planAll(contentsOf(pool, saving), songs, decide);
  const outcomes = await Promise.all(
    planned.map(async ({ song, outcome }) => {
      const to = entryToWrite(outcome);
      const before = pool.entries.find(({ entry }) => entry.key === to?.key)?.edition;
      if (to === undefined || (await deps.pools.saveEntry(channel, to, before))) return outcome;
      // Somebody else has written it meanwhile.
      return editPool<SaveOutcome>(deps, channel, (now) => {
        const again = decide(contentsOf(now, saving), song);
        const next = entryToWrite(again);
        return { answer: again, ...(next && { change: { key: next.key, to: next } }) };
      });
    }),
  );
  if (!outcomes.some(({ kind }) => kind === 'saved')) return outcomes;
  const count = async () => contentsOf(await deps.pools.findPool(channel), saving);
  return withinCaps(deps, { channel, person: saving.person, count }, outcomes);
}

type Decide = (contents: PoolContents, song: Song) => SaveOutcome;

interface All {
  readonly songs: readonly Song[];
  readonly saving: Saving;
}

/** By what is known of the channel, which is read once. */
async function decider(
  { channelSettings, songRecords, now }: Omit<SavingDependencies, 'pools'>,
  channel: string,
  { songs, saving: { anyway = false, link: _, ...wish } }: All,
): Promise<Decide> {
  const [{ settings }, wins] = await Promise.all([
    channelSettings.findSettings(channel),
    songRecords.findWins(channel, songs),
  ]);
  return (contents, song) => {
    const place = songs.indexOf(song);
    const win = wins[place];
    const had = win && isRecent(win, settings, now()) ? hadOf(win, settings) : undefined;
    // Of songs that are saved together the first waits longest.
    return saveWhereTaken(contents, song, { settings, had, anyway, ...wish, now: wish.now + place });
  };
}

/** But for the link that has led to what is saved now. */
function contentsOf(pool: Pool, { link, person }: Saving): PoolContents {
  const others = pool.links.filter((one) => one.songId !== link || one.person !== person);
  return { entries: entriesIn(pool), linkers: others.map((one) => one.person) };
}

interface Planned {
  readonly song: Song;
  readonly outcome: SaveOutcome;
}

/** Each song as if those before it were in the pool by then. */
function planAll(
  { entries, linkers }: PoolContents,
  songs: readonly Song[],
  decide: Decide,
): readonly Planned[] {
  let current: readonly Entry[] = entries;
  return songs.map((song) => {
    const outcome = decide({ entries: current, linkers }, song);
    const to = entryToWrite(outcome);
    if (to !== undefined) current = [...current.filter(({ key }) => key !== to.key), to];
    return { song, outcome };
  });
}
