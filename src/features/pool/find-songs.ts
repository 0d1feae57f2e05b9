// The songs that somebody wants to save: behind links, or by words. Where the catalogue cannot be asked, links to songs are
// as good as they were, for their ids are known.

import type { HandlerDependencies } from '../../dependencies.ts';
import { mostSongs } from '../../rules/poll/poll.ts';
import type { Song } from '../../rules/poll/song.ts';
import type { Notice } from '../../slack/words/notices.ts';
import type { PoolNotice } from '../../slack/words/pool.ts';
import type { Link } from '../../songs/links.ts';
import { readSpotifyAddress } from '../../songs/spotify/link.ts';
import { createBestMatches } from '../compose/best-match.ts';
import { followLinks } from '../compose/follow-links.ts';

export interface SongsToSave {
  readonly songs: readonly Song[];
  /** The catalogue's ids of songs that it could not be asked about. */
  readonly links: readonly string[];
  readonly says: readonly PoolNotice[];
  /** What the search itself has to say. */
  readonly notices: readonly Notice[];
}

/** @param text in which the links stand */
export async function findLinkedSongs(
  deps: HandlerDependencies,
  text: string,
  links: readonly Link[],
): Promise<SongsToSave> {
  const { songs, findings, unasked = [], notices } = await followLinks(deps, text, links);
  const kept = unasked.flatMap((address) => songIdIn(address) ?? []).slice(0, mostSongs);
  const isAskedAgain = unasked.length > kept.length;
  const isAlbum = findings !== undefined && findings !== 'none';
  return {
    songs,
    links: kept,
    says: [
      ...(isAlbum ? [{ kind: 'album-link' } as const] : []),
      ...(isAskedAgain ? [{ kind: 'ask-again' } as const] : []),
    ],
    // That the catalogue cannot be asked is said of what became of the links.
    notices: unasked.length > 0 ? notices.filter(({ kind }) => kind !== 'search-failed') : notices,
  };
}

/** The best match for words. */
export async function findNamedSong(deps: HandlerDependencies, words: string): Promise<SongsToSave> {
  const match = await createBestMatches(deps)(words);
  const none = { songs: [], links: [], says: [], notices: [] };
  if (match.kind === 'song') return { ...none, songs: [match.song] };
  if (match.kind === 'unasked') return { ...none, says: [{ kind: 'ask-again' }] };
  return { ...none, notices: [match.notice] };
}

function songIdIn(address: string): string | undefined {
  const link = readSpotifyAddress(address);
  return link?.kind === 'track' ? link.id : undefined;
}
