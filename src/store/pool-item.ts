// How the entries of a channel's pool are written down, and the check of what is read back.

import * as v from 'valibot';
import { type Entry, type Place, urgencies } from '../rules/pool/entry.ts';
import { schemaVersion, songSchema } from './poll-item.ts';
import type { RawItem } from './table.ts';

const supporterSchema = v.object({
  person: v.string(),
  since: v.number(),
  urgency: v.picklist(urgencies),
  note: v.exactOptional(v.string()),
  from: v.exactOptional(v.object({ channel: v.string(), ts: v.string(), link: v.exactOptional(v.string()) })),
});

const places = ['waiting', 'in-poll', 'won', 'dropped'] as const satisfies readonly Place['kind'][];

const entrySchema = v.object({
  v: v.literal(schemaVersion),
  key: v.string(),
  song: songSchema,
  supporters: v.tupleWithRest([supporterSchema], supporterSchema),
  place: v.picklist(places),
  /** Which poll it is in, has won or has lost; absent while it waits. */
  poll: v.exactOptional(v.string()),
  /** Since when it is in that poll. */
  at: v.exactOptional(v.number()),
  returns: v.number(),
  /** Counts the writes. */
  edition: v.number(),
  /** Seconds since 1970. */
  ttl: v.number(),
});

/** An entry, and which edition of it was read. */
export interface StoredEntry {
  readonly entry: Entry;
  readonly edition: number;
}

/** The item's attributes without its key. @param ttl seconds since 1970 */
export function toEntryItem({ place, ...entry }: Entry, edition: number, ttl: number): RawItem {
  const { kind, ...which } = place;
  return { v: schemaVersion, ...entry, place: kind, ...which, edition, ttl };
}

/** Undefined for what is no entry, or none that this version can read. */
export function fromEntryItem(raw: RawItem): (StoredEntry & { readonly ttl: number }) | undefined {
  const read = v.safeParse(entrySchema, raw);
  if (!read.success) return undefined;
  const { v: _, place: kind, poll, at = 0, edition, ttl, ...rest } = read.output;
  const place = placeOf(kind, poll, at);
  return place && { entry: { ...rest, place }, edition, ttl };
}

function placeOf(kind: Place['kind'], poll: string | undefined, at: number): Place | undefined {
  if (kind === 'waiting') return { kind };
  if (poll === undefined) return undefined;
  return kind === 'in-poll' ? { kind, poll, at } : { kind, poll };
}
