import { describe, expect, it, test } from 'vitest';
import { defaultSettings, type Settings } from '../../../src/rules/poll/draft.ts';
import {
  closingTimeAt,
  detailTroubles,
  endingOf,
  hasEnoughVoters,
  settingsFrom,
  suggestedEnd,
} from '../../../src/rules/poll/ending.ts';
import type { VotingEnds } from '../../../src/rules/poll/settings.ts';
import { poll } from '../../slack/sample-polls.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const now = Date.UTC(2026, 10, 21, 12, 30);
const settings = (over: Partial<Settings>): Settings => ({ ...defaultSettings, ...over });

test.each<[VotingEnds, number | undefined]>([
  ['never', undefined],
  ['15m', 15 * minute],
  ['1h', 60 * minute],
  ['4h', 240 * minute],
  ['24h', day],
])('a poll that closes %s after it began does so after %s ms', (votingEnds, after) => {
  expect(closingTimeAt({ votingEnds }, 1_000)).toBe(after === undefined ? undefined : 1_000 + after);
});

describe('a date and time', () => {
  test.each([
    { from: 5 * minute, trouble: [] },
    { from: 5 * minute - 1, trouble: [{ kind: 'ends-too-soon' }] },
    { from: -day, trouble: [{ kind: 'ends-too-soon' }] },
    { from: 60 * day, trouble: [] },
    { from: 60 * day + 1, trouble: [{ kind: 'ends-too-late' }] },
  ])('$from ms from now: $trouble', ({ from, trouble }) => {
    expect(detailTroubles(settings({ votingEnds: 'at', endsAt: now + from }), now)).toEqual(trouble);
  });

  it('has to be chosen, and matters only where it is asked for', () => {
    expect(detailTroubles(settings({ votingEnds: 'at' }), now)).toEqual([{ kind: 'no-end-time' }]);
    expect(detailTroubles(settings({ votingEnds: '1h', endsAt: 0 }), now)).toEqual([]);
    expect(endingOf(settings({ votingEnds: '1h', endsAt: 7 }), now)).toEqual({ closesAt: now + 60 * minute });
    expect(endingOf(settings({ votingEnds: 'at', endsAt: 7 }), now)).toEqual({ closesAt: 7 });
  });

  it('is suggested as the full hour after a day', () => {
    expect(new Date(suggestedEnd(now)).toISOString()).toBe('2026-11-22T13:00:00.000Z');
  });
});

describe('a number of voters', () => {
  test.each([
    { people: 1, isRight: true },
    { people: 10_000, isRight: true },
    { people: 0, isRight: false },
    { people: 10_001, isRight: false },
    { people: 2.5, isRight: false },
    { people: undefined, isRight: false },
  ])('$people is right: $isRight', ({ people, isRight }) => {
    const chosen = settings({ closeEarly: 'voters', ...(people !== undefined && { enoughVoters: people }) });
    expect(detailTroubles(chosen, now)).toEqual(isRight ? [] : [{ kind: 'no-voter-count' }]);
  });

  test.each([
    { wanted: 3, voted: 2, isEnough: false },
    { wanted: 3, voted: 3, isEnough: true },
    { wanted: 3, voted: 4, isEnough: true },
    { wanted: undefined, voted: 99, isEnough: false },
  ])('$voted of $wanted is enough: $isEnough', ({ wanted, voted, isEnough }) => {
    const asked = poll(wanted === undefined ? {} : { closesAtVoters: wanted });
    expect(hasEnoughVoters(asked, voted)).toBe(isEnough);
    expect(hasEnoughVoters({ ...asked, status: 'closing' }, voted)).toBe(false);
  });
});

test.each<Partial<Settings>>([
  {},
  { votingEnds: '4h' },
  { votingEnds: 'at', endsAt: now + 7 * minute },
  { closeEarly: 'voters', enoughVoters: 8, votesPerPerson: 'any', remind: 'channel' },
])('the settings of a poll can be read off it: %o', (chosen) => {
  const asked = settings({ title: 'Friday song', channel: 'C1', ...chosen });
  const { votesPerPerson, closers, remind } = asked;
  const posted = poll({ createdAt: now, votesPerPerson, closers, remind, ...endingOf(asked, now) });
  expect(settingsFrom(posted)).toEqual(asked);
});
