// Songs in the window in which they are added to a poll: those found, and those that its person has added. The button to
// add stays where it was once the song is in the poll, so that a second press of it meets nothing else.

import type { AnyBlock, Button } from '@slack/types';
import { addedBy, songsIn, whyNotAdd } from '../../rules/poll/editing.ts';
import { isSameRecording, type Song } from '../../rules/poll/song.ts';
import { actionIds, encodeVote, songBlockId } from '../kit/ids.ts';
import { mostInButtonLabel } from '../kit/limits.ts';
import { plainContext, plainSection, plainText } from '../kit/message.ts';
import { shortInline, webAddress } from '../kit/text.ts';
import type { Words } from '../words/words.ts';
import type { AddingPoll, AddingView, FoundToAdd } from './add-song-view.ts';
import { attribution } from './attribution.ts';
import { sectionWithCover } from './song-section.ts';
import { credits, explicitMark, songByArtists, songLabel, songTitle } from './song-text.ts';

/** A modal may hold far more than a message. */
const room = { title: 250, artists: 150, album: 150, label: mostInButtonLabel, covers: true };

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
    ...own.map(({ song, number }) => ({
      ...plainSection(songByArtists(words, song, room)),
      block_id: songBlockId('pick', song.id, 'song'),
      accessory: takeBackButton(words, seen, { song, number }),
    })),
  ];
}

function resultBlocks(words: Words, view: AddingView, song: Song): AnyBlock[] {
  const line = credits(song, room);
  const marked = song.explicit ? `${line} · ${words.songs.explicit}` : line;
  const mark = view.seen === undefined ? '' : explicitMark(words, view.seen.poll, song);
  const behind = mark === '' ? '' : ` [${mark}]`;
  const text = `${songTitle(words, song, room.title)}${behind}\n${marked}`;
  const buttons = [...pollButtons(words, view, song), ...openButton(words, song)];
  return [
    {
      ...sectionWithCover(words, { song, text, room }),
      block_id: songBlockId('result', song.id, 'song'),
    },
    ...(buttons.length === 0
      ? []
      : [
          {
            type: 'actions' as const,
            block_id: songBlockId('result', song.id, 'buttons'),
            elements: buttons,
          },
        ]),
  ];
}

/** What its person can do about a song that was found. */
function pollButtons(words: Words, { seen, now }: AddingView, song: Song): Button[] {
  if (seen === undefined) return [];
  const { poll, by, choices } = seen;
  const there = songsIn(poll).find((other) => isSameRecording(other.song, song));
  const { window, adding, pollMessage } = words;
  const label = (says: (song: string) => string) => songLabel(words, song, { says, most: room.label });
  if (there === undefined) {
    const canAdd = whyNotAdd(poll, { by, now }) === undefined;
    const { add, addSong } = window.results;
    return canAdd ? [button(actionIds.addToPoll, add, { value: song.id, label: label(addSong) })] : [];
  }
  const inPoll = button(actionIds.inPoll, adding.inPoll, { value: song.id });
  const { number } = there;
  const isOwn = there.song.addedBy === by.key;
  const vote = button(
    actionIds.voteInWindow,
    choices.includes(number) ? adding.voted : pollMessage.voteButton,
    { value: encodeVote({ pollId: poll.id, song: number }), label: label(pollMessage.voteFor) },
  );
  return [inPoll, vote, ...(isOwn ? [takeBackButton(words, seen, { song, number })] : [])];
}

function takeBackButton(
  words: Words,
  { poll }: AddingPoll,
  { song, number }: { song: Song; number: number },
): Button {
  const { takeBack, takeBackSong } = words.adding;
  const label = songLabel(words, song, { says: takeBackSong, most: room.label });
  const value = encodeVote({ pollId: poll.id, song: number });
  return button(actionIds.takeBack, takeBack, { value, label });
}

function openButton(words: Words, song: Song): Button[] {
  const url = webAddress(song.url);
  if (url === undefined) return [];
  const { open, openSong } = words.window.results;
  const label = songLabel(words, song, { says: openSong, most: room.label });
  return [{ ...button(actionIds.openSong, open, { label }), url }];
}

function pageButtons({ window: { results } }: Words, { hasNext, hasPrevious }: FoundToAdd): AnyBlock[] {
  const elements = [
    ...(hasPrevious ? [button(actionIds.previousToAdd, results.previous)] : []),
    ...(hasNext ? [button(actionIds.nextToAdd, results.more)] : []),
  ];
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
}

function button(
  actionId: string,
  text: string,
  { value, label }: { readonly value?: string; readonly label?: string } = {},
): Button {
  return {
    type: 'button',
    action_id: actionId,
    text: plainText(text),
    ...(value !== undefined && { value }),
    ...(label !== undefined && { accessibility_label: label }),
  };
}
