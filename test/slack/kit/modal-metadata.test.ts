import { expect, it } from 'vitest';
import { decodeMetadata, encodeMetadata } from '../../../src/slack/kit/modal-metadata.ts';

const ten = Array.from({ length: 10 }, (_, at) => `${at}`.repeat(64));

it('gives back what it carried, within what Slack lets it carry', () => {
  const carried = { draftId: 'd'.repeat(64), picks: ten, openedIn: undefined };
  expect(decodeMetadata(encodeMetadata(carried))).toEqual(carried);
  expect(encodeMetadata(carried).length).toBeLessThan(3_000);
});

it.each([
  undefined,
  '',
  '{}',
  '{"draftId":"draft001"}',
  '{"draftId":"draft001","picks":["a b"]}',
  '{"draftId":"draft001","picks":[],"openedIn":"<!channel>"}',
  '{"draftId":"draft001","picks":[],"more":1}',
])('means nothing when it is not ours: %j', (value) => {
  expect(decodeMetadata(value)).toBeUndefined();
});
