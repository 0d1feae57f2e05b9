// How a song stands in any message or window: its text, and its cover beside it.

import type { SectionBlock } from '@slack/types';
import type { Song } from '../../rules/poll/song.ts';
import type { Room } from '../kit/fitting.ts';
import { plainSection } from '../kit/message.ts';
import { webAddress } from '../kit/text.ts';
import type { Words } from '../words/words.ts';
import { coverAltText } from './song-text.ts';

interface SongSection {
  readonly song: Song;
  readonly text: string;
  readonly room: Pick<Room, 'label' | 'covers'>;
}

/** A section with a song's cover beside it, where there is one that Slack can show. */
export function sectionWithCover(words: Words, { song, text, room }: SongSection): SectionBlock {
  const cover = room.covers ? webAddress(song.cover) : undefined;
  if (cover === undefined) return plainSection(text);
  const altText = coverAltText(words, song, room.label);
  return { ...plainSection(text), accessory: { type: 'image', image_url: cover, alt_text: altText } };
}
