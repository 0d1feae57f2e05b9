import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clickName, readClickName } from '../../../src/rules/poll/click-name.ts';

const clicks = fc.record({ song: fc.nat(99), at: fc.nat(36 ** 7 - 1) });

test('A click’s name says what it was on and when', () => {
  fc.assert(
    fc.property(clicks, (click) => {
      for (const only of [undefined, 'gives', 'removes'] as const)
        expect(readClickName(clickName(click, only))).toEqual(click);
    }),
  );
});

test('It is short: seven characters in the first quarter of an hour, nine within 25 days', () => {
  expect(clickName({ song: 9, at: 15 * 60_000 })).toHaveLength(6);
  expect(clickName({ song: 9, at: 25 * 24 * 3_600_000 })).toHaveLength(8);
});

test.each(['k4Ze', 'Pq1x', '0-aB', 'abcd', '', '.', '1.', '.1', '1.2.3', '1.-2'])(
  'Nothing is read from a name of another kind: "%s"',
  (name) => {
    expect(readClickName(name)).toBeUndefined();
  },
);
