import { expect, test } from 'vitest';
import { onEachEngine } from './on-each-engine.ts';

onEachEngine((store) => {
  const isDue = async () => (await store().findDuePolls()).filter((id) => id === store().id).length;

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
    const listed = (await store().findDuePolls()).filter((id) => id.startsWith(store().id));
    expect(listed).toEqual([`${store().id}-b`, store().id]);
  });
});
