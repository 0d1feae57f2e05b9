// Songs that won in a channel lately, and are kept from coming back for as many weeks as the channel has set.

import type { PollDependencies } from '../../dependencies.ts';
import type { ChannelSettings } from '../../rules/channel/settings.ts';
import type { Song } from '../../rules/poll/song.ts';
import type { Notice } from '../../slack/words/notices.ts';
import type { SongRecord } from '../../store/song-record-store.ts';
import type { Found } from '../compose/found-songs.ts';

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
    return [{ kind: 'won-lately', id, title, at: win.at, weeks: settings.rerunWeeks }];
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
  const said = reruns.map(({ title, at }) => ({ kind: 'picked-rerun', title, at }) as const);
  return {
    ...found,
    songs: found.songs.map((song) => (isRerun(song.id) ? { ...song, anyway: true } : song)),
    notices: [...found.notices, ...said],
  };
}

/** Whether it is kept from coming back at that time, in milliseconds since 1970. */
export function isRecent(
  { at }: SongRecord,
  { rerunWeeks }: Pick<ChannelSettings, 'rerunWeeks'>,
  now: number,
): boolean {
  return at > now - rerunWeeks * week;
}
