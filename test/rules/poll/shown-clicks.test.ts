import { describe, expect, test } from 'vitest';
import { boxOf } from '../../../src/rules/poll/ballot-box.ts';
import { isShown, shownClicks } from '../../../src/rules/poll/shown-clicks.ts';
import type { Ballot } from '../../../src/rules/poll/voting.ts';

const [ann, bo] = ['U0ANN', 'U0CY'] as const;

/** A box for each of them. */
const boxesOf = (ballots: Readonly<Record<string, Ballot>>) =>
  Object.entries(ballots).map((entry) => ({ ballots: new Map([entry]), votes: new Map() }));

describe('A drawing', () => {
  const shown = shownClicks(boxesOf({ [ann]: { choices: [1], lastClicks: ['1.rs', '0.5k'] } }));

  test('shows all that a voter had clicked when it was made, and nothing later', () => {
    expect([0, 200, 1_000].map((at) => isShown(shown, ann, at))).toEqual([true, true, true]);
    expect(isShown(shown, ann, 1_001)).toBe(false);
  });

  test('says nothing of voters in other boxes', () => {
    expect(boxOf(ann)).not.toBe(boxOf(bo));
    expect(isShown(shown, bo, 0)).toBe(false);
  });

  test('does not look different for a vote that was taken back', () => {
    expect(shownClicks(boxesOf({ [ann]: { choices: [], lastClicks: ['1.zz', '1.5k'] } }))).toEqual(
      shownClicks([]),
    );
  });

  test('knows nothing of clicks whose time is not known', () => {
    expect(shownClicks(boxesOf({ [ann]: { choices: [1], lastClicks: ['k4Ze'] } }))).toEqual(shownClicks([]));
  });
});
