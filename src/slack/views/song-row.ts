// How a song stands in any message or window: its linked title in bold and who it is by, and a small line about it below.

import type { Button, ContextBlock, SectionBlock } from '@slack/types';
import type { Poll } from '../../rules/poll/poll.ts';
import type { Song } from '../../rules/poll/song.ts';
import type { Room } from '../kit/fitting.ts';
import { type SongPlace, songBlockId } from '../kit/ids.ts';
import { mostInButtonLabel } from '../kit/limits.ts';
import { plainText } from '../kit/message.ts';
import { asTyped, mrkdwnSection, titleLink } from '../kit/mrkdwn.ts';
import { inline, webAddress } from '../kit/text.ts';
import type { Words } from '../words/words.ts';
import { artistLine, coverAltText, details, explicitMark, songTitle } from './song-text.ts';

/** Of a title and its artists on one line: two lines on most screens, and nearly every song in full. The link leads to all. */
const mostInRow = { title: 100, artists: 60, album: 40 };

/** In a window, which may hold far more than a message. */
export const roomInWindow = { ...mostInRow, label: mostInButtonLabel, covers: true };

interface Row {
  /** Names its blocks, so that they are told apart from those of another list in the window. */
  readonly place: SongPlace;
  /** From 1, where the list is numbered. */
  readonly number?: number;
  /** As by `markBehind`. */
  readonly mark?: string | undefined;
  readonly button?: Button | undefined;
}

/** A song in a window: two blocks, with a button beside the title. */
export function songRow(words: Words, song: Song, { place, number, mark = '', button }: Row) {
  const begins = number === undefined ? '' : `${number}. `;
  const row: [SectionBlock, ContextBlock] = [
    {
      ...mrkdwnSection(`${begins}${titleAndArtists(words, song, roomInWindow)}${mark}`),
      block_id: songBlockId(place, song.id, 'song'),
      ...(button !== undefined && { accessory: button }),
    },
    {
      ...detailsLine(words, song, { room: roomInWindow, addedBy: undefined, isMarked: mark !== '' }),
      block_id: songBlockId(place, song.id, 'details'),
    },
  ];
  return row;
}

/** "*Title* Artist, Artist" */
export function titleAndArtists(words: Words, song: Song, room: Pick<Room, 'title' | 'artists'>): string {
  const title = titleLink(song, inline(songTitle(words, song, Math.min(room.title, mostInRow.title))));
  const artists = artistLine(song, Math.min(room.artists, mostInRow.artists));
  return artists === '' ? title : `${title} ${asTyped(artists)}`;
}

/** " `E`" behind that, where explicit songs are marked: Slack shows code in a frame. Mrkdwn. */
export function markBehind(words: Words, poll: Pick<Poll, 'marksExplicit'>, song: Song): string {
  const mark = explicitMark(words, poll, song);
  return mark === '' ? '' : ` \`${asTyped(mark)}\``;
}

interface Details {
  readonly room: Pick<Room, 'album' | 'covers' | 'label'>;
  /** The name of who added it to the open poll, where that is to be told. */
  readonly addedBy: string | undefined;
  /** As in `details`. */
  readonly isMarked: boolean;
}

/** The small line below a song: its cover, unchanged, its album, its length and who added it. */
export function detailsLine(words: Words, song: Song, { room, addedBy, isMarked }: Details): ContextBlock {
  const about = details(words, song, { album: Math.min(room.album, mostInRow.album), isMarked });
  const text = plainText(addedBy === undefined ? about : `${about} · ${words.adding.addedBy(addedBy)}`);
  const cover = room.covers ? webAddress(song.cover) : undefined;
  if (cover === undefined) return { type: 'context', elements: [text] };
  const picture = {
    type: 'image',
    image_url: cover,
    alt_text: coverAltText(words, song, room.label),
  } as const;
  return { type: 'context', elements: [picture, text] };
}

/** A line about a song with its cover, large and unchanged, beside it. */
export function lineWithCover(words: Words, song: Song, at: { text: string; room: Room }): SectionBlock {
  const cover = at.room.covers ? webAddress(song.cover) : undefined;
  if (cover === undefined) return mrkdwnSection(at.text);
  const altText = coverAltText(words, song, at.room.label);
  return { ...mrkdwnSection(at.text), accessory: { type: 'image', image_url: cover, alt_text: altText } };
}
