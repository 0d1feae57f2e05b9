// Which songs stood in each poll, when: one entry for each change of them.

import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { PollSong } from '../../../src/rules/poll/poll.ts';
import { pollIdOf } from '../../../src/store/keys.ts';
import { fromPollItem } from '../../../src/store/poll-item.ts';
import type { ChaosWorld } from '../world/chaos-world.ts';

export interface SongsThen {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly songs: readonly PollSong[];
  /** Slack's id of who owned the poll by then, and how many songs it let anybody else add. */
  readonly owner: string;
  readonly adding: string | number;
  /** Whether it was posted: before, it may be another one at the next try. */
  readonly isPosted: boolean;
}

export type SongHistory = ReadonlyMap<string, readonly SongsThen[]>;

/** Keeps it from now on, by poll id. */
export function watchSongs(world: ChaosWorld): SongHistory {
  const all = new Map<string, SongsThen[]>();
  world.onChange(({ pk, sk }) => {
    const id = pollIdOf({ pk, sk });
    const item = sk === 'POLL' ? world.items.get(pk)?.get(sk) : undefined;
    if (id === undefined || item === undefined) return;
    // The picture is DynamoDB's own JSON.
    const stored = fromPollItem(unmarshall(item as unknown as Parameters<typeof unmarshall>[0]), 0);
    if (stored === undefined) return;
    const { songs, owner, adding, message } = stored.poll;
    const now = { songs, owner: owner.id, adding, isPosted: message !== undefined };
    const known = all.get(id) ?? [];
    all.set(id, known);
    const { at: _, ...last } = known.at(-1) ?? { at: 0 };
    if (JSON.stringify(last) !== JSON.stringify(now)) known.push({ ...now, at: world.timeline.now() });
  });
  return all;
}
