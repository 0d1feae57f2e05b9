// Over many seeds each kind of fault is now absent, now usual, now beyond measure; and in some runs nothing goes wrong.

import { expect, test } from 'vitest';
import { createChances } from './chances.ts';
import { createWeather, type Weather } from './weather.ts';

const seeds = Array.from({ length: 500 }, (_, at) => at + 1);
const weathers = seeds.map((seed) => createWeather(createChances({ seed, now: () => 0 }).at('the weather')));

const kinds: readonly {
  readonly kind: string;
  readonly rate: (weather: Weather) => number;
  readonly extreme: number;
}[] = [
  {
    kind: 'draws refused with Retry-After',
    rate: ({ requests }) => requests['chat.update'].busy,
    extreme: 0.5,
  },
  {
    kind: 'announcements without an answer',
    rate: ({ requests }) => requests['chat.postMessage'].lost,
    extreme: 0.2,
  },
  { kind: 'table requests answered 500', rate: ({ requests }) => requests.table.failed, extreme: 0.1 },
  { kind: 'deaths of the slack function', rate: ({ deaths }) => deaths.slack, extreme: 0.12 },
  { kind: 'late batches', rate: ({ stream }) => stream.late, extreme: 0.3 },
  { kind: 'removals of the app', rate: ({ upsets }) => upsets.removal, extreme: 0.4 },
  { kind: 'outages of the token', rate: ({ upsets }) => upsets.outage, extreme: 0.4 },
  { kind: 'lost messages of the queue', rate: ({ queue }) => queue.lost, extreme: 0.4 },
];

test.each(kinds)('$kind: none in many seeds, many in some', ({ rate, extreme }) => {
  const rates = weathers.map(rate);
  expect(rates.filter((share) => share === 0).length).toBeGreaterThan(150);
  expect(rates.filter((share) => share > extreme).length).toBeGreaterThan(25);
  expect(rates.filter((share) => share > 0 && share < extreme).length).toBeGreaterThan(100);
  expect(Math.max(...rates)).toBeLessThanOrEqual(1);
});

test('in some seeds nothing goes wrong at all', () => {
  const fair = weathers.filter(({ mood }) => mood === 'fair');
  expect(fair.length).toBeGreaterThan(25);
  expect(
    new Set(fair.map(({ requests, deaths, stream }) => JSON.stringify({ requests, deaths, stream }))).size,
  ).toBe(1);
});
