// What the owner of a poll reads whose message was deleted: how it stood, and a button to post it again.

import type { AnyBlock } from '@slack/types';
import { Actions, BlockCollection, Button } from 'slack-block-builder';
import { places } from '../../rules/poll/outcome.ts';
import { fittingBlocks, fittingText, type Room } from '../kit/fitting.ts';
import { actionIds, encodeClose } from '../kit/ids.ts';
import { type Message, plainSection } from '../kit/message.ts';
import type { Words } from '../words/words.ts';
import { pollTitle } from './poll-phrases.ts';
import type { EndedPoll } from './result-text.ts';
import { songTitle } from './song-text.ts';

/** @param words in the reader's language */
export function deletedMessage(words: Words, ended: EndedPoll): Message {
  return {
    text: fittingText((room) => opening(words, ended, room)),
    blocks: fittingBlocks((room) => [
      plainSection(opening(words, ended, room)),
      plainSection(standing(words, ended, room)),
      ...postAgain(words, ended),
    ]),
  };
}

const opening = (words: Words, { poll }: EndedPoll, room: Room) =>
  words.directMessages.pollDeleted(pollTitle(words, poll, room.pollTitle));

/** A line for each song that has votes, best first. */
function standing(words: Words, { poll, result }: EndedPoll, room: Room): string {
  const { stoodLikeThis, nobodyHadVoted } = words.directMessages;
  const place = places(result);
  const lines = poll.songs
    .map((song, number) => ({
      title: songTitle(words, song, Math.min(room.title, 100)),
      place: place[number] ?? 0,
      votes: result.votes[number] ?? 0,
    }))
    .filter(({ votes }) => votes > 0)
    .sort((one, next) => one.place - next.place)
    .map(words.result.runnerUp);
  return lines.length === 0 ? nobodyHadVoted : [stoodLikeThis, ...lines].join('\n');
}

function postAgain({ directMessages }: Words, { poll }: EndedPoll): AnyBlock[] {
  const button = Button({
    text: directMessages.postAgain,
    actionId: actionIds.postAgain,
    value: encodeClose(poll.id),
  });
  return BlockCollection(Actions().elements(button));
}
