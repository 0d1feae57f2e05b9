// What is found in the window in which songs are added to a poll. Nothing of it is stored: what was searched for travels
// with the window, and is asked of the catalogue again, which keeps its answers for a day.

import type { HandlerDependencies } from '../../dependencies.ts';
import { type Song, withoutTwins } from '../../rules/poll/song.ts';
import { type AddingSearch, firstPage, type Page, pageOf } from '../../slack/kit/adding-metadata.ts';
import { oneLine } from '../../slack/kit/text.ts';
import type { FoundToAdd } from '../../slack/views/add-song-view.ts';
import type { Notice } from '../../slack/words/notices.ts';
import { findLinks, type Link } from '../../songs/links.ts';
import { addressOf, isSpotifyId, readSpotifyAddress } from '../../songs/spotify/link.ts';
import { type Answer, askCatalogue } from '../compose/ask-catalogue.ts';
import { followLinks } from '../compose/follow-links.ts';
import { missingNotice } from '../compose/missing-notice.ts';
import { whyNothing } from '../compose/more-results.ts';
import { searchOn } from '../compose/search-on.ts';

const songsPerPage = 5;
/** Spotify's search takes no longer words. */
const longestQuery = 200;
/** They travel with the window, which has room for so many of that length. */
const longestLink = 200;

export interface FoundPage {
  readonly found: FoundToAdd;
  /** Where the next page begins; undefined on the last one. */
  readonly next: Page | undefined;
  readonly notices: readonly Notice[];
}

export interface ReadSearch {
  /** Absent where the text asks for nothing. */
  readonly search?: AddingSearch;
  readonly notices: readonly Notice[];
}

/** What a text asks for, and what to say of it. */
export async function readSearch(deps: HandlerDependencies, typed: string): Promise<ReadSearch> {
  const links = findLinks(typed);
  const query = oneLine(typed);
  if (links.length > 0) return readLinks(deps, query, links);
  if (query === '') return { notices: [{ kind: 'nothing-typed' }] };
  if ([...query].length > longestQuery) return { notices: [{ kind: 'query-too-long' }] };
  return { search: { kind: 'words', query, pages: [firstPage] }, notices: [] };
}

async function readLinks(
  deps: HandlerDependencies,
  text: string,
  links: readonly Link[],
): Promise<ReadSearch> {
  const full = await Promise.all(links.map((link) => expanded(deps, link)));
  const asked = [...new Set(full.flatMap((link) => (isAsked(link) ? [addressOf(link)] : [])))];
  const kept = asked.filter((link) => link.length <= longestLink).slice(0, mostLinks);
  const others = full.filter((link) => !isAsked(link));
  const tooMany: readonly Notice[] =
    asked.length > kept.length ? [{ kind: 'too-many-links', read: kept.length }] : [];
  // Of these it is known what to say without asking anybody.
  const { notices } = await followLinks(deps, text, others);
  const said = [...notices, ...tooMany];
  if (kept.length === 0) return { notices: said };
  return { search: { kind: 'links', links: kept, pages: [firstPage] }, notices: said };
}

/** As many as are followed at once. */
const mostLinks = 10;

function isAsked(link: Link) {
  return link.kind === 'track' || link.kind === 'album' || link.kind === 'short' || link.kind === 'search';
}

/** A short link is expanded once, and not again whenever the window is drawn. */
async function expanded(deps: HandlerDependencies, link: Link): Promise<Link> {
  if (link.kind !== 'short') return link;
  const [answer] = await Promise.all([
    askCatalogue(deps, deps.catalogue.expandShortLink(link.url)),
    deps.catalogue.warmUp(),
  ]);
  const full = 'value' in answer ? readSpotifyAddress(answer.value ?? '') : undefined;
  return full === undefined || full.kind === 'short' ? link : full;
}

/** The page that a search shows. */
export async function findPage(deps: HandlerDependencies, search: AddingSearch): Promise<FoundPage> {
  const [offset, from] = pageOf(search);
  const all =
    search.kind === 'words'
      ? await findWords(deps, search.query, offset)
      : await findLinked(deps, search.links);
  const { songs, nextOffset, notices } = all;
  const shown = songs.slice(from, from + songsPerPage);
  const isCut = songs.length > from + songsPerPage;
  const after: Page | undefined = nextOffset === undefined ? undefined : [nextOffset, 0];
  const next: Page | undefined = isCut ? [offset, from + songsPerPage] : after;
  const query = search.kind === 'words' ? search.query : undefined;
  const hasPrevious = search.pages.length > 1;
  return { found: { query, songs: shown, hasNext: next !== undefined, hasPrevious }, next, notices };
}

interface All {
  readonly songs: readonly Song[];
  readonly nextOffset?: number | undefined;
  readonly notices: readonly Notice[];
}

async function findWords(deps: HandlerDependencies, query: string, offset: number): Promise<All> {
  const answer = await searchOn(deps, { query, offset, known: [] });
  if ('notice' in answer) return { songs: [], notices: [answer.notice] };
  const { songs, nextOffset } = answer.value;
  const isEnd = offset > 0 && songs.length === 0 && nextOffset === undefined;
  const notices: readonly Notice[] = isEnd
    ? [{ kind: 'no-more-results', query }]
    : whyNothing(query, answer.value);
  return { songs, nextOffset, notices };
}

async function findLinked(deps: HandlerDependencies, addresses: readonly string[]): Promise<All> {
  const text = addresses.join(' ');
  const { songs, findings, notices } = await followLinks(deps, text, findLinks(text));
  const listed = findings === undefined || findings === 'none' ? [] : findings.songs;
  return { songs: withoutTwins([...songs, ...listed]), notices };
}

/** A song of the shown page by its id; an older window may offer one that is not on it. */
export async function findSongToAdd(
  deps: HandlerDependencies,
  songId: string,
  page: FoundPage | undefined,
): Promise<Answer<Song>> {
  const shown = page?.found.songs.find(({ id }) => id === songId);
  if (shown !== undefined) return { value: shown };
  if (!isSpotifyId(songId)) return { notice: { kind: 'unknown-track' } };
  const answer = await askCatalogue(deps, deps.catalogue.findSong(songId));
  if ('notice' in answer) return answer;
  const { value } = answer;
  return value.kind === 'song' ? { value: value.song } : { notice: missingNotice(value, 'song') };
}
