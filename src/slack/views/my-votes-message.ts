// Which songs hold somebody's votes, for that person alone: with a button to remove each, as long as votes count.

import type { AnyBlock, Button } from '@slack/types';
import type { Poll } from '../../rules/poll/poll.ts';
import type { Song } from '../../rules/poll/song.ts';
import { fittingBlocks, fittingText, type Room } from '../kit/fitting.ts';
import { actionIds, encodeVoteAgain } from '../kit/ids.ts';
import { type Message, plainContext, plainSection, plainText } from '../kit/message.ts';
import type { AddingNotice } from '../words/adding.ts';
import { sentenceOf } from '../words/sentences.ts';
import type { Words } from '../words/words.ts';
import { songInSentence, titleInSentence } from './poll-phrases.ts';
import { songByArtists, songLabel } from './song-text.ts';

export interface OwnVotes {
  readonly poll: Poll;
  /** Numbers of the songs that hold the person's votes. */
  readonly choices: readonly number[];
  /** Whether votes can still be removed. */
  readonly isOpen: boolean;
  /** The `ts` of the poll's message. */
  readonly message: string;
  /** Numbers of the songs that the person has added to the poll. */
  readonly added?: readonly number[];
  /** What came of taking one of them back. */
  readonly told?: AddingNotice;
  /** The number of a song whose vote was to be removed, and was gone. */
  readonly wasRemoved?: number;
}

/** @param words in the reader's language */
export function myVotesMessage(words: Words, own: OwnVotes): Message {
  const { poll, choices } = own;
  const songs = (room: Room) => choices.map((number) => songInSentence(words, poll, { number, room }));
  return {
    text: fittingText((room) => [...heading(words, own, room), songs(room).join('; ')].join(' ').trim()),
    blocks: fittingBlocks((room) => [
      ...heading(words, own, room).map(plainSection),
      ...choices.flatMap((number) => songBlock(words, own, { number, room })),
      ...addedSongs(words, own, room),
    ]),
  };
}

function heading(words: Words, own: OwnVotes, room: Room): string[] {
  const { poll, choices, isOpen, wasRemoved, told } = own;
  const { heading: say, wasRemoved: gone } = words.myVotes;
  const title = titleInSentence(words, poll, room);
  const standing = say({ title, given: choices.length, limit: poll.votesPerPerson, isOpen });
  if (told !== undefined) return [sentenceOf(words.addingNotices, told), standing];
  if (wasRemoved === undefined) return [standing];
  return [gone(songInSentence(words, poll, { number: wasRemoved, room })), standing];
}

function songBlock(words: Words, own: OwnVotes, at: { number: number; room: Room }): AnyBlock[] {
  const song = own.poll.songs[at.number];
  if (song === undefined) return [];
  const line = plainSection(songByArtists(words, song, at.room));
  return [own.isOpen ? { ...line, accessory: removeButton(words, own, at) } : line];
}

/** As long as songs can be taken back. */
function addedSongs(words: Words, own: OwnVotes, room: Room): AnyBlock[] {
  const { added = [], isOpen } = own;
  if (!isOpen || added.length === 0) return [];
  return [
    plainContext(words.adding.own),
    ...added.flatMap((number) => {
      const song = own.poll.songs[number];
      if (song === undefined) return [];
      const accessory = takeBackButton(words, own, { song, number, room });
      return [{ ...plainSection(songByArtists(words, song, room)), accessory }];
    }),
  ];
}

function takeBackButton(
  words: Words,
  { poll, message }: OwnVotes,
  { song, number, room }: { song: Song; number: number; room: Room },
): Button {
  const { takeBack, takeBackSong: says } = words.adding;
  return {
    type: 'button',
    action_id: actionIds.takeBackOwn,
    text: plainText(takeBack),
    value: encodeVoteAgain({ pollId: poll.id, song: number, message }),
    accessibility_label: songLabel(words, song, { says, most: room.label }),
  };
}

function removeButton(
  words: Words,
  { poll, message }: OwnVotes,
  { number, room }: { number: number; room: Room },
): Button {
  const song = poll.songs[number];
  const { removeButton: text, removeFrom: says } = words.myVotes;
  return {
    type: 'button',
    action_id: actionIds.removeVote,
    text: plainText(text),
    value: encodeVoteAgain({ pollId: poll.id, song: number, message }),
    ...(song !== undefined && { accessibility_label: songLabel(words, song, { says, most: room.label }) }),
  };
}
