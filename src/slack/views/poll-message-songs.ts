// The songs of a poll's message: for each its linked title, who it is by with its cover, how it stands, its button.

import type { AnyBlock, RichTextElement } from '@slack/types';
import { Actions, BlockCollection, Button } from 'slack-block-builder';
import { places } from '../../rules/poll/outcome.ts';
import type { Poll } from '../../rules/poll/poll.ts';
import type { Song } from '../../rules/poll/song.ts';
import { resultOf, type Tally } from '../../rules/poll/tally.ts';
import type { Room } from '../kit/fitting.ts';
import { actionIds, encodeVote } from '../kit/ids.ts';
import { richLine, richText, richTitle } from '../kit/message.ts';
import { buttonLabel, credits, explicitMark, songTitle } from '../words/song-words.ts';
import { type Names, standing } from '../words/standings.ts';
import { labels } from '../words/wording.ts';
import { sectionWithCover } from './song-section.ts';

/** A poll with all that is needed to show it. */
export interface ShownPoll {
  readonly poll: Poll;
  readonly tally: Tally;
  readonly names: Names;
}

/** The medals of the first three places; songs that share a place share its medal. */
const medals = ['🥇', '🥈', '🥉'];

/** Songs stay in the order in which they were posted, so that nothing moves under a finger. */
export function pollSongBlocks(shown: ShownPoll, room: Room): AnyBlock[] {
  return shown.poll.songs.flatMap((song, number) => [
    { type: 'divider' },
    richLine(titleLine(shown, song, number, room)),
    sectionWithCover(`${credits(song, room)}\n${standingLine(shown, number, room)}`, song, room),
    ...(shown.poll.status === 'open' ? voteButton(shown.poll.id, song, number, room) : []),
  ]);
}

function titleLine(shown: ShownPoll, song: Song, number: number, room: Room): RichTextElement[] {
  const medal = medalOf(shown, number);
  const before = `${medal === undefined ? '' : `${medal} `}${number + 1}. `;
  const title = [richText(before), richTitle(song, songTitle(song, room.title))];
  return song.explicit ? [...title, richText(` · ${explicitMark}`)] : title;
}

function medalOf({ poll, tally }: ShownPoll, number: number): string | undefined {
  const place = poll.status === 'closed' ? places(resultOf(tally))[number] : undefined;
  return place === undefined ? undefined : medals[place - 1];
}

function standingLine({ poll, tally, names }: ShownPoll, number: number, room: Room): string {
  const song = tally.songs[number] ?? { votes: 0, voters: [] };
  const noVotes = poll.status === 'open' ? 'No votes yet' : 'No votes';
  return standing(song, tally, { names, name: room.name, noVotes });
}

function voteButton(pollId: string, song: Song, number: number, room: Room): AnyBlock[] {
  const button = Button({
    text: labels.vote,
    actionId: actionIds.vote,
    value: encodeVote({ pollId, song: number }),
    accessibilityLabel: buttonLabel('Vote for', song, room.label),
  });
  return BlockCollection(Actions().elements(button));
}
