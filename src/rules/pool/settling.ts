// What becomes of the songs of a poll once it is over: of those that came from the channel's pool, and of those that won.

import type { LosersReturn } from '../channel/settings.ts';
import { outcome } from '../poll/outcome.ts';
import { isDeleted, type Poll } from '../poll/poll.ts';
import { isSameRecording, type Song } from '../poll/song.ts';
import { winnersOf } from '../poll/ties.ts';
import { type Entry, isWaiting, putBack, returned, waitingSince } from './entry.ts';

/** How a poll ended, as far as its songs go. */
export type PollEnd =
  /** Nobody voted, or it was deleted: it is as if its songs had never been in it. */
  | { readonly kind: 'void' }
  /** `undecided` are the songs of a tie that is decided further; what becomes of them, that decides. */
  | {
      readonly kind: 'decided';
      readonly winners: readonly Song[];
      readonly undecided: readonly Song[];
      /** Taken out while it was open: about these nothing was decided. */
      readonly removed: readonly Song[];
    };

export interface Ended {
  /** The poll's id. */
  readonly poll: string;
  readonly end: PollEnd;
  readonly losersReturn: LosersReturn;
}

/**
 * The entry as it is after a poll. Undefined when the poll changes nothing about it. A winner that was saved while the poll
 * ran has won as well.
 */
export function settled(entry: Entry, { poll, end, losersReturn }: Ended): Entry | undefined {
  const isOurs = entry.place.kind !== 'waiting' && entry.place.poll === poll;
  if (end.kind === 'void') return isOurs ? putBack(entry) : undefined;
  const isAmong = (songs: readonly Song[]) => songs.some((song) => isSameRecording(song, entry.song));
  if (isAmong(end.undecided)) return undefined;
  if (isAmong(end.winners)) {
    const hasWon = entry.place.kind === 'won' && isOurs;
    const isElsewhere = entry.place.kind === 'in-poll' && !isOurs;
    return hasWon || isElsewhere ? undefined : { ...entry, place: { kind: 'won', poll } };
  }
  if (isAmong(end.removed)) return entry.place.kind === 'in-poll' && isOurs ? putBack(entry) : undefined;
  const isSettled = entry.place.kind === 'dropped';
  return isOurs && !isSettled ? returned(entry, poll, losersReturn) : undefined;
}

/** A song that won in a poll. */
export interface Win {
  readonly song: Song;
  /** The poll's id. */
  readonly poll: string;
  /** When that closed, in milliseconds since 1970. */
  readonly at: number;
}

/**
 * A song that waits although it has won another poll since it was saved: it was in two polls at once, and came back from the
 * one that it lost. Undefined where it has not.
 */
export function wonElsewhere(entry: Entry, wins: readonly Win[]): Entry | undefined {
  if (!isWaiting(entry)) return undefined;
  const win = wins.find(({ song, at }) => at > waitingSince(entry) && isSameRecording(song, entry.song));
  return win && { ...entry, place: { kind: 'won', poll: win.poll } };
}

/** How a poll ended; undefined as long as that is not known. */
export function pollEndOf(poll: Poll): PollEnd | undefined {
  if (isDeleted(poll)) return { kind: 'void' };
  const winners = winnersOf(poll);
  if (winners.kind === 'undecided' || poll.result === undefined) return undefined;
  const end = outcome(poll.result);
  if (end.kind === 'no-votes' || poll.isWithdrawn) return { kind: 'void' };
  const undecided = end.kind === 'tie' && poll.runOff !== undefined ? end.songs : [];
  return {
    kind: 'decided',
    winners: songsAt(poll, winners.songs),
    undecided: songsAt(poll, undecided),
    removed: takenOut(poll),
  };
}

/** The songs of a poll that were taken out and did not come into it anew. */
export function takenOut({ songs }: Pick<Poll, 'songs'>): readonly Song[] {
  const present = songs.filter(({ isRemoved }) => !isRemoved);
  return songs.filter(
    (song) => song.isRemoved === true && !present.some((other) => isSameRecording(other, song)),
  );
}

/** Whether it counts no more what the poll had come to. */
export function isVoided(poll: Poll): boolean {
  return isDeleted(poll) || poll.isWithdrawn === true;
}

/** Whether a tie was decided after it had counted as a win of all its songs. */
export function isDecidedSince(poll: Poll): boolean {
  return poll.ties === 'all' && (poll.decision === 'toss' || poll.runOff !== undefined);
}

const songsAt = ({ songs }: Poll, numbers: readonly number[]): readonly Song[] =>
  numbers.flatMap((number) => songs[number] ?? []);
