// People whose accounts are deactivated are taken out of a pool: a song that nobody else wants goes, the others pass on. Noticed
// when the pool is looked at or drawn from, of those who want the songs that come up next: what Slack has told of a person
// is kept for a week, so that looking costs a call for each of a few people, once a week.

import type { HandlerDependencies } from '../../dependencies.ts';
import { mostSongs } from '../../rules/poll/poll.ts';
import { isWaiting, withoutSupporter } from '../../rules/pool/entry.ts';
import { drawOrder } from '../../rules/pool/order.ts';
import type { Pool } from '../../store/pool-store.ts';
import { editPool, entriesIn } from './edit-pool.ts';

/** So many people are looked up at once. */
const mostAtOnce = 10;

export type ForgettingDependencies = Pick<HandlerDependencies, 'now' | 'people' | 'pools' | 'slack'>;

/** @returns whether anybody was taken out: then the pool is to be read again */
export async function forgetLeavers(deps: ForgettingDependencies, pool: Pool): Promise<boolean> {
  const order = drawOrder(entriesIn(pool).filter(isWaiting), pool.round, deps.now());
  const next = order.slice(0, mostSongs).flatMap(({ entry }) => entry.supporters);
  const people = [...new Set(next.map(({ person }) => person))].slice(0, mostAtOnce);
  const known = await deps.people.findPeople(people);
  const left = await Promise.all(
    people.map(async (person) => known.get(person)?.hasLeft === true && (await hasLeftNow(deps, person))),
  );
  const gone = people.filter((_, at) => left[at]);
  for (const person of gone) await forget(deps, pool, person);
  return gone.length > 0;
}

/** Somebody may have come back since Slack was asked. */
async function hasLeftNow({ slack }: ForgettingDependencies, person: string): Promise<boolean> {
  const answer = await slack.hasLeft(person);
  return answer.kind === 'done' && answer.value;
}

/** Out of every entry, whatever became of the song: that it won is kept apart from who wanted it. */
async function forget(deps: ForgettingDependencies, pool: Pool, person: string): Promise<void> {
  const { channel, links } = pool;
  const wanted = entriesIn(pool).filter(({ supporters }) => supporters.some((one) => one.person === person));
  for (const { key } of wanted) await takeOut(deps, channel, { key, person });
  for (const link of links) {
    if (link.person === person) await deps.pools.dropLink(channel, link.songId, person);
  }
}

function takeOut(
  deps: ForgettingDependencies,
  channel: string,
  { key, person }: { readonly key: string; readonly person: string },
): Promise<void> {
  return editPool<void>(deps, channel, (pool) => {
    const entry = entriesIn(pool).find((one) => one.key === key);
    const without = entry && withoutSupporter(entry, person);
    if (without === undefined || without === 'as-before') return { answer: undefined };
    return { answer: undefined, change: { key, to: without === 'nobody' ? 'delete' : without } };
  });
}
