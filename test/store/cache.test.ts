import { expect, test } from 'vitest';
import { personKey, trackKey } from '../../src/store/keys.ts';
import { onEachEngine } from './on-each-engine.ts';

onEachEngine((store) => {
  const key = (name = 'one') => personKey(`${store().id}-${name}`);

  test('what is noted can be recalled until its time, and not after', async () => {
    const until = store().clock.now + 60_000;
    await store().remember(key(), { name: 'Ann' }, until);
    store().clock.now = until - 1;
    expect(await store().recall(key())).toEqual({ name: 'Ann' });
    store().clock.now = until;
    expect(await store().recall(key())).toBeUndefined();
    expect(await store().recallMany([key()])).toEqual(new Map());
  });

  test('the newer note counts', async () => {
    await store().remember(key(), 'Ann', store().clock.now + 60_000);
    await store().remember(key(), 'Anna', store().clock.now + 60_000);
    expect(await store().recall(key())).toBe('Anna');
  });

  test('of several, those are recalled that are there', async () => {
    await store().remember(key('one'), 'Ann', store().clock.now + 60_000);
    await store().remember(key('two'), 'Bo', store().clock.now + 60_000);
    const found = await store().recallMany(['one', 'two', 'three'].map(key));
    expect(found).toEqual(
      new Map([
        [key('one').pk, 'Ann'],
        [key('two').pk, 'Bo'],
      ]),
    );
    expect(await store().recallMany([])).toEqual(new Map());
  });

  test('nothing is recalled where nothing was noted', async () => {
    expect(await store().recall(trackKey('DE', 'unheard-of'))).toBeUndefined();
  });
});
