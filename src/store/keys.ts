// Where each item stands in the table, and nothing else. Everything of one poll shares its partition key, so that
// the table's stream keeps the poll's changes in order.

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

const pollPrefix = 'POLL#';
const boxPrefix = 'BOX#';
const errandPrefix = 'ERRAND#';
const poolPrefix = 'POOL#';
const schedulePrefix = 'SCHEDULE#';

/** The value of `due` in every item that the clock must look at: the index has one partition. */
export const dueMark = 'DUE';

export const pollPartition = (pollId: string): string => `${pollPrefix}${pollId}`;

export const pollKey = (pollId: string): Key => ({ pk: pollPartition(pollId), sk: 'POLL' });

export const boxKey = (pollId: string, box: number): Key => ({
  pk: pollPartition(pollId),
  sk: `${boxPrefix}${String(box).padStart(2, '0')}`,
});

export const drawingKey = (pollId: string): Key => ({ pk: pollPartition(pollId), sk: 'DRAWING' });

/** @param partition the poll's, or the schedule's */
export const errandKey = (partition: string, name: string): Key => ({
  pk: partition,
  sk: `${errandPrefix}${name}`,
});

export const schedulePartition = (scheduleId: string): string => `${schedulePrefix}${scheduleId}`;

export const scheduleKey = (scheduleId: string): Key => ({
  pk: schedulePartition(scheduleId),
  sk: 'SCHEDULE',
});

/** Which schedule a key belongs to; undefined for keys of anything else. */
export function scheduleIdOf(key: Key): string | undefined {
  return key.pk.startsWith(schedulePrefix) ? key.pk.slice(schedulePrefix.length) : undefined;
}

/** Whether the item is the schedule itself. */
export const isScheduleKey = (key: Key): boolean => key.sk === 'SCHEDULE' && scheduleIdOf(key) !== undefined;

export const messageKey = (channel: string, ts: string): Key => ({
  pk: `MESSAGE#${channel}#${ts}`,
  sk: 'MESSAGE',
});

export const channelPartition = (channel: string): string => `CHANNEL#${channel}`;

export const channelMoveKey = (channel: string): Key => ({ pk: channelPartition(channel), sk: 'MOVED' });

export const channelSettingsKey = (channel: string): Key => ({
  pk: channelPartition(channel),
  sk: 'SETTINGS',
});

/** Which schedules run in a channel. */
export const channelSchedulesKey = (channel: string): Key => ({
  pk: channelPartition(channel),
  sk: 'SCHEDULES',
});

/** The newest of a channel's polls come last: times of today have thirteen digits. */
export const channelPollKey = (channel: string, pollId: string, createdAt: number): Key => ({
  pk: channelPartition(channel),
  sk: `${pollPrefix}${String(createdAt).padStart(13, '0')}#${pollId}`,
});

export const poolPartition = (channel: string): string => `${poolPrefix}${channel}`;

export const poolSongKey = (channel: string, recording: string): Key => ({
  pk: poolPartition(channel),
  sk: `SONG#${recording}`,
});

/** Whose turn it is in a channel's pool. */
export const poolRoundKey = (channel: string): Key => ({ pk: poolPartition(channel), sk: 'ROUND' });

/** A link that is to be looked up once the catalogue answers again: one for each person. */
export const poolLinkKey = (channel: string, songId: string, person: string): Key => ({
  pk: poolPartition(channel),
  sk: `LINK#${songId}#${person}`,
});

/** Which channel's pool a key belongs to; undefined for keys of anything else. */
export function poolChannelOf(key: Key): string | undefined {
  return key.pk.startsWith(poolPrefix) ? key.pk.slice(poolPrefix.length) : undefined;
}

export const songRecordPartition = (channel: string): string => `RECORD#${channel}`;

/** When a recording last won in a channel. */
export const songRecordKey = (channel: string, recording: string): Key => ({
  pk: songRecordPartition(channel),
  sk: `SONG#${recording}`,
});

export const draftKey = (person: string): Key => ({ pk: `DRAFT#${person}`, sk: 'DRAFT' });

export const personKey = (person: string): Key => ({ pk: `PERSON#${person}`, sk: 'PERSON' });

/** That somebody is an admin of the workspace. */
export const adminKey = (person: string): Key => ({ pk: `PERSON#${person}`, sk: 'ADMIN' });

/** What somebody chose last in a channel. */
export const usualKey = (person: string, channel: string): Key => ({
  pk: `PERSON#${person}`,
  sk: `CHANNEL#${channel}`,
});

export const isBoxKey = (key: Key): boolean => key.sk.startsWith(boxPrefix);

/** The name of the errand that a key belongs to; undefined for keys of anything else. */
export function errandNameOf({ sk }: Key): string | undefined {
  return sk.startsWith(errandPrefix) ? sk.slice(errandPrefix.length) : undefined;
}

/** Which poll a key belongs to; undefined for keys of anything else. */
export function pollIdOf(key: Key): string | undefined {
  return key.pk.startsWith(pollPrefix) ? key.pk.slice(pollPrefix.length) : undefined;
}

/** Whether a change of this item can change what a poll's message shows. */
export function isShown(key: Key): boolean {
  return pollIdOf(key) !== undefined && (key.sk === 'POLL' || isBoxKey(key));
}

export const searchKey = (market: string, query: string, offset: number): Key => ({
  pk: `SEARCH#${market}#${query}`,
  sk: `SEARCH#${offset}`,
});

export const trackKey = (market: string, id: string): Key => ({ pk: `TRACK#${market}#${id}`, sk: 'TRACK' });

export const albumKey = (market: string, id: string): Key => ({ pk: `ALBUM#${market}#${id}`, sk: 'ALBUM' });

/** Until when the catalogue must not be asked. */
export const catalogueBlockKey: Key = { pk: 'CATALOGUE', sk: 'BLOCK' };
