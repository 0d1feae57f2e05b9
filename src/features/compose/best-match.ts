// A song that was named in words, such as those behind the bars of a command: the first one that the catalogue finds for them.

import type { HandlerDependencies } from '../../dependencies.ts';
import type { Song } from '../../rules/poll/song.ts';
import type { Notice } from '../../slack/words/notices.ts';
import { askCatalogue } from './ask-catalogue.ts';

export type Match =
  | { readonly kind: 'song'; readonly song: Song }
  | { readonly kind: 'notice'; readonly notice: Notice }
  /** The catalogue could not be asked: it is to be tried again. */
  | { readonly kind: 'unasked'; readonly notice: Notice };

/** The catalogue's quota is small: so many searches for one person run at a time. */
const mostAtOnce = 4;
/** After this no further search is begun: Slack waits three seconds, and a search may take half of them. */
const patienceMs = 1_200;
/** The catalogue takes no longer words. */
const longestQuery = 200;

/** What finds songs by words, a few at a time and as long as there is time. */
export function createBestMatches(deps: HandlerDependencies): (words: string) => Promise<Match> {
  const inTurn = takingTurns(mostAtOnce);
  const until = deps.now() + patienceMs;
  return (words) =>
    inTurn(async () => (deps.now() > until ? notSearched(words, 'slow') : findBestMatch(deps, words)));
}

async function findBestMatch(deps: HandlerDependencies, words: string): Promise<Match> {
  const query = [...words].slice(0, longestQuery).join('');
  const answer = await askCatalogue(deps, deps.catalogue.searchSongs(query, 0));
  if ('notice' in answer) {
    return notSearched(words, answer.notice.kind === 'search-failed' ? answer.notice.reason : 'down');
  }
  const [song] = answer.value.songs;
  if (song !== undefined) return { kind: 'song', song };
  return { kind: 'notice', notice: { kind: 'songs-not-found', named: [words] } };
}

type Reason = Extract<Notice, { kind: 'songs-not-searched' }>['reason'];

function notSearched(words: string, reason: Reason): Match {
  const notice: Notice = { kind: 'songs-not-searched', named: [words], reason };
  // Trying again would meet the same.
  return reason === 'odd-words' ? { kind: 'notice', notice } : { kind: 'unasked', notice };
}

/** Lets so many run at a time; the others wait for their turn. */
function takingTurns(most: number): <Value>(work: () => Promise<Value>) => Promise<Value> {
  let free = most;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
