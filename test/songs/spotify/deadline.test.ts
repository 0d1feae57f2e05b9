import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CatalogueUnavailable } from '../../../src/songs/catalogue.ts';
import { timings, untilEnded, withDeadline, within } from '../../../src/songs/spotify/deadline.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** When a call ends that waits for ever after its tokens. */
async function endsAfter(tokensAt: readonly number[]): Promise<number> {
  const startedAt = performance.now();
  const ended = withDeadline(timings, async ({ signal, tokenArrived }) => {
    for (const at of tokensAt) setTimeout(tokenArrived, at);
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    return performance.now() - startedAt;
  });
  await vi.advanceTimersByTimeAsync(10_000);
  return Math.round(await ended);
}

describe('a call that gets no answer ends', () => {
  test.each([
    { tokensAt: [0], after: 1_500, when: 'the token is there' },
    { tokensAt: [400], after: 1_500, when: 'the token comes at once' },
    { tokensAt: [1_000], after: 2_100, when: 'the token took a second' },
    { tokensAt: [1_200], after: 2_200, when: 'the token took as long as it may' },
    { tokensAt: [], after: 2_200, when: 'the token never comes' },
    { tokensAt: [0, 1_300], after: 2_200, when: 'the token had to be renewed late' },
    { tokensAt: [0, 300], after: 1_500, when: 'the token had to be renewed early' },
  ])('after $after ms, $when', async ({ tokensAt, after }) => {
    expect(await endsAfter(tokensAt)).toBe(after);
  });
});

test('work that is done leaves no timer behind', async () => {
  await withDeadline(timings, async ({ tokenArrived }) => tokenArrived());
  await within(50, async () => 'done');
  expect(vi.getTimerCount()).toBe(0);
});

test('who has waited long enough goes, while the others go on waiting', async () => {
  const awaited = deferred();
  const hurried = new AbortController();
  const short = untilEnded(awaited.promise, hurried.signal);
  const long = untilEnded(awaited.promise, new AbortController().signal);
  hurried.abort();
  await expect(short).rejects.toMatchObject({ name: CatalogueUnavailable.name, reason: 'slow' });
  awaited.resolve('token');
  expect(await long).toBe('token');
});

function deferred() {
  let resolve: (value: string) => void = () => {};
  const promise = new Promise<string>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
