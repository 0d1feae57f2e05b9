// Where a song stands: the bar, the count and who voted, as plain text.

import type { SongTally, Tally } from '../../rules/poll/tally.ts';
import { inline, shortLine } from '../kit/text.ts';
import type { PollMessageWords } from '../words/poll-message.ts';

/** Names of voters by Slack id, as far as they are known. */
export type Names = ReadonlyMap<string, string>;

const cells = 10;
const mostNames = 3;

interface Standing {
  readonly song: SongTally;
  readonly tally: Tally;
  readonly names: Names;
  /** The most that a name may take. */
  readonly most: number;
  /** What is said of a song that nobody chose. */
  readonly noVotes: string;
}

/** "▰▰▰▰▱▱▱▱▱▱ 3 votes · Ann, Bo and 1 more". */
export function standing(words: PollMessageWords, { song, tally, names, most, noVotes }: Standing): string {
  const shown = bar(song.votes, tally.voters);
  if (song.votes === 0) return `${shown} ${noVotes}`;
  const known = knownNames(song, names, most);
  const voters = known.length === 0 ? '' : ` · ${words.voters(known, song.votes - known.length)}`;
  return `${shown} ${words.votes(song.votes)}${voters}`;
}

/**
 * The bar is full when everybody who voted chose the song. Measured against the leader instead, a single vote
 * would look like a landslide, and bars would jump when the leader changes. One vote always shows as a cell, and
 * only all of them fill the bar.
 */
function bar(votes: number, voters: number): string {
  const share = voters === 0 ? 0 : Math.round((votes / voters) * cells);
  const most = votes >= voters ? cells : cells - 1;
  const filled = votes === 0 ? 0 : Math.min(Math.max(share, 1), most);
  return '▰'.repeat(filled) + '▱'.repeat(cells - filled);
}

/** Known names first; people whose name is not known are among the "more". Nobody is mentioned or notified. */
function knownNames(song: SongTally, names: Names, most: number): readonly string[] {
  const known = song.voters.map((voter) => shortLine(names.get(voter) ?? '', most)).filter(Boolean);
  return known.slice(0, mostNames).map(inline);
}
