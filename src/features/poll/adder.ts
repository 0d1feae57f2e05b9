// Who adds songs to a poll: under which key, and whether the limits for everybody hold.

import type { HandlerDependencies } from '../../dependencies.ts';
import { type Adder, type MayNotAdd, whyNotAdd } from '../../rules/poll/editing.ts';
import type { Poll } from '../../rules/poll/poll.ts';
import { isAnonymous } from '../../rules/poll/secrecy.ts';
import type { StoredPoll } from '../../store/poll-item.ts';
import { isKnownToModerate, moderates, moderatesNow } from '../channel/moderates.ts';
import { adderKey } from './voter-key.ts';

export interface Adding {
  /** Slack's id. */
  readonly person: string;
  /** Whether they come from the window in which the poll is managed. */
  readonly manages?: boolean | undefined;
}

/**
 * The limits hold for neither the poll's owner nor those who moderate its channel. Whether somebody does is looked at only
 * where a limit stands against them, and in an anonymous poll without asking Slack, unless they manage it.
 */
export async function adderIn(
  deps: Pick<HandlerDependencies, 'ballotKey' | 'channelSettings' | 'admins' | 'now'>,
  stored: StoredPoll,
  { person, manages = false }: Adding,
): Promise<Adder> {
  const { poll } = stored;
  const adder = { key: await adderKey(deps, stored, person), mayAlways: poll.owner.id === person };
  if (!isLimit(whyNotAdd(poll, { by: adder, now: deps.now() }))) return adder;
  return { ...adder, mayAlways: await mayOverrule(deps, poll, { person, manages }) };
}

/** Whether somebody may add what others may not: as above. */
export async function mayOverrule(
  deps: Pick<HandlerDependencies, 'channelSettings' | 'admins'>,
  poll: Poll,
  { person, manages = false }: Adding,
): Promise<boolean> {
  if (poll.owner.id === person) return true;
  const look = manages ? moderatesNow : isAnonymous(poll) ? isKnownToModerate : moderates;
  return look(deps, poll.channel, person);
}

function isLimit(whyNot: MayNotAdd | undefined): boolean {
  return whyNot?.kind === 'may-not-add' || whyNot?.kind === 'over-limit';
}
