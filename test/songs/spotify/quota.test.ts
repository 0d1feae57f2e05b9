import { describe, expect, test } from 'vitest';
import { unavailability, useSpotify } from './spotify-at-hand.ts';
import { failures } from './spotify-wire.ts';

const spotify = useSpotify();
const second = 1_000;
const minute = 60 * second;
const day = 1_440 * minute;

describe('after "too many requests", searching waits', () => {
  test.each([
    { answer: 'JSON with a time', failure: failures.tooMany(30), waits: 30 * second },
    { answer: 'plain text with a time', failure: failures.tooManyInText(120), waits: 120 * second },
    { answer: 'a whole day', failure: failures.tooMany(86_400), waits: day },
    { answer: 'JSON without a time', failure: failures.tooMany(), waits: 15 * minute },
    { answer: 'plain text without a time', failure: failures.tooManyInText(), waits: 15 * minute },
    { answer: 'an exhausted quota', failure: failures.quotaExceeded, waits: 15 * minute },
    { answer: 'a date', failure: failures.tooMany('Sat, 21 Nov 2026 09:05:00 GMT'), waits: 5 * minute },
    {
      answer: 'a date that is over',
      failure: failures.tooMany('Sat, 21 Nov 2020 09:05:00 GMT'),
      waits: second,
    },
    { answer: 'no time at all', failure: failures.tooMany(0), waits: second },
    { answer: 'nonsense', failure: failures.tooMany('soon'), waits: 15 * minute },
    { answer: 'a year', failure: failures.tooMany(31_536_000), waits: day },
  ])('$waits ms for $answer', async ({ failure, waits }) => {
    spotify.wire.failNext(failure);
    const catalogue = spotify.catalogue();
    const retryAt = spotify.clock + waits;
    const refused = { reason: 'over-quota', retryAt };
    expect(await unavailability(catalogue.searchSongs('summer', 0))).toMatchObject(refused);

    spotify.clock = retryAt - 1;
    const callsBefore = spotify.wire.calls.length;
    expect(await unavailability(catalogue.searchSongs('hurting', 0))).toMatchObject(refused);
    expect(spotify.wire.calls).toHaveLength(callsBefore);

    spotify.clock = retryAt;
    expect((await catalogue.searchSongs('summer', 0)).songs).toHaveLength(10);
  });
});

test('one process that was told to wait makes all of them wait', async () => {
  spotify.wire.failNext(failures.tooMany(600));
  const retryAt = spotify.clock + 600 * second;
  await unavailability(spotify.catalogue().searchSongs('summer', 0));
  const callsBefore = spotify.wire.calls.length;
  const other = spotify.catalogue();
  expect(await unavailability(other.searchSongs('hurting', 0))).toMatchObject({
    reason: 'over-quota',
    retryAt,
  });
  expect(spotify.wire.calls).toHaveLength(callsBefore);
});

test('a token request that is too many makes all wait as well', async () => {
  spotify.wire.failNextToken(failures.tooMany(600));
  await unavailability(spotify.catalogue().searchSongs('summer', 0));
  const retryAt = spotify.clock + 600 * second;
  expect(await unavailability(spotify.catalogue().searchSongs('summer', 0))).toMatchObject({ retryAt });
  expect(spotify.wire.calls).toHaveLength(1);
});

test('what was found before can still be found while searching waits', async () => {
  const catalogue = spotify.catalogue();
  const found = await catalogue.searchSongs('summer', 0);
  spotify.wire.failNext(failures.tooMany(600));
  await unavailability(catalogue.searchSongs('hurting', 0));
  expect(await catalogue.searchSongs('summer', 0)).toEqual(found);
});

test('a block that makes no sense blocks nothing', async () => {
  await spotify.memory.remember({ kind: 'block' }, { until: 'tomorrow' }, 0);
  expect((await spotify.catalogue().searchSongs('summer', 0)).songs).toHaveLength(10);
});
