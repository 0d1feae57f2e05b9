// Finds the Spotify links in what a person typed or pasted. Pure: following a short link is short-link.ts' work.
// Only exact hosts and ids of the right form get through, because both end up in addresses that we call.

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
  /** A link to Spotify that is none of these, perhaps cut off while copying. */
  | { readonly kind: 'malformed'; readonly text: string };

const hosts = ['open.spotify.com', 'play.spotify.com'];
const shortHost = 'spotify.link';
const startsWithHost = /^(?:open\.spotify\.com|play\.spotify\.com|spotify\.link)(?=[/?#]|$)/i;
const slackLink = /<([^<>|\s]+)(?:\|[^<>]*)?>/gu;
const wrapping = /^[("'[{<«“‘]+|[)"'\]}>»”’.!?:]+$/gu;
const shortCode = /^[A-Za-z0-9_-]{1,64}$/;

/** Whether a text has the form of a track's or an album's id: the library would put anything else into the path. */
export function isSpotifyId(text: string): boolean {
  return /^[A-Za-z0-9]{22}$/.test(text);
}

/**
 * The Spotify links and URIs in a text, in order and without repeats. Links may be separated by spaces, line ends
 * or commas, come without `https://`, or in Slack's wrapping (`<address|label>`).
 * Empty when there is none: then the text is words to search for.
 */
export function parseSpotifyLinks(text: string): readonly SpotifyLink[] {
  const links = text
    .replace(slackLink, ' $1 ')
    .split(/[\s,;]+/u)
    .map((word) => readLink(word.replace(wrapping, '')))
    .filter((link) => link !== undefined);
  return [...new Map(links.map((link) => [JSON.stringify(link), link])).values()];
}

function readLink(word: string): SpotifyLink | undefined {
  if (/^spotify:/i.test(word)) return readUri(word);
  const url = readAddress(word);
  if (url === undefined) return undefined;
  const path = url.pathname.split('/').filter((part) => part !== '');
  if (url.host === shortHost) return readShort(word, path[0], `https://${shortHost}/`);
  if (path[0] === 's') return readShort(word, path[1], 'https://open.spotify.com/s/');
  return readPath(word, path) ?? { kind: 'malformed', text: word };
}

function readAddress(word: string): URL | undefined {
  const address = startsWithHost.test(word) ? `https://${word}` : word;
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  // `host` and not `hostname`: another port is another server.
  return hosts.includes(url.host) || url.host === shortHost ? url : undefined;
}

function readShort(word: string, code: string | undefined, start: string): SpotifyLink {
  const isWhole = code !== undefined && shortCode.test(code);
  return isWhole ? { kind: 'short', url: `${start}${code}` } : { kind: 'malformed', text: word };
}

/** A URI whose first word is none of Spotify's is something that a person searches for, such as "spotify:help". */
function readUri(word: string): SpotifyLink | undefined {
  const [, ...path] = word.replace(/[?#].*$/su, '').split(':');
  return readPath(word, path);
}

function readPath(word: string, path: readonly string[]): SpotifyLink | undefined {
  const [what = '', id = '', third] = withoutDecoration(path);
  if (what === 'track' || what === 'album') {
    return isSpotifyId(id) ? { kind: what, id } : { kind: 'malformed', text: word };
  }
  // Playlists of old were listed under the person who made them.
  if (what === 'playlist' || (what === 'user' && third === 'playlist')) return { kind: 'playlist' };
  const other = otherThings.find((thing) => thing === what);
  return other === undefined ? undefined : { kind: 'other', what: other };
}

/** `intl-de/track/…` and `embed/track/…` are the same page in a language or a frame. */
function withoutDecoration(path: readonly string[]): readonly string[] {
  const start = path.findIndex((part) => part !== 'embed' && !/^intl-[a-z0-9-]+$/i.test(part));
  return start === -1 ? [] : path.slice(start);
}
