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
  for (const person of gone) await forgetInPool(deps, pool, person);
  return gone.length > 0;
}

/** Somebody may have come back since Slack was asked. */
async function hasLeftNow({ slack }: ForgettingDependencies, person: string): Promise<boolean> {
  const answer = await slack.hasLeft(person);
  return answer.kind === 'done' && answer.value;
}

/** What it took to forget somebody in a pool. */
export interface Forgotten {
  /** Songs that others want still. */
  readonly passedOn: number;
  /** Songs that nobody wants any more, and links that were still to be looked up. */
  readonly gone: number;
}

/** Out of every entry, whatever became of the song: that it won is kept apart from who wanted it. Repeatable. */
export async function forgetInPool(
  deps: Pick<ForgettingDependencies, 'pools'>,
  pool: Pool,
  person: string,
): Promise<Forgotten> {
  const { channel, links } = pool;
  const wanted = entriesIn(pool).filter(({ supporters }) => supporters.some((one) => one.person === person));
  const taken: ('gone' | 'passed-on' | 'not-there')[] = [];
  for (const { key } of wanted) taken.push(await takeOut(deps, channel, { key, person }));
  for (const link of links.filter((one) => one.person === person)) {
    taken.push((await deps.pools.takeBackLink(channel, link.songId, person)) ? 'gone' : 'not-there');
  }
  const count = (what: 'gone' | 'passed-on') => taken.filter((one) => one === what).length;
  return { passedOn: count('passed-on'), gone: count('gone') };
}

function takeOut(
  deps: Pick<ForgettingDependencies, 'pools'>,
  channel: string,
  { key, person }: { readonly key: string; readonly person: string },
): Promise<'gone' | 'passed-on' | 'not-there'> {
  return editPool(deps, channel, (pool) => {
    const entry = entriesIn(pool).find((one) => one.key === key);
    const without = entry && withoutSupporter(entry, person);
    if (without === undefined || without === 'as-before') return { answer: 'not-there' };
    return without === 'nobody'
      ? { answer: 'gone', change: { key, to: 'delete' } }
      : { answer: 'passed-on', change: { key, to: without } };
  });
}
