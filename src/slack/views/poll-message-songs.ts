// The songs of a poll's message: for each its linked title, who it is by with its cover, how it stands, its button.

import type { AnyBlock, RichTextElement } from '@slack/types';
import { Actions, BlockCollection, Button } from 'slack-block-builder';
import { places } from '../../rules/poll/outcome.ts';
import type { Song } from '../../rules/poll/song.ts';
import { resultOf } from '../../rules/poll/tally.ts';
import type { Room } from '../kit/fitting.ts';
import { actionIds, encodeVote } from '../kit/ids.ts';
import { richLine, richText, richTitle } from '../kit/message.ts';
import type { Words } from '../words/words.ts';
import type { ShownPoll } from './shown-poll.ts';
import { sectionWithCover } from './song-section.ts';
import { credits, songLabel, songTitle } from './song-text.ts';
import { standing } from './standing.ts';

/** The medals of the first three places; songs that share a place share its medal. */
const medals = ['🥇', '🥈', '🥉'];

/** A song with its number in the poll, and the room it has. */
interface Line {
  readonly song: Song;
  readonly number: number;
  readonly room: Room;
}

/** Songs stay in the order in which they were posted, so that nothing moves under a finger. */
export function pollSongBlocks(words: Words, shown: ShownPoll, room: Room): AnyBlock[] {
  const { poll } = shown;
  return poll.songs.flatMap((song, number) => {
    const line = { song, number, room };
    const text = `${credits(song, room)}\n${standingLine(words, shown, line)}`;
    return [
      { type: 'divider' },
      richLine(titleLine(words, shown, line)),
      sectionWithCover(words, { song, text, room }),
      ...(poll.status === 'open' ? voteButton(words, poll.id, line) : []),
    ];
  });
}

function titleLine(words: Words, shown: ShownPoll, { song, number, room }: Line): RichTextElement[] {
  const medal = medalOf(shown, number);
  const before = `${medal === undefined ? '' : `${medal} `}${number + 1}. `;
  const title = [richText(before), richTitle(song, songTitle(words, song, room.title))];
  return song.explicit ? [...title, richText(` · ${words.songs.explicit}`)] : title;
}

function medalOf({ poll, tally }: ShownPoll, number: number): string | undefined {
  const place = poll.status === 'closed' ? places(resultOf(tally))[number] : undefined;
  return place === undefined ? undefined : medals[place - 1];
}

function standingLine({ pollMessage }: Words, { poll, tally, names }: ShownPoll, { number, room }: Line) {
  const song = tally.songs[number] ?? { votes: 0, voters: [] };
  const noVotes = poll.status === 'open' ? pollMessage.noVotesYet : pollMessage.noVotes;
  return standing(pollMessage, { song, tally, names, most: room.name, noVotes });
}

function voteButton(words: Words, pollId: string, { song, number, room }: Line): AnyBlock[] {
  const { voteButton: text, voteFor } = words.pollMessage;
  const button = Button({
    text,
    actionId: actionIds.vote,
    value: encodeVote({ pollId, song: number }),
    accessibilityLabel: songLabel(words, song, { says: voteFor, most: room.label }),
  });
  return BlockCollection(Actions().elements(button));
}
