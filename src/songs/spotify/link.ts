// What a link to Spotify leads to. Pure: following a short link is short-link.ts' work, finding links in a text is
// songs/links.ts'. Only exact hosts and ids of the right form get through, because both end up in addresses that we call.

/** Things on Spotify that have a link, but are neither a song nor a list of songs that an app may read. */
export const otherThings = [
  'artist',
  'episode',
  'show',
  'audiobook',
  'chapter',
  'user',
  'collection',
  'concert',
] as const;
export type OtherThing = (typeof otherThings)[number];

export type SpotifyLink =
  | { readonly kind: 'track'; readonly id: string }
  | { readonly kind: 'album'; readonly id: string }
  /** Spotify lets an app read only the playlists of a person who logged in, so its id would be of no use. */
  | { readonly kind: 'playlist' }
  | { readonly kind: 'short'; readonly url: string }
  | { readonly kind: 'other'; readonly what: OtherThing }
  /** A file on somebody's own device. */
  | { readonly kind: 'local' }
  /** Words to search for, of which the best match is meant. */
  | { readonly kind: 'search'; readonly words: string }
  /** Another page of Spotify's, such as its home or a search. */
  | { readonly kind: 'page' }
  /** A link to a song or an album whose id is not whole, perhaps cut off while copying. */
  | { readonly kind: 'malformed'; readonly text: string };

/** Links for which Spotify has to be asked. */
export type AskedLink = Extract<SpotifyLink, { kind: 'track' | 'album' | 'short' | 'search' }>;

/** An address that leads where the link does; `findLinks` reads it back whole. */
export function addressOf(link: AskedLink): string {
  switch (link.kind) {
    case 'short':
      return link.url;
    case 'search':
      return `${searchUri}${encodedWhole(link.words)}`;
    default:
      return `https://open.spotify.com/${link.kind}/${link.id}`;
  }
}

/** Spotify's own form of old for words to search for. */
const searchUri = 'spotify:search:';

/** Whether an address stands for words to search for. */
export const isSearch = (address: string): boolean => address.startsWith(searchUri);

/** Signs at the end of an address are taken for those of a sentence: so each is encoded. */
function encodedWhole(words: string): string {
  return encodeURIComponent(words).replace(
    /[^A-Za-z0-9%]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** In the addresses of built-in songs, which lead people to a search on Spotify: the id of the song. */
export const builtInParameter = 'songpoll';

const linkHosts = ['open.spotify.com', 'play.spotify.com', 'embed.spotify.com', 'spotify.com'];
const shortHosts = ['spotify.link', 'spoti.fi'];
/** Nothing but the code: what is not whole would lead elsewhere. */
const shortCode = /^[A-Za-z0-9_-]{1,64}(?![\w%-])/;
const startsWithId = /^[A-Za-z0-9]{22}/;

/** Whether a text has the form of a track's or an album's id: the library would put anything else into the path. */
export function isSpotifyId(text: string): boolean {
  return /^[A-Za-z0-9]{22}$/.test(text);
}

/** Whether a host is Spotify's, whatever is there. A port makes it another host. */
export function isSpotifyHost(host: string): boolean {
  return host === 'spotify.com' || host.endsWith('.spotify.com') || shortHosts.includes(host);
}

/** @param address a whole web address. @returns undefined when it is none, or not one of Spotify's */
export function readSpotifyAddress(address: string): SpotifyLink | undefined {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  // `host` and not `hostname`: another port is another server.
  const host = url.host.replace(/^www\./, '');
  const path = url.pathname.split('/').filter((part) => part !== '');
  if (shortHosts.includes(host)) return readShort(address, path[0], `https://${host}/`);
  if (!isSpotifyHost(host)) return undefined;
  if (!linkHosts.includes(host)) return { kind: 'page' };
  if (path[0] === 's') return readShort(address, path[1], 'https://open.spotify.com/s/');
  return readThing(address, path, url.search);
}

/** @param uri such as `spotify:track:…`. @returns undefined when it is something to search for, such as "spotify:help" */
export function readSpotifyUri(uri: string): SpotifyLink | undefined {
  const [whole, address = '', query = ''] = /^spotify:([^?#]*)(.*)$/isu.exec(uri) ?? [];
  if (whole === undefined) return undefined;
  const path = address.split(/[:/]/u).filter((part) => part !== '');
  const words = path[0] === 'search' && path.length === 2 ? decoded(path[1] ?? '') : '';
  if (words !== '') return { kind: 'search', words };
  const link = readThing(uri, path, query);
  const isNamed = path.length > 1 || path[0] === 'collection';
  return isNamed && link.kind !== 'page' ? link : undefined;
}

/** Empty for what nobody has encoded. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' ')).trim();
  } catch {
    return '';
  }
}

function readShort(address: string, code: string | undefined, start: string): SpotifyLink {
  const [whole] = shortCode.exec(code ?? '') ?? [];
  return whole === undefined
    ? { kind: 'malformed', text: address }
    : { kind: 'short', url: `${start}${whole}` };
}

function readThing(text: string, path: readonly string[], query: string): SpotifyLink {
  const [kind = '', id = '', third] = withoutDecoration(path);
  const what = kind.toLowerCase();
  if (what === 'track') return withId(what, id, text);
  const builtIn = what === 'search' ? parameter(query, builtInParameter) : undefined;
  if (builtIn !== undefined && isSpotifyId(builtIn)) return { kind: 'track', id: builtIn };
  // Spotify's own way to link to a song on an album; the same is done with playlists.
  const highlighted = trackIn(parameter(query, 'highlight'));
  if (highlighted !== undefined) return highlighted;
  if (what === 'album') return withId(what, id, text);
  // Playlists of old were listed under the person who made them.
  if (what === 'playlist' || (what === 'user' && third === 'playlist')) return { kind: 'playlist' };
  if (what === 'local') return { kind: 'local' };
  const other = otherThings.find((thing) => thing === what);
  if (other !== undefined) return { kind: 'other', what: other };
  // The frame of old: `embed?uri=spotify:track:…`.
  const framed = what === '' ? parameter(query, 'uri') : '';
  return readSpotifyUri(framed) ?? readSpotifyAddress(framed) ?? { kind: 'page' };
}

/** An id ends after its 22 characters, whatever was typed right behind it. */
function withId(kind: 'track' | 'album', id: string, text: string): SpotifyLink {
  const [whole] = startsWithId.exec(id) ?? [];
  return whole === undefined ? { kind: 'malformed', text } : { kind, id: whole };
}

/** `intl-de/track/…` and `embed/track/…` are the same page in a language or a frame. */
function withoutDecoration(path: readonly string[]): readonly string[] {
  const start = path.findIndex((part) => !/^(?:embed|intl-[a-z0-9-]+)$/i.test(part));
  return start === -1 ? [] : path.slice(start);
}

function trackIn(value: string): SpotifyLink | undefined {
  const link = readSpotifyUri(value) ?? readSpotifyAddress(value);
  return link?.kind === 'track' ? link : undefined;
}

/** Links that went through several hands are encoded more than once. */
const mostEncodings = 3;

function parameter(query: string, name: string): string {
  let value = new RegExp(`[?&]${name}=([^&#]*)`, 'i').exec(query)?.[1] ?? '';
  for (let times = 0; times < mostEncodings && value.includes('%'); times += 1) {
    const [decoded] = new URLSearchParams(`x=${value.replaceAll('+', '%2B')}`).values();
    value = decoded ?? '';
  }
  return value;
}
