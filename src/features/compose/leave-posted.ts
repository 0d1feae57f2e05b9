// What becomes of a draft once it is posted: it is forgotten, but for songs that came while it was being posted. They are in
// no poll, and begin the next draft.

import type { HandlerDependencies } from '../../dependencies.ts';
import { type Draft, newDraft } from '../../rules/poll/draft.ts';
import type { Poll } from '../../rules/poll/poll.ts';
import type { StoredDraft } from '../../store/draft-store.ts';

/** A draft is changed meanwhile only by the same person's other clicks. */
const mostTries = 10;

/** @param poll the poll that the draft has become. @returns the person's next draft; undefined when nothing is left over */
export async function leavePosted(
  deps: HandlerDependencies,
  person: string,
  poll: Poll,
): Promise<StoredDraft | undefined> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const stored = await deps.drafts.findDraft(person);
    if (stored?.draft.id !== poll.id) return stored;
    const { draft, version } = stored;
    const next = leftOver(draft, poll, deps.newId());
    const isDone =
      next === undefined
        ? await deps.drafts.deleteDraft(person, draft.id, version)
        : await deps.drafts.saveDraft(person, next, version);
    if (isDone) return next && { draft: next, version: version + 1 };
  }
  throw new Error(`A draft was changed ${mostTries} times in a row while it was being forgotten`);
}

/** Songs that are not in the poll. */
function leftOver(draft: Draft, { songs }: Poll, id: string): Draft | undefined {
  const picks = draft.picks.filter((pick) => !songs.some((song) => song.id === pick.id));
  return picks.length === 0 ? undefined : { ...newDraft(id), picks };
}
