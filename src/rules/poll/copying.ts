// A poll as a draft once more: the same songs and settings, without the votes.

import { type Draft, newDraft } from './draft.ts';
import { songsIn } from './editing.ts';
import { settingsFrom, withSuggestedEnd } from './ending.ts';
import type { Poll } from './poll.ts';

/** Who added a song is not told again: in an anonymous poll that was said in terms of the old one. */
export function copyOf(poll: Poll, id: string, now: number): Draft {
  const { endsAt: _, ...settings } = settingsFrom(poll);
  const picks = songsIn(poll).map(({ song: { addedBy: __, isRemoved: ___, ...song } }) => song);
  // A date and time that was chosen for the old one has gone by, or soon will have.
  return withSuggestedEnd({ ...newDraft(id, settings), picks }, now);
}
