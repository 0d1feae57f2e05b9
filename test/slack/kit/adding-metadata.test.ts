import { expect, it } from 'vitest';
import {
  type AddingSearch,
  decodeAdding,
  encodeAdding,
  firstPage,
  pageOf,
  turnedBack,
  turnedTo,
} from '../../../src/slack/kit/adding-metadata.ts';

const pages = Array.from({ length: 50 }, () => [9_990, 5] as const);
const words: AddingSearch = { kind: 'words', query: '🎵'.repeat(200), pages };
const links: AddingSearch = {
  kind: 'links',
  links: Array.from({ length: 10 }, () => 'l'.repeat(200)),
  pages,
};

it.each([undefined, words, links])(
  'gives back what it carried, within what Slack lets it carry',
  (search) => {
    const carried = { pollId: 'p'.repeat(64), emptied: 10_000, ...(search && { search }) };
    expect(decodeAdding(encodeAdding(carried))).toEqual(carried);
    expect(encodeAdding(carried).length).toBeLessThan(3_000);
  },
);

it.each([
  undefined,
  '',
  '{}',
  '{"pollId":"poll0001"}',
  '{"pollId":"poll 001","emptied":0}',
  '{"pollId":"poll0001","emptied":0,"more":1}',
  '{"pollId":"poll0001","emptied":0,"search":{"kind":"words","query":"a","pages":[]}}',
  '{"pollId":"poll0001","emptied":0,"search":{"kind":"words","query":"a","pages":[[0,-1]]}}',
  '{"draftId":"draft001","picks":[]}',
])('means nothing when it is not ours: %j', (value) => {
  expect(decodeAdding(value)).toBeUndefined();
});

it('turns pages there and back, and no further than the first', () => {
  const first: AddingSearch = { kind: 'words', query: 'a', pages: [firstPage] };
  const second = turnedTo(first, [0, 5]);
  expect(pageOf(second)).toEqual([0, 5]);
  expect(turnedBack(second)).toEqual(first);
  expect(turnedBack(first)).toEqual(first);
  expect(turnedTo(words, [0, 5])).toMatchObject({ pages: { length: 50 } });
});
