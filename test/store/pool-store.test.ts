// A pool's entries and links, on each engine: whoever comes second is told so, and reads again.

import { describe, expect, it } from 'vitest';
import type { Entry, Urgency } from '../../src/rules/pool/entry.ts';
import { createPoolStore } from '../../src/store/pool-store.ts';
import { song } from '../slack/sample-polls.ts';
import { onEachEngine } from './on-each-engine.ts';

const now = 1_795_269_600_000;
const entry: Entry = {
  key: 'T:alpha',
  song: song('Alpha'),
  supporters: [{ person: 'U1', since: now, urgency: 'soon' }],
  place: { kind: 'waiting' },
  returns: 0,
};
const link = {
  ...{ songId: 'alpha', person: 'U1', since: now, urgency: 'soon' as Urgency },
  ...{ dueAt: now + 60_000, failures: 0 },
};

onEachEngine((store) => {
  const pools = () => createPoolStore(store().table, () => now);

  describe('an entry', () => {
    it('is written once, and changed by whoever has read its last edition', async () => {
      const { saveEntry, deleteEntry, findPool } = pools();
      expect(await saveEntry('C1', entry, undefined)).toBe(true);
      expect(await saveEntry('C1', entry, undefined)).toBe(false);
      expect(await saveEntry('C1', { ...entry, returns: 1 }, 1)).toBe(true);
      expect(await saveEntry('C1', entry, 1)).toBe(false);
      expect(await deleteEntry('C1', entry.key, 1)).toBe(false);
      expect((await findPool('C1')).entries).toMatchObject([{ entry: { returns: 1 }, edition: 2 }]);
      expect(await deleteEntry('C1', entry.key, 2)).toBe(true);
      expect((await findPool('C1')).entries).toEqual([]);
    });
  });

  describe('a link', () => {
    it('is kept once for each person, and stays as it was when it is saved again', async () => {
      const { saveLink, findPool } = pools();
      expect(await saveLink('C2', link)).toBe(true);
      expect(await saveLink('C2', { ...link, since: now + 1, failures: 3 })).toBe(false);
      expect(await saveLink('C2', { ...link, person: 'U2' })).toBe(true);
      expect((await findPool('C2')).links).toMatchObject([link, { ...link, person: 'U2' }]);
    });

    it('is kept anew once it was dropped', async () => {
      const { saveLink, dropLink, findPool } = pools();
      await saveLink('C3', link);
      expect(await dropLink('C3', 'alpha', 'U1')).toBe(true);
      expect(await dropLink('C3', 'alpha', 'U1')).toBe(false);
      expect((await findPool('C3')).links).toEqual([]);
      expect(await saveLink('C3', link)).toBe(true);
      expect((await findPool('C3')).links).toMatchObject([link]);
    });

    it('becomes more urgent only as long as it waits, and keeps the time at which it is looked up', async () => {
      const { saveLink, hurryLink, postponeLink, dropLink, findPool } = pools();
      await saveLink('C4', link);
      await postponeLink('C4', link, now + 120_000);
      expect(await hurryLink('C4', { ...link, urgency: 'now' })).toBe(true);
      const [kept] = (await findPool('C4')).links;
      expect(kept).toMatchObject({ urgency: 'now', dueAt: now + 120_000, failures: 1 });
      await dropLink('C4', 'alpha', 'U1');
      expect(await hurryLink('C4', { ...link, urgency: 'now' })).toBe(false);
    });
  });
});
