// Which schedules run in a channel, and when: one item, so that of two people who set one up at the same moment each is seen by
// the other, and neither the number nor the distance between them is ever broken. What a schedule is, is asked of itself.

import * as v from 'valibot';
import type { Timetable } from '../rules/schedule/timetable.ts';
import { channelSchedulesKey } from './keys.ts';
import { schemaVersion } from './poll-item.ts';
import type { Table } from './table.ts';
import { timetableSchema } from './timetable-schema.ts';

export interface RosterEntry {
  /** The schedule's id. */
  readonly id: string;
  readonly timetable: Timetable;
  /** When this was written, in milliseconds since 1970. */
  readonly at: number;
}

export interface Roster {
  /** Slack's id of the conversation. */
  readonly channel: string;
  readonly entries: readonly RosterEntry[];
  /** Counts the writes; 0 before the first. */
  readonly edition: number;
}

const itemSchema = v.object({
  v: v.literal(schemaVersion),
  entries: v.array(v.object({ id: v.string(), timetable: timetableSchema, at: v.number() })),
  edition: v.number(),
});

export function createRosterStore(table: Table) {
  return {
    /** @throws when the item is not what this file writes */
    async findRoster(channel: string): Promise<Roster> {
      const item = await table.get(channelSchedulesKey(channel));
      if (item === undefined) return { channel, entries: [], edition: 0 };
      const { entries, edition } = v.parse(itemSchema, item);
      return { channel, entries, edition };
    },

    /** @returns false when somebody else has written it since it was read */
    saveRoster: ({ channel, edition }: Roster, entries: readonly RosterEntry[]): Promise<boolean> =>
      table.put(
        { ...channelSchedulesKey(channel), v: schemaVersion, entries: [...entries], edition: edition + 1 },
        edition === 0
          ? { condition: 'attribute_not_exists(#pk)', names: { '#pk': 'pk' } }
          : {
              condition: '#edition = :before',
              names: { '#edition': 'edition' },
              values: { ':before': edition },
            },
      ),
  };
}

export type RosterStore = ReturnType<typeof createRosterStore>;
