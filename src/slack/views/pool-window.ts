// The list of a channel's pool, in the order in which its songs are drawn. Whose they are is told by mentions, which notify
// nobody in a window, so that no name has to be asked for before it opens.

import type { AnyBlock, Button, Checkboxes, ContextBlock, ModalView } from '@slack/types';
import { type Entry, ownerOf, urgencyOf, waitingSince } from '../../rules/pool/entry.ts';
import { button } from '../kit/button.ts';
import { actionIds, callbackIds } from '../kit/ids.ts';
import { plainContext, plainText } from '../kit/message.ts';
import { asTyped, linkTo, mrkdwnSection, mrkdwnText } from '../kit/mrkdwn.ts';
import { encodePool, type PoolMetadata } from '../kit/pool-metadata.ts';
import { shortInline, webAddress } from '../kit/text.ts';
import type { PoolNotice } from '../words/pool.ts';
import type { Words } from '../words/words.ts';
import { attribution } from './attribution.ts';
import { poolNoticeBlocks } from './pool-notices.ts';
import { roomInWindow as room, titleAndArtists } from './song-row.ts';
import { coverAltText, length, songLabel } from './song-text.ts';

/** Three blocks for each, of the hundred that Slack takes. */
export const songsPerPage = 10;

export interface PoolView {
  readonly metadata: PoolMetadata;
  /** In the order in which they are drawn. */
  readonly entries: readonly Entry[];
  /** How many links wait for the catalogue. */
  readonly links: number;
  /** Slack's id of whose window it is. */
  readonly person: string;
  /** Whether they may remove the songs of others. */
  readonly moderates: boolean;
  readonly notices: readonly PoolNotice[];
  /** How the command is typed. */
  readonly command: string;
}

export function poolWindow(words: Words, view: PoolView): ModalView {
  const { pool } = words;
  const { entries, metadata, notices, links } = view;
  const pages = Math.max(1, Math.ceil(entries.length / songsPerPage));
  const page = Math.min(metadata.page, pages - 1);
  const from = page * songsPerPage;
  const shown = entries.slice(from, from + songsPerPage);
  const isEmpty = entries.length === 0;
  return {
    type: 'modal',
    callback_id: callbackIds.pool,
    private_metadata: encodePool({ ...metadata, page }),
    title: plainText(pool.heading),
    close: plainText(pool.close),
    ...(!isEmpty && { submit: plainText(pool.pollThese) }),
    blocks: [
      ...poolNoticeBlocks(words, notices),
      ...standing(words, view, shown),
      ...(links > 0 ? [plainContext(pool.waitingLinks(links))] : []),
      ...shown.flatMap((entry, at) => entryBlocks(words, view, { entry, place: from + at + 1 })),
      ...pageButtons(words, { page, pages }),
    ],
  };
}

/** Only one that is read: before, a notice says that it is being looked into. */
function standing(
  words: Words,
  { entries, notices, command }: PoolView,
  shown: readonly Entry[],
): AnyBlock[] {
  if (entries.length > 0) {
    const songs = shown.map(({ song }) => song);
    return [plainContext([words.pool.standing(entries.length), ...attribution(words, songs)].join(' · '))];
  }
  const isRead = !notices.some(({ kind }) => kind === 'looking');
  return isRead ? [mrkdwnSection(words.pool.none(command))] : [];
}

interface Placed {
  readonly entry: Entry;
  /** 1 is drawn next. */
  readonly place: number;
}

function entryBlocks(words: Words, view: PoolView, { entry, place }: Placed): AnyBlock[] {
  const { key, song } = entry;
  const [{ note = '' }] = entry.supporters;
  const quoted = note === '' ? '' : `\n“${asTyped(shortInline(note, 150))}”`;
  return [
    {
      ...mrkdwnSection(`${place}. ${titleAndArtists(words, song, room)}${quoted}`),
      block_id: poolBlockId(key, 'song'),
      accessory: mainButton(words, view, entry),
    },
    aboutEntry(words, entry),
    {
      type: 'actions',
      block_id: poolBlockId(key, 'ticks'),
      elements: [tick(words, view, entry), ...removeButton(words, view, entry)],
    },
  ];
}

/** A block of a song in the list. */
export function poolBlockId(key: string, part: 'song' | 'about' | 'ticks'): string {
  return `pool:${part}:${key}`;
}

function aboutEntry(words: Words, entry: Entry): ContextBlock {
  const { key, song, supporters } = entry;
  const cover = webAddress(song.cover);
  const [{ from }] = supporters;
  const source = webAddress(from?.link);
  const line = words.pool.entry({
    by: `<@${ownerOf(entry)}>`,
    since: waitingSince(entry),
    urgency: urgencyOf(entry),
    others: supporters.length - 1,
  });
  const parts = [
    length(song.durationMs),
    ...(song.explicit ? [words.songs.explicit] : []),
    line,
    ...(source === undefined ? [] : [linkTo(source, words.pool.source)]),
  ];
  const text = mrkdwnText(parts.join(' · '));
  if (cover === undefined) return { type: 'context', block_id: poolBlockId(key, 'about'), elements: [text] };
  const altText = coverAltText(words, song, room.label);
  return {
    type: 'context',
    block_id: poolBlockId(key, 'about'),
    elements: [{ type: 'image', image_url: cover, alt_text: altText }, text],
  };
}

/** Who does not want it may want it too; who does may take it back. */
function mainButton(words: Words, { person }: PoolView, { key, song, supporters }: Entry): Button {
  const { want, wantSong, takeBack, takeBackSong } = words.pool;
  const isWanted = supporters.some((one) => one.person === person);
  const label = (says: (song: string) => string) => songLabel(words, song, { says, most: room.label });
  return isWanted
    ? button(actionIds.takeBackSaved, takeBack, { value: key, label: label(takeBackSong) })
    : button(actionIds.wantSaved, want, { value: key, label: label(wantSong) });
}

function removeButton(words: Words, { moderates, person }: PoolView, entry: Entry): Button[] {
  const isOwnAlone = entry.supporters.every((one) => one.person === person);
  if (!moderates || isOwnAlone) return [];
  const { remove, removeSong: says } = words.pool;
  const label = songLabel(words, entry.song, { says, most: room.label });
  return [button(actionIds.removeSaved, remove, { value: entry.key, label })];
}

function tick({ pool }: Words, { metadata }: PoolView, { key }: Entry): Checkboxes {
  const option = { text: plainText(pool.tick), value: key };
  const isTicked = metadata.ticked.includes(key);
  return {
    type: 'checkboxes',
    action_id: actionIds.tickSaved,
    options: [option],
    ...(isTicked && { initial_options: [option] }),
  };
}

function pageButtons({ pool }: Words, { page, pages }: { page: number; pages: number }): AnyBlock[] {
  const elements = [
    ...(page > 0 ? [button(actionIds.previousInPool, pool.previous)] : []),
    ...(page < pages - 1 ? [button(actionIds.nextInPool, pool.next)] : []),
  ];
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
}
