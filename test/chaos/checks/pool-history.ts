// What became of each song of the channel's pool, when; and which songs were drawn from it for which poll.

import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { JsonObject } from '../../../src/playground/protocol/json.ts';
import { objectOf, stringOf } from '../../../src/playground/protocol/json.ts';
import { type Entry, recordingKeys } from '../../../src/rules/pool/entry.ts';
import { pollIdOf, poolPartition } from '../../../src/store/keys.ts';
import { fromPollItem } from '../../../src/store/poll-item.ts';
import { fromEntryItem } from '../../../src/store/pool-item.ts';
import type { ChaosWorld } from '../world/chaos-world.ts';

export interface EntryThen {
  readonly key: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Absent where there was none, or there is none any more. */
  readonly before: Entry | undefined;
  readonly after: Entry | undefined;
}

/** A poll at the moment when its message was noted. */
export interface PostedThen {
  readonly poll: string;
  readonly at: number;
  /** The songs that were drawn for it, with what the pool has of them at that moment. */
  readonly drawn: readonly { readonly title: string; readonly entry: Entry | undefined }[];
}

export interface PoolHistory {
  readonly entries: readonly EntryThen[];
  readonly posted: readonly PostedThen[];
}

/** @param channel Slack's id, as the run begins */
export function watchPool(world: ChaosWorld, channel: string): PoolHistory {
  const entries: EntryThen[] = [];
  const posted: PostedThen[] = [];
  const now = new Map<string, Entry>();
  /** Keys of songs drawn for a draft, by its id, which becomes the poll's. */
  const drawn = new Map<string, ReadonlySet<string>>();

  function noteDraft(item: JsonObject | undefined): void {
    const draft = objectOf(objectOf(item?.['draft'])['M']);
    const { L: picks } = objectOf(draft['picks']);
    if (!Array.isArray(picks)) return;
    const fromPool = picks.map((pick) => objectOf(objectOf(pick)['M'])).filter((pick) => 'fromPool' in pick);
    const ids = fromPool.map((pick) => stringOf(objectOf(pick['id'])['S']));
    drawn.set(stringOf(objectOf(draft['id'])['S']), new Set(ids));
  }

  function notePosted(id: string, item: JsonObject): void {
    const stored = fromPollItem(plain(item), 0);
    if (stored?.poll.message === undefined || posted.some(({ poll }) => poll === id)) return;
    const songs = stored.poll.songs.filter((song) => drawn.get(id)?.has(song.id));
    posted.push({
      poll: id,
      at: world.timeline.now(),
      drawn: songs.map((song) => ({ title: song.title, entry: now.get(recordingKeys(song)[0]) })),
    });
  }

  world.onChange(({ pk, sk }) => {
    const item = world.items.get(pk)?.get(sk);
    if (sk === 'DRAFT') return noteDraft(item);
    const poll = pollIdOf({ pk, sk });
    if (sk === 'POLL' && poll !== undefined && item !== undefined) return notePosted(poll, item);
    if (pk !== poolPartition(channel) || !sk.startsWith('SONG#')) return;
    const key = sk.slice('SONG#'.length);
    const before = now.get(key);
    const after = item && fromEntryItem(plain(item))?.entry;
    entries.push({ key, at: world.timeline.now(), before, after });
    if (after === undefined) now.delete(key);
    else now.set(key, after);
  });
  return { entries, posted };
}

/** The picture is DynamoDB's own JSON. */
const plain = (item: JsonObject) => unmarshall(item as unknown as Parameters<typeof unmarshall>[0]);
