import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Entry, ownerOf, type Urgency, urgencies } from '../../../src/rules/pool/entry.ts';
import {
  drawOrder,
  overdueMs,
  type Round,
  roundAfter,
  urgencyStepMs,
} from '../../../src/rules/pool/order.ts';
import { song } from '../../slack/sample-polls.ts';

const now = Date.UTC(2026, 10, 27);
const day = 24 * 60 * 60 * 1_000;

interface Given {
  readonly days?: number;
  readonly urgency?: Urgency;
  readonly others?: number;
}

/** Saved so many days ago by this person. */
function entry(key: string, person: string, { days = 1, urgency = 'soon', others = 0 }: Given = {}): Entry {
  const since = now - days * day;
  const more = Array.from({ length: others }, (_, at) => ({ person: `U9${at}`, since, urgency }));
  return {
    key,
    song: song(key),
    supporters: [{ person, since, urgency }, ...more],
    place: { kind: 'waiting' },
    returns: 0,
  };
}

const keys = (entries: readonly Entry[], left: Round = [], at = now) =>
  drawOrder(entries, left, at).map((draw) => draw.entry.key);

describe('the order in which songs are drawn', () => {
  test("nobody's many songs push out another's one", () => {
    const many = Array.from({ length: 9 }, (_, at) =>
      entry(`a${at}`, 'U1', { urgency: 'now', days: 9 - at }),
    );
    expect(keys([...many, entry('b', 'U2', { urgency: 'someday' })])).toEqual([
      ...['a0', 'b', 'a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'a8'],
    ]);
  });

  test('what is more urgent comes first, then what more people want, then what waits longer', () => {
    const entries = [
      entry('late', 'U1', { days: 1 }),
      entry('early', 'U2', { days: 3 }),
      entry('wanted', 'U3', { days: 1, others: 2 }),
      entry('urgent', 'U4', { urgency: 'now', days: 0 }),
      entry('someday', 'U5', { urgency: 'someday', days: 9, others: 5 }),
    ];
    expect(keys(entries)).toEqual(['urgent', 'wanted', 'early', 'late', 'someday']);
  });

  test('urgency grows with time', () => {
    const old = entry('old', 'U1', { urgency: 'someday', days: (2 * urgencyStepMs) / day });
    expect(keys([entry('new', 'U2', { urgency: 'now' }), old])).toEqual(['old', 'new']);
  });

  test('who has had a turn waits for those who have not, also when songs are drawn one at a time', () => {
    const entries = [entry('a1', 'U1', { days: 5 }), entry('a2', 'U1', { days: 4 }), entry('b1', 'U2')];
    const [first] = drawOrder(entries, [], now);
    expect(first?.entry.key).toBe('a1');
    expect(keys(entries.slice(1), first?.left)).toEqual(['b1', 'a2']);
  });

  test('who joins during a round gets a seat in the next one', () => {
    const entries = [entry('a2', 'U1'), entry('b1', 'U2'), entry('c1', 'U3', { urgency: 'now' })];
    expect(keys(entries, ['U2'])).toEqual(['b1', 'c1', 'a2']);
  });

  test('a round that names only people without songs is over', () => {
    expect(keys([entry('a', 'U1'), entry('b', 'U2', { urgency: 'now' })], ['U7'])).toEqual(['b', 'a']);
  });
});

const someEntries = fc
  .array(
    fc.record({
      person: fc.constantFrom('U1', 'U2', 'U3', 'U4'),
      days: fc.nat({ max: 120 }),
      urgency: fc.constantFrom(...urgencies),
      others: fc.nat({ max: 3 }),
    }),
    { maxLength: 24 },
  )
  .map((all) => all.map(({ person, ...given }, at) => entry(`k${at}`, person, given)));

describe('whatever is in the pool', () => {
  test('drawing some and then the rest is drawing all', () => {
    fc.assert(
      fc.property(someEntries, fc.nat({ max: 10 }), (entries, most) => {
        const all = drawOrder(entries, [], now);
        const drawn = all.slice(0, most).map((draw) => draw.entry);
        const rest = entries.filter((one) => !drawn.includes(one));
        const left = roundAfter(entries, [], drawn, now);
        expect(left).toEqual(drawn.length === 0 ? [] : all[drawn.length - 1]?.left);
        expect(keys(rest, left)).toEqual(all.slice(drawn.length).map((draw) => draw.entry.key));
      }),
    );
  });

  test('among the first songs drawn nobody has two more than another who still waits', () => {
    fc.assert(
      fc.property(someEntries, fc.nat({ max: 24 }), (entries, most) => {
        // Those overdue have a seat besides.
        const young = entries.filter((one) => now - one.supporters[0].since < overdueMs);
        const all = drawOrder(young, [], now).map((draw) => draw.entry);
        const drawn = all.slice(0, most);
        const had = (person: string) => drawn.filter((one) => ownerOf(one) === person).length;
        const waiting = new Set(all.slice(most).map(ownerOf));
        for (const person of waiting) {
          for (const other of ['U1', 'U2', 'U3', 'U4'])
            expect(had(other) - had(person)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test('nobody starves: an overdue song is drawn within as many rounds as songs have waited longer', () => {
    const arrivals = fc.array(
      fc.record({
        person: fc.nat({ max: 400 }),
        urgency: fc.constantFrom(...urgencies),
        others: fc.nat({ max: 9 }),
      }),
      { minLength: 1, maxLength: 3 },
    );
    fc.assert(
      fc.property(fc.nat({ max: 5 }), fc.array(arrivals, { minLength: 60, maxLength: 60 }), (older, days) => {
        const wait = overdueMs / day;
        const starving = entry('starving', 'U1', { urgency: 'someday', days: wait });
        let waiting: readonly Entry[] = [
          starving,
          ...Array.from({ length: older }, (_, at) =>
            entry(`older${at}`, `U${at % 2}`, { days: wait + 1 + at }),
          ),
        ];
        let left: Round = [];
        let rounds = 0;
        for (const [today, arriving] of days.entries()) {
          const at = now + today * day;
          const news = arriving.map(({ person, ...given }, place) => {
            const saved = entry(`new${today}-${place}`, `V${person}`, { ...given, days: 0 });
            const [own] = saved.supporters;
            return { ...saved, supporters: [{ ...own, since: at }] as const };
          });
          waiting = [...waiting, ...news];
          const before = waiting;
          const [next] = drawOrder(waiting, left, at);
          if (next === undefined) break;
          if (next.entry === starving) return;
          const isUnderWay = left.includes('*') || before.some((one) => left.includes(ownerOf(one)));
          if (!isUnderWay) rounds += 1;
          left = next.left;
          waiting = waiting.filter((one) => one !== next.entry);
        }
        expect(rounds).toBeLessThanOrEqual(older + 1);
      }),
      { numRuns: 50 },
    );
  });
});
