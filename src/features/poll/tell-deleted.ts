// A poll whose message was deleted has ended (withdraw-poll.ts): its owner is told once, with how it stood, and offered to
// post it again.

import { emptyTally, resultOf } from '../../rules/poll/tally.ts';
import { deletedMessage } from '../../slack/views/deleted-message.ts';
import type { ErrandKind } from '../errand/errand-kind.ts';
import { findReadersWords } from '../readers-words.ts';
import { tellInPrivate } from './tell-in-private.ts';

export const tellingOfDeletion: ErrandKind = {
  name: 'tell-deleted',
  isCalledFor: ({ poll }) => poll.status === 'closed' && poll.isWithdrawn === true,
  isSettled: () => false,
  begin: ({ ttl }, now) => ({ dueAt: now, ttl }),
  attempt: (deps, { poll }) =>
    tellInPrivate(deps, poll, {
      people: [poll.owner.id],
      write: async (person) => {
        const words = await findReadersWords(deps, person, poll.language);
        const result = poll.result ?? resultOf(emptyTally(poll.songs.length));
        return deletedMessage(words, { poll, result });
      },
    }),
};
