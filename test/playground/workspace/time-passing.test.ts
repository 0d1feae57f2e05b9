import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { takeDataFolder } from '../../../src/playground/workspace/data-folder.ts';
import { createTimePassing } from '../../../src/playground/workspace/time-passing.ts';
import { createWorkspaceClock } from '../../../src/playground/workspace/workspace-clock.ts';

const start = Date.UTC(2026, 10, 21, 12);
const minute = 60_000;

/** Moments are minutes after the start. */
interface Due {
  readonly closings?: readonly number[];
  readonly occurrences?: readonly number[];
}

async function withClock({ closings = [], occurrences = [] }: Due = {}) {
  const clock = await createWorkspaceClock(() => start, undefined);
  const momentsOf = (minutes: readonly number[]) => minutes.map((after) => start + after * minute);
  /** The minutes after the start at which the timer struck. */
  const strikes: number[] = [];
  const passing = createTimePassing({
    clock,
    tick: async () => void strikes.push((clock.now() - start) / minute),
    readMoments: async () => ({ closings: momentsOf(closings), occurrences: momentsOf(occurrences) }),
  });
  return { clock, strikes, ...passing };
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

  it('passes for a day, and the timer strikes also when something is due in it', async () => {
    const { strikes, letTimePass } = await withClock({ closings: [7, 2_000], occurrences: [-9, 301, 302] });
    await letTimePass('day');
    expect(strikes).toEqual(expect.arrayContaining([7, 301, 302, 24 * 60]));
    expect(strikes).not.toContain(2_000);
    expect(strikes).toEqual([...strikes].sort((one, other) => one - other));
  });

  it('passes to the next closing, and not to one that is over', async () => {
    const { clock, strikes, letTimePass } = await withClock({ closings: [-5, 240, 15] });
    await letTimePass('closing');
    expect(clock.ahead()).toBe(15 * minute);
    expect(strikes.at(-1)).toBe(15);
    await letTimePass('closing');
    expect(clock.ahead()).toBe(240 * minute);
  });

  it('passes to the next occurrence of a schedule, a week of them one after the other', async () => {
    const week = 7 * 24 * 60;
    const occurrences = [3 * week, week, 2 * week, 0];
    const { clock, strikes, letTimePass } = await withClock({ closings: [week + 60], occurrences });
    for (const weeks of [1, 2, 3]) {
      expect(await letTimePass('occurrence')).toEqual({ ok: true });
      expect(clock.ahead()).toBe(weeks * week * minute);
      expect(strikes.at(-1)).toBe(weeks * week);
    }
    expect(strikes).toContain(week + 60);
  });

  it.for([
    { target: 'closing', error: 'No open poll has a closing time.' },
    { target: 'occurrence', error: 'No schedule is going to post.' },
  ] as const)('does not pass to the next $target where none is to come', async ({ target, error }) => {
    const { clock, letTimePass, readNextMoments } = await withClock({ closings: [-5], occurrences: [0] });
    expect(await letTimePass(target)).toEqual({ ok: false, error });
    expect(clock.ahead()).toBe(0);
    expect(await readNextMoments()).toEqual({});
  });

  it('is told of before: when a poll closes next, and when a schedule posts', async () => {
    const due = { closings: [20, 10, -1], occurrences: [0, 30] };
    const { clock, readNextMoments } = await withClock(due);
    expect(await readNextMoments()).toEqual({
      closing: start + 10 * minute,
      occurrence: start + 30 * minute,
    });
    clock.advance(25 * minute);
    expect(await readNextMoments()).toEqual({ occurrence: start + 30 * minute });
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
