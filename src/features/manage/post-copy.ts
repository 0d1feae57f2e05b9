// "Post a copy" under Manage: a new draft with the same songs and settings, in the window in which polls are put together. The
// votes stay where they are.

import type { App } from '@slack/bolt';
import type { HandlerDependencies } from '../../dependencies.ts';
import { copyOf } from '../../rules/poll/copying.ts';
import { type Draft, isUntouched } from '../../rules/poll/draft.ts';
import type { Poll } from '../../rules/poll/poll.ts';
import { actionIds } from '../../slack/kit/ids.ts';
import { pollModal } from '../../slack/views/poll-modal.ts';
import { findReadersWords } from '../readers-words.ts';
import { registerPushing } from './push-window.ts';

/** A draft is changed meanwhile only by the same person's other clicks. */
const mostTries = 10;

export function registerPostCopy(app: App, deps: HandlerDependencies): void {
  registerPushing(app, deps, {
    actionId: actionIds.postCopy,
    isForClosed: true,
    async write({ stored: { poll } }, { person }) {
      const draft = await saveCopy(deps, person, poll);
      if (draft === undefined) return { kind: 'draft-begun' };
      const words = await findReadersWords(deps, person);
      return pollModal(words, draft, { openedIn: poll.channel, isOpening: true });
    },
  });
}

/** @returns undefined where its person has begun another draft, which stays as it is */
async function saveCopy(deps: HandlerDependencies, person: string, poll: Poll): Promise<Draft | undefined> {
  const copy = copyOf(poll, deps.newId(), deps.now());
  for (let tries = 0; tries < mostTries; tries += 1) {
    const stored = await deps.drafts.findDraft(person);
    // The button was pressed before.
    if (stored !== undefined && isSameAs(stored.draft, copy)) return stored.draft;
    if (stored !== undefined && !isUntouched(stored.draft)) return undefined;
    if (await deps.drafts.saveDraft(person, copy, stored?.version ?? 0)) return copy;
  }
  throw new Error(`A draft was changed ${mostTries} times in a row while a poll was being copied`);
}

function isSameAs(draft: Draft, copy: Draft): boolean {
  const idsIn = ({ picks }: Draft) => picks.map(({ id }) => id).join();
  return draft.settings.title === copy.settings.title && idsIn(draft) === idsIn(copy);
}
