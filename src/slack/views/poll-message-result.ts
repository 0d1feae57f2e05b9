// The songs of a closed poll's message, best first: the winner with its cover, the others a line each.

import type { AnyBlock } from '@slack/types';
import { songsIn } from '../../rules/poll/editing.ts';
import { outcome, places } from '../../rules/poll/outcome.ts';
import type { Poll } from '../../rules/poll/poll.ts';
import type { Song } from '../../rules/poll/song.ts';
import { resultOf, type SongTally } from '../../rules/poll/tally.ts';
import type { Room } from '../kit/fitting.ts';
import { asTyped, mrkdwnSection } from '../kit/mrkdwn.ts';
import type { Words } from '../words/words.ts';
import { decisionLines } from './decision-text.ts';
import type { ShownPoll } from './shown-poll.ts';
import { lineWithCover, markBehind, titleAndArtists } from './song-row.ts';
import { details } from './song-text.ts';
import { knownNames } from './standing.ts';

/** The medals of the first three places; songs that share a place share its medal. */
const medals = ['🥇', '🥈', '🥉'];

interface Ranked extends SongTally {
  readonly song: Song;
  /** 1 is the best; undefined without votes. */
  readonly place: number | undefined;
}

export function pollResultBlocks(words: Words, shown: ShownPoll, room: Room): AnyBlock[] {
  const decided = outcome(resultOf(shown.tally));
  const [first, ...others] = ranked(shown);
  switch (decided.kind) {
    case 'no-votes':
      return [
        mrkdwnSection(
          [words.sentence(words.result.nobodyVoted), ...decisionLines(words, shown.poll, room)].join('\n'),
        ),
      ];
    case 'winner':
      return first === undefined
        ? []
        : [winner(words, shown, first, room), ...lines(words, { poll: shown.poll, songs: others }, room)];
    case 'tie': {
      const { songs, votes } = decided;
      const tie = words.result.isTieHere({ songs: songs.length, votes });
      const said = [`🏆 ${tie}`, ...decisionLines(words, shown.poll, room)];
      const rest = lines(words, { poll: shown.poll, songs: ranked(shown) }, room);
      return [mrkdwnSection(said.join('\n')), ...rest];
    }
  }
}

/** Best first; songs of one place in the order in which they were posted. */
function ranked({ poll, tally }: ShownPoll): readonly Ranked[] {
  const place = places(resultOf(tally));
  return songsIn(poll)
    .map(({ song, number }) => {
      const { votes, voters } = tally.songs[number] ?? { votes: 0, voters: [] };
      return { song, votes, voters, place: place[number] };
    })
    .sort((one, next) => next.votes - one.votes);
}

function winner(words: Words, { poll, names }: ShownPoll, won: Ranked, room: Room): AnyBlock {
  const { pollMessage: say } = words;
  const known = knownNames(won.voters, names, room.name);
  const score = [
    say.votes(won.votes),
    ...(known.length > 0 ? [say.voters(known, won.votes - known.length)] : []),
  ];
  const mark = markBehind(words, poll, won.song);
  const text = [
    `${signOf(won)} ${titleAndArtists(words, won.song, room)}${mark}`,
    asTyped(score.join(' · ')),
    asTyped(details(words, won.song, { album: room.album, isMarked: mark !== '' })),
  ];
  return lineWithCover(words, won.song, { text: text.join('\n'), room });
}

interface Lines {
  readonly poll: Poll;
  readonly songs: readonly Ranked[];
}

/** "🥈 *Title* Artist · 3 votes", and a dash in the place of the medal where nobody chose the song. */
function lines(words: Words, { poll, songs }: Lines, room: Room): AnyBlock[] {
  if (songs.length === 0) return [];
  const { votes, noVotes } = words.pollMessage;
  const line = (one: Ranked) =>
    `${signOf(one)} ${titleAndArtists(words, one.song, room)}${markBehind(words, poll, one.song)} · ${one.votes === 0 ? noVotes : votes(one.votes)}`;
  return [mrkdwnSection(songs.map(line).join('\n'))];
}

/** A medal or the place, never both. */
function signOf({ place }: Ranked): string {
  return place === undefined ? '–' : (medals[place - 1] ?? `${place}.`);
}
