// Where a song stands: the bar, the count and who voted, in plain words.

import type { SongTally, Tally } from '../../rules/poll/tally.ts';
import { inline, listedWithMore, quantity, shortLine } from '../kit/text.ts';

/** Names of voters by Slack id, as far as they are known. */
export type Names = ReadonlyMap<string, string>;

const cells = 10;
const mostNames = 3;

/**
 * "▰▰▰▰▱▱▱▱▱▱ 3 votes · Ann, Bo and 1 more".
 * @param noVotes what is said of a song that nobody chose
 */
export function standing(song: SongTally, tally: Tally, by: { names: Names; name: number; noVotes: string }) {
  const shown = bar(song.votes, tally.voters);
  if (song.votes === 0) return `${shown} ${by.noVotes}`;
  const voters = votersOf(song, by.names, by.name);
  return `${shown} ${quantity(song.votes, 'vote')}${voters === '' ? '' : ` · ${voters}`}`;
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
function votersOf(song: SongTally, names: Names, most: number): string {
  const known = song.voters.map((voter) => shortLine(names.get(voter) ?? '', most)).filter(Boolean);
  const shown = known.slice(0, mostNames).map(inline);
  return listedWithMore(shown, song.votes - shown.length);
}
