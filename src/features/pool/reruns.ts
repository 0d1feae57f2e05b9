// Songs that won in a channel lately, and are kept from coming back for as many weeks as the channel has set.

import type { PollDependencies } from '../../dependencies.ts';
import type { ChannelSettings } from '../../rules/channel/settings.ts';
import type { Draft } from '../../rules/poll/draft.ts';
import type { Song } from '../../rules/poll/song.ts';
import { findEntry } from '../../rules/pool/entry.ts';
import type { Had } from '../../rules/pool/had.ts';
import type { Notice } from '../../slack/words/notices.ts';
import type { SongRecord } from '../../store/song-record-store.ts';
import type { Found } from '../compose/found-songs.ts';
import { entriesIn } from './edit-pool.ts';

const week = 7 * 24 * 60 * 60 * 1_000;

type Needed = Pick<PollDependencies, 'channelSettings' | 'songRecords' | 'now'>;

/** For each song that won there lately what to say of it. */
export async function findReruns(
  { channelSettings, songRecords, now }: Needed,
  channel: string,
  songs: readonly Song[],
): Promise<readonly Rerun[]> {
  if (songs.length === 0) return [];
  const [{ settings }, wins] = await Promise.all([
    channelSettings.findSettings(channel),
    songRecords.findWins(channel, songs),
  ]);
  return songs.flatMap(({ id, title }, place) => {
    const win = wins[place];
    if (win === undefined || !isRecent(win, settings, now())) return [];
    return [{ kind: 'won-lately', id, title, ...hadOf(win, settings) }];
  });
}

export type Rerun = Extract<Notice, { kind: 'won-lately' }>;

/**
 * Songs that are picked all at once, by links or because they were ticked: who names a song has chosen it, so that those that
 * won there lately are picked too, and it is said that they did.
 */
export async function withReruns(deps: Needed, channel: string | undefined, found: Found): Promise<Found> {
  const named = found.songs.filter(({ fromPool }) => !fromPool);
  const reruns = channel === undefined ? [] : await findReruns(deps, channel, named);
  if (reruns.length === 0) return found;
  const isRerun = (id: string) => reruns.some((rerun) => rerun.id === id);
  const said = reruns.map(
    ({ title, at, wasPosted }) =>
      ({ kind: 'picked-rerun', title, at, ...(wasPosted && { wasPosted }) }) as const,
  );
  return {
    ...found,
    songs: found.songs.map((song) => (isRerun(song.id) ? { ...song, anyway: true } : song)),
    notices: [...found.notices, ...said],
  };
}

/**
 * Of a draft's songs those that won there lately and that its starter has not confirmed. One from the pool of that channel was let
 * in there; one from another channel's pool, which was chosen first, was not.
 */
export async function findUnconfirmed(
  deps: Needed & Pick<PollDependencies, 'pools'>,
  channel: string,
  { picks }: Draft,
): Promise<readonly Rerun[]> {
  const reruns = await findReruns(
    deps,
    channel,
    picks.filter(({ anyway }) => !anyway),
  );
  const fromPool = picks.filter((pick) => pick.fromPool && reruns.some(({ id }) => id === pick.id));
  if (fromPool.length === 0) return reruns;
  const entries = entriesIn(await deps.pools.findPool(channel));
  const letIn = fromPool.filter((pick) => findEntry(entries, pick) !== undefined);
  return reruns.filter(({ id }) => !letIn.some((pick) => pick.id === id));
}

/** What to say of a song that the channel has had. */
export function hadOf(
  { at, wasPosted, isForGood }: SongRecord,
  { rerunWeeks }: Pick<ChannelSettings, 'rerunWeeks'>,
): Had {
  return { at, weeks: rerunWeeks, ...(wasPosted && { wasPosted }), ...(isForGood && { isForGood }) };
}

/** Whether it is kept from coming back at that time, in milliseconds since 1970. */
export function isRecent(
  { at, isForGood = false }: SongRecord,
  { rerunWeeks }: Pick<ChannelSettings, 'rerunWeeks'>,
  now: number,
): boolean {
  return isForGood || at > now - rerunWeeks * week;
}
