// Under which key a person's ballot is kept: the Slack id, or, in an anonymous poll, a keyed hash of it. The hash needs a
// salt of the poll's, which is destroyed when the poll closes, and a key that is kept outside the table.

import { createHmac } from 'node:crypto';
import type { HandlerDependencies } from '../../dependencies.ts';
import { isAnonymous } from '../../rules/poll/secrecy.ts';
import type { StoredPoll } from '../../store/poll-item.ts';

/** Of the hash, which has 43: 126 bits, and DynamoDB charges a write by the size of the whole box. */
const charactersKept = 21;

/**
 * @returns the name under which the ballot stands in its box
 * @throws ConfigError when the poll is anonymous and the key is not there (any more)
 */
export async function voterKey(
  deps: Pick<HandlerDependencies, 'ballotKey'>,
  stored: StoredPoll,
  person: string,
): Promise<string> {
  return isAnonymous(stored.poll) ? hashIn(deps, stored, person) : person;
}

/**
 * The name under which somebody's songs stand in the poll. In an anonymous one it is another than that of the ballot: people
 * remember who added a song, and that is not to lead to how they voted.
 * @throws as `voterKey`
 */
export async function adderKey(
  deps: Pick<HandlerDependencies, 'ballotKey'>,
  stored: StoredPoll,
  person: string,
): Promise<string> {
  return isAnonymous(stored.poll) ? hashIn(deps, stored, `adds:${person}`) : person;
}

async function hashIn(
  { ballotKey }: Pick<HandlerDependencies, 'ballotKey'>,
  { poll, ballotSalt }: StoredPoll,
  name: string,
): Promise<string> {
  // A closed poll has no salt any more: whoever asks for a ballot in it finds none.
  const salt = ballotSalt ?? 'destroyed';
  const key = await ballotKey();
  const hash = createHmac('sha256', key).update(`${poll.id}:${salt}:${name}`).digest('base64url');
  return `A${hash.slice(0, charactersKept)}`;
}
