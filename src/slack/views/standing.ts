// Where a song stands while people vote: the bar, the count and who voted, as mrkdwn.

import type { SongTally, Tally } from '../../rules/poll/tally.ts';
import { asTyped, bold } from '../kit/mrkdwn.ts';
import { inline, shortLine } from '../kit/text.ts';
import type { PollMessageWords } from '../words/poll-message.ts';

/** Names of voters by Slack id, as far as they are known. */
export type Names = ReadonlyMap<string, string>;

const cells = 10;
const mostNames = 3;
/** Of a name, so that three of them and the count stay on one line of most screens. */
const mostInName = 24;
const leaderMark = '👑';

interface Standing {
  readonly song: SongTally;
  readonly tally: Tally;
  readonly names: Names;
  /** The most that a name may take. */
  readonly most: number;
  /** What is said of a song that nobody chose. */
  readonly noVotes: string;
}

/** "▰▰▰▰▰▰▰▰▰▰ 👑 *3 votes* · Ann, Bo and 1 more"; equal leaders all have the crown. */
export function standing(words: PollMessageWords, { song, tally, names, most, noVotes }: Standing): string {
  const counts = tally.songs.map(({ votes }) => votes);
  const shown = '▰'.repeat(filledCells(song.votes, counts)).padEnd(cells, '▱');
  if (song.votes === 0) return `${shown} ${noVotes}`;
  const isLeader = song.votes === Math.max(...counts);
  const count = isLeader ? `${leaderMark}\u00A0${bold(words.votes(song.votes))}` : words.votes(song.votes);
  const known = knownNames(song.voters, names, most);
  const voters = known.length === 0 ? '' : ` · ${asTyped(words.voters(known, song.votes - known.length))}`;
  return `${shown} ${count}${voters}`;
}

/**
 * How many of the ten cells are filled. The bar is measured against the leader's votes, so that it tells apart what
 * people compare: against all voters, 19 and 13 of 81 filled two cells each. Songs with different counts never have the
 * same bar: there are at most ten songs, so each count gets a length of its own, the one nearest to its share. The
 * leader's bar is full even with one vote; how many votes that is, the count beside it tells.
 * @param counts of all songs of the poll
 */
export function filledCells(votes: number, counts: readonly number[]): number {
  if (votes === 0) return 0;
  const steps = [...new Set(counts)].filter((count) => count > 0).sort((one, next) => next - one);
  const [most = votes] = steps;
  let filled = cells + 1;
  for (const [at, count] of steps.entries()) {
    const smaller = steps.length - 1 - at;
    filled = Math.min(Math.max(Math.round((count / most) * cells), smaller + 1), filled - 1);
    if (count === votes) break;
  }
  return filled;
}

/** Known names first; people whose name is not known are among the "more". Nobody is mentioned or notified. */
export function knownNames(voters: readonly string[], names: Names, most: number): readonly string[] {
  const known = voters
    .map((voter) => shortLine(names.get(voter) ?? '', Math.min(most, mostInName)))
    .filter(Boolean);
  return known.slice(0, mostNames).map(inline);
}
