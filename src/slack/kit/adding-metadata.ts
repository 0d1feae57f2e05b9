// What the window in which songs are added to a poll carries along: all that it shows can be found again by it.

import * as v from 'valibot';
import { mostSongs } from '../../rules/poll/poll.ts';
import { pollIdPattern } from './ids.ts';
import { mostPrivateMetadata } from './limits.ts';

/** Where a page of results begins: at which offset the catalogue is asked, and at which of the songs that it answers. */
export type Page = readonly [offset: number, from: number];

/** What was searched for; `pages` are those turned to, the last of which is shown. */
export type AddingSearch =
  | { readonly kind: 'words'; readonly query: string; readonly pages: readonly Page[] }
  /** Web addresses of songs and albums. */
  | { readonly kind: 'links'; readonly links: readonly string[]; readonly pages: readonly Page[] };

export interface AddingMetadata {
  readonly pollId: string;
  /** It was opened by who manages the poll, as they say. */
  readonly manages?: boolean;
  /** Absent until something was searched for. */
  readonly search?: AddingSearch;
  /** How often the search field was emptied when this was shown: which field it is. */
  readonly emptied: number;
}

export const firstPage: Page = [0, 0];
/** Of those turned to: the way back is no longer than this. */
const mostPages = 50;
const longestQuery = 400;

const whole = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000));
const pages = v.pipe(v.array(v.tuple([whole, whole])), v.minLength(1), v.maxLength(mostPages));
/** For every window that carries such a search along. */
export const addingSearchSchema = v.variant('kind', [
  v.strictObject({
    kind: v.literal('words'),
    query: v.pipe(v.string(), v.maxLength(longestQuery)),
    pages,
  }),
  v.strictObject({
    kind: v.literal('links'),
    links: v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(mostSongs)),
    pages,
  }),
]);

const metadata = v.pipe(
  v.string(),
  v.maxLength(mostPrivateMetadata),
  v.parseJson(),
  v.strictObject({
    pollId: v.pipe(v.string(), v.regex(pollIdPattern)),
    search: v.exactOptional(addingSearchSchema),
    emptied: whole,
    manages: v.exactOptional(v.literal(true)),
  }),
);

export function encodeAdding({ pollId, search, emptied, manages }: AddingMetadata): string {
  return JSON.stringify({ pollId, ...(search && { search }), emptied, ...(manages && { manages }) });
}

/** Undefined for anything that we did not write. */
export function decodeAdding(value: unknown): AddingMetadata | undefined {
  const parsed = v.safeParse(metadata, value);
  return parsed.success ? parsed.output : undefined;
}

/** The page that is shown. */
export const pageOf = ({ pages: turned }: AddingSearch): Page => turned.at(-1) ?? firstPage;

/** Turned to the page that begins there. Where the way is too long, its beginning is forgotten. */
export function turnedTo<Search extends AddingSearch>(search: Search, page: Page): Search {
  return { ...search, pages: [...search.pages, page].slice(-mostPages) };
}

/** Turned back by one page; the first one stays. */
export function turnedBack<Search extends AddingSearch>(search: Search): Search {
  return search.pages.length > 1 ? { ...search, pages: search.pages.slice(0, -1) } : search;
}
