// Where a result cannot be announced in its channel, who closed the poll is told of it once in private, with the result. The
// channel is still asked again, for thirty days (announce-result.ts).

import type { DrawingDependencies } from '../../dependencies.ts';
import type { Attempt } from '../../rules/errand/errand.ts';
import type { Poll } from '../../rules/poll/poll.ts';
import { isChannelGone, isFaultyMessage } from '../../slack/gateway/slack-errors.ts';
import { unannouncedMessage } from '../../slack/views/unannounced-message.ts';
import type { WhyUnannounced } from '../../slack/words/direct-messages.ts';
import type { CountedPoll } from '../../store/poll-store.ts';
import type { ErrandKind } from '../errand/errand-kind.ts';
import { findReadersWords } from '../readers-words.ts';
import { tellInPrivate } from './tell-in-private.ts';

export const tellingOfResult: ErrandKind = {
  name: 'tell-result',
  isCalledFor: (seen) => seen.poll.status === 'closed' && refusalIn(seen) !== undefined,
  isSettled: ({ isAnnounced, announcement }) => isAnnounced && announcement !== undefined,
  begin: ({ ttl }, now) => ({ dueAt: now, ttl }),
  attempt: (deps, seen) => tell(deps, seen),
};

/** Why the channel has refused the announcement, the last time it was asked. */
function refusalIn({ errands }: Pick<CountedPoll, 'errands'>): string | undefined {
  const announcing = errands.find(({ name }) => name === 'announce');
  return announcing?.placeRefused ?? announcing?.givenUp;
}

async function tell(deps: DrawingDependencies, seen: CountedPoll): Promise<Attempt> {
  const { poll } = seen;
  const why = reasonOf(refusalIn(seen) ?? '');
  return tellInPrivate(deps, poll, {
    people: whomToTell(poll),
    write: async (person) =>
      unannouncedMessage(await findReadersWords(deps, person, poll.language), poll, why),
  });
}

/** Who closed it waits for the result; where that one cannot be reached, whoever asked. */
function whomToTell({ closedBy, owner }: Poll): readonly string[] {
  return closedBy === undefined || closedBy === owner.id ? [owner.id] : [closedBy, owner.id];
}

function reasonOf(error: string): WhyUnannounced {
  if (error === 'is_archived') return { kind: 'archived' };
  if (isChannelGone(error)) return { kind: 'not-there' };
  return isFaultyMessage(error) ? { kind: 'not-taken' } : { kind: 'not-allowed' };
}
