import { expect, test } from 'vitest';
import { pollPartition } from '../../src/store/keys.ts';
import { onEachEngine } from './on-each-engine.ts';

onEachEngine((store) => {
  const isDue = async () => (await store().findDue()).polls.filter((id) => id === store().id).length;

  test('a poll is due from its closing time on', async () => {
    await store().addPoll({ closesAt: store().clock.now + 1_000 });
    store().clock.now += 999;
    expect(await isDue()).toBe(0);
    store().clock.now += 1;
    expect(await isDue()).toBe(1);
  });

  test('a poll that only people close is not due', async () => {
    await store().addPoll();
    store().clock.now += 1_000_000;
    expect(await isDue()).toBe(0);
  });

  test('a poll that is due twice over is listed once, and the longest due comes first', async () => {
    await store().addPoll({ closesAt: store().clock.now - 5 });
    await store().addPoll({ id: `${store().id}-b`, closesAt: store().clock.now - 9 });
    await store().postponeDrawing(store().id, store().clock.now - 1);
    const listed = (await store().findDue()).polls.filter((id) => id.startsWith(store().id));
    expect(listed).toEqual([`${store().id}-b`, store().id]);
  });

  test('a poll that is forgotten is off the list with all that belongs to it', async () => {
    const { now } = store().clock;
    await store().addPoll({ closesAt: now });
    await store().postponeDrawing(store().id, now);
    await store().createErrand({ poll: store().id, name: 'announce' }, { dueAt: now, ttl: 2_000_000_000 });
    await store().forgetPoll(store().id);
    expect(await isDue()).toBe(0);
  });

  test('forgetting a poll makes no item where there was none', async () => {
    await store().forgetPoll(store().id);
    expect(await store().table.partition(pollPartition(store().id))).toEqual([]);
  });
});
