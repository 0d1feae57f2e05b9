// What follows from a result that names no single winner: songs that tie all win, or go to a run-off, or a coin is tossed;
// a poll in which nobody voted may be opened again. And what counts in the end.

import { songsIn } from './editing.ts';
import { outcome } from './outcome.ts';
import { type Decision, isDeleted, isPosted, type Poll, type PollLink, type Result } from './poll.ts';
import { pollSettings } from './settings.ts';

/** What is decided, as it is written down: with a toss goes the number of the song that it drew. */
export type Decided =
  | { readonly kind: 'run-off' | 'another-hour' }
  | { readonly kind: 'toss'; readonly song: number };

/** Decisions that open another poll. */
export type OpeningDecision = Exclude<Decided['kind'], 'toss'>;
/** What people may ask for with a button of the announcement. */
export type Wish = Decided['kind'];

const minuteMs = 60_000;
/** How long the next poll is open, in milliseconds. */
const lastsMs = { 'run-off': 30 * minuteMs, 'another-hour': 60 * minuteMs } as const;

type Tied = Pick<Poll, 'deletedAt' | 'ties' | 'isWithdrawn' | 'status' | 'decision' | 'result'>;

/**
 * What a poll's own setting decides when it closes with this result; undefined where it decides nothing.
 * @param draw by chance, from 0 up to, and without, 1
 */
export function decidedAtClose(
  poll: Pick<Poll, 'deletedAt' | 'ties' | 'isWithdrawn'>,
  result: Result,
  draw: number,
): Decided | undefined {
  const end = outcome(result);
  // What ends because its message was deleted is announced to nobody, and goes on nowhere.
  const isGone = poll.isWithdrawn || isDeleted(poll);
  if (end.kind !== 'tie' || isGone || poll.ties === 'all') return undefined;
  return poll.ties === 'toss' ? tossed(end.songs, draw) : { kind: 'run-off' };
}

/** What may still be decided about a closed poll: nothing where it has a winner, or something was decided. */
export function openWishes(poll: Tied): readonly Wish[] {
  const { result, decision } = poll;
  const isGone = poll.isWithdrawn || isDeleted(poll);
  if (poll.status !== 'closed' || result === undefined || isGone || decision !== undefined) return [];
  switch (outcome(result).kind) {
    case 'winner':
      return [];
    case 'no-votes':
      return ['another-hour'];
    case 'tie':
      return poll.ties === 'all' ? ['run-off', 'toss'] : [];
  }
}

export type Wished =
  | { readonly kind: 'decides'; readonly decided: Decided }
  | { readonly kind: 'decided-before'; readonly decision: Decision }
  | { readonly kind: 'nothing-to-decide' };

/** Decides what comes of somebody's wish, who may have it. @param draw as in `decidedAtClose` */
export function decideByWish(poll: Tied, wish: Wish, draw: number): Wished {
  if (poll.decision !== undefined) return { kind: 'decided-before', decision: poll.decision };
  if (!openWishes(poll).includes(wish)) return { kind: 'nothing-to-decide' };
  const end = outcome(poll.result ?? { votes: [], voters: 0 });
  if (wish !== 'toss') return { kind: 'decides', decided: { kind: wish } };
  return end.kind === 'tie'
    ? { kind: 'decides', decided: tossed(end.songs, draw) }
    : { kind: 'nothing-to-decide' };
}

function tossed(songs: readonly number[], draw: number): Decided {
  const at = Math.min(Math.floor(draw * songs.length), songs.length - 1);
  return { kind: 'toss', song: songs[at] ?? 0 };
}

/** The poll in which this one goes on, once it is open. */
export function nextOf({ runOff, anotherHour }: Pick<Poll, 'runOff' | 'anotherHour'>): PollLink | undefined {
  return runOff ?? anotherHour;
}

/** Whether a decision is still to be carried out: the next poll is not open yet. */
export function isOpeningNext(poll: Poll): boolean {
  const opens = !isDeleted(poll) && (poll.decision === 'run-off' || poll.decision === 'another-hour');
  return opens && nextOf(poll) === undefined;
}

interface Opening {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly title: string;
  /** The address of the earlier poll's message, where it is known. */
  readonly link: string | undefined;
}

/**
 * The poll in which one goes on: of the songs that tied, or of all again, by the same rules for its voters. Nobody adds songs
 * to a run-off, and a coin is tossed over its tie.
 */
export function nextPoll(poll: Poll, decision: OpeningDecision, { id, now, title, link }: Opening): Poll {
  const { owner, channel, language, closesAtVoters } = poll;
  const from: PollLink = { poll: poll.id, ...(link !== undefined && { link }) };
  const isRunOff = decision === 'run-off';
  return {
    ...{ id, title, owner, channel },
    songs: songsOfNext(poll, isRunOff),
    ...pollSettings(poll),
    ...(isRunOff && ({ ties: 'toss', adding: 'owner' } as const)),
    ...(language !== undefined && { language }),
    ...(closesAtVoters !== undefined && { closesAtVoters }),
    ...(isRunOff ? { runOffOf: from } : { anotherHourOf: from }),
    status: 'open',
    createdAt: now,
    closesAt: now + lastsMs[decision],
  };
}

/** Who added a song is not told again: in an anonymous poll that was said in terms of the old one. */
function songsOfNext(poll: Poll, isRunOff: boolean) {
  const end = outcome(poll.result ?? { votes: [], voters: 0 });
  const tied = isRunOff && end.kind === 'tie' ? end.songs : undefined;
  return songsIn(poll)
    .filter(({ number }) => tied?.includes(number) ?? true)
    .map(({ song: { addedBy: _, ...song } }) => song);
}

/** What a poll comes to, for whatever is kept of winners. */
export type Winners =
  /** It is not closed, or what follows from its tie is still being seen to. */
  | { readonly kind: 'undecided' }
  /**
   * The numbers of the songs that won by this poll: one, several in a tie that was left as it is, or none. `mayChange`: a
   * tie that people may still decide.
   */
  | { readonly kind: 'decided'; readonly songs: readonly number[]; readonly mayChange: boolean };

/**
 * Who won by this poll in the end. A tie that goes on to a run-off is no win: the run-off is a poll of its own, and has the
 * winner. So a record can be written poll by poll, each as soon as it is decided.
 */
export function winnersOf(poll: Poll): Winners {
  if (poll.status !== 'closed' || poll.result === undefined) return { kind: 'undecided' };
  const decided = (songs: readonly number[], mayChange = false) =>
    ({ kind: 'decided', songs, mayChange }) as const;
  const end = outcome(poll.result);
  // Nothing was announced where its message was deleted, or never came to be.
  if (poll.isWithdrawn || isDeleted(poll) || !isPosted(poll) || end.kind === 'no-votes') return decided([]);
  if (end.kind === 'winner') return decided([end.song]);
  if (poll.decision === 'toss' && poll.toss !== undefined) return decided([poll.toss]);
  if (isOpeningNext(poll)) return { kind: 'undecided' };
  if (poll.runOff !== undefined) return decided([]);
  return decided(end.songs, openWishes(poll).length > 0);
}

/** The winner that counts later, once there can be no other: the single song that won by this poll. */
export function finalWinner(poll: Poll): number | undefined {
  const winners = winnersOf(poll);
  const [song, ...others] = winners.kind === 'decided' && !winners.mayChange ? winners.songs : [];
  return others.length === 0 ? song : undefined;
}
