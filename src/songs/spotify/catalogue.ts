// The catalogue that is Spotify: answers come from memory where they can, and else from one request in time.

import * as v from 'valibot';
import { type Catalogue, CatalogueUnavailable, type SearchPage } from '../catalogue.ts';
import type { CatalogueMemory, MemoryKey } from '../catalogue-memory.ts';
import { albumSchema, createAnswerCache, foundSongSchema, searchPageSchema } from './answer-cache.ts';
import { type OnCall, told } from './calls.ts';
import { createSpotifyClient } from './client.ts';
import { type Timings, timings, withDeadline } from './deadline.ts';
import type { SpotifyCredentials } from './grant.ts';
import { isSpotifyId } from './link.ts';
import { createQuota } from './quota.ts';
import { type Asking, fetchAlbum, fetchSearchPage, fetchSong, lastOffset } from './requests.ts';
import { foldedWords, tidyWords } from './search-words.ts';
import { expandShortLink } from './short-link.ts';

export interface SpotifyOptions extends SpotifyCredentials {
  /** The country whose listeners must be able to play a song: ISO 3166-1 alpha-2. */
  readonly market: string;
  readonly memory: CatalogueMemory;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly timings?: Timings;
  /** Hears of every request when it is over. */
  readonly onCall?: OnCall;
}

/** To be created once per process: it keeps the token. Nothing is loaded or asked before the first call. */
export function createSpotifyCatalogue(options: SpotifyOptions): Catalogue {
  const { market, memory, now, onCall } = options;
  const limits = options.timings ?? timings;
  const quota = createQuota(memory, now);
  const cache = createAnswerCache(memory, now);
  const client = createSpotifyClient({ ...options, quota, timings: limits });
  const searches = new Map<string, Promise<SearchPage>>();

  /**
   * What is kept under the key, also while Spotify wants no requests; else what Spotify answers, which is kept where the
   * schema takes it: what is missing today may be there tomorrow.
   */
  const keptOrAsked = async <Kept, Other = never>(
    key: MemoryKey,
    schema: v.GenericSchema<unknown, Kept>,
    ask: (asking: Asking) => Promise<Kept | Other>,
  ) => {
    // Loading is work of our own, once per process: it must not eat up Spotify's time.
    await client.load();
    return await withDeadline(limits, async (deadline) => {
      const [kept, blockedUntil] = await Promise.all([cache.recall(key, schema), quota.blockedUntil()]);
      if (kept !== undefined) return kept;
      if (blockedUntil !== undefined) throw blocked(blockedUntil);
      const answer = await ask({ client, market, deadline });
      if (v.is(schema, answer)) await cache.remember(key, answer);
      return answer;
    });
  };

  const warmUp = async () => {
    try {
      if (client.isWarm() || (await quota.blockedUntil()) !== undefined) return;
      await client.warmUp();
    } catch {
      // The search that follows meets the same failure, and it has somebody to tell.
    }
  };

  return {
    async searchSongs(query, offset) {
      const words = tidyWords(query);
      if (words === '' || offset > lastOffset) return { songs: [] };
      const key = { kind: 'search', market, query: foldedWords(words), offset } as const;
      return await shared(searches, JSON.stringify(key), () =>
        keptOrAsked(key, searchPageSchema, (asking) => fetchSearchPage(asking, words, offset)),
      );
    },
    async findSong(id) {
      if (!isSpotifyId(id)) return { kind: 'unknown' };
      const key = { kind: 'track', market, id } as const;
      return await keptOrAsked(key, foundSongSchema, (asking) => fetchSong(asking, id));
    },
    async findAlbum(id) {
      if (!isSpotifyId(id)) return { kind: 'unknown' };
      const key = { kind: 'album', market, id } as const;
      return await keptOrAsked(key, albumSchema, (asking) => fetchAlbum(asking, id));
    },
    async expandShortLink(url) {
      // Whatever the link leads to is asked for next, and then the token should not be waited for as well.
      const [link] = await Promise.all([
        told(onCall, () => expandShortLink(url, limits.shortLink)),
        warmUp(),
      ]);
      return link;
    },
    warmUp,
  };
}

function blocked(until: number): CatalogueUnavailable {
  const message = `Spotify wants no requests before ${new Date(until).toISOString()}`;
  return new CatalogueUnavailable('over-quota', message, { retryAt: until });
}

/** Lets those who want the same at the same time wait for one piece of work. */
async function shared<T>(pending: Map<string, Promise<T>>, name: string, work: () => Promise<T>): Promise<T> {
  const running = pending.get(name) ?? work().finally(() => pending.delete(name));
  pending.set(name, running);
  return await running;
}
