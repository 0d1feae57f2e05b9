// Songs in the window in which they are added to a poll: those found, and those that its person has added. The button to
// add stays where it was once the song is in the poll, so that a second press of it meets nothing else.

import type { AnyBlock, Button } from '@slack/types';
import { addedBy, type NumberedSong, songsIn, whyNotAdd } from '../../rules/poll/editing.ts';
import { isSameRecording, type Song } from '../../rules/poll/song.ts';
import { button } from '../kit/button.ts';
import { actionIds, encodeVote, songBlockId } from '../kit/ids.ts';
import { plainContext } from '../kit/message.ts';
import { shortInline } from '../kit/text.ts';
import type { Words } from '../words/words.ts';
import type { AddingPoll, AddingView, FoundToAdd } from './add-song-view.ts';
import { attribution } from './attribution.ts';
import { markBehind, roomInWindow, songRow } from './song-row.ts';
import { songLabel } from './song-text.ts';

export function addingResults(words: Words, view: AddingView, found: FoundToAdd): AnyBlock[] {
  const { query, songs, hasNext } = found;
  if (songs.length === 0 && !hasNext) return [];
  const { results, linked } = words.adding;
  const heading = query === undefined ? linked : results(shortInline(query, 80));
  return [
    plainContext([heading, ...attribution(words, songs)].join(' · ')),
    ...songs.flatMap((song) => resultBlocks(words, view, song)),
    ...pageButtons(words, found),
  ];
}

/** Songs that the person has added and that the results do not show, each with a button to take it back. */
export function ownSongs(words: Words, { seen, found, now }: AddingView): AnyBlock[] {
  if (seen === undefined) return [];
  const isShown = (song: Song) => found?.songs.some((other) => isSameRecording(other, song)) ?? false;
  const own = addedBy(seen.poll, seen.by.key).filter(({ song }) => !isShown(song));
  const isClosed = whyNotAdd(seen.poll, { by: seen.by, now })?.kind === 'closed';
  if (own.length === 0 || isClosed) return [];
  return [
    { type: 'divider' },
    plainContext(words.adding.own),
    ...own.flatMap(({ song, number }) =>
      songRow(words, song, { place: 'pick', button: takeBackButton(words, seen, { song, number }) }),
    ),
  ];
}

function resultBlocks(words: Words, view: AddingView, song: Song): AnyBlock[] {
  const { seen } = view;
  const there = seen && songsIn(seen.poll).find((other) => isSameRecording(other.song, song));
  const row = songRow(words, song, {
    place: 'result',
    mark: seen && markBehind(words, seen.poll, song),
    button: there === undefined ? addButton(words, view, song) : inPollButton(words, song),
  });
  if (seen === undefined || there === undefined) return row;
  const elements = buttonsInPoll(words, seen, there);
  return [...row, { type: 'actions', block_id: songBlockId('result', song.id, 'buttons'), elements }];
}

/** None where nothing can be added now. */
function addButton(words: Words, { seen, now }: AddingView, song: Song): Button | undefined {
  if (seen === undefined || whyNotAdd(seen.poll, { by: seen.by, now }) !== undefined) return undefined;
  const { add, addSong } = words.window.results;
  return button(actionIds.addToPoll, add, { value: song.id, label: labelOf(words, song, addSong) });
}

/** In the place of the button to add: pressing it does nothing. */
function inPollButton({ adding }: Words, song: Song): Button {
  return button(actionIds.inPoll, adding.inPoll, { value: song.id });
}

/** What its person can do about a song that is in the poll. */
function buttonsInPoll(words: Words, seen: AddingPoll, there: NumberedSong): Button[] {
  const { poll, by, choices } = seen;
  const { adding, pollMessage } = words;
  const hasVote = choices.includes(there.number);
  const vote = button(actionIds.voteInWindow, hasVote ? adding.voted : pollMessage.voteButton, {
    value: encodeVote({ pollId: poll.id, song: there.number }),
    label: labelOf(words, there.song, pollMessage.voteFor),
  });
  return [vote, ...(there.song.addedBy === by.key ? [takeBackButton(words, seen, there)] : [])];
}

function takeBackButton(words: Words, { poll }: AddingPoll, { song, number }: NumberedSong): Button {
  const { takeBack, takeBackSong } = words.adding;
  const value = encodeVote({ pollId: poll.id, song: number });
  return button(actionIds.takeBack, takeBack, { value, label: labelOf(words, song, takeBackSong) });
}

const labelOf = (words: Words, song: Song, says: (song: string) => string) =>
  songLabel(words, song, { says, most: roomInWindow.label });

function pageButtons({ window: { results } }: Words, { hasNext, hasPrevious }: FoundToAdd): AnyBlock[] {
  const elements = [
    ...(hasPrevious ? [button(actionIds.previousToAdd, results.previous)] : []),
    ...(hasNext ? [button(actionIds.nextToAdd, results.more)] : []),
  ];
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
}
