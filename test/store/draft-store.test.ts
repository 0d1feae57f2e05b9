import { expect, test } from 'vitest';
import { addSong, type Draft, newDraft } from '../../src/rules/poll/draft.ts';
import { draftKey } from '../../src/store/keys.ts';
import { song } from '../slack/sample-polls.ts';
import { onEachEngine } from './on-each-engine.ts';

const day = 24 * 60 * 60 * 1_000;

onEachEngine((store) => {
  const person = () => `U-${store().id}`;
  const saves = (draft: Draft, before: number) => store().saveDraft(person(), draft, before);

  test('a draft is read as it was written, with its version', async () => {
    const added = addSong(
      newDraft('draft-1', { title: 'Friday', channel: 'C1' }),
      song('Alpha', { isrc: 'GB1' }),
    );
    const draft = added.kind === 'added' ? added.draft : newDraft('never');
    const findings = { query: 'alpha', songs: draft.picks, page: 0, nextOffset: 5, isCut: true } as const;
    expect(await saves({ ...draft, findings }, 0)).toBe(true);
    expect(await store().findDraft(person())).toMatchObject({ draft: { ...draft, findings }, version: 1 });
    expect(await store().findDraft('U-stranger')).toBeUndefined();
  });

  test('of two who change the same version one succeeds', async () => {
    await saves(newDraft('draft-1'), 0);
    const both = await Promise.all([saves(newDraft('draft-2'), 1), saves(newDraft('draft-3'), 1)]);
    expect(both.filter(Boolean)).toHaveLength(1);
    expect((await store().findDraft(person()))?.version).toBe(2);
    expect(await saves(newDraft('draft-4'), 0)).toBe(false);
  });

  test('a draft lives for a day from its last change, and then gives way to a new one', async () => {
    await saves(newDraft('draft-1'), 0);
    store().clock.now += day - 1_000;
    expect(await store().findDraft(person())).toBeDefined();
    store().clock.now += 1_000;
    expect(await store().findDraft(person())).toBeUndefined();
    expect(await saves(newDraft('draft-2'), 0)).toBe(true);
  });

  test('a draft that cannot be read does not keep its owner from a new one', async () => {
    await store().table.put({ ...draftKey(person()), v: 0, draft: 'in an old shape', ttl: 9_999_999_999 });
    expect(await store().findDraft(person())).toBeUndefined();
    expect(await saves(newDraft('draft-2'), 0)).toBe(true);
  });

  test('only the draft that is meant is deleted', async () => {
    await saves(newDraft('draft-2'), 0);
    expect(await store().deleteDraft(person(), 'draft-1', 1)).toBe(false);
    expect(await store().deleteDraft(person(), 'draft-2', 2)).toBe(false);
    expect(await store().deleteDraft(person(), 'draft-2', 1)).toBe(true);
    expect(await store().deleteDraft(person(), 'draft-2', 1)).toBe(false);
    expect(await store().findDraft(person())).toBeUndefined();
  });
});
