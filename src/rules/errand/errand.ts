// Errands: what has to be done once, outside (a message posted, later a playlist changed), although processes die and
// the other side refuses for a moment. This file knows which there are, how a try can end, and what follows from it.

/** The errands that a poll has once at most. A name is part of a key in the table: it is never used for anything else. */
const errandNames = [
  /** The result, in the poll's channel. */
  'announce',
  /** The result, to who closed the poll: it could not be announced. */
  'tell-result',
  /** The standing, to the owner: the poll's message was deleted, and so it has ended. */
  'tell-deleted',
  /** A word to the channel that the poll is about to close. */
  'remind',
  /** A new poll of the songs that tied. */
  'run-off',
  /** A new poll of the same songs, for nobody had voted. */
  'another-hour',
  /** What was decided since, in the announcement. */
  'amend-announcement',
  /** Of a deleted poll: each message of it that is in the channel is taken away. */
  'delete-message',
  'delete-announcement',
  'delete-reminder',
  /** What becomes of its songs: its winner is kept from coming back, the others return to the channel's pool. */
  'settle-songs',
  /** The same, once a tie that counted as a win of all its songs was decided. */
  'settle-songs-again',
  /** Of a deleted poll: all its songs return. */
  'return-songs',
] as const;
/** A word to those who had voted for a song that was taken out: one errand for each song, by its number. */
type RemovalErrand = `tell-removed-${number}`;
/** A word to the new owner: one errand for each time that the poll was handed over, by the edition that this made. */
type HandOverErrand = `tell-owner-${number}`;
export type PollErrand = (typeof errandNames)[number] | RemovalErrand | HandOverErrand;
/** What an occurrence of a schedule posts, by the occurrence's name. */
type OccurrenceErrand = `post-${string}`;
/** A word to a schedule's owner that an occurrence was missed; the same, that it is paused, by the number of the pause. */
type MissedErrand = `tell-missed-${string}`;
type PauseErrand = `tell-paused-${number}`;
export type ScheduleErrand = OccurrenceErrand | MissedErrand | PauseErrand;
export type ErrandName = PollErrand | ScheduleErrand;

export function removalErrand(song: number): RemovalErrand {
  return `tell-removed-${song}`;
}

export function handOverErrand(edition: number): HandOverErrand {
  return `tell-owner-${edition}`;
}

export function occurrenceErrand(occurrence: string): OccurrenceErrand {
  return `post-${occurrence}`;
}

export function missedErrand(occurrence: string): MissedErrand {
  return `tell-missed-${occurrence}`;
}

export function pauseErrand(pause: number): PauseErrand {
  return `tell-paused-${pause}`;
}

/** Undefined for names that belong to a newer version. */
export function readErrandName(text: string | undefined): ErrandName | undefined {
  const [, ofSchedule, which = ''] =
    /^(post|tell-missed|tell-paused)-([\w:-]{1,40})$/u.exec(text ?? '') ?? [];
  if (ofSchedule === 'post') return occurrenceErrand(which);
  if (ofSchedule === 'tell-missed') return missedErrand(which);
  if (ofSchedule === 'tell-paused') return /^\d{1,9}$/u.test(which) ? pauseErrand(Number(which)) : undefined;
  const [, kind, number] = /^(tell-removed|tell-owner)-(\d{1,9})$/u.exec(text ?? '') ?? [];
  if (kind === undefined) return errandNames.find((name) => name === text);
  return kind === 'tell-owner' ? handOverErrand(Number(number)) : removalErrand(Number(number));
}

/** How one try ended. */
export type Attempt =
  /** It is done. `result` names what came of it, such as the message's `ts`. */
  | { readonly kind: 'done'; readonly result?: string }
  /** It was not done, and may be done later: not before `afterMs` where the other side named a time. */
  | { readonly kind: 'later'; readonly why: string; readonly afterMs?: number }
  /** No clear answer: it may have been done or not. */
  | { readonly kind: 'unknown'; readonly why: string }
  /** The other side says no. */
  | { readonly kind: 'refused'; readonly why: string; readonly refusal: Refusal };

/**
 * What a no means. `app`: it does not take the app itself, which a person mends, in minutes or in weeks. `place`: not there,
 * or not any more, which people may change. `final`: asking again cannot help.
 */
export type Refusal = 'app' | 'place' | 'final';

/** What is to be noted after a try. */
export type Note =
  | { readonly kind: 'done'; readonly result?: string }
  | { readonly kind: 'given-up'; readonly why: string }
  /** `isInDoubt`: whoever tries next first looks whether it is done. Times are milliseconds since 1970. */
  | {
      readonly kind: 'again';
      readonly at: number;
      readonly isInDoubt: boolean;
      /** Why the place refused it; undefined where it did not. */
      readonly placeRefused?: string;
    };

/** After how many seconds it is tried again where nobody named a time, by how often it came to nothing in a row. */
const pauses = [2, 2, 2, 3, 5, 10, 20, 30, 60, 120, 300] as const;
const longestPause = 300;
/** When the other side refuses the app itself, in milliseconds. */
export const appRefusedPauseMs = 300_000;
/** After how many seconds a place is asked again, by how often it has refused in a row. */
const placePauses = [30, 60, 120, 300, 900, 3_600, 21_600] as const;
const longestPlacePause = 86_400;
/** For so long a place is asked again, in milliseconds: thirty days. */
export const placePatienceMs = 30 * 24 * 60 * 60 * 1_000;

/**
 * The pause before the next try, in milliseconds, where the other side named none.
 * @param failures how many tries have come to nothing in a row, this one included: 1 or more
 */
export function pauseAfter(failures: number): number {
  return (pauses[failures - 1] ?? longestPause) * 1_000;
}

/** The pause before a place that refused is asked again, in milliseconds. @param failures 1 or more */
export function placePauseAfter(failures: number): number {
  return (placePauses[failures - 1] ?? longestPlacePause) * 1_000;
}

/** How an errand stood before a try. */
export interface Standing {
  /** How many tries had come to nothing in a row. */
  readonly failures: number;
  /** Whether it may have been done before. */
  readonly isInDoubt: boolean;
}

/** What follows from a try. A doubt stays until it is known to be done: a look that came to nothing settles none. */
export function noteOf(attempt: Attempt, { failures, isInDoubt }: Standing, now: number): Note {
  const again = (pauseMs: number, doubt = isInDoubt): Extract<Note, { kind: 'again' }> => ({
    kind: 'again',
    at: now + pauseMs,
    isInDoubt: doubt,
  });
  switch (attempt.kind) {
    case 'done':
      return attempt;
    case 'later':
      return again(attempt.afterMs ?? pauseAfter(failures + 1));
    case 'unknown':
      return again(pauseAfter(failures + 1), true);
    case 'refused':
      return afterRefusal(attempt, again, failures);
  }
}

function afterRefusal(
  { why, refusal }: Extract<Attempt, { kind: 'refused' }>,
  again: (pauseMs: number) => Extract<Note, { kind: 'again' }>,
  failures: number,
): Note {
  switch (refusal) {
    case 'final':
      return { kind: 'given-up', why };
    case 'app':
      return again(appRefusedPauseMs);
    case 'place':
      return { ...again(placePauseAfter(failures + 1)), placeRefused: why };
  }
}
