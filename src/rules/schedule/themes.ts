// What polls of a schedule are about: a list that is gone through in its order, or shuffled. None comes again until all were had.

/** How the list is gone through. */
export const themeOrders = ['in-order', 'shuffled'] as const;
export type ThemeOrder = (typeof themeOrders)[number];

/** So many themes has a schedule at most, of so many UTF-16 units each, and of so many together. */
export const mostThemes = 50;
export const longestTheme = 80;
export const mostThemeCharacters = 1_500;

export interface ThemeHad {
  /** Undefined where there are none. */
  readonly theme: string | undefined;
  /** What was had in the present go, with this one. */
  readonly had: readonly string[];
}

/**
 * The next theme. Those that were taken off the list, or came onto it meanwhile, do no harm: what is new is still to be had in
 * the present go, what is off the list is forgotten. The last of a go does not begin the next, unless it is the only one.
 * @param had what was had in the present go, in the order in which it was
 * @param random from 0 up to, and without, 1
 */
export function nextTheme(
  themes: readonly string[],
  order: ThemeOrder,
  had: readonly string[],
  random: () => number,
): ThemeHad {
  const left = themes.filter((theme) => !had.includes(theme));
  const isNewGo = left.length === 0;
  const choices = isNewGo ? withoutLast(themes, had) : left;
  const place = order === 'shuffled' ? Math.floor(random() * choices.length) : 0;
  const theme = choices[place];
  if (theme === undefined) return { theme, had: [] };
  const hadBefore = isNewGo ? [] : had.filter((one) => themes.includes(one));
  return { theme, had: [...hadBefore, theme] };
}

function withoutLast(themes: readonly string[], had: readonly string[]): readonly string[] {
  const others = themes.filter((theme) => theme !== had.at(-1));
  return others.length > 0 ? others : themes;
}
