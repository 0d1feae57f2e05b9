// What a poll is, as types. Decisions about it stand in the files beside this one.

import type { FromSchedule } from '../schedule/origin.ts';
import { areSameInPoll, type PollSettings } from './settings.ts';
import type { Song } from './song.ts';

/** A poll moves one way only: people vote while it is open; closing seals its ballot boxes and counts. */
export const pollStatuses = ['open', 'closing', 'closed'] as const;
export type PollStatus = (typeof pollStatuses)[number];

/** The languages that polls speak. One more asks for its words in slack/words. */
export const languages = ['en'] as const;
export type Language = (typeof languages)[number];
export const defaultLanguage: Language = 'en';

export const fewestSongs = 2;
export const mostSongs = 10;

export interface Person {
  /** Slack's id of the person: `U…` or `W…`. */
  readonly id: string;
  readonly name: string;
}

/** Counted once, when the boxes were sealed. */
export interface Result {
  /** Votes of each song, in the order of `Poll.songs`. */
  readonly votes: readonly number[];
  readonly voters: number;
}

/** What is decided about a tie, or about a poll in which nobody voted; `all`: nothing further, for it could not be done. */
export const decisions = ['run-off', 'toss', 'another-hour', 'all'] as const;
export type Decision = (typeof decisions)[number];

/** Another poll that this one goes on in, or comes from. */
export interface PollLink {
  /** Its id. */
  readonly poll: string;
  /** The address at which people find its message, where Slack told it. */
  readonly link?: string;
}

export interface PollSong extends Song {
  /** Who added it after the poll was posted: a Slack id, or what stands for it in an anonymous poll. */
  readonly addedBy?: string;
  /** It was taken out of the poll: its votes are void, and its number is not used again. */
  readonly isRemoved?: boolean;
}

export interface Poll extends PollSettings {
  readonly id: string;
  readonly title: string;
  /** A song's place in this list is its number in the poll; it never changes. Those that stand in it: `songsIn` in editing.ts. */
  readonly songs: readonly PollSong[];
  readonly owner: Person;
  /** Its starter's; absent in polls of earlier versions, which are in the default. */
  readonly language?: Language;
  /** Slack's id of the conversation the poll was posted in. */
  readonly channel: string;
  /** Slack's `ts` of the poll's message; absent until the message is posted and noted. */
  readonly message?: string;
  readonly status: PollStatus;
  /** Times are milliseconds since 1970. */
  readonly createdAt: number;
  readonly closesAt?: number;
  /** It closes as soon as so many people have voted. */
  readonly closesAtVoters?: number;
  readonly closedAt?: number;
  /** Slack's id of who closed it; absent when it closed by itself. */
  readonly closedBy?: string;
  /** It closed because enough people had voted. */
  readonly isClosedEarly?: boolean;
  /** Present as soon as the poll is closed. */
  readonly result?: Result;
  /** What was decided about a tie, or about a poll in which nobody voted: see ties.ts. */
  readonly decision?: Decision;
  /** The number of the song that the coin toss drew. */
  readonly toss?: number;
  /** The run-off that its tie goes on in, and the poll whose run-off it is. */
  readonly runOff?: PollLink;
  readonly runOffOf?: PollLink;
  /** The poll of the same songs that was opened because nobody had voted, and the poll that it was opened for. */
  readonly anotherHour?: PollLink;
  readonly anotherHourOf?: PollLink;
  /** The schedule that posted it. */
  readonly schedule?: FromSchedule;
  /** The address at which people find the announcement of the result, once it is posted and where Slack told it. */
  readonly announcementLink?: string;
  /** Explicit songs carry a mark beside their title, as its channel wanted it when the poll was posted. */
  readonly marksExplicit?: boolean;
  /** Its message was deleted: it ends without an announcement, for nobody in the channel can see it. */
  readonly isWithdrawn?: boolean;
  /** When it was deleted: its votes and its result are gone, and nothing of it is shown or announced. It counts as closed. */
  readonly deletedAt?: number;
}

/** A poll as posted, with the place where its message stands. */
export type PostedPoll = Poll & { readonly message: string };

export function isPosted(poll: Poll): poll is PostedPoll {
  return poll.message !== undefined;
}

const dayMs = 24 * 60 * 60 * 1_000;
/** A poll without a closing time must end although its owner has forgotten it, or has left: after so long anyone may close it. */
const openToAllAfterMs = 7 * dayMs;
/** And after so long it closes by itself. */
const longestMs = 30 * dayMs;

/** Whether it was deleted. */
export function isDeleted({ deletedAt }: Pick<Poll, 'deletedAt'>): boolean {
  return deletedAt !== undefined;
}

type Ending = Pick<Poll, 'closers' | 'closesAt' | 'createdAt'>;

/** When it closes by itself, in milliseconds since 1970. */
export function lastMoment(poll: Pick<Poll, 'closesAt' | 'createdAt'>): number {
  return poll.closesAt ?? poll.createdAt + longestMs;
}

/** Whether its closing time has come, whatever its status says. */
export function isPastClosingTime(poll: Poll, now: number): boolean {
  return now >= lastMoment(poll);
}

/** When anyone may close a poll that only its owner may close until then; undefined where that does not come. */
export function opensToAllAt(poll: Ending): number | undefined {
  const isForgettable = poll.closers === 'owner' && poll.closesAt === undefined;
  return isForgettable ? poll.createdAt + openToAllAfterMs : undefined;
}

/** When an open poll is to be looked at next, in milliseconds since 1970. */
export function nextMoment(poll: Ending): number {
  return opensToAllAt(poll) ?? lastMoment(poll);
}

/** Whether a click may still count: open, and its closing time not reached. */
export function takesVotes(poll: Poll, now: number): boolean {
  return poll.status === 'open' && !isPastClosingTime(poll, now);
}

/** Whether this person may close the poll now. */
export function mayClose(poll: Poll, person: string, now: number): boolean {
  const isForgotten = now >= (opensToAllAt(poll) ?? Number.POSITIVE_INFINITY);
  return poll.closers === 'anyone' || poll.owner.id === person || isForgotten;
}

/** Whether two polls are the same but for their songs, and for what has become of them. */
export function asksTheSame(one: Poll, other: Poll): boolean {
  const lifeOf = ({ closesAt, createdAt }: Poll) => closesAt && closesAt - createdAt;
  return (
    one.title === other.title &&
    one.channel === other.channel &&
    areSameInPoll(one, other) &&
    one.closesAtVoters === other.closesAtVoters &&
    lifeOf(one) === lifeOf(other)
  );
}
