// What became of what a person typed into the search field, whether words or links, and how it goes into the draft.

import {
  byReason,
  type Rails,
  type RefusedSong,
  type RefusedSongs,
  refusalOf,
} from '../../rules/channel/rails.ts';
import { addSong, type Draft, type Findings, type PickedSong, withFindings } from '../../rules/poll/draft.ts';
import type { Notice } from '../../slack/words/notices.ts';
import type { Edited } from './edit-draft.ts';

/** Songs to pick, results to choose from, and what to say about it. */
export interface Found {
  readonly songs: readonly PickedSong[];
  readonly findings?: Findings | 'none';
  /** Addresses of links that could not be followed. */
  readonly unasked?: readonly string[];
  readonly notices: readonly Notice[];
  /** Which of the songs are picked; all of them where that is looked at later. */
  readonly rails?: Rails;
}

/**
 * The draft with what was found, and what to say of it.
 * @param seen ids of the picks that the person sees: only of those it is said that they were picked before
 */
export function withFound(draft: Draft, found: Found, seen: readonly string[]): Edited {
  const { findings: before, ...rest } = draft;
  const findings = found.findings ?? before;
  const searched = findings === undefined || findings === 'none' ? rest : withFindings(rest, findings);
  const picked = withSongs(searched, found, seen);
  return { draft: picked.draft, notices: [...(picked.notices ?? []), ...found.notices] };
}

/**
 * The draft with songs among its picks, as far as there is room. What was picked when Slack did not draw the window, or
 * by the same click delivered twice, is news to the person.
 */
function withSongs(draft: Draft, { songs, rails }: Found, seen: readonly string[]): Edited {
  const titles: string[] = [];
  const notices: Notice[] = [];
  const refused: RefusedSong[] = [];
  let leftOut = 0;
  let current = draft;
  for (const song of songs) {
    const added = addSong(current, song);
    const why = added.kind === 'added' && rails ? refusalOf(song, rails, current.picks) : undefined;
    if (why !== undefined) refused.push({ song, why });
    else if (added.kind === 'full') leftOut += 1;
    else if (added.kind === 'picked-before' && seen.includes(added.song.id)) {
      notices.push({ kind: 'picked-before', title: added.song.title });
    } else {
      current = added.kind === 'added' ? added.draft : current;
      titles.push(song.title);
    }
  }
  if (titles.length > 0) notices.unshift({ kind: 'added', titles });
  notices.push(...byReason(refused).map(refusedNotice));
  if (leftOut > 0) notices.push({ kind: 'full', leftOut });
  return { draft: current, notices };
}

export function refusedNotice({ songs, why }: RefusedSongs): Notice {
  return { kind: 'songs-refused', titles: songs.map(({ title }) => title), why };
}
