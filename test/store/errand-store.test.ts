import { expect, test } from 'vitest';
import type { Errand } from '../../src/store/errand-item.ts';
import { errandKey, pollPartition } from '../../src/store/keys.ts';
import { onEachEngine } from './on-each-engine.ts';

onEachEngine((store) => {
  const ref = () => ({ poll: store().id, name: 'announce' }) as const;
  const writes = () => store().createErrand(ref(), { dueAt: store().clock.now, ttl: 2_000_000_000 });
  const errand = async (): Promise<Errand> => {
    const [found] = (await store().findCountedPoll(store().id))?.errands ?? [];
    if (found === undefined) throw new Error('There is no errand');
    return found;
  };
  const claim = (token: string) => ({ token, until: store().clock.now + 20_000 });
  const claims = async (token: string, seen?: Errand) =>
    store().claimErrand(ref(), seen ?? (await errand()), claim(token));
  const isDue = async () => (await store().findDue()).polls.includes(store().id);

  async function written() {
    await store().addPoll();
    await writes();
  }

  test('two writers write one errand, and neither undoes what came of it', async () => {
    await store().addPoll();
    expect([await writes(), await writes()]).toEqual([true, false]);
    await store().settleErrand(ref(), '9.9');
    expect(await writes()).toBe(false);
    expect(await errand()).toMatchObject({ result: '9.9' });
  });

  test('of ten who want to do it exactly one may', async () => {
    await written();
    const seen = await errand();
    const granted = await Promise.all(Array.from({ length: 10 }, (_, at) => claims(`token ${at}`, seen)));
    expect(granted.filter(Boolean)).toHaveLength(1);
  });

  test('whoever has the right has it still when asking again, and when the answer was lost', async () => {
    await written();
    store().loseAnswer('SET #by');
    expect(await claims('one')).toBe(true);
    expect(await claims('one')).toBe(true);
    expect(await claims('other')).toBe(false);
  });

  test('the right runs out, and the next one knows that it may have been done', async () => {
    await written();
    await claims('one');
    store().clock.now += 19_999;
    expect(await claims('other')).toBe(false);
    store().clock.now += 1;
    expect(await errand()).toMatchObject({ claimedBy: 'one' });
    expect(await claims('other')).toBe(true);
  });

  test('one that waits for long is hastened, but never one that is settled, being tried, soon due or hastened just now', async () => {
    const hastens = () => store().hastenErrand(ref());
    const postpones = (at: number) =>
      store().postponeErrand(ref(), 'one', { at: store().clock.now + at, failures: 1, isInDoubt: false });
    await store().addPoll();
    expect(await hastens()).toBe(false);
    await writes();
    await claims('one');
    expect(await hastens()).toBe(false);
    await postpones(60_000);
    expect(await hastens()).toBe(false);
    store().clock.now += 60_000;
    await claims('one');
    await postpones(3_600_000);
    expect([await hastens(), await hastens()]).toEqual([true, false]);
    await claims('one');
    await postpones(3_600_000);
    store().clock.now += 29_999;
    expect(await hastens()).toBe(false);
    store().clock.now += 1;
    expect(await hastens()).toBe(true);
    await store().settleErrand(ref(), '9.9');
    expect(await hastens()).toBe(false);
    expect(await errand()).toMatchObject({ result: '9.9' });
  });

  test('whoever has read it before another tried may not try by that', async () => {
    await written();
    const seen = await errand();
    await claims('one');
    store().clock.now += 20_000;
    expect(await claims('late', seen)).toBe(false);
  });

  test('nobody may try an errand that is not there, or before its time', async () => {
    await store().addPoll();
    const seen: Errand = { name: 'announce', failures: 0 };
    expect(await claims('one', seen)).toBe(false);
    await store().createErrand(ref(), { dueAt: store().clock.now + 1, ttl: 2_000_000_000 });
    expect(await claims('one')).toBe(false);
  });

  test('what is done is done for good, also by who has lost the right, and the clock need not look again', async () => {
    await written();
    await claims('one');
    store().clock.now += 20_000;
    await claims('two');
    expect(await store().settleErrand(ref(), '9.9')).toBe(true);
    expect(await store().settleErrand(ref(), '8.8')).toBe(false);
    expect(await errand()).toEqual({
      name: 'announce',
      failures: 0,
      settledAt: store().clock.now,
      result: '9.9',
    });
    store().clock.now += 3_600_000;
    expect([await claims('other'), await isDue()]).toEqual([false, false]);
  });

  test('it is given up by its holder alone, and says why', async () => {
    await written();
    await claims('one');
    expect(await store().giveUpErrand(ref(), 'two', 'is_archived')).toBe(false);
    expect(await store().giveUpErrand(ref(), 'one', 'is_archived')).toBe(true);
    expect(await errand()).toMatchObject({ givenUp: 'is_archived' });
    expect([await claims('other'), await isDue()]).toEqual([false, false]);
  });

  test('a postponed errand waits for its time, and nobody believes that it may have been done', async () => {
    await written();
    await claims('one');
    const at = store().clock.now + 60_000;
    const postponement = { at, failures: 1, isInDoubt: false };
    expect(await store().postponeErrand(ref(), 'other', postponement)).toBe(false);
    expect(await store().postponeErrand(ref(), 'one', postponement)).toBe(true);
    expect(await errand()).toEqual({ name: 'announce', failures: 1, dueAt: at });
    expect([await claims('two'), await isDue()]).toEqual([false, false]);
    store().clock.now = at;
    expect([await isDue(), await claims('two')]).toEqual([true, true]);
  });

  test('a doubt outlives its postponement', async () => {
    await written();
    await claims('one');
    const at = store().clock.now + 2_000;
    await store().postponeErrand(ref(), 'one', { at, failures: 1, isInDoubt: true });
    expect(await errand()).toMatchObject({ claimedBy: 'in doubt', dueAt: at });
    store().clock.now = at;
    expect(await claims('two')).toBe(true);
  });

  test('an errand of a newer version is left to that', async () => {
    await written();
    await store().table.put({ ...errandKey(pollPartition(store().id), 'teleport'), v: 7 });
    expect((await store().findCountedPoll(store().id))?.errands).toHaveLength(1);
  });

  test('an errand that is not as it is written is an error', async () => {
    await store().addPoll();
    await store().table.put({ ...errandKey(pollPartition(store().id), 'announce'), v: 1, failures: 'many' });
    await expect(store().findCountedPoll(store().id)).rejects.toThrow();
  });
});
