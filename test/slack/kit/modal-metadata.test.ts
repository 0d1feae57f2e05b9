import { expect, it } from 'vitest';
import { defaultChoices } from '../../../src/rules/poll/settings.ts';
import { decodeMetadata, encodeMetadata } from '../../../src/slack/kit/modal-metadata.ts';

const ten = Array.from({ length: 10 }, (_, at) => `${at}`.repeat(64));

it('gives back what it carried, within what Slack lets it carry', () => {
  const carried = {
    ...{ draftId: 'd'.repeat(64), picks: ten, openedIn: `C${'c'.repeat(63)}` },
    ...{ isGroup: true, emptied: 1_000_000, isTitleFilled: true },
    usual: { ...defaultChoices, votesPerPerson: 'any', votingEnds: '24h', closers: 'anyone' } as const,
  };
  expect(decodeMetadata(encodeMetadata(carried))).toEqual(carried);
  expect(encodeMetadata(carried).length).toBeLessThan(3_000);
});

it('writes nothing that an earlier version could not read where all is as usual', () => {
  const carried = {
    ...{ draftId: 'draft001', picks: ['a'], openedIn: undefined },
    ...{ isGroup: false, emptied: 0, isTitleFilled: false },
    usual: undefined,
  };
  expect(JSON.parse(encodeMetadata(carried))).toEqual({ draftId: 'draft001', picks: ['a'] });
  expect(decodeMetadata(encodeMetadata(carried))).toEqual(carried);
});

it.each([
  undefined,
  '',
  '{}',
  '{"draftId":"draft001"}',
  '{"draftId":"draft001","picks":["a b"]}',
  '{"draftId":"draft001","picks":[],"openedIn":"<!channel>"}',
  '{"draftId":"draft001","picks":[],"more":1}',
  '{"draftId":"draft001","picks":[],"emptied":0.5}',
  '{"draftId":"draft001","picks":[],"isTitleFilled":"yes"}',
])('means nothing when it is not ours: %j', (value) => {
  expect(decodeMetadata(value)).toBeUndefined();
});
