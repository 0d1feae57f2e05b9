// Decisions of chance come from the seed and their place alone, so that some can be taken away and the others stay.

import { expect, test } from 'vitest';
import { createChances } from './chances.ts';
import { createFate } from './fate.ts';
import { createWeather, type Weather } from './weather.ts';

const now = () => 0;
const places = Array.from({ length: 300 }, (_, at) => `message ${at + 1}`);
const someWeather = createWeather(createChances({ seed: 1, now }).at('the weather'));

function stormy(change: Partial<Weather>, only?: ReadonlySet<string>) {
  const chances = createChances({ seed: 7, now, only });
  const fate = createFate({ chances, weather: { ...someWeather, ...change } });
  fate.turn('storm');
  return { chances, fate };
}

const queue = { lost: 0.2, late: 0.3, doubled: 0.3 };

test('a message of the queue is lost, late or doubled as often as the weather says, and never in calm weather', () => {
  const { fate } = stormy({ queue });
  const arrivals = places.map(fate.message);
  const share = (of: (times: readonly number[]) => boolean) => arrivals.filter(of).length / arrivals.length;
  expect(share((times) => times.length === 0)).toBeCloseTo(queue.lost, 0);
  expect(share((times) => times.length === 2)).toBeGreaterThan(0.1);
  expect(share(([first = 0]) => first >= 2_000)).toBeGreaterThan(0.1);
  fate.turn('calm');
  expect(places.map(fate.message).every(([first = 0, ...more]) => first < 1_000 && more.length === 0)).toBe(
    true,
  );
});

test('when all mishaps but one are taken away, that one comes as before and all else goes well', () => {
  const whole = stormy({ queue });
  const before = places.map(whole.fate.message);
  const kept = whole.chances.mishaps[20];
  const { fate, chances } = stormy({ queue }, new Set([kept?.id ?? '']));
  const after = places.map(fate.message);
  expect(chances.mishaps).toEqual([kept]);
  const changed = after.filter((times, at) => String(times) !== String(before[at]));
  expect(changed.every((times) => times.length === 1)).toBe(true);
});

test('what is decided at one place does not hang on what was decided before', () => {
  const forwards = stormy({ queue }).fate;
  const backwards = stormy({ queue }).fate;
  expect(places.map(forwards.message)).toEqual(places.toReversed().map(backwards.message).toReversed());
});
