// Links that are saved while the catalogue cannot be asked. They count with the caps of the pool as the songs do that they lead to.

import type { PollDependencies } from '../../dependencies.ts';
import {
  defaultUrgency,
  type MessagePlace,
  type NoRoom,
  type PoolContents,
  roomFor,
  type Urgency,
} from '../../rules/pool/entry.ts';
import type { Pool, WaitingLink } from '../../store/pool-store.ts';
import { entriesIn } from './edit-pool.ts';

/** A pause between tries that fail, in milliseconds; the clock looks after it. */
const firstLookUpMs = 60_000;

export interface SavingLinks {
  readonly person: string;
  /** The catalogue's ids of the songs, in their order. */
  readonly links: readonly string[];
  /** Soon unless said; of a link that waits already, as it was. */
  readonly urgency?: Urgency | undefined;
  readonly from?: MessagePlace | undefined;
}

export interface LinksSaved {
  /** Those that wait now, also those that the person had saved before. */
  readonly kept: readonly string[];
  /** Those that did not wait before. */
  readonly added: readonly string[];
  readonly refusal?: NoRoom | undefined;
}

type LinkDependencies = Pick<PollDependencies, 'pools' | 'now'>;

/** Writes down as many links as there is room for. */
export async function saveLinks(
  deps: LinkDependencies,
  channel: string,
  saving: SavingLinks,
): Promise<LinksSaved> {
  const { pools, now } = deps;
  const { person, links, urgency, from } = saving;
  const pool = await pools.findPool(channel);
  const known = links.filter((songId) => pool.links.some((link) => isSame(link, songId, person)));
  const since = now();
  const linkOf = (songId: string): WaitingLink => ({
    ...{ songId, person, since, urgency: urgency ?? defaultUrgency, ...(from && { from }) },
    ...{ dueAt: since + firstLookUpMs, failures: 0 },
  });
  if (urgency !== undefined) for (const songId of known) await pools.hurryLink(channel, linkOf(songId));
  const added: string[] = [];
  let refusal: NoRoom | undefined;
  for (const songId of links.filter((one) => !known.includes(one))) {
    refusal = roomFor(
      contentsOf(
        pool,
        added.map(() => person),
      ),
      person,
    );
    if (refusal !== undefined) break;
    if (await pools.saveLink(channel, linkOf(songId))) added.push(songId);
  }
  const over = added.length > 0 ? await dropOver(deps, channel, { person, added }) : undefined;
  const stay = added.filter((songId) => !over?.dropped.includes(songId));
  return { kept: [...known, ...stay], added: stay, refusal: refusal ?? over?.refusal };
}

interface Over {
  readonly dropped: readonly string[];
  readonly refusal: NoRoom | undefined;
}

/** Others have saved meanwhile: whoever writes last sees all the others. */
async function dropOver(
  { pools }: LinkDependencies,
  channel: string,
  { person, added }: { readonly person: string; readonly added: readonly string[] },
): Promise<Over> {
  const contents = contentsOf(await pools.findPool(channel));
  const dropped: string[] = [];
  let refusal: NoRoom | undefined;
  for (const songId of [...added].reverse()) {
    const why = roomFor(contents, person, -dropped.length);
    if (why === undefined) break;
    if (!(await pools.dropLink(channel, songId, person))) continue;
    refusal = why;
    dropped.push(songId);
  }
  return { dropped, refusal };
}

/** @param added who has saved links since that was read */
function contentsOf(pool: Pool, added: readonly string[] = []): PoolContents {
  return { entries: entriesIn(pool), linkers: [...pool.links.map(({ person }) => person), ...added] };
}

const isSame = (link: WaitingLink, songId: string, person: string) =>
  link.songId === songId && link.person === person;
