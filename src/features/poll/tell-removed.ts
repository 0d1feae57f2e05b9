// A song was taken out of a poll: it returns to the channel's pool, where it came from there, and whoever had voted for it is
// told that the vote is free again, as an errand, one for each song. In an anonymous poll nobody knows who that was.

import type { DrawingDependencies } from '../../dependencies.ts';
import { type Attempt, removalErrand } from '../../rules/errand/errand.ts';
import { outcomeFacts } from '../../slack/gateway/slack-gateway.ts';
import { privateMessage } from '../../slack/views/private-message.ts';
import { isPersonId } from '../../store/box-item.ts';
import type { CountedPoll } from '../../store/poll-store.ts';
import type { ErrandKind } from '../errand/errand-kind.ts';
import { returnRemoved } from '../pool/return-removed.ts';
import { findReadersWords } from '../readers-words.ts';
import { removedSongs } from './release-songs.ts';

/** Slack takes about a hundred such words a minute, and a try has only seconds; who comes after reads it in the message. */
const mostTold = 50;

/** The errands that the songs that were taken out of this poll call for. */
export function tellingsOfRemoval({ poll }: CountedPoll): readonly ErrandKind[] {
  return removedSongs(poll.songs).map((song) => ({
    name: removalErrand(song),
    isCalledFor: () => true,
    isSettled: (stored) => stored.poll.status !== 'open',
    begin: ({ ttl }, now) => ({ dueAt: now, ttl }),
    async attempt(deps, seen) {
      await returnRemoved(deps, seen.poll, song);
      return tellVoters(deps, seen, song);
    },
  }));
}

async function tellVoters(deps: DrawingDependencies, seen: CountedPoll, song: number): Promise<Attempt> {
  const { poll, boxes } = seen;
  const voters = boxes
    .flatMap(({ ballots }) => [...ballots])
    .filter(([, ballot]) => ballot.choices.includes(song))
    .map(([voter]) => voter)
    .filter(isPersonId)
    .sort()
    .slice(0, mostTold);
  const answer = { kind: 'vote-freed', title: poll.songs[song]?.title ?? '' } as const;
  let reached = 0;
  for (const voter of voters) {
    const words = await findReadersWords(deps, voter, poll.language);
    const told = await deps.slack.postPrivately(poll.channel, voter, privateMessage(words, answer));
    if (told.kind === 'done') reached += 1;
    else deps.log.warn('A voter was not told that a song is gone', { poll: poll.id, ...outcomeFacts(told) });
    // Who was told is not told again: better a word too few than two.
    if (told.kind === 'later' && reached === 0) return told;
    if (told.kind === 'later') break;
  }
  return { kind: 'done' };
}
