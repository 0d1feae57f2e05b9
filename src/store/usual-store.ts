// What somebody chose last for polls in a channel: the next window there begins with it.

import * as v from 'valibot';
import type { Choices } from '../rules/poll/settings.ts';
import { usualKey } from './keys.ts';
import { choiceSchemas, fromStoredNames, toStoredNames } from './setting-schemas.ts';
import type { Table } from './table.ts';

/** Half a year from the last poll, in seconds. */
const lifetime = 180 * 24 * 60 * 60;

const itemSchema = v.object({
  choices: v.pipe(v.record(v.string(), v.unknown()), v.transform(fromStoredNames), v.object(choiceSchemas)),
  ttl: v.number(),
});

export interface UsualPlace {
  /** Slack's id. */
  readonly person: string;
  /** Slack's id of the conversation. */
  readonly channel: string;
}

export function createUsualStore(table: Table, now: () => number) {
  return {
    /** Undefined where nothing is known, or what is known cannot be read: it only saves a few clicks. */
    async findUsual({ person, channel }: UsualPlace): Promise<Choices | undefined> {
      const item = v.safeParse(itemSchema, await table.get(usualKey(person, channel)));
      return item.success && item.output.ttl * 1_000 > now() ? item.output.choices : undefined;
    },

    /** Whatever was chosen before gives way: the last one counts, so the write has no condition. */
    saveUsual: ({ person, channel }: UsualPlace, choices: Choices): Promise<boolean> =>
      table.put({
        ...usualKey(person, channel),
        choices: toStoredNames({ ...choices }),
        ttl: Math.floor(now() / 1_000) + lifetime,
      }),
  };
}

export type UsualStore = ReturnType<typeof createUsualStore>;
