// What pasted links lead to. All are followed at the same time, because Slack waits three seconds for the lot.

import type { HandlerDependencies } from '../../dependencies.ts';
import { mostSongs } from '../../rules/poll/poll.ts';
import { type Song, withoutTwins } from '../../rules/poll/song.ts';
import type { Notice } from '../../slack/words/notices.ts';
import { parseSpotifyLinks, type SpotifyLink } from '../../songs/spotify/link.ts';
import { askCatalogue } from './ask-catalogue.ts';
import type { Found } from './found-songs.ts';

type Followed =
  | { readonly kind: 'song'; readonly song: Song }
  | { readonly kind: 'album'; readonly songs: readonly Song[] }
  | { readonly kind: 'notice'; readonly notice: Notice };

/** @param text what was pasted; it names the results where their album has no name */
export async function followLinks(
  deps: HandlerDependencies,
  text: string,
  links: readonly SpotifyLink[],
): Promise<Found> {
  const read = links.slice(0, mostSongs);
  const followed = await Promise.all(read.map((link) => follow(deps, link)));
  const songs = followed.flatMap((end) => (end.kind === 'song' ? [end.song] : []));
  // Albums share songs, and Slack refuses a window in which one song stands twice.
  const fromAlbums = withoutTwins(followed.flatMap((end) => (end.kind === 'album' ? end.songs : [])));
  const notices = distinct(followed.flatMap((end) => (end.kind === 'notice' ? [end.notice] : [])));
  const leftOut: readonly Notice[] =
    links.length > read.length ? [{ kind: 'too-many-links', read: read.length }] : [];
  return {
    songs,
    ...(fromAlbums.length > 0 && {
      findings: { query: fromAlbums[0]?.album || text, songs: fromAlbums, page: 0 },
    }),
    notices: [...notices, ...leftOut],
  };
}

async function follow(deps: HandlerDependencies, link: SpotifyLink): Promise<Followed> {
  const { catalogue } = deps;
  switch (link.kind) {
    case 'track': {
      const answer = await askCatalogue(deps, catalogue.findSong(link.id));
      if ('notice' in answer) return { kind: 'notice', notice: answer.notice };
      return answer.value === undefined ? notice('unknown-track') : { kind: 'song', song: answer.value };
    }
    case 'album': {
      const answer = await askCatalogue(deps, catalogue.findAlbumSongs(link.id));
      if ('notice' in answer) return { kind: 'notice', notice: answer.notice };
      return answer.value?.length ? { kind: 'album', songs: answer.value } : notice('unknown-album');
    }
    case 'short':
      return followShort(deps, link.url);
    case 'playlist':
      return notice('playlist-unreadable');
    case 'other':
      return { kind: 'notice', notice: { kind: 'unsupported-link', what: link.what } };
    case 'malformed':
      return notice('malformed-link');
  }
}

/** A short link hides a full one. The token for what comes next is fetched at the same time. */
async function followShort(deps: HandlerDependencies, url: string): Promise<Followed> {
  const [answer] = await Promise.all([
    askCatalogue(deps, deps.catalogue.expandShortLink(url)),
    deps.catalogue.warmUp(),
  ]);
  if ('notice' in answer) return { kind: 'notice', notice: answer.notice };
  const [link] = parseSpotifyLinks(answer.value ?? '');
  return link === undefined || link.kind === 'short' ? notice('dead-short-link') : follow(deps, link);
}

type PlainKind =
  | 'unknown-track'
  | 'unknown-album'
  | 'playlist-unreadable'
  | 'malformed-link'
  | 'dead-short-link';

function notice(kind: PlainKind): Followed {
  return { kind: 'notice', notice: { kind } };
}

function distinct(notices: readonly Notice[]): readonly Notice[] {
  return [...new Map(notices.map((one) => [JSON.stringify(one), one])).values()];
}
