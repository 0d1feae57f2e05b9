// What became of what a person typed into the search field, whether words or links.

import type { Findings } from '../../rules/poll/draft.ts';
import type { Song } from '../../rules/poll/song.ts';
import type { Notice } from '../../slack/words/notices.ts';

/** Songs to pick, results to choose from, and what to say about it. */
export interface Found {
  readonly songs: readonly Song[];
  readonly findings?: Findings | 'none';
  readonly notices: readonly Notice[];
}
