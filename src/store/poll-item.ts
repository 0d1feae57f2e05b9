// How a poll is written down, and the check of what is read back. An item that does not fit is a fault of ours or of
// whoever wrote into the table: it is an error, never a guess.

import * as v from 'valibot';
import { decisions, defaultLanguage, languages, type Poll, pollStatuses } from '../rules/poll/poll.ts';
import { pollSettingSchemas } from './setting-schemas.ts';
import type { RawItem } from './table.ts';
import { timetableSchema } from './timetable-schema.ts';

/** Grows when the meaning of stored items changes; what older versions wrote must stay readable. */
export const schemaVersion = 1;

const time = v.pipe(v.number(), v.integer(), v.minValue(0));

export const songSchema = v.object({
  id: v.string(),
  title: v.string(),
  artists: v.array(v.string()),
  album: v.string(),
  durationMs: v.number(),
  explicit: v.boolean(),
  url: v.string(),
  cover: v.exactOptional(v.string()),
  isrc: v.exactOptional(v.string()),
  requestedId: v.exactOptional(v.string()),
});

const pollSongSchema = v.object({
  ...songSchema.entries,
  addedBy: v.exactOptional(v.string()),
  isRemoved: v.exactOptional(v.boolean()),
});

const pollLinkSchema = v.object({ poll: v.string(), link: v.exactOptional(v.string()) });

const pollItemSchema = v.object({
  v: v.literal(schemaVersion),
  id: v.string(),
  title: v.string(),
  songs: v.array(pollSongSchema),
  ...pollSettingSchemas,
  owner: v.object({ id: v.string(), name: v.string() }),
  /** While versions overlap, a newer one may have written a language that this one does not speak. */
  language: v.exactOptional(v.fallback(v.picklist(languages), defaultLanguage)),
  channel: v.string(),
  message: v.exactOptional(v.string()),
  status: v.picklist(pollStatuses),
  createdAt: time,
  closesAt: v.exactOptional(time),
  closesAtVoters: v.exactOptional(v.number()),
  closedAt: v.exactOptional(time),
  closedBy: v.exactOptional(v.string()),
  isClosedEarly: v.exactOptional(v.boolean()),
  result: v.exactOptional(v.object({ votes: v.array(v.number()), voters: v.number() })),
  marksExplicit: v.exactOptional(v.boolean()),
  isWithdrawn: v.exactOptional(v.boolean()),
  decision: v.exactOptional(v.picklist(decisions)),
  toss: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  runOff: v.exactOptional(pollLinkSchema),
  runOffOf: v.exactOptional(pollLinkSchema),
  anotherHour: v.exactOptional(pollLinkSchema),
  anotherHourOf: v.exactOptional(pollLinkSchema),
  schedule: v.exactOptional(v.object({ id: v.string(), timetable: timetableSchema })),
  deletedAt: v.exactOptional(time),
  /** The edition by which it was handed over, the last time that it was. */
  handedOver: v.exactOptional(v.number()),
  /** Counts the changes of what was chosen: see poll-edit-store.ts. Absent until the first. */
  edition: v.exactOptional(v.number()),
  /** Of an anonymous poll, until it is closed: without it no ballot leads to a person. */
  ballotSalt: v.exactOptional(v.string()),
  /** Who is posting the poll's message, and until when nobody else may. */
  postingBy: v.exactOptional(v.string()),
  postingUntil: v.exactOptional(time),
  /** Who was announcing the result, and until when, by an earlier version: today that is noted in an errand. */
  announcingBy: v.exactOptional(v.string()),
  announcingUntil: v.exactOptional(time),
  /** When the announcement was settled: posted, or found to be impossible. */
  announcedAt: v.exactOptional(time),
  /** Slack's `ts` of the announcement. */
  announcement: v.exactOptional(v.string()),
  /** Whether its channel's list has it; polls of earlier versions are put there when they are looked at. */
  isListed: v.exactOptional(v.boolean()),
  /** The address at which people find it. */
  announcementLink: v.exactOptional(v.string()),
  /** When the clock is to look at the poll itself; errands and drawings have times of their own. */
  dueAt: v.exactOptional(time),
  /** Seconds since 1970, as DynamoDB's TTL wants it. */
  ttl: time,
});
type PollItem = v.InferOutput<typeof pollItemSchema>;

/** A poll, and what only the machinery around it needs to know. */
export interface StoredPoll {
  readonly poll: Poll;
  /** Whether its result is announced, or known to be impossible to announce. */
  readonly isAnnounced: boolean;
  /** Slack's `ts` of the announcement; undefined until it is posted. */
  readonly announcement: string | undefined;
  /** How far an earlier version came with the announcement that it noted in the poll. */
  readonly earlierAnnouncing: EarlierAnnouncing | undefined;
  /** When the clock is to look at it, in milliseconds since 1970. */
  readonly dueAt: number | undefined;
  /** Whether the list of its channel's polls has it. */
  readonly isListed: boolean;
  /** Counts its changes; 0 as posted. */
  readonly edition: number;
  /** The edition by which it has its owner; undefined where that one has posted it. */
  readonly handedOver?: number | undefined;
  /** What makes the keys of an anonymous poll's ballots; destroyed when it closes. Never shown, logged or sent. */
  readonly ballotSalt: string | undefined;
  readonly postingBy: string | undefined;
  readonly postingUntil: number | undefined;
  readonly ttl: number;
}

/** As versions before the errands noted it; times in milliseconds since 1970. */
export interface EarlierAnnouncing {
  /** Undefined where the announcement is known not to be posted and waits for a later try. */
  readonly by: string | undefined;
  readonly until: number;
}

/** What those versions wrote for the claimant of an announcement that waits for a later try. */
const postponed = 'postponed';

const lifetime = 90 * 24 * 60 * 60;

/** When a poll and everything that belongs to it is forgotten: 90 days after its start, in seconds since 1970. */
export function timeToLive(poll: Pick<Poll, 'createdAt'>): number {
  return Math.floor(poll.createdAt / 1_000) + lifetime;
}

/** The item's attributes without its key. */
export function toPollItem(poll: Poll): RawItem {
  return { v: schemaVersion, ...poll, ttl: timeToLive(poll) };
}

/**
 * Reads a poll item; undefined when it has expired (DynamoDB deletes expired items days late).
 * @throws when the item is not a poll of a version this code knows.
 */
export function fromPollItem(raw: RawItem, now: number): StoredPoll | undefined {
  const { v: __, ttl, ...item }: PollItem = v.parse(pollItemSchema, raw);
  if (ttl * 1_000 <= now) return undefined;
  const { announcingBy, announcingUntil = now, announcedAt, announcement, ...rest } = item;
  const { postingBy, postingUntil, dueAt, isListed = false, edition = 0, ...others } = rest;
  const { ballotSalt, handedOver, ...poll } = others;
  const isAnnounced = announcedAt !== undefined;
  const earlierAnnouncing =
    isAnnounced || announcingBy === undefined
      ? undefined
      : { by: announcingBy === postponed ? undefined : announcingBy, until: announcingUntil };
  const marks = { isListed, edition, handedOver, ballotSalt, dueAt, postingBy, postingUntil, ttl };
  return { poll, isAnnounced, announcement, earlierAnnouncing, ...marks };
}
