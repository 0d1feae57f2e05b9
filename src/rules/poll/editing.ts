// What can be changed in a poll while it is open: songs come in and go out. A song that goes keeps its number, which is
// never given to another one: its votes are void, and buttons on screens that still show it are refused.

import { fewestSongs, mostSongs, type Poll, type PollSong, takesVotes } from './poll.ts';
import { isHidden } from './secrecy.ts';
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

/** Why somebody can add no song now, whichever it is. */
export type MayNotAdd =
  | { readonly kind: 'closed' }
  | { readonly kind: 'may-not-add' }
  /** `limit` songs of this person stand in the poll. */
  | { readonly kind: 'over-limit'; readonly limit: number }
  /** As many songs stand in it as a poll can have. */
  | { readonly kind: 'full' }
  /** As many songs have come and gone as a poll can have had. */
  | { readonly kind: 'used-up' };

export type Added =
  | { readonly kind: 'added'; readonly songs: readonly PollSong[]; readonly number: number }
  /** The same recording stands in the poll. */
  | { readonly kind: 'already-there'; readonly number: number }
  | MayNotAdd;

interface Adding {
  readonly by: Adder;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Decides whether a song comes in. */
export function addToPoll(poll: Poll, song: Song, adding: Adding): Added {
  const twin = songsIn(poll).find((other) => isSameRecording(other.song, song));
  const isTwin = twin !== undefined && takesVotes(poll, adding.now);
  if (isTwin) return { kind: 'already-there', number: twin.number };
  const whyNot = whyNotAdd(poll, adding);
  if (whyNot !== undefined) return whyNot;
  const added = { ...song, addedBy: adding.by.key };
  return { kind: 'added', songs: [...poll.songs, added], number: poll.songs.length };
}

/** Undefined where a song may be added. */
export function whyNotAdd(poll: Poll, { by, now }: Adding): MayNotAdd | undefined {
  if (!takesVotes(poll, now)) return { kind: 'closed' };
  if (!by.mayAlways && poll.adding === 'owner') return { kind: 'may-not-add' };
  const limit = mostEach(poll, by);
  if (addedBy(poll, by.key).length >= limit) return { kind: 'over-limit', limit };
  if (songsIn(poll).length >= mostSongs) return { kind: 'full' };
  return poll.songs.length >= mostSongsEver ? { kind: 'used-up' } : undefined;
}

/** How many songs somebody may add where nothing stands against it. */
export function roomToAdd(poll: Poll, by: Adder): number {
  return Math.min(mostEach(poll, by) - addedBy(poll, by.key).length, mostSongs - songsIn(poll).length);
}

function mostEach({ adding }: Poll, { mayAlways }: Adder): number {
  return mayAlways || adding === 'owner' || adding === 'any' ? Number.POSITIVE_INFINITY : adding;
}

/** The songs that somebody has added and that stand in the poll. @param key as in `Adder` */
export function addedBy(poll: Pick<Poll, 'songs'>, key: string): readonly NumberedSong[] {
  return songsIn(poll).filter(({ song }) => song.addedBy === key);
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
  | { readonly kind: 'has-votes' }
  /** Where votes are hidden, nobody is to learn whether this song has any: it stays as soon as anybody has voted. */
  | { readonly kind: 'has-voters' };

/** Decides whether somebody takes back a song of theirs: while it has no votes. @param key as in `Adder` */
export function takeBackFromPoll(
  poll: Poll,
  number: number,
  { key, tally, now }: { key: string; tally: Tally; now: number },
): TakenBack {
  if (poll.songs[number]?.addedBy !== key) return { kind: 'not-theirs' };
  const taken = removeFromPoll(poll, number, now);
  if (taken.kind !== 'removed') return taken;
  if (isHidden(poll)) return tally.voters > 0 ? { kind: 'has-voters' } : taken;
  return (tally.songs[number]?.votes ?? 0) > 0 ? { kind: 'has-votes' } : taken;
}
