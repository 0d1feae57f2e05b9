// Taking back a song that somebody has added to a poll, as long as it has no votes. A vote that comes at the same moment is
// freed and its voter told, as for every song that goes out.

import type { HandlerDependencies } from '../../dependencies.ts';
import { type TakenBack, takeBackFromPoll } from '../../rules/poll/editing.ts';
import { tally } from '../../rules/poll/tally.ts';
import type { AddingNotice } from '../../slack/words/adding.ts';
import { type Edited, editPoll } from './edit-poll.ts';
import { adderKey } from './voter-key.ts';

type NotTakenBack = Exclude<TakenBack, { kind: 'removed' }>;

interface TakingBack {
  readonly pollId: string;
  /** Its number in the poll. */
  readonly song: number;
  /** Slack's id of who wants it out. */
  readonly person: string;
}

/** @returns what came of it, to be told to that person */
export async function takeBack(
  deps: HandlerDependencies,
  { pollId, song, person }: TakingBack,
): Promise<AddingNotice> {
  let title = '';
  const edited = await editPoll<NotTakenBack>(deps, pollId, async (stored) => {
    const { poll } = stored;
    title = poll.songs[song]?.title ?? '';
    const [key, counted] = await Promise.all([
      adderKey(deps, stored, person),
      deps.polls.findCountedPoll(pollId),
    ]);
    const counts = tally(counted?.boxes ?? [], poll.songs);
    const taken = takeBackFromPoll(poll, song, { key, tally: counts, now: deps.now() });
    return taken.kind === 'removed' ? { kind: 'edit', edit: { songs: taken.songs } } : taken;
  });
  if (edited.kind === 'edited') deps.observe({ kind: 'song-taken-back', poll: pollId });
  else deps.observe({ kind: 'refused', what: 'take-back', poll: pollId, reason: edited.kind });
  return noticeOf(edited, title);
}

function noticeOf({ kind }: Edited<NotTakenBack>, title: string): AddingNotice {
  switch (kind) {
    case 'edited':
      return { kind: 'taken-back', title };
    case 'missing':
      return { kind: 'poll-gone' };
    case 'closed':
    case 'gone':
    case 'not-theirs':
      return { kind };
    case 'has-votes':
    case 'has-voters':
    case 'too-few':
      return { kind, title };
  }
}
