// A song in a channel's pool: saved for a later poll by somebody, and wanted by others too. One recording has one entry.

import type { LosersReturn } from '../channel/settings.ts';
import { isSameRecording, type Song } from '../poll/song.ts';

/** How much a song is wanted, most first. */
export const urgencies = ['now', 'soon', 'someday'] as const;
export type Urgency = (typeof urgencies)[number];
export const defaultUrgency: Urgency = 'soon';

/** So many songs wait in a channel's pool at most, links to be looked up among them; those that come back from a poll always have room. */
export const mostInPool = 200;
/** So many of them may have been saved first by one person, such links among them. */
export const mostPerPerson = 20;
/** UTF-16 units. */
export const longestNote = 200;

/** Somebody who wants the song. */
export interface Supporter {
  /** Slack's id. */
  readonly person: string;
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly urgency: Urgency;
  readonly note?: string;
  /** The message in which they found it. */
  readonly from?: MessagePlace;
}

/** Slack's id of a conversation, and its `ts` of a message there. */
export interface MessagePlace {
  readonly channel: string;
  readonly ts: string;
  /** The address at which people find it, where Slack told it. */
  readonly link?: string;
}

/** What became of an entry. Only one that waits is in the pool; one that is in a poll comes back if the song does not win. */
export type Place =
  | { readonly kind: 'waiting' }
  /** `at`: since when, in milliseconds since 1970. */
  | { readonly kind: 'in-poll'; readonly poll: string; readonly at: number }
  | { readonly kind: 'won'; readonly poll: string }
  /** It lost, and the channel lets losers return no more. */
  | { readonly kind: 'dropped'; readonly poll: string };

export interface Entry {
  /** By which the channel's pool knows the recording: see `recordingKeys`. */
  readonly key: string;
  readonly song: Song;
  /** In the order in which they came. The first is whose song it is. Never empty. */
  readonly supporters: readonly [Supporter, ...Supporter[]];
  readonly place: Place;
  /** How often it has come back from a poll that it did not win. */
  readonly returns: number;
}

/** Whose song it is: who saved it first, of those who still want it. */
export const ownerOf = ({ supporters: [first] }: Entry): string => first.person;

/** Since when it is wanted: as long as its owner wants it. Milliseconds since 1970. */
export const waitingSince = ({ supporters: [first] }: Entry): number => first.since;

/** Whether one has been wanted for a shorter time than the other; of two that came at once either is, always the same. */
export function isNewer(one: Entry, other: Entry): boolean {
  const later = waitingSince(one) - waitingSince(other);
  return later === 0 ? one.key > other.key : later > 0;
}

export const isWaiting = ({ place }: Entry): boolean => place.kind === 'waiting';

/** It has won, or returns no more: whoever saves it again begins anew. */
export const isOver = ({ place }: Entry): boolean => place.kind === 'won' || place.kind === 'dropped';

/** As its most urgent supporter wants it. */
export function urgencyOf({ supporters }: Entry): Urgency {
  return urgencies.find((urgency) => supporters.some((one) => one.urgency === urgency)) ?? defaultUrgency;
}

/**
 * The names under which a recording may be kept, best first: its ISRC, or the catalogue's id where it has none or where another
 * song has the same ISRC by a label's mistake.
 */
export function recordingKeys({ id, isrc }: Song): readonly [string, ...string[]] {
  const byId = `T:${id}`;
  return isrc === undefined ? [byId] : [`I:${isrc}`, byId];
}

/** The entry of a recording, whatever became of it. */
export function findEntry(entries: readonly Entry[], song: Song): Entry | undefined {
  return entries.find((entry) => isSameRecording(entry.song, song));
}

/** The name for a new entry, which none of the others has. */
export function newKeyFor(entries: readonly Entry[], song: Song): string {
  const [best, second = best] = recordingKeys(song);
  return entries.some(({ key }) => key === best) ? second : best;
}

export type Saved =
  /** A new entry, or one that waits again. */
  | { readonly kind: 'saved'; readonly entry: Entry }
  /** Somebody else's song, which is now wanted by one more. */
  | { readonly kind: 'supported'; readonly entry: Entry }
  /** The person wants it already, now in other words. */
  | { readonly kind: 'changed'; readonly entry: Entry }
  /** Nothing is changed. */
  | { readonly kind: 'as-before'; readonly entry: Entry }
  | NoRoom;

/** Why a pool takes no further song: there is none for anybody, or none for that person. */
export interface NoRoom {
  readonly kind: 'full' | 'used-up';
  readonly limit: number;
  /** How many of those that wait are links still to be looked up. */
  readonly links: number;
}

/** What takes up room in a pool. */
export interface PoolContents {
  /** All of the channel, also those that do not wait. */
  readonly entries: readonly Entry[];
  /** Who waits for a link to be looked up: Slack's id, once for each link. */
  readonly linkers: readonly string[];
}

/** What somebody wants: urgency and note as chosen; what is absent stays as it is. */
export interface Wish {
  readonly person: string;
  readonly now: number;
  readonly urgency?: Urgency;
  /** Empty takes a note away. */
  readonly note?: string;
  readonly from?: MessagePlace;
}

/** What saving a song does to the pool. */
export function save(contents: PoolContents, song: Song, wish: Wish): Saved {
  const { entries } = contents;
  const there = findEntry(entries, song);
  if (there === undefined || isOver(there)) {
    const refusal = roomFor(contents, wish.person);
    if (refusal !== undefined) return refusal;
    const key = there?.key ?? newKeyFor(entries, song);
    const supporters: Entry['supporters'] = [supporterOf(wish, defaultUrgency)];
    return { kind: 'saved', entry: { key, song, supporters, place: { kind: 'waiting' }, returns: 0 } };
  }
  const own = there.supporters.find(({ person }) => person === wish.person);
  if (own === undefined) {
    const supporters: Entry['supporters'] = [...there.supporters, supporterOf(wish, urgencyOf(there))];
    return { kind: 'supported', entry: { ...there, supporters } };
  }
  const changed = changedBy(own, wish);
  if (changed.urgency === own.urgency && changed.note === own.note)
    return { kind: 'as-before', entry: there };
  return { kind: 'changed', entry: withSupporter(there, changed) };
}

/**
 * Whether the caps leave room for songs of this person; undefined where they do.
 * @param songs how many more
 */
export function roomFor({ entries, linkers }: PoolContents, person: string, songs = 1): NoRoom | undefined {
  const waiting = entries.filter(isWaiting);
  const links = linkers.length;
  if (waiting.length + links + songs > mostInPool) return { kind: 'full', limit: mostInPool, links };
  const own = waiting.filter((entry) => ownerOf(entry) === person).length;
  const ownLinks = linkers.filter((linker) => linker === person).length;
  const isUsedUp = own + ownLinks + songs > mostPerPerson;
  return isUsedUp ? { kind: 'used-up', limit: mostPerPerson, links: ownLinks } : undefined;
}

/** The entry without somebody; it passes to the next who wants it. */
export function withoutSupporter(entry: Entry, person: string): Entry | 'nobody' | 'as-before' {
  const [first, ...others] = entry.supporters.filter((one) => one.person !== person);
  if (first === undefined) return 'nobody';
  const isChanged = others.length + 1 < entry.supporters.length;
  return isChanged ? { ...entry, supporters: [first, ...others] } : 'as-before';
}

/**
 * One entry of two for the same recording, kept under two ids of one channel: all who want it, in the order in which they came.
 * @param one under the present id; what became of the other counts only where this one waits and that one is in a poll
 */
export function merged(one: Entry, other: Entry): Entry {
  const known = new Set(one.supporters.map(({ person }) => person));
  const [first, ...others] = [
    ...one.supporters,
    ...other.supporters.filter(({ person }) => !known.has(person)),
  ].sort((former, latter) => former.since - latter.since);
  const place = isWaiting(one) && other.place.kind === 'in-poll' ? other.place : one.place;
  const returns = Math.max(one.returns, other.returns);
  return { ...one, supporters: [first ?? one.supporters[0], ...others], place, returns };
}

/** A song comes back from a poll that it did not win, with its age. */
export function returned(entry: Entry, poll: string, losersReturn: LosersReturn): Entry {
  const mayReturn = losersReturn === 'yes' || (losersReturn === 'once' && entry.returns === 0);
  return mayReturn
    ? { ...entry, place: { kind: 'waiting' }, returns: entry.returns + 1 }
    : { ...entry, place: { kind: 'dropped', poll } };
}

/** A song comes back from a poll that decided nothing: it is as if it had never been in it. */
export const putBack = (entry: Entry): Entry => ({ ...entry, place: { kind: 'waiting' } });

function supporterOf({ person, now, urgency, note, from }: Wish, otherwise: Urgency): Supporter {
  return {
    person,
    since: now,
    urgency: urgency ?? otherwise,
    ...(note && { note }),
    ...(from && { from }),
  };
}

function changedBy({ note: before, ...own }: Supporter, { urgency, note = before }: Wish): Supporter {
  return { ...own, ...(urgency && { urgency }), ...(note && { note }) };
}

function withSupporter(entry: Entry, changed: Supporter): Entry {
  const [first, ...others] = entry.supporters.map((one) => (one.person === changed.person ? changed : one));
  return { ...entry, supporters: [first ?? changed, ...others] };
}
