// What became of what a person typed into the search field, whether words or links, and how it goes into the draft.

import { addSong, type Draft, type Findings, withFindings } from '../../rules/poll/draft.ts';
import type { Song } from '../../rules/poll/song.ts';
import type { Notice } from '../../slack/words/notices.ts';
import type { Edited } from './edit-draft.ts';

/** Songs to pick, results to choose from, and what to say about it. */
export interface Found {
  readonly songs: readonly Song[];
  readonly findings?: Findings | 'none';
  readonly notices: readonly Notice[];
}

/** The draft with what was found, and what to say of it. */
export function withFound(draft: Draft, found: Found): Edited {
  const { findings: before, ...rest } = draft;
  const findings = found.findings ?? before;
  const searched = findings === undefined || findings === 'none' ? rest : withFindings(rest, findings);
  const picked = withSongs(searched, found.songs);
  return { draft: picked.draft, notices: [...(picked.notices ?? []), ...found.notices] };
}

function withSongs(draft: Draft, songs: readonly Song[]): Edited {
  const titles: string[] = [];
  const notices: Notice[] = [];
  let leftOut = 0;
  let current = draft;
  for (const song of songs) {
    const added = addSong(current, song);
    if (added.kind === 'full') leftOut += 1;
    else if (added.kind === 'picked-before') notices.push({ kind: 'picked-before', title: added.song.title });
    else {
      current = added.draft;
      titles.push(song.title);
    }
  }
  if (titles.length > 0) notices.unshift({ kind: 'added', titles });
  if (leftOut > 0) notices.push({ kind: 'full', leftOut });
  return { draft: current, notices };
}
