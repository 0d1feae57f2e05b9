// Songs in the modal: those picked, and below them those found. What is clicked stays where it is: a song that is added
// from the results is marked there, and stands among the picks above once other results are shown.

import type { AnyBlock, Button } from '@slack/types';
import { type Draft, type Findings, hasMoreFindings, shownFindings } from '../../rules/poll/draft.ts';
import { mostSongs } from '../../rules/poll/poll.ts';
import { isSameRecording, type Song } from '../../rules/poll/song.ts';
import { button } from '../kit/button.ts';
import { actionIds } from '../kit/ids.ts';
import { plainContext } from '../kit/message.ts';
import { asTyped, bold, mrkdwnSection } from '../kit/mrkdwn.ts';
import { shortInline } from '../kit/text.ts';
import type { Words } from '../words/words.ts';
import { attribution } from './attribution.ts';
import { roomInWindow, songRow } from './song-row.ts';
import { songLabel } from './song-text.ts';

/** The picks that the results below do not show, in their order; and how many there are in all. */
export function pickBlocks(words: Words, draft: Draft): AnyBlock[] {
  const { picks } = draft;
  const { heading, none, below, full } = words.window.picks;
  const results = songsOnPage(draft);
  const isBelow = (song: Song) => results.some((result) => isSameRecording(result, song));
  const marked = picks.filter(isBelow).length;
  // As long as there are results, one line stands here whatever is picked: else they would move under the pointer.
  const isFull = picks.length >= mostSongs && marked === 0;
  const ofResults = isFull ? full : below(marked);
  const line = results.length > 0 ? ofResults : picks.length === 0 ? none : undefined;
  return [
    { ...mrkdwnSection(bold(asTyped(heading(picks.length)))), ...fillButton(words, draft) },
    ...picks.flatMap((song, at) => (isBelow(song) ? [] : pickedSong(words, song, at))),
    ...(line === undefined ? [] : [plainContext(line)]),
  ];
}

/** The next songs of the channel's pool, as long as there is room. */
function fillButton({ pool }: Words, { picks }: Draft): { accessory?: Button } {
  if (picks.length >= mostSongs) return {};
  return { accessory: button(actionIds.fillFromPool, pool.fill) };
}

/** The page of findings; nothing when nothing was found, which a notice says. */
export function resultBlocks(words: Words, draft: Draft): AnyBlock[] {
  const { findings } = draft;
  const songs = songsOnPage(draft);
  if (findings === undefined || (songs.length === 0 && !hasMoreFindings(findings))) return [];
  const heading = words.window.results.heading(shortInline(findings.query, 80));
  return [
    { type: 'divider' },
    plainContext([heading, ...attribution(words, songs)].join(' · ')),
    ...songs.flatMap((song) => resultSong(words, song, draft)),
    ...pageButtons(words, findings),
    ...(isLastOfMore(findings) ? [plainContext(words.window.results.end)] : []),
  ];
}

const songsOnPage = ({ findings }: Draft): readonly Song[] =>
  findings === undefined ? [] : shownFindings(findings);

/**
 * "Add" becomes "Added ✓" in its place, which takes the song out again. Each says which of the two is meant, so that a second
 * press after a redraw that failed does nothing else.
 */
function resultSong(words: Words, song: Song, { picks }: Draft): AnyBlock[] {
  const picked = picks.find((pick) => isSameRecording(pick, song));
  const { add, addSong, added, takeOut } = words.window.results;
  const isFull = picks.length >= mostSongs;
  const press =
    picked === undefined
      ? songButton(words, song, { text: add, actionId: actionIds.addSong, value: song.id, says: addSong })
      : songButton(words, song, {
          text: added,
          actionId: actionIds.removeSong,
          value: picked.id,
          says: takeOut,
        });
  return songRow(words, song, {
    place: 'result',
    ...(picked === undefined && isFull ? {} : { button: press }),
  });
}

function pickedSong(words: Words, song: Song, at: number): AnyBlock[] {
  const { remove: text, removeSong: says } = words.window.picks;
  return songRow(words, song, {
    place: 'pick',
    number: at + 1,
    button: songButton(words, song, { text, actionId: actionIds.removeSong, value: song.id, says }),
  });
}

interface Press {
  readonly text: string;
  readonly actionId: string;
  /** The id of the song that is meant. */
  readonly value: string;
  /** For screen readers. */
  readonly says: (song: string) => string;
}

function songButton(words: Words, song: Song, { text, actionId, value, says }: Press): Button {
  return button(actionId, text, { value, label: songLabel(words, song, { says, most: roomInWindow.label }) });
}

function isLastOfMore(findings: Findings): boolean {
  return findings.isCut === true && !hasMoreFindings(findings);
}

function pageButtons({ window: { results } }: Words, findings: Findings): AnyBlock[] {
  const elements = [
    ...(findings.page > 0 ? [button(actionIds.previousResults, results.previous)] : []),
    ...(hasMoreFindings(findings) ? [button(actionIds.moreResults, results.more)] : []),
  ];
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
}
