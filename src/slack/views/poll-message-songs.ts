// The songs of a poll's message while people vote, two blocks for each: how it stands with its button, and its details.

import type { AnyBlock, Button } from '@slack/types';
import { songsIn } from '../../rules/poll/editing.ts';
import type { PollSong } from '../../rules/poll/poll.ts';
import { isAnonymous, isHidden } from '../../rules/poll/secrecy.ts';
import type { Room } from '../kit/fitting.ts';
import { actionIds, encodeVote } from '../kit/ids.ts';
import { plainSection, plainText } from '../kit/message.ts';
import { mrkdwnSection } from '../kit/mrkdwn.ts';
import { shortInline } from '../kit/text.ts';
import type { Words } from '../words/words.ts';
import type { ShownPoll } from './shown-poll.ts';
import { detailsLine, markBehind, titleAndArtists } from './song-row.ts';
import { songLabel } from './song-text.ts';
import { standing } from './standing.ts';

/** A song with its number in the poll, and the room it has. */
interface Line {
  readonly song: PollSong;
  readonly number: number;
  readonly room: Room;
}

/** Songs stay in the order in which they were posted, so that nothing moves under a finger. */
export function pollSongBlocks(words: Words, shown: ShownPoll, room: Room): AnyBlock[] {
  const { poll } = shown;
  const songs = songsIn(poll);
  // A schedule opens polls without songs, for people to add them.
  if (songs.length === 0 && poll.status === 'open') return [plainSection(words.pollMessage.noSongsYet)];
  return songs.flatMap(({ song, number }) => {
    const line = { song, number, room };
    const mark = markBehind(words, poll, song);
    const title = `${number + 1}. ${titleAndArtists(words, song, room)}${mark}`;
    const row = mrkdwnSection(isHidden(poll) ? title : `${title}\n${standingLine(words, shown, line)}`);
    const isOpen = poll.status === 'open';
    return [
      isOpen ? { ...row, accessory: voteButton(words, poll.id, line) } : row,
      detailsLine(words, song, { room, addedBy: adderName(shown, line), isMarked: mark !== '' }),
    ];
  });
}

/** Undefined for a song that was there from the start, in an anonymous poll, and where the name is not known. */
function adderName({ poll, names }: ShownPoll, { song: { addedBy }, room }: Line): string | undefined {
  if (addedBy === undefined || isAnonymous(poll)) return undefined;
  const name = addedBy === poll.owner.id ? poll.owner.name : names.get(addedBy);
  return shortInline(name ?? '', room.name) || undefined;
}

function standingLine({ pollMessage }: Words, { poll, tally, names }: ShownPoll, { number, room }: Line) {
  const song = tally.songs[number] ?? { votes: 0, voters: [] };
  const noVotes = poll.status === 'open' ? pollMessage.noVotesYet : pollMessage.noVotes;
  return standing(pollMessage, { song, tally, names, most: room.name, noVotes });
}

function voteButton(words: Words, pollId: string, { song, number, room }: Line): Button {
  const { voteButton: text, voteFor } = words.pollMessage;
  return {
    type: 'button',
    action_id: actionIds.vote,
    text: plainText(text),
    value: encodeVote({ pollId, song: number }),
    accessibility_label: songLabel(words, song, { says: voteFor, most: room.label }),
  };
}
