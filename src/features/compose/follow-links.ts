// What pasted links lead to. All are followed at the same time, because Slack waits three seconds for the lot.

import type { HandlerDependencies } from '../../dependencies.ts';
import { mostSongs } from '../../rules/poll/poll.ts';
import { type Song, withoutTwins } from '../../rules/poll/song.ts';
import type { Notice } from '../../slack/words/notices.ts';
import type { Link } from '../../songs/links.ts';
import { type AskedLink, addressOf, readSpotifyAddress } from '../../songs/spotify/link.ts';
import { askCatalogue } from './ask-catalogue.ts';
import { createBestMatches, type Match } from './best-match.ts';
import type { Found } from './found-songs.ts';
import { missingNotice } from './missing-notice.ts';

type Followed =
  | { readonly kind: 'song'; readonly song: Song }
  | { readonly kind: 'album'; readonly songs: readonly Song[]; readonly leftOut: number }
  | { readonly kind: 'notice'; readonly notice: Notice }
  /** The catalogue could not be asked: the link is as good as it was. */
  | { readonly kind: 'unasked'; readonly notice: Notice };

/** @param text what was pasted; it names the results where their album has no name */
export async function followLinks(
  deps: HandlerDependencies,
  text: string,
  links: readonly Link[],
): Promise<Found> {
  const asked = links.filter(isAsked);
  const read = asked.slice(0, mostSongs);
  const told = links.filter((link) => !isAsked(link) || read.includes(link));
  const match = createBestMatches(deps);
  const ends = await Promise.all(told.map(async (link) => ({ link, end: await follow(deps, link, match) })));
  const followed = ends.map(({ end }) => end);
  // Two links, or words and a link, may mean one song.
  const songs = withoutTwins(followed.flatMap((end) => (end.kind === 'song' ? [end.song] : [])));
  const albums = followed.filter((end) => end.kind === 'album');
  // Albums share songs, and Slack refuses a window in which one song stands twice.
  const fromAlbums = withoutTwins(albums.flatMap((album) => album.songs));
  const tooMany: readonly Notice[] =
    asked.length > read.length ? [{ kind: 'too-many-links', read: read.length }] : [];
  return {
    songs,
    ...(fromAlbums.length > 0 && {
      findings: {
        query: fromAlbums[0]?.album || text,
        songs: fromAlbums,
        page: 0,
        ...(albums.some(({ leftOut }) => leftOut > 0) && { isCut: true }),
      },
    }),
    unasked: addressesOf(ends.flatMap(({ link, end }) => (end.kind === 'unasked' ? [link] : []))),
    notices: [...distinct(followed.flatMap(noticesOf)), ...tooMany],
  };
}

/** The addresses of those links for which the catalogue has to be asked; of others it is known what to say. */
export function addressesOf(links: readonly Link[]): readonly string[] {
  return links.flatMap((link) => (isAsked(link) ? [addressOf(link)] : []));
}

function isAsked(link: Link): link is AskedLink {
  return link.kind === 'track' || link.kind === 'album' || link.kind === 'short' || link.kind === 'search';
}

async function follow(
  deps: HandlerDependencies,
  link: Link,
  match: (words: string) => Promise<Match>,
): Promise<Followed> {
  const { catalogue } = deps;
  switch (link.kind) {
    case 'track': {
      const answer = await askCatalogue(deps, catalogue.findSong(link.id));
      if ('notice' in answer) return { kind: 'unasked', notice: answer.notice };
      return answer.value.kind === 'song' ? answer.value : answerNotice(missingNotice(answer.value, 'song'));
    }
    case 'album': {
      const answer = await askCatalogue(deps, catalogue.findAlbum(link.id));
      if ('notice' in answer) return { kind: 'unasked', notice: answer.notice };
      return answer.value.kind === 'album'
        ? answer.value
        : answerNotice(missingNotice(answer.value, 'album'));
    }
    case 'short':
      return followShort(deps, link.url, match);
    case 'search':
      return match(link.words);
    case 'playlist':
      return answerNotice({ kind: 'playlist-unreadable' });
    case 'other':
      return answerNotice({ kind: 'unsupported-link', what: link.what });
    case 'local':
      return answerNotice({ kind: 'local-file' });
    case 'page':
      return answerNotice({ kind: 'other-page' });
    case 'malformed':
      return answerNotice({ kind: 'malformed-link' });
    case 'other-service':
      return answerNotice({ kind: 'other-service', service: link.service });
    case 'other-site':
      return answerNotice({ kind: 'other-site' });
  }
}

/** A short link hides a full one. The token for what comes next is fetched at the same time. */
async function followShort(
  deps: HandlerDependencies,
  url: string,
  match: (words: string) => Promise<Match>,
): Promise<Followed> {
  const [answer] = await Promise.all([
    askCatalogue(deps, deps.catalogue.expandShortLink(url)),
    deps.catalogue.warmUp(),
  ]);
  if ('notice' in answer) return { kind: 'unasked', notice: answer.notice };
  const link = readSpotifyAddress(answer.value ?? '');
  const leadsOn = link !== undefined && link.kind !== 'short';
  return leadsOn ? follow(deps, link, match) : answerNotice({ kind: 'dead-short-link' });
}

function answerNotice(notice: Notice): Followed {
  return { kind: 'notice', notice };
}

function noticesOf(end: Followed): readonly Notice[] {
  if (end.kind === 'notice' || end.kind === 'unasked') return [end.notice];
  if (end.kind === 'song') return [];
  if (end.songs.length === 0) return [{ kind: 'empty-album' }];
  return end.leftOut > 0 ? [{ kind: 'long-album', leftOut: end.leftOut }] : [];
}

/** Each once; songs of which the same is to be said in one, for a window shows few lines. */
function distinct(notices: readonly Notice[]): readonly Notice[] {
  const told = new Map<string, Notice>();
  for (const notice of notices) {
    const key = JSON.stringify({ ...notice, titles: undefined, named: undefined });
    const before = told.get(key);
    told.set(key, before === undefined ? notice : joined(before, notice));
  }
  return [...told.values()];
}

function joined(before: Notice, notice: Notice): Notice {
  if (notice.kind === 'not-playable' && before.kind === notice.kind) {
    return { ...notice, titles: [...before.titles, ...notice.titles] };
  }
  const isOfWords = notice.kind === 'songs-not-found' || notice.kind === 'songs-not-searched';
  if (isOfWords && before.kind === notice.kind) {
    return { ...notice, named: [...before.named, ...notice.named] };
  }
  return notice;
}
