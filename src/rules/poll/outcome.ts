// Who won, and in which places the songs came in.

import type { Result } from './poll.ts';

export type Outcome =
  | { readonly kind: 'no-votes' }
  | { readonly kind: 'winner'; readonly song: number; readonly votes: number }
  | { readonly kind: 'tie'; readonly songs: readonly number[]; readonly votes: number };

/** Decides a result: the song with most votes wins, several with as many tie, and without votes nobody wins. */
export function outcome(result: Result): Outcome {
  const votes = Math.max(0, ...result.votes);
  if (votes === 0) return { kind: 'no-votes' };
  const songs = [...result.votes.keys()].filter((song) => result.votes[song] === votes);
  const [winner] = songs;
  if (songs.length > 1 || winner === undefined) return { kind: 'tie', songs, votes };
  return { kind: 'winner', song: winner, votes };
}

/**
 * The place of each song, as in sports: 1 is the best, songs with as many votes share a place and the next
 * place is left out (1, 1, 3). A song without votes has no place.
 */
export function places(result: Result): readonly (number | undefined)[] {
  return result.votes.map((votes) =>
    votes === 0 ? undefined : 1 + result.votes.filter((others) => others > votes).length,
  );
}
