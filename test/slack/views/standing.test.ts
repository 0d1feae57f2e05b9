import fc from 'fast-check';
import { expect, it } from 'vitest';
import { filledCells } from '../../../src/slack/views/standing.ts';

it.each([
  { counts: [21, 19, 13, 8, 1, 0], cells: [10, 9, 6, 4, 1, 0] },
  { counts: [99, 1], cells: [10, 1] },
  { counts: [99, 98], cells: [10, 9] },
  { counts: [10, 9, 8, 7, 6, 5, 4, 3, 2, 1], cells: [10, 9, 8, 7, 6, 5, 4, 3, 2, 1] },
  { counts: [1_000, 9, 8, 7, 6, 5, 4, 3, 2, 1], cells: [10, 9, 8, 7, 6, 5, 4, 3, 2, 1] },
  { counts: [5, 5, 0], cells: [10, 10, 0] },
])('bars of $counts votes have $cells cells', ({ counts, cells }) => {
  expect(counts.map((votes) => filledCells(votes, counts))).toEqual(cells);
});

it('bars are longer for more votes, equal for as many, full for the leader and empty for none', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.nat(12), fc.nat(5_000)), { minLength: 2, maxLength: 10 }), (counts) => {
      const bars = counts.map((votes) => filledCells(votes, counts));
      const most = Math.max(...counts);
      for (const [one, votes] of counts.entries()) {
        for (const [other, others] of counts.entries())
          expect(Math.sign((bars[one] ?? 0) - (bars[other] ?? 0))).toBe(Math.sign(votes - others));
        expect(bars[one]).toBe(votes === 0 ? 0 : votes === most ? 10 : bars[one]);
        expect(bars[one]).toBeLessThanOrEqual(10);
      }
    }),
  );
});
