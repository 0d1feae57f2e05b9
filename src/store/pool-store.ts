// A channel's pool: its songs, whose turn it is, and links that wait for the catalogue. All of it has one partition key, so that
// one request reads it. Whoever changes something states the edition that was read; who comes second reads again.

import * as v from 'valibot';
import { type Entry, type MessagePlace, type Urgency, urgencies } from '../rules/pool/entry.ts';
import type { Round } from '../rules/pool/order.ts';
import { dueMark, type Key, poolLinkKey, poolPartition, poolRoundKey, poolSongKey } from './keys.ts';
import { fromEntryItem, type StoredEntry, toEntryItem } from './pool-item.ts';
import { keyOf } from './raw-item.ts';
import type { RawItem, Table } from './table.ts';

/** A song that nobody touches is forgotten after two years; what has left the pool after a poll's lifetime. In seconds. */
const lifetimes = { waiting: 2 * 365 * 24 * 60 * 60, gone: 90 * 24 * 60 * 60 };
/** For so long a link waits for the catalogue, in seconds. */
const linkLifetime = 7 * 24 * 60 * 60;

const roundSchema = v.object({ left: v.array(v.string()), edition: v.number() });
const linkSchema = v.object({
  songId: v.string(),
  person: v.string(),
  since: v.number(),
  urgency: v.picklist(urgencies),
  from: v.exactOptional(v.object({ channel: v.string(), ts: v.string(), link: v.exactOptional(v.string()) })),
  dueAt: v.number(),
  failures: v.number(),
  ttl: v.number(),
});

/** A link to a song that was saved while the catalogue could not be asked. */
export interface WaitingLink {
  /** The catalogue's. */
  readonly songId: string;
  /** Slack's id of who saved it. */
  readonly person: string;
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly urgency: Urgency;
  readonly from?: MessagePlace;
  /** When it is looked up, or looked up again. */
  readonly dueAt: number;
  /** How many tries have come to nothing. */
  readonly failures: number;
}

export interface Pool {
  /** Slack's id of the conversation. */
  readonly channel: string;
  readonly entries: readonly StoredEntry[];
  readonly links: readonly WaitingLink[];
  /** What is left of the present round. */
  readonly round: Round;
  /** Counts the writes of the round; 0 before the first. */
  readonly roundEdition: number;
}

export function createPoolStore(table: Table, now: () => number) {
  const seconds = () => Math.floor(now() / 1_000);
  const isKept = ({ ttl }: { readonly ttl: number }) => ttl > seconds();

  return {
    /** All of a pool, read consistently. An item that cannot be read is left out. */
    async findPool(channel: string): Promise<Pool> {
      const items = await table.partition(poolPartition(channel));
      const read = v.safeParse(roundSchema, itemAt(items, poolRoundKey(channel)));
      const round = read.success ? read.output : { left: [], edition: 0 };
      return {
        channel,
        entries: items.flatMap((item) => fromEntryItem(item) ?? []).filter(isKept),
        links: items.flatMap((item) => (v.is(linkSchema, item) && isKept(item) ? [linkIn(item)] : [])),
        round: round.left,
        roundEdition: round.edition,
      };
    },

    /**
     * Writes an entry.
     * @param before the edition that was read; undefined where there was none
     * @returns false when somebody else has written it meanwhile
     */
    saveEntry(channel: string, entry: Entry, before: number | undefined): Promise<boolean> {
      const isWaiting = entry.place.kind === 'waiting' || entry.place.kind === 'in-poll';
      const ttl = seconds() + (isWaiting ? lifetimes.waiting : lifetimes.gone);
      return table.put(
        { ...poolSongKey(channel, entry.key), ...toEntryItem(entry, (before ?? 0) + 1, ttl) },
        before === undefined
          ? {
              condition: 'attribute_not_exists(#pk) OR #ttl <= :now',
              names: { '#pk': 'pk', '#ttl': 'ttl' },
              values: { ':now': seconds() },
            }
          : unchanged(before),
      );
    },

    /** Deletes an entry that nobody wants any more. @returns false when somebody has written it meanwhile */
    deleteEntry: (channel: string, key: string, before: number): Promise<boolean> =>
      table.delete(poolSongKey(channel, key), unchanged(before)),

    /** Notes what is left of the round. @returns false when somebody has written it meanwhile */
    saveRound: ({ channel, roundEdition }: Pool, left: Round): Promise<boolean> =>
      table.put(
        { ...poolRoundKey(channel), left: [...left], edition: roundEdition + 1 },
        roundEdition === 0
          ? { condition: 'attribute_not_exists(#pk)', names: { '#pk': 'pk' } }
          : unchanged(roundEdition),
      ),

    /**
     * Writes down a link to be looked up; the clock looks after it. The same person's same link is one.
     * @returns false when it waits already
     */
    saveLink: (channel: string, link: WaitingLink): Promise<boolean> =>
      table.put(
        {
          ...poolLinkKey(channel, link.songId, link.person),
          ...link,
          due: dueMark,
          ttl: seconds() + linkLifetime,
        },
        {
          condition: 'attribute_not_exists(#due) OR #ttl <= :now',
          names: { '#due': 'due', '#ttl': 'ttl' },
          values: { ':now': seconds() },
        },
      ),

    /** Notes how urgent a link is by now. @returns false when it waits no more */
    hurryLink: (channel: string, { songId, person, urgency }: WaitingLink): Promise<boolean> =>
      table.update(poolLinkKey(channel, songId, person), 'SET #urgency = :urgency', {
        condition: 'attribute_exists(#due)',
        names: { '#urgency': 'urgency', '#due': 'due' },
        values: { ':urgency': urgency },
      }),

    /** Has a link looked up again later. @returns false when it is gone, or somebody else has tried it meanwhile */
    postponeLink: (channel: string, { songId, person, dueAt }: WaitingLink, at: number): Promise<boolean> =>
      table.update(poolLinkKey(channel, songId, person), 'SET #dueAt = :at, #failures = #failures + :one', {
        condition: '#dueAt = :before',
        names: { '#dueAt': 'dueAt', '#failures': 'failures' },
        values: { ':at': at, ':before': dueAt, ':one': 1 },
      }),

    /** The link is looked up, given up or moved; it is deleted by its time. @returns false when it was gone */
    dropLink: (channel: string, songId: string, person: string): Promise<boolean> =>
      table.update(poolLinkKey(channel, songId, person), 'SET #ttl = :now REMOVE #due, #dueAt', {
        condition: 'attribute_exists(#due)',
        names: { '#ttl': 'ttl', '#due': 'due', '#dueAt': 'dueAt' },
        values: { ':now': seconds() },
      }),

    /** Its person wants it no more: who is looking it up at this moment has to know. @returns false when it was gone */
    takeBackLink: (channel: string, songId: string, person: string): Promise<boolean> =>
      table.update(
        poolLinkKey(channel, songId, person),
        'SET #ttl = :now, #takenBack = :yes REMOVE #due, #dueAt',
        {
          condition: 'attribute_exists(#due)',
          names: { '#ttl': 'ttl', '#takenBack': 'takenBack', '#due': 'due', '#dueAt': 'dueAt' },
          values: { ':now': seconds(), ':yes': true },
        },
      ),

    /** Whether its person has taken it back lately. */
    async isLinkTakenBack(channel: string, songId: string, person: string): Promise<boolean> {
      return (await table.get(poolLinkKey(channel, songId, person)))?.['takenBack'] === true;
    },
  };
}

export type PoolStore = ReturnType<typeof createPoolStore>;

const unchanged = (edition: number) => ({
  condition: '#edition = :before',
  names: { '#edition': 'edition' },
  values: { ':before': edition },
});

function itemAt(items: readonly RawItem[], key: Key): RawItem | undefined {
  return items.find((item) => keyOf(item).sk === key.sk);
}

function linkIn({ ttl: _, ...link }: v.InferOutput<typeof linkSchema>): WaitingLink {
  return link;
}
