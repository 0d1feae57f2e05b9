// What somebody else has changed in a poll while its reader was changing it.

import type { ManagedName } from '../../rules/poll/managing.ts';
import type { Poll } from '../../rules/poll/poll.ts';
import { inline } from '../kit/text.ts';
import type { Words } from '../words/words.ts';
import { labelsFor } from './manage-inputs.ts';
import { pollTitle } from './poll-phrases.ts';

/** Phrases of what somebody else has changed in the poll. */
export function changesSaid(words: Words, poll: Poll, names: readonly ManagedName[]): readonly string[] {
  const { changed } = words.manage;
  const labels = labelsFor(words, poll, { isOwner: false });
  const choice = (name: 'votesShown' | 'adding' | 'closers', chosen: string) =>
    changed.choice(words.settings[name].label, chosen);
  const said: Readonly<Record<ManagedName, () => string>> = {
    title: () => changed.title(inline(pollTitle(words, poll))),
    closesAt: () => changed.closesAt(poll.closesAt),
    votesShown: () => choice('votesShown', labels.votesShown(poll.votesShown)),
    adding: () => choice('adding', labels.adding(poll.adding)),
    closers: () => choice('closers', labels.closers(poll.closers)),
  };
  return names.map((name) => said[name]());
}
