// What can be changed in a poll while it is open: songs come in and go out. A song that goes keeps its number, which is
// never given to another one: its votes are void, and buttons on screens that still show it are refused.

import { fewestSongs, mostSongs, type Poll, type PollSong, takesVotes } from './poll.ts';
import { isSameRecording, type Song } from './song.ts';
import type { Tally } from './tally.ts';

/** How many songs a poll may ever have had: a poll is one item of the table. */
export const mostSongsEver = 40;

/** A song with its number in the poll. */
export interface NumberedSong {
  readonly song: PollSong;
  readonly number: number;
}

/** The songs that stand in the poll, in the order in which they came. */
export function songsIn({ songs }: Pick<Poll, 'songs'>): readonly NumberedSong[] {
  return songs.map((song, number) => ({ song, number })).filter(({ song }) => !song.isRemoved);
}

/** Who wants to add a song. */
export interface Adder {
  /** The Slack id, or what stands for it in an anonymous poll. */
  readonly key: string;
  /** Whether the poll's setting for adding songs is no limit: its owner, and who may manage it. */
  readonly mayAlways: boolean;
}

export type Added =
  | { readonly kind: 'added'; readonly songs: readonly PollSong[]; readonly number: number }
  | { readonly kind: 'closed' }
  /** The same recording stands in the poll. */
  | { readonly kind: 'already-there'; readonly number: number }
  | { readonly kind: 'may-not-add' }
  /** `limit` songs of this person stand in the poll. */
  | { readonly kind: 'over-limit'; readonly limit: number }
  | { readonly kind: 'full' };

/** Decides whether a song comes in. @param now milliseconds since 1970 */
export function addToPoll(poll: Poll, song: Song, { by, now }: { by: Adder; now: number }): Added {
  if (!takesVotes(poll, now)) return { kind: 'closed' };
  const present = songsIn(poll);
  const twin = present.find((other) => isSameRecording(other.song, song));
  if (twin !== undefined) return { kind: 'already-there', number: twin.number };
  if (!by.mayAlways) {
    if (poll.adding === 'owner') return { kind: 'may-not-add' };
    const theirs = present.filter(({ song: { addedBy } }) => addedBy === by.key).length;
    const limit = poll.adding === 'any' ? mostSongs : poll.adding;
    if (theirs >= limit) return { kind: 'over-limit', limit };
  }
  if (present.length >= mostSongs || poll.songs.length >= mostSongsEver) return { kind: 'full' };
  return { kind: 'added', songs: [...poll.songs, { ...song, addedBy: by.key }], number: poll.songs.length };
}

export type TakenOut =
  | { readonly kind: 'removed'; readonly songs: readonly PollSong[] }
  | { readonly kind: 'closed' }
  | { readonly kind: 'gone' }
  /** A poll keeps two songs. */
  | { readonly kind: 'too-few' };

/** Decides whether a song goes out, whatever votes it has. */
export function removeFromPoll(poll: Poll, number: number, now: number): TakenOut {
  if (!takesVotes(poll, now)) return { kind: 'closed' };
  const present = songsIn(poll);
  if (!present.some((other) => other.number === number)) return { kind: 'gone' };
  if (present.length <= fewestSongs) return { kind: 'too-few' };
  const songs = poll.songs.map((song, at) => (at === number ? { ...song, isRemoved: true } : song));
  return { kind: 'removed', songs };
}

export type TakenBack =
  | TakenOut
  | { readonly kind: 'not-theirs' }
  | { readonly kind: 'has-votes'; readonly votes: number };

/** Decides whether somebody takes back a song of theirs: while it has no votes. @param key as in `Adder` */
export function takeBackFromPoll(
  poll: Poll,
  number: number,
  { key, tally, now }: { key: string; tally: Tally; now: number },
): TakenBack {
  if (poll.songs[number]?.addedBy !== key) return { kind: 'not-theirs' };
  const votes = tally.songs[number]?.votes ?? 0;
  return votes > 0 ? { kind: 'has-votes', votes } : removeFromPoll(poll, number, now);
}
