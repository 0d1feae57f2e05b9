import { expect, test } from 'vitest';
import { onEachEngine } from './on-each-engine.ts';

onEachEngine((store) => {
  const turnOf = (token: string) =>
    store().claimDrawing(store().id, { token, until: store().clock.now + 8_000 }, 30_000);
  const claims = async (token: string) => (await turnOf(token)).kind === 'taken';
  const drawing = async () => (await store().findCountedPoll(store().id))?.drawing;
  const turn = (token: string, suspectUntil?: number) => ({ token, suspectUntil });
  const isDue = async () => (await store().findDue()).polls.includes(store().id);

  test('of ten who want to draw exactly one may', async () => {
    await store().addPoll();
    const granted = await Promise.all(Array.from({ length: 10 }, (_, at) => claims(`token ${at}`)));
    expect(granted.filter(Boolean)).toHaveLength(1);
  });

  test('a turn is kept when its answer was lost, and runs out', async () => {
    await store().addPoll();
    store().loseAnswer('SET #by');
    expect(await claims('one')).toBe(true);
    const until = store().clock.now + 8_000;
    store().clock.now += 7_999;
    expect(await turnOf('two')).toEqual({ kind: 'held', until });
    store().clock.now += 1;
    expect(await claims('two')).toBe(true);
  });

  test('a turn that ran out leaves doubts about its draw, and one that was given back none', async () => {
    await store().addPoll();
    await claims('one');
    await store().releaseDrawing(store().id, 'one');
    await claims('two');
    expect(await drawing()).not.toHaveProperty('suspectUntil');
    store().clock.now += 8_000;
    const doubt = store().clock.now + 30_000;
    await claims('three');
    expect(await drawing()).toMatchObject({ drawnBy: 'three', suspectUntil: doubt });
    await store().doubtDrawing(store().id, { until: doubt + 1_000_000, retryAt: 1 });
    store().clock.now += 8_000;
    await claims('four');
    expect(await drawing()).toMatchObject({ drawnBy: 'four', suspectUntil: doubt + 1_000_000 });
  });

  test('a turn can be given back by its holder alone', async () => {
    await store().addPoll();
    await claims('one');
    expect(await store().releaseDrawing(store().id, 'two')).toBe(false);
    expect(await store().releaseDrawing(store().id, 'one')).toBe(true);
    expect(await claims('two')).toBe(true);
  });

  test('what was drawn is noted, the turn is free, and the poll is off the list', async () => {
    await store().addPoll();
    await store().startDrawing(store().id, 'first', 2_000_000_000);
    await store().postponeDrawing(store().id, store().clock.now);
    await claims('one');
    expect(await store().saveDrawn(store().id, turn('one'), { shown: 'second', nextAt: 5 })).toBe(true);
    expect(await drawing()).toEqual({ shown: 'second', nextAt: 5 });
    expect(await isDue()).toBe(false);
    expect(await claims('two')).toBe(true);
  });

  test('what was first shown does not replace what was drawn since', async () => {
    await store().addPoll();
    await claims('one');
    await store().saveDrawn(store().id, turn('one'), { shown: 'second', nextAt: 5 });
    await store().startDrawing(store().id, 'first', 2_000_000_000);
    expect(await drawing()).toMatchObject({ shown: 'second' });
  });

  test('whoever has lost the turn cannot note anything', async () => {
    await store().addPoll();
    await claims('one');
    store().clock.now += 8_000;
    await claims('two');
    expect(await store().saveDrawn(store().id, turn('one'), { shown: 'old', nextAt: 5 })).toBe(false);
    const doubt = store().clock.now + 30_000;
    expect(await store().saveDrawn(store().id, turn('two', doubt), { shown: 'new', nextAt: 6 })).toBe(true);
    expect(await drawing()).toEqual({ shown: 'new', nextAt: 6 });
  });

  test('doubts that arose during a turn are not overwritten by its end', async () => {
    await store().addPoll();
    await claims('one');
    const until = store().clock.now + 30_000;
    await store().doubtDrawing(store().id, { until, retryAt: until });
    expect(await store().saveDrawn(store().id, turn('one'), { shown: 'new', nextAt: 5 })).toBe(false);
    expect(await store().saveDrawn(store().id, turn('one', until), { shown: 'new', nextAt: 5 })).toBe(true);
    expect(await drawing()).toEqual({ shown: 'new', nextAt: 5 });
  });

  test('a draw that failed forgets what is shown, and brings the poll back at its time', async () => {
    await store().addPoll();
    await store().startDrawing(store().id, 'first', 2_000_000_000);
    await claims('one');
    const retryAt = store().clock.now + 30_000;
    await store().saveDrawn(store().id, turn('one'), { nextAt: 5, retryAt, suspectUntil: retryAt });
    expect(await drawing()).toEqual({ nextAt: 5, dueAt: retryAt, suspectUntil: retryAt });
    expect(await isDue()).toBe(false);
    store().clock.now = retryAt;
    expect(await isDue()).toBe(true);
  });

  test('a poll is taken off the list only if it was not put there anew', async () => {
    await store().addPoll();
    const { now } = store().clock;
    await store().postponeDrawing(store().id, now);
    await store().postponeDrawing(store().id, now - 1);
    expect(await store().settleDrawing(store().id, now)).toBe(false);
    expect(await isDue()).toBe(true);
    expect(await store().settleDrawing(store().id, now - 1)).toBe(true);
    expect(await isDue()).toBe(false);
  });
});
