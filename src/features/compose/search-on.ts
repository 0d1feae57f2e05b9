// Searching on, page by page, until there is something that is not shown yet: a page of Spotify's may hold nothing that can
// be played, or nothing but twins of what was found before.

import type { HandlerDependencies } from '../../dependencies.ts';
import { type Song, withoutTwins } from '../../rules/poll/song.ts';
import type { SearchPage } from '../../songs/catalogue.ts';
import { type Answer, askCatalogue } from './ask-catalogue.ts';

/** Each page is a request of a small quota. */
const mostPages = 5;
/** After this no further page is begun: Slack waits three seconds, and a request may take half of them. */
const patienceMs = 800;

interface Search {
  readonly query: string;
  readonly offset: number;
  /** What was found before. */
  readonly known: readonly Song[];
}

/**
 * The next songs that are not known yet. Where there are none, `nextOffset` tells whether the catalogue has more, or all of
 * it was looked through.
 */
export async function searchOn(deps: HandlerDependencies, search: Search): Promise<Answer<SearchPage>> {
  const { query, known } = search;
  const until = deps.now() + patienceMs;
  let { offset } = search;
  let unplayable: Pick<SearchPage, 'unplayableIn'> = {};
  for (let pages = 1; ; pages += 1) {
    const answer = await askCatalogue(deps, deps.catalogue.searchSongs(query, offset));
    if ('notice' in answer) {
      // What was looked through before is not asked for again.
      return pages === 1 ? answer : { value: { songs: [], nextOffset: offset, ...unplayable } };
    }
    const { songs, nextOffset, unplayableIn } = answer.value;
    if (unplayableIn !== undefined) unplayable = { unplayableIn };
    const fresh = withoutTwins([...known, ...songs]).slice(known.length);
    const isOver = fresh.length > 0 || nextOffset === undefined || pages >= mostPages || deps.now() >= until;
    if (isOver) return { value: { ...answer.value, ...unplayable, songs: fresh } };
    offset = nextOffset;
  }
}
