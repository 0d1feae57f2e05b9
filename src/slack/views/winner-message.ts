// The one message that tells a channel how a poll ended: a winner, several in a tie, or that nobody voted.

import type { AnyBlock } from '@slack/types';
import { outcome, places } from '../../rules/poll/outcome.ts';
import type { Poll } from '../../rules/poll/poll.ts';
import type { Song } from '../../rules/poll/song.ts';
import { emptyTally, resultOf } from '../../rules/poll/tally.ts';
import { fittingBlocks, fittingText, type Room } from '../kit/fitting.ts';
import {
  gap,
  type Message,
  plainContext,
  richAround,
  richLine,
  richText,
  richTitle,
} from '../kit/message.ts';
import { inline } from '../kit/text.ts';
import type { Words } from '../words/words.ts';
import { titleInSentence } from './poll-phrases.ts';
import { announcement, type EndedPoll, nobodyVotedIn, winsPoll } from './result-text.ts';
import { sectionWithCover } from './song-section.ts';
import { credits, songTitle, titleByArtists } from './song-text.ts';

/**
 * The announcement of a closed poll.
 * @param words in the poll's language
 */
export function winnerMessage(words: Words, poll: Poll): Message {
  const ended: EndedPoll = { poll, result: poll.result ?? resultOf(emptyTally(poll.songs.length)) };
  return {
    text: fittingText((room) => announcement(words, ended, room)),
    blocks: fittingBlocks((room) => [...winners(words, ended, room), runnersUp(words, ended, room)]),
  };
}

function winners(words: Words, ended: EndedPoll, room: Room): AnyBlock[] {
  const { poll, result } = ended;
  const decided = outcome(result);
  switch (decided.kind) {
    case 'no-votes':
      return [richLine([richText(nobodyVotedIn(words, poll, room))])];
    case 'winner': {
      const { song: number, votes } = decided;
      return songBlocks(words, poll.songs[number], {
        room,
        says: (song) => `🏆 ${winsPoll(words, ended, { song, votes, room })}`,
      });
    }
    case 'tie': {
      const title = titleInSentence(words, poll, room);
      const tie = words.result.isTieOfMany({ songs: decided.songs.length, title, votes: decided.votes });
      const songs = decided.songs.flatMap((number) =>
        songBlocks(words, poll.songs[number], { room, says: (song) => `🥇 ${song}` }),
      );
      return [richLine([richText(`🏆 ${tie}`)]), ...songs];
    }
  }
}

interface SongLine {
  readonly room: Room;
  /** The line of words in which the song stands, by its title and artists. */
  readonly says: (song: string) => string;
}

/** A song with its linked title in a line of words, its credits, and its cover unchanged beside them. */
function songBlocks(words: Words, song: Song | undefined, { room, says }: SongLine): AnyBlock[] {
  if (song === undefined) return [];
  const title = richTitle(song, songTitle(words, song, room.title));
  const line = says(titleByArtists(words, song, { title: gap, most: room.artists }));
  return [
    richLine(richAround(line, title)),
    sectionWithCover(words, { song, text: belowTitle(words, song, room), room }),
  ];
}

/** The artists are named beside the title. */
function belowTitle(words: Words, song: Song, room: Room): string {
  const line = credits({ ...song, artists: [] }, room);
  return song.explicit ? `${line} · ${words.songs.explicit}` : line;
}

/** Who came behind, in one small line, best first: "2. Title (3 votes) · 3. Title (1 vote)". */
function runnersUp(words: Words, { poll, result }: EndedPoll, room: Room): AnyBlock {
  const place = places(result);
  const behind = poll.songs
    .map((song, number) => ({
      title: shortTitle(words, song, room),
      place: place[number] ?? 0,
      votes: result.votes[number] ?? 0,
    }))
    .filter((other) => other.place > 1)
    .sort((one, next) => one.place - next.place)
    .map(words.result.runnerUp);
  return plainContext([...behind, words.pollMessage.songsFromSpotify].join(' · '));
}

function shortTitle(words: Words, song: Song, room: Room): string {
  return inline(songTitle(words, song, Math.min(room.title, 100)));
}
