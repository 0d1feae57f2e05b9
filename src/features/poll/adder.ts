// Who adds songs to a poll: under which key, and whether the limits for everybody hold.

import type { HandlerDependencies } from '../../dependencies.ts';
import type { Adder } from '../../rules/poll/editing.ts';
import type { StoredPoll } from '../../store/poll-item.ts';
import { adderKey } from './voter-key.ts';

/** @param person Slack's id */
export async function adderIn(
  deps: Pick<HandlerDependencies, 'ballotKey'>,
  stored: StoredPoll,
  person: string,
): Promise<Adder> {
  return { key: await adderKey(deps, stored, person), mayAlways: stored.poll.owner.id === person };
}
