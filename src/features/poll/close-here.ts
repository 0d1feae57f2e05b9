// `/songpoll close`: closes the poll of this conversation that its person may close; where there are several, asks which. Of
// those that one may close only because one moderates the channel it always asks, unless there is no other.

import type { HandlerDependencies } from '../../dependencies.ts';
import { mayClose, type PostedPoll } from '../../rules/poll/poll.ts';
import { moderates } from '../channel/moderates.ts';
import { tell } from './clicks.ts';
import { closeAs } from './close-poll.ts';
import { closedNow, type Reader, showList, tellOfNone } from './list-polls.ts';
import { findOpenPolls } from './open-polls.ts';

export async function closeHere(deps: HandlerDependencies, reader: Reader): Promise<void> {
  const polls = await findOpenPolls(deps, reader.channel);
  const own = polls.filter((poll) => mayClose(poll, reader.person, deps.now()));
  // Of a single one it is looked closer below.
  const isToBeAsked = own.length === 0 && polls.length > 1;
  const moderatesHere = isToBeAsked && (await moderates(deps, reader.channel, reader.person));
  const closable = moderatesHere ? polls : own;
  if (closable.length > 1) return showList(deps, reader, { polls: closable, asksWhich: true });
  // Of a single one it is looked closer whether this person may close it.
  const [only] = closable.length === 1 || polls.length === 1 ? [...closable, ...polls] : [];
  if (only !== undefined) return closeOne(deps, reader, only);
  if (polls.length === 0) return tellOfNone(deps, reader);
  const answer = { kind: 'nothing-to-close', open: polls.length } as const;
  deps.observe({ kind: 'refused', what: 'close', reason: answer.kind });
  await tell(deps, reader, { answer });
}

async function closeOne(deps: HandlerDependencies, reader: Reader, poll: PostedPoll): Promise<void> {
  const refused = await closeAs(deps, poll, { id: reader.person, how: 'command' });
  if (refused === undefined) return tell(deps, reader, { answer: closedNow(poll), language: poll.language });
  const reason = refused.answer.kind;
  deps.observe({ kind: 'refused', what: 'close', poll: poll.id, reason });
  await tell(deps, reader, refused);
}
