// Who adds songs to a poll: under which key, and whether the limits for everybody hold.

import type { HandlerDependencies } from '../../dependencies.ts';
import type { Adder } from '../../rules/poll/editing.ts';
import { mayManage } from '../../rules/poll/managing.ts';
import type { StoredPoll } from '../../store/poll-item.ts';
import { moderates } from '../channel/moderates.ts';
import { adderKey } from './voter-key.ts';

export interface Adding {
  /** Slack's id. */
  readonly person: string;
  /** Whether they come from the window in which the poll is managed: only then it is asked whether they may. */
  readonly manages?: boolean | undefined;
}

export async function adderIn(
  deps: HandlerDependencies,
  stored: StoredPoll,
  { person, manages = false }: Adding,
): Promise<Adder> {
  const { poll } = stored;
  const isOwner = mayManage(poll, person, false);
  const [key, mayAlways] = await Promise.all([
    adderKey(deps, stored, person),
    isOwner || (manages && moderates(deps, poll.channel, person)),
  ]);
  return { key, mayAlways };
}
