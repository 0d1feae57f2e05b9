import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boxesPerPoll, boxNumbers, boxOf } from '../../../src/rules/poll/ballot-box.ts';

test.each([
  ['U0000001', 3],
  ['U0123ABCD', 12],
  ['W9', 13],
  ['', 5],
])('%j votes into box %i, today and for as long as polls live', (voter, box) => {
  expect(boxOf(voter)).toBe(box);
});

test('everybody has one of the boxes', () => {
  expect(boxNumbers).toHaveLength(boxesPerPoll);
  fc.assert(
    fc.property(fc.string(), (voter) => {
      expect(boxNumbers).toContain(boxOf(voter));
    }),
  );
});

test('a thousand people are spread over the boxes: none holds more than twice its share', () => {
  const boxes = Array.from({ length: 1_000 }, (_, at) =>
    boxOf(`U0${at.toString(36).toUpperCase().padStart(8, '0')}`),
  );
  const fullest = Math.max(...boxNumbers.map((box) => boxes.filter((other) => other === box).length));
  expect(fullest).toBeLessThan((2 * 1_000) / boxesPerPoll);
});
