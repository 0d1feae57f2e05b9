import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { takeDataFolder } from '../../../src/playground/workspace/data-folder.ts';
import { createTimePassing } from '../../../src/playground/workspace/time-passing.ts';
import { createWorkspaceClock } from '../../../src/playground/workspace/workspace-clock.ts';

const start = Date.UTC(2026, 10, 21, 12);
const minute = 60_000;

async function withClock(closings: readonly number[] = []) {
  const clock = await createWorkspaceClock(() => start, undefined);
  /** The minutes after the start at which the timer struck. */
  const strikes: number[] = [];
  const letTimePass = createTimePassing({
    clock,
    tick: async () => void strikes.push((clock.now() - start) / minute),
    closingTimes: async () => closings.map((minutes) => start + minutes * minute),
  });
  return { clock, strikes, letTimePass };
}

describe('Time that passes', () => {
  it('passes for an hour, and the timer strikes at each minute', async () => {
    const { clock, strikes, letTimePass } = await withClock();
    expect(await letTimePass('hour')).toEqual({ ok: true });
    expect(clock.now()).toBe(start + 60 * minute);
    expect(strikes).toEqual(Array.from({ length: 60 }, (_, at) => at + 1));
  });

  it('passes for a day, and the timer strikes now and then, and at its end', async () => {
    const { clock, strikes, letTimePass } = await withClock();
    await letTimePass('day');
    expect(clock.ahead()).toBe(24 * 60 * minute);
    expect(strikes).toHaveLength(60);
    expect(strikes.at(-1)).toBe(24 * 60);
  });

  it('passes to the next closing, and not to one that is over', async () => {
    const { clock, strikes, letTimePass } = await withClock([-5, 240, 15]);
    await letTimePass('closing');
    expect(clock.ahead()).toBe(15 * minute);
    expect(strikes.at(-1)).toBe(15);
    await letTimePass('closing');
    expect(clock.ahead()).toBe(240 * minute);
  });

  it('does not pass to a closing where none is to come', async () => {
    const { clock, letTimePass } = await withClock([-5]);
    expect(await letTimePass('closing')).toEqual({
      ok: false,
      error: 'No open poll has a closing time.',
    });
    expect(clock.ahead()).toBe(0);
  });

  it('passes once at a time', async () => {
    const { letTimePass } = await withClock();
    const both = await Promise.all([letTimePass('hour'), letTimePass('hour')]);
    expect(both).toEqual([{ ok: true }, { ok: false, error: 'Time is passing already.' }]);
  });
});

describe('A workspace’s clock', () => {
  it('runs with the real one, ahead of it as far as it was moved', async () => {
    let real = start;
    const clock = await createWorkspaceClock(() => real, undefined);
    const heard: number[] = [];
    const stop = clock.onMove((ahead) => heard.push(ahead));
    clock.advance(minute);
    real += 1_000;
    expect(clock.now()).toBe(start + minute + 1_000);
    stop();
    clock.advance(minute);
    expect(heard).toEqual([minute]);
  });

  it('is as far ahead after a restart, in the same folder', async () => {
    const path = await mkdtemp(join(tmpdir(), 'songpoll-'));
    onTestFinished(() => rm(path, { recursive: true }));
    const folder = await takeDataFolder(path, { fresh: false });
    const clock = await createWorkspaceClock(() => start, folder);
    clock.advance(minute);
    clock.advance(minute);
    await clock.kept();
    expect((await createWorkspaceClock(() => start, folder)).ahead()).toBe(2 * minute);
    await folder?.write('clock-ahead', 'nonsense');
    expect((await createWorkspaceClock(() => start, folder)).ahead()).toBe(0);
  });
});
