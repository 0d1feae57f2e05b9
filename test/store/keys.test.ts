import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boxNumbers } from '../../src/rules/poll/ballot-box.ts';
import {
  albumKey,
  boxKey,
  catalogueBlockKey,
  draftKey,
  drawingKey,
  isBoxKey,
  isShown,
  messageKey,
  personKey,
  pollIdOf,
  pollKey,
  searchKey,
  trackKey,
} from '../../src/store/keys.ts';

const ofPoll = [pollKey('p1'), drawingKey('p1'), ...boxNumbers.map((box) => boxKey('p1', box))];
const ofOthers = [
  messageKey('C1', '1.2'),
  draftKey('U1'),
  personKey('U1'),
  searchKey('DE', 'x', 0),
  trackKey('DE', 't'),
  albumKey('DE', 'a'),
  catalogueBlockKey,
];

test('everything of one poll stands in one partition, so that the stream keeps it in order', () => {
  expect(new Set(ofPoll.map((key) => key.pk)).size).toBe(1);
  expect(ofPoll.map(pollIdOf)).toEqual(ofPoll.map(() => 'p1'));
});

test('no two things have the same key', () => {
  const all = [...ofPoll, ...ofOthers].map(({ pk, sk }) => `${pk}|${sk}`);
  expect(new Set(all).size).toBe(all.length);
});

test('a message changes with its poll and its boxes, and with nothing else', () => {
  expect(ofPoll.filter(isShown)).toEqual(ofPoll.filter((key) => key.sk !== 'DRAWING'));
  expect(ofOthers.filter(isShown)).toEqual([]);
  expect(ofPoll.filter(isBoxKey)).toHaveLength(boxNumbers.length);
});

test('a poll is found again by its key, whatever its id', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (id) => {
      expect(pollIdOf(pollKey(id))).toBe(id);
    }),
  );
  expect(ofOthers.map(pollIdOf)).toEqual(ofOthers.map(() => undefined));
});
