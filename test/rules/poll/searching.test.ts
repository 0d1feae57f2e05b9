import { expect, test } from 'vitest';
import { newDraft } from '../../../src/rules/poll/draft.ts';
import { beginLookup, beginSearch, isLatestSearch, searchingIn } from '../../../src/rules/poll/searching.ts';

const settled = (words: string) => ({ words, window: 'V1' });
const draft = newDraft('draft001');

test('of two searches the later one by Slack’s clock counts, in whichever order they are handled', () => {
  const first = beginSearch(draft, settled('later'), 2_000);
  if (first === undefined) throw new Error('Nothing was begun before');
  expect(beginSearch(first, settled('earlier'), 1_000)).toBeUndefined();
  const next = beginSearch(first, settled('latest'), 3_000);
  expect(next && searchingIn(next)).toMatchObject({ begun: 2, begunAt: 3_000, settled: { words: 'latest' } });
});

test('one delivered twice is begun twice, and shows the same', () => {
  const once = beginSearch(draft, settled('again'), 2_000);
  expect(once && beginSearch(once, settled('again'), 2_000)).toBeDefined();
});

test('links of an older press are followed, but are not the latest search', () => {
  const searched = beginSearch(draft, settled('later'), 2_000);
  if (searched === undefined) throw new Error('Nothing was begun before');
  const lookup = { id: 'look', links: ['https://open.spotify.com/track/1'], until: 9_000 };
  const following = beginLookup(searched, { lookup, field: true, now: 2_500, at: 1_000 });
  expect(isLatestSearch(following, 1)).toBe(true);
  expect(searchingIn(following)).toMatchObject({ emptied: 1, underway: [lookup] });
});
