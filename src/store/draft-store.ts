// Drafts: one for each person, kept for a day. A draft is changed by reading, deciding and writing it back under the
// condition that nobody else did so meanwhile (two browser tabs, two quick clicks); the loser decides again.

import * as v from 'valibot';
import type { Draft } from '../rules/poll/draft.ts';
import { draftKey } from './keys.ts';
import { schemaVersion, songSchema } from './poll-item.ts';
import { choiceSchemas, fromStoredNames, toStoredNames } from './setting-schemas.ts';
import type { Table } from './table.ts';

const day = 24 * 60 * 60;

const searchSchema = v.object({
  begun: v.number(),
  begunAt: v.exactOptional(v.number()),
  emptied: v.number(),
  settled: v.exactOptional(v.object({ words: v.string(), window: v.string() })),
  underway: v.exactOptional(
    v.array(v.object({ id: v.string(), links: v.array(v.string()), until: v.number() })),
  ),
  left: v.exactOptional(v.array(v.string())),
});

const draftSchema = v.object({
  id: v.string(),
  settings: v.pipe(
    v.record(v.string(), v.unknown()),
    v.transform(fromStoredNames),
    v.object({
      title: v.string(),
      channel: v.exactOptional(v.string()),
      endsAt: v.exactOptional(v.number()),
      enoughVoters: v.exactOptional(v.number()),
      ...choiceSchemas,
    }),
  ),
  picks: v.array(
    v.object({
      ...songSchema.entries,
      fromPool: v.exactOptional(v.literal(true)),
      anyway: v.exactOptional(v.literal(true)),
    }),
  ),
  usual: v.exactOptional(
    v.pipe(v.record(v.string(), v.unknown()), v.transform(fromStoredNames), v.object(choiceSchemas)),
  ),
  showsMore: v.exactOptional(v.boolean()),
  findings: v.exactOptional(
    v.object({
      query: v.string(),
      songs: v.array(songSchema),
      page: v.number(),
      nextOffset: v.exactOptional(v.number()),
      isCut: v.exactOptional(v.literal(true)),
    }),
  ),
  search: v.exactOptional(searchSchema),
});

const draftItemSchema = v.object({
  v: v.literal(schemaVersion),
  draft: draftSchema,
  version: v.number(),
  ttl: v.number(),
});

export interface StoredDraft {
  readonly draft: Draft;
  /** Counts the writes; 0 stands for a draft that is not stored yet. */
  readonly version: number;
}

export function createDraftStore(table: Table, now: () => number) {
  async function findDraft(person: string): Promise<StoredDraft | undefined> {
    const raw = await table.get(draftKey(person));
    const item = v.safeParse(draftItemSchema, raw);
    // A draft that cannot be read is deleted: kept, it would keep its owner from ever beginning another one.
    if (raw !== undefined && !item.success) await table.delete(draftKey(person));
    return item.success && item.output.ttl * 1_000 > now() ? item.output : undefined;
  }

  return {
    findDraft,

    /** @returns false when the stored draft is not of version `before` (0: none is stored) any more. */
    saveDraft: (person: string, draft: Draft, before: number): Promise<boolean> =>
      table.put(
        {
          ...draftKey(person),
          v: schemaVersion,
          draft: {
            ...draft,
            settings: toStoredNames({ ...draft.settings }),
            ...(draft.usual && { usual: toStoredNames({ ...draft.usual }) }),
          },
          version: before + 1,
          ttl: Math.floor(now() / 1_000) + day,
        },
        before === 0
          ? {
              condition: 'attribute_not_exists(#pk) OR #ttl <= :now',
              names: { '#pk': 'pk', '#ttl': 'ttl' },
              values: { ':now': Math.floor(now() / 1_000) },
            }
          : {
              condition: '#version = :before',
              names: { '#version': 'version' },
              values: { ':before': before },
            },
      ),

    /**
     * Forgets a draft.
     * @returns false when another one has taken its place, or it is not of that version any more
     */
    deleteDraft: (person: string, draftId: string, version: number): Promise<boolean> =>
      table.delete(draftKey(person), {
        condition: '#draft.#id = :id AND #version = :version',
        names: { '#draft': 'draft', '#id': 'id', '#version': 'version' },
        values: { ':id': draftId, ':version': version },
      }),
  };
}

export type DraftStore = ReturnType<typeof createDraftStore>;
