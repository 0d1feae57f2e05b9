// Songs in the modal: those found, and those picked.

import type { AnyBlock, HeaderBlock } from '@slack/types';
import { Actions, BlockCollection, Button } from 'slack-block-builder';
import { type Draft, type Findings, hasMoreFindings, shownFindings } from '../../rules/poll/draft.ts';
import { isSameRecording, type Song } from '../../rules/poll/song.ts';
import { actionIds, type SongPlace, songBlockId } from '../kit/ids.ts';
import { mostInButtonLabel } from '../kit/limits.ts';
import { plainContext, plainText } from '../kit/message.ts';
import { shortInline, webAddress } from '../kit/text.ts';
import type { Words } from '../words/words.ts';
import { sectionWithCover } from './song-section.ts';
import { credits, songLabel, songTitle } from './song-text.ts';

/** A modal may hold far more than a message. Even escaped these stay under what a section takes. */
const room = { title: 250, artists: 150, album: 150, label: mostInButtonLabel, covers: true };

/** The page of findings; nothing when nothing was found, which a notice says. */
export function resultBlocks(words: Words, draft: Draft): AnyBlock[] {
  const { findings } = draft;
  const songs = findings === undefined ? [] : shownFindings(findings);
  if (findings === undefined || (songs.length === 0 && !hasMoreFindings(findings))) return [];
  const heading = words.window.results.heading(shortInline(findings.query, 80));
  return [
    plainContext(`${heading} · ${words.pollMessage.songsFromSpotify}`),
    ...songs.flatMap((song) => resultSong(words, song, draft)),
    ...pageButtons(words, findings),
    ...(isLastOfMore(findings) ? [plainContext(words.window.results.end)] : []),
  ];
}

/** The picks in their order, or what to do where there is none. */
export function pickBlocks(words: Words, picks: readonly Song[]): AnyBlock[] {
  const { heading: says, none } = words.window.picks;
  const heading: HeaderBlock = { type: 'header', text: plainText(says(picks.length)) };
  if (picks.length === 0) return [heading, plainContext(none)];
  return [heading, ...picks.flatMap((song, at) => pickedSong(words, song, at))];
}

function resultSong(words: Words, song: Song, { picks }: Draft): AnyBlock[] {
  const isPicked = picks.some((pick) => isSameRecording(pick, song));
  const { add: text, addSong, added } = words.window.results;
  const add = Button({
    text,
    actionId: actionIds.addSong,
    value: song.id,
    accessibilityLabel: labelOf(words, song, addSong),
  });
  const buttons = [...(isPicked ? [] : [add]), ...openButton(words, song)];
  const lines = songLines(words, song);
  return [
    songSection(words, song, { place: 'result', text: isPicked ? `${lines}\n${added}` : lines }),
    ...songButtons('result', song, buttons),
  ];
}

function pickedSong(words: Words, song: Song, at: number): AnyBlock[] {
  const { remove: text, removeSong } = words.window.picks;
  const remove = Button({
    text,
    actionId: actionIds.removeSong,
    value: song.id,
    accessibilityLabel: labelOf(words, song, removeSong),
  });
  return [
    songSection(words, song, { place: 'pick', text: `${at + 1}. ${songLines(words, song)}` }),
    ...songButtons('pick', song, [remove]),
  ];
}

function songLines(words: Words, song: Song): string {
  const line = credits(song, room);
  const marked = song.explicit ? `${line} · ${words.songs.explicit}` : line;
  return `${songTitle(words, song, room.title)}\n${marked}`;
}

function songSection(words: Words, song: Song, shown: { place: SongPlace; text: string }): AnyBlock {
  const section = sectionWithCover(words, { song, text: shown.text, room });
  return { ...section, block_id: songBlockId(shown.place, song.id, 'song') };
}

function labelOf(words: Words, song: Song, says: (song: string) => string): string {
  return songLabel(words, song, { says, most: room.label });
}

type ButtonBuilder = ReturnType<typeof Button>;

function songButtons(place: SongPlace, song: Song, buttons: readonly ButtonBuilder[]): AnyBlock[] {
  if (buttons.length === 0) return [];
  return BlockCollection(Actions({ blockId: songBlockId(place, song.id, 'buttons') }).elements(...buttons));
}

function openButton(words: Words, song: Song): ButtonBuilder[] {
  const url = webAddress(song.url);
  if (url === undefined) return [];
  const { open: text, openSong } = words.window.results;
  const accessibilityLabel = labelOf(words, song, openSong);
  return [Button({ text, actionId: actionIds.openSong, url, accessibilityLabel })];
}

function isLastOfMore(findings: Findings): boolean {
  return findings.isCut === true && !hasMoreFindings(findings);
}

function pageButtons({ window: { results } }: Words, findings: Findings): AnyBlock[] {
  const hasPrevious = findings.page > 0;
  const previous = Button({ text: results.previous, actionId: actionIds.previousResults });
  const more = Button({ text: results.more, actionId: actionIds.moreResults });
  const buttons = [...(hasPrevious ? [previous] : []), ...(hasMoreFindings(findings) ? [more] : [])];
  return buttons.length === 0 ? [] : BlockCollection(Actions().elements(...buttons));
}
