// The one message that tells a channel how a poll ended: a winner, several in a tie, or that nobody voted.

import type { AnyBlock } from '@slack/types';
import { outcome, places } from '../../rules/poll/outcome.ts';
import type { Poll } from '../../rules/poll/poll.ts';
import type { Song } from '../../rules/poll/song.ts';
import { emptyTally, resultOf } from '../../rules/poll/tally.ts';
import { fittingBlocks, fittingText, type Room } from '../kit/fitting.ts';
import { type Message, plainContext, richLine, richText, richTitle } from '../kit/message.ts';
import { inline, quantity } from '../kit/text.ts';
import { announcement, type EndedPoll, nobodyVoted, tieIn, winsPoll } from '../words/result-wording.ts';
import { byArtists, credits, explicitMark, songTitle } from '../words/song-words.ts';
import { songsFrom } from '../words/wording.ts';
import { sectionWithCover } from './song-section.ts';

/** The announcement of a closed poll. */
export function winnerMessage(poll: Poll): Message {
  const ended: EndedPoll = { poll, result: poll.result ?? resultOf(emptyTally(poll.songs.length)) };
  return {
    text: fittingText((room) => announcement(ended, room)),
    blocks: fittingBlocks((room) => [...winners(ended, room), runnersUp(ended, room)]),
  };
}

function winners(ended: EndedPoll, room: Room): AnyBlock[] {
  const { poll, result } = ended;
  const decided = outcome(result);
  switch (decided.kind) {
    case 'no-votes':
      return [richLine([richText(nobodyVoted(poll, room))])];
    case 'winner':
      return songBlocks(poll, decided.song, {
        room,
        before: '🏆 ',
        after: winsPoll(ended, decided.votes, room),
      });
    case 'tie': {
      const tie = tieIn(poll, quantity(decided.songs.length, 'song'), { votes: decided.votes, room });
      const songs = decided.songs.flatMap((song) =>
        songBlocks(poll, song, { room, before: '🥇 ', after: '' }),
      );
      return [richLine([richText(`🏆 ${tie}`)]), ...songs];
    }
  }
}

/** A song with its linked title in a line of words, its credits, and its cover unchanged beside them. */
function songBlocks(
  poll: Poll,
  number: number,
  line: { room: Room; before: string; after: string },
): AnyBlock[] {
  const song = poll.songs[number];
  if (song === undefined) return [];
  const { room, before, after } = line;
  const title = richTitle(song, songTitle(song, room.title));
  return [
    richLine([richText(before), title, richText(byArtists(song, room.artists) + after)]),
    sectionWithCover(belowTitle(song, room), song, room),
  ];
}

/** The artists are named beside the title. */
function belowTitle(song: Song, room: Room): string {
  const line = credits({ ...song, artists: [] }, room);
  return song.explicit ? `${line} · ${explicitMark}` : line;
}

/** Who came behind, in one small line, best first: "2. Title (3 votes) · 3. Title (1 vote)". */
function runnersUp({ poll, result }: EndedPoll, room: Room): AnyBlock {
  const place = places(result);
  const behind = poll.songs
    .map((song, number) => ({ song, place: place[number] ?? 0, votes: result.votes[number] ?? 0 }))
    .filter((other) => other.place > 1)
    .sort((one, next) => one.place - next.place)
    .map((other) => `${other.place}. ${shortTitle(other.song, room)} (${quantity(other.votes, 'vote')})`);
  return plainContext([...behind, songsFrom].join(' · '));
}

function shortTitle(song: Song, room: Room): string {
  return inline(songTitle(song, Math.min(room.title, 100)));
}
