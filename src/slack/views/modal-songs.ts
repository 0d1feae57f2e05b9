// Songs in the modal: those found, and those picked.

import type { AnyBlock, HeaderBlock } from '@slack/types';
import { Actions, BlockCollection, Button } from 'slack-block-builder';
import { type Draft, type Findings, hasMoreFindings, shownFindings } from '../../rules/poll/draft.ts';
import { isSameRecording, type Song } from '../../rules/poll/song.ts';
import { actionIds, type SongPlace, songBlockId } from '../kit/ids.ts';
import { mostInButtonLabel } from '../kit/limits.ts';
import { plainContext, plainText } from '../kit/message.ts';
import { webAddress } from '../kit/text.ts';
import { modalLabels, resultsFor, yourSongs } from '../words/modal-wording.ts';
import { buttonLabel, credits, explicitMark, songTitle } from '../words/song-words.ts';
import { songsFrom } from '../words/wording.ts';
import { sectionWithCover } from './song-section.ts';

/** A modal may hold far more than a message. Even escaped these stay under what a section takes. */
const room = { title: 250, artists: 150, album: 150, label: mostInButtonLabel, covers: true };

/** The page of findings; nothing when nothing was found, which a notice says. */
export function resultBlocks(draft: Draft): AnyBlock[] {
  const { findings } = draft;
  const songs = findings === undefined ? [] : shownFindings(findings);
  if (findings === undefined || songs.length === 0) return [];
  return [
    plainContext(`${resultsFor(findings.query)} · ${songsFrom}`),
    ...songs.flatMap((song) => resultSong(song, draft)),
    ...pageButtons(findings),
  ];
}

/** The picks in their order, or what to do where there is none. */
export function pickBlocks(picks: readonly Song[]): AnyBlock[] {
  const heading: HeaderBlock = { type: 'header', text: plainText(yourSongs(picks.length)) };
  if (picks.length === 0) return [heading, plainContext(modalLabels.noPicks)];
  return [heading, ...picks.flatMap(pickedSong)];
}

function resultSong(song: Song, { picks }: Draft): AnyBlock[] {
  const isPicked = picks.some((pick) => isSameRecording(pick, song));
  const add = Button({
    text: modalLabels.add,
    actionId: actionIds.addSong,
    value: song.id,
    accessibilityLabel: buttonLabel('Add', song, room.label),
  });
  const buttons = [...(isPicked ? [] : [add]), ...openButton(song)];
  const text = isPicked ? `${songLines(song)}\n${modalLabels.added}` : songLines(song);
  return [songSection('result', song, text), ...songButtons('result', song, buttons)];
}

function pickedSong(song: Song, at: number): AnyBlock[] {
  const remove = Button({
    text: modalLabels.remove,
    actionId: actionIds.removeSong,
    value: song.id,
    accessibilityLabel: buttonLabel('Remove', song, room.label),
  });
  return [songSection('pick', song, `${at + 1}. ${songLines(song)}`), ...songButtons('pick', song, [remove])];
}

function songLines(song: Song): string {
  const line = song.explicit ? `${credits(song, room)} · ${explicitMark}` : credits(song, room);
  return `${songTitle(song, room.title)}\n${line}`;
}

function songSection(place: SongPlace, song: Song, text: string): AnyBlock {
  const section = sectionWithCover(text, song, room);
  return { ...section, block_id: songBlockId(place, song.id, 'song') };
}

type ButtonBuilder = ReturnType<typeof Button>;

function songButtons(place: SongPlace, song: Song, buttons: readonly ButtonBuilder[]): AnyBlock[] {
  if (buttons.length === 0) return [];
  return BlockCollection(Actions({ blockId: songBlockId(place, song.id, 'buttons') }).elements(...buttons));
}

function openButton(song: Song): ButtonBuilder[] {
  const url = webAddress(song.url);
  if (url === undefined) return [];
  const accessibilityLabel = buttonLabel('Open', song, room.label);
  return [Button({ text: modalLabels.open, actionId: actionIds.openSong, url, accessibilityLabel })];
}

function pageButtons(findings: Findings): AnyBlock[] {
  const hasPrevious = findings.page > 0;
  const previous = Button({ text: modalLabels.previousResults, actionId: actionIds.previousResults });
  const more = Button({ text: modalLabels.moreResults, actionId: actionIds.moreResults });
  const buttons = [...(hasPrevious ? [previous] : []), ...(hasMoreFindings(findings) ? [more] : [])];
  return buttons.length === 0 ? [] : BlockCollection(Actions().elements(...buttons));
}
