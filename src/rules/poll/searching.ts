// What goes on in the search field of a draft: which search was begun last, which links are being followed, and which are
// still to be. Kept with the draft, because several processes and several windows work on one.

import type { Draft, Lookup, Searching, SettledWords } from './draft.ts';

const nothing: Searching = { begun: 0, emptied: 0 };

export function searchingIn({ search = nothing }: Pick<Draft, 'search'>): Searching {
  return search;
}

/**
 * A search for words begins, in the place of any before it.
 * @param at when its person pressed Enter, by Slack's clock: two presses may come to us in any order
 * @returns undefined when a later one has begun already
 */
export function beginSearch(draft: Draft, settled: SettledWords, at: number): Draft | undefined {
  const search = searchingIn(draft);
  const { begun, begunAt = 0 } = search;
  if (at < begunAt) return undefined;
  return { ...draft, search: { ...search, begun: begun + 1, begunAt: at, settled } };
}

/** Whether no other search was begun since the one of that number. */
export function isLatestSearch(draft: Draft, number: number): boolean {
  return searchingIn(draft).begun === number;
}

export interface LookupBegun {
  readonly lookup: Lookup;
  /** Whether the links stood in the search field: then it is emptied, and it was a search like any other. */
  readonly field: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** When its person asked for it, by Slack's clock. */
  readonly at?: number;
}

/** Links begin to be followed. What others have begun and not ended is left to be followed later. */
export function beginLookup(draft: Draft, { lookup, field, now, at = now }: LookupBegun): Draft {
  const { left = [], underway = [], ...search } = searchingIn(draft);
  const stillLeft = [...left, ...abandonedLinks(draft, now)].filter((link) => !lookup.links.includes(link));
  const { begun, emptied } = search;
  return {
    ...draft,
    search: {
      ...search,
      // Links of an older press are followed all the same, but show no results in the place of newer ones.
      ...(field && { emptied: emptied + 1 }),
      ...(field && at >= (search.begunAt ?? 0) && { begun: begun + 1, begunAt: at }),
      underway: [...underway.filter(({ until }) => until > now), lookup],
      ...(stillLeft.length > 0 && { left: [...new Set(stillLeft)] }),
    },
  };
}

/** Links were followed, but for those that could not be. */
export function endLookup(draft: Draft, id: string, failed: readonly string[]): Draft {
  const { left = [], underway = [], ...search } = searchingIn(draft);
  const done = underway.find((lookup) => lookup.id === id)?.links ?? [];
  const stillLeft = [...new Set([...left.filter((link) => !done.includes(link)), ...failed])];
  const others = underway.filter((lookup) => lookup.id !== id);
  return {
    ...draft,
    search: {
      ...search,
      ...(others.length > 0 && { underway: others }),
      ...(stillLeft.length > 0 && { left: stillLeft }),
    },
  };
}

/** Links are kept to be followed later, but for those that are being followed. */
export function leaveLinks(draft: Draft, links: readonly string[]): Draft {
  const { left = [], ...search } = searchingIn(draft);
  const underway = (search.underway ?? []).flatMap((lookup) => lookup.links);
  const more = links.filter((link) => !underway.includes(link));
  if (more.length === 0) return draft;
  return { ...draft, search: { ...search, left: [...new Set([...left, ...more])] } };
}

/** Whether links are being followed at this moment. */
export function isLookingUp(draft: Draft, now: number): boolean {
  return (searchingIn(draft).underway ?? []).some(({ until }) => until > now);
}

/** Links whose following has ended without a word: its process has died. */
export function abandonedLinks(draft: Draft, now: number): readonly string[] {
  const underway = searchingIn(draft).underway ?? [];
  return underway.filter(({ until }) => until <= now).flatMap(({ links }) => links);
}

/** Nobody has to be asked about these words any more. */
export function settleWords(draft: Draft, settled: SettledWords): Draft {
  return { ...draft, search: { ...searchingIn(draft), settled } };
}

/** Whether words that stand in the field of a window were searched for there, or their person was asked about them. */
export function areSettled(draft: Draft, { words, window }: SettledWords): boolean {
  const { settled } = searchingIn(draft);
  return settled?.words === words && settled.window === window;
}
