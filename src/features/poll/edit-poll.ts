// Changing an open poll: read, decide, and write under the condition that nobody has changed it meanwhile; who loses decides
// again from what is there by then.

import type { PollDependencies } from '../../dependencies.ts';
import { isDeleted } from '../../rules/poll/poll.ts';
import type { PollEdit } from '../../store/poll-edit-store.ts';
import type { StoredPoll } from '../../store/poll-item.ts';

/** People change a poll seldom: more than so many times in a row it is no accident. */
const mostTries = 10;

export type Decision<Refused> = { readonly kind: 'edit'; readonly edit: PollEdit } | Refused;

export type Edited<Refused> =
  | { readonly kind: 'edited'; readonly before: StoredPoll }
  /** There is no such poll, it was deleted, or it is not kept any more. */
  | { readonly kind: 'missing' }
  | Refused;

/**
 * @param decide what is to be changed in the poll as it stands, or why nothing is
 * @throws when others have changed it again and again
 */
export async function editPoll<Refused extends { readonly kind: string }>(
  { polls, edits }: Pick<PollDependencies, 'polls' | 'edits'>,
  pollId: string,
  decide: (stored: StoredPoll) => Decision<Refused> | Promise<Decision<Refused>>,
): Promise<Edited<Refused>> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const before = await polls.findPoll(pollId);
    if (before === undefined || isDeleted(before.poll)) return { kind: 'missing' };
    const decision = await decide(before);
    if (!isEdit(decision)) return decision;
    if (await edits.saveEdit(before, decision.edit)) return { kind: 'edited', before };
  }
  throw new Error(`A poll was changed ${mostTries} times in a row while it was being changed`);
}

function isEdit<Refused extends { readonly kind: string }>(
  decision: Decision<Refused>,
): decision is { readonly kind: 'edit'; readonly edit: PollEdit } {
  return decision.kind === 'edit';
}
