// Songs on their way from a channel's pool into a poll, and back. An entry says in which poll it is, in the one item that it is:
// so a song is never in two places for good, and never lost, wherever a process dies. Taking it is a condition of the write,
// so that of two polls one gets it.

import type { PollDependencies } from '../../dependencies.ts';
import type { Poll } from '../../rules/poll/poll.ts';
import { isSameRecording, type Song } from '../../rules/poll/song.ts';
import { type Entry, isWaiting, putBack } from '../../rules/pool/entry.ts';
import { roundAfter } from '../../rules/pool/order.ts';
import type { Pool } from '../../store/pool-store.ts';
import { editEntries, entriesIn } from './edit-pool.ts';

type PoolDependencies = Pick<PollDependencies, 'pools' | 'now'>;

/** Posting takes seconds; so long an entry is left alone whose poll is not there (yet). In milliseconds. */
export const postingMs = 60_000;
/** Who tries again to post says so anew after this long, in milliseconds. */
const refreshMs = 20_000;

/** A poll on its way into a channel. */
export interface Taking extends Pick<Poll, 'id' | 'channel' | 'songs'> {
  /** The poll that this one goes on from: what is in that one, or has won it, may be taken over. */
  readonly from?: string | undefined;
}

/**
 * Takes the songs of a poll out of the channel's pool, as far as they wait there. Repeatable.
 * @returns those that another poll has by now
 */
export async function takeIntoPoll(deps: PoolDependencies, taking: Taking): Promise<readonly Song[]> {
  const { id, channel, songs, from } = taking;
  const before = await deps.pools.findPool(channel);
  const isOurs = (entry: Entry) => songs.some((song) => isSameRecording(song, entry.song));
  const taken = await editEntries(deps, channel, (entry) => {
    const { place } = entry;
    const isFree = isWaiting(entry) || (place.kind !== 'waiting' && place.poll === from);
    // An earlier try has taken it, and this one needs its time as well.
    const isLate = place.kind === 'in-poll' && place.poll === id && deps.now() - place.at > refreshMs;
    return isOurs(entry) && (isFree || isLate)
      ? { ...entry, place: { kind: 'in-poll', poll: id, at: deps.now() } }
      : undefined;
  });
  const waited = new Set(
    entriesIn(before)
      .filter(isWaiting)
      .map(({ key }) => key),
  );
  const drawn = taken.filter(({ key }) => waited.has(key));
  if (drawn.length > 0) await noteTurns(deps, before, drawn);
  if (!entriesIn(before).some(isOurs)) return [];
  const after = entriesIn(await deps.pools.findPool(channel));
  return songs.filter((song) =>
    after.some(({ song: other, place }) => {
      const isElsewhere = (place.kind === 'in-poll' || place.kind === 'won') && place.poll !== id;
      return isElsewhere && isSameRecording(song, other);
    }),
  );
}

/**
 * Songs that were taken for one poll, and come into another of the same draft: those that the first does not have, or has no
 * more, for it is over.
 */
export async function takeOver(deps: PoolDependencies, from: Poll, to: Poll): Promise<void> {
  const isAmong = (songs: readonly Song[], { song }: Entry) =>
    songs.some((one) => isSameRecording(one, song));
  await editEntries(deps, to.channel, (entry) => {
    const { place } = entry;
    const isThere = place.kind === 'in-poll' && place.poll === from.id;
    const isFree = from.status !== 'open' || !isAmong(from.songs, entry);
    return isThere && isFree && isAmong(to.songs, entry)
      ? { ...entry, place: { kind: 'in-poll', poll: to.id, at: deps.now() } }
      : undefined;
  });
}

/** Puts what is in a poll back into the pool: the poll came to nothing. Repeatable. */
export async function putBackFromPoll(
  deps: PoolDependencies,
  { id, channel }: Pick<Poll, 'id' | 'channel'>,
): Promise<void> {
  await editEntries(deps, channel, (entry) =>
    entry.place.kind === 'in-poll' && entry.place.poll === id ? putBack(entry) : undefined,
  );
}

/** A song on its way into the channel without a poll. */
export interface TakingForPosting extends Pick<Poll, 'channel'> {
  /** What stands for a poll's id. */
  readonly id: string;
  readonly song: Song;
}

/** The song that was taken for this already. */
export async function findTakenForPosting(
  { pools }: PoolDependencies,
  { id, channel }: Pick<TakingForPosting, 'id' | 'channel'>,
): Promise<Entry | undefined> {
  const entries = entriesIn(await pools.findPool(channel));
  return entries.find(({ place }) => place.kind === 'won' && place.poll === id);
}

/**
 * Takes a song out of the channel's pool for good, if it waits there still. A write whose answer was lost has taken it as well:
 * so where none could be taken, it is looked for.
 * @returns its entry; undefined where it does not
 */
export async function takeForPosting(
  deps: PoolDependencies,
  { id, channel, song }: TakingForPosting,
): Promise<Entry | undefined> {
  const before = await deps.pools.findPool(channel);
  const [written] = await editEntries(deps, channel, (entry) =>
    isWaiting(entry) && isSameRecording(entry.song, song)
      ? { ...entry, place: { kind: 'won', poll: id } }
      : undefined,
  );
  const taken = written ?? (await findTakenForPosting(deps, { id, channel }));
  if (taken !== undefined) await noteTurns(deps, before, [taken]);
  return taken;
}

/** Puts such a song back: it was not posted. Repeatable. */
export async function putBackPosted(
  deps: PoolDependencies,
  { id, channel }: Pick<TakingForPosting, 'id' | 'channel'>,
): Promise<void> {
  await editEntries(deps, channel, (entry) =>
    entry.place.kind === 'won' && entry.place.poll === id ? putBack(entry) : undefined,
  );
}

/** Two draws at once both note their turns; more than that is no accident. */
const mostTries = 5;

/**
 * Notes whose songs were drawn. Should a process die before, those have one more turn: the order is a little less fair once,
 * and nothing is lost.
 */
async function noteTurns(
  { pools, now }: PoolDependencies,
  first: Pool,
  taken: readonly Entry[],
): Promise<void> {
  const keys = new Set(taken.map(({ key }) => key));
  let pool = first;
  for (let tries = 0; tries < mostTries; tries += 1) {
    // Those taken are in it as they waited.
    const others = entriesIn(pool).filter((entry) => isWaiting(entry) && !keys.has(entry.key));
    const drawn = entriesIn(first).filter((entry) => isWaiting(entry) && keys.has(entry.key));
    if (await pools.saveRound(pool, roundAfter([...others, ...drawn], pool.round, drawn, now()))) return;
    pool = await pools.findPool(first.channel);
  }
}
