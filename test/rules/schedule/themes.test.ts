import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextTheme, type ThemeOrder, themeOrders } from '../../../src/rules/schedule/themes.ts';
import { randomly } from '../../randomly.ts';

interface Going {
  readonly themes: readonly string[];
  readonly order: ThemeOrder;
  readonly random: () => number;
}

/** So many one after the other, and what is kept after each. */
function goThrough({ themes, order, random }: Going, count: number, start: readonly string[] = []) {
  const steps: { theme: string | undefined; had: readonly string[] }[] = [];
  for (let had = start; steps.length < count; had = steps.at(-1)?.had ?? []) {
    steps.push(nextTheme(themes, order, had, random));
  }
  return steps;
}

const themesOf = (steps: ReturnType<typeof goThrough>) => steps.map(({ theme }) => theme);

const lists = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 80 }), { minLength: 1, maxLength: 50 });
const orders = fc.constantFrom(...themeOrders);
const chances = fc.integer({ min: 0, max: 2 ** 31 }).map((seed) => {
  const draw = randomly(seed);
  return () => draw(1_000_000) / 1_000_000;
});
const goings: fc.Arbitrary<Going> = fc.record({ themes: lists, order: orders, random: chances });

/** Chance that always draws the first, and that draws the last. */
const [first, last] = [() => 0, () => 0.999_999];

describe('Themes in their order', () => {
  const going: Going = { themes: ['Rain', 'Summer', '1977'], order: 'in-order', random: last };

  test('come one after the other, and from the beginning again', () => {
    expect(themesOf(goThrough(going, 7))).toEqual([
      'Rain',
      'Summer',
      '1977',
      'Rain',
      'Summer',
      '1977',
      'Rain',
    ]);
  });

  test('a new one in their midst comes in this go, if the list is not over yet', () => {
    const themes = ['Rain', 'Snow', 'Summer', '1977'];
    expect(nextTheme(themes, 'in-order', ['Rain', 'Summer'], first).theme).toBe('Snow');
  });

  test('one that was taken off the list does not come, and is forgotten', () => {
    const without = nextTheme(['Rain', '1977'], 'in-order', ['Rain', 'Summer'], first);
    expect(without).toEqual({ theme: '1977', had: ['Rain', '1977'] });
  });

  test('the last that was had does not come again at once, though it now stands first', () => {
    const sorted = { ...going, themes: ['1977', 'Rain', 'Summer'] };
    expect(themesOf(goThrough(sorted, 4, ['Rain', 'Summer', '1977']))).toEqual([
      'Rain',
      '1977',
      'Summer',
      '1977',
    ]);
  });
});

describe('Shuffled themes', () => {
  test('are drawn by chance from those that are left', () => {
    const themes = ['Rain', 'Summer', '1977'];
    expect(nextTheme(themes, 'shuffled', [], first).theme).toBe('Rain');
    expect(nextTheme(themes, 'shuffled', [], last).theme).toBe('1977');
    expect(nextTheme(themes, 'shuffled', ['1977'], last).theme).toBe('Summer');
  });

  test('each is as likely to come first', () => {
    const themes = ['Rain', 'Summer', '1977', 'Snow'];
    const draw = randomly(7);
    const random = () => draw(1_000_000) / 1_000_000;
    const drawn = Array.from({ length: 4_000 }, () => nextTheme(themes, 'shuffled', [], random).theme);
    for (const theme of themes) {
      const times = drawn.filter((one) => one === theme).length;
      expect(times).toBeGreaterThan(850);
      expect(times).toBeLessThan(1_150);
    }
  });
});

describe('Whatever the themes', () => {
  test('none is none', () => {
    expect(nextTheme([], 'in-order', [], first)).toEqual({ theme: undefined, had: [] });
    expect(nextTheme([], 'shuffled', ['Rain'], last)).toEqual({ theme: undefined, had: [] });
  });

  test('one comes each time', () => {
    fc.assert(
      fc.property(orders, chances, (order, random) => {
        const themes = themesOf(goThrough({ themes: ['Rain'], order, random }, 3));
        expect(themes).toEqual(['Rain', 'Rain', 'Rain']);
      }),
    );
  });

  test('in each go all come once', () => {
    fc.assert(
      fc.property(goings, (going) => {
        const { length } = going.themes;
        const drawn = themesOf(goThrough(going, 3 * length));
        for (const go of [0, 1, 2]) {
          expect(drawn.slice(go * length, (go + 1) * length).sort()).toEqual([...going.themes].sort());
        }
      }),
    );
  });

  test('none comes twice in a row where there are two', () => {
    fc.assert(
      fc.property(goings, (going) => {
        fc.pre(going.themes.length > 1);
        const drawn = themesOf(goThrough(going, 4 * going.themes.length));
        expect(drawn.some((theme, index) => index > 0 && theme === drawn[index - 1])).toBe(false);
      }),
    );
  });

  test('while people change the list, none of it comes twice before all that stay on it have come', () => {
    const few = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1 });
    fc.assert(
      fc.property(fc.array(few, { minLength: 1, maxLength: 30 }), orders, chances, (edits, order, random) => {
        let had: readonly string[] = [];
        for (const themes of edits) {
          const before = had;
          const next = nextTheme(themes, order, before, random);
          const isLeft = themes.some((theme) => !before.includes(theme));
          expect(themes).toContain(next.theme);
          if (isLeft) expect(before).not.toContain(next.theme);
          if (themes.length > 1) expect(next.theme).not.toBe(before.at(-1));
          expect(next.had.at(-1)).toBe(next.theme);
          expect(new Set(next.had).size).toBe(next.had.length);
          had = next.had;
        }
      }),
    );
  });

  test('no more is kept of them than the list has', () => {
    fc.assert(
      fc.property(
        fc.array(lists, { minLength: 1, maxLength: 20 }),
        orders,
        chances,
        (edits, order, random) => {
          let had: readonly string[] = [];
          for (const themes of edits) {
            ({ had } = nextTheme(themes, order, had, random));
            expect(had.length).toBeLessThanOrEqual(themes.length);
          }
        },
      ),
    );
  });

  test('one that stands on the list twice does no harm', () => {
    const going: Going = { themes: ['Rain', 'Rain', 'Snow'], order: 'in-order', random: first };
    expect(themesOf(goThrough(going, 5))).toEqual(['Rain', 'Snow', 'Rain', 'Snow', 'Rain']);
  });
});
