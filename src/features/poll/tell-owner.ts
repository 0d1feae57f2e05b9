// A poll was handed over: its new owner is told, as an errand, one for each time that it is.

import { handOverErrand } from '../../rules/errand/errand.ts';
import { privateMessage } from '../../slack/views/private-message.ts';
import type { CountedPoll } from '../../store/poll-store.ts';
import type { ErrandKind } from '../errand/errand-kind.ts';
import { findReadersWords } from '../readers-words.ts';
import { tellInPrivate } from './tell-in-private.ts';

/** The errand for its owner, and those for whom it was handed over to before. */
export function tellingsOfOwners({ handedOver, errands }: CountedPoll): readonly ErrandKind[] {
  const names = new Set(errands.map(({ name }) => name).filter((name) => name.startsWith('tell-owner-')));
  const wanted = handedOver === undefined ? undefined : handOverErrand(handedOver);
  if (wanted !== undefined) names.add(wanted);
  return [...names].map((name) => ({
    name,
    isCalledFor: () => true,
    // Who has handed it over again is not told any more.
    isSettled: (stored) => stored.handedOver === undefined || name !== handOverErrand(stored.handedOver),
    begin: ({ ttl }, now) => ({ dueAt: now, ttl }),
    attempt: (deps, { poll }) =>
      tellInPrivate(deps, poll, {
        people: [poll.owner.id],
        write: async (person) => {
          const words = await findReadersWords(deps, person, poll.language);
          const url = poll.message && (await deps.slack.findLink(poll.channel, poll.message));
          const link = url === undefined ? undefined : ({ to: 'poll', url } as const);
          return privateMessage(words, { kind: 'yours-now', title: poll.title }, link);
        },
      }),
  }));
}
