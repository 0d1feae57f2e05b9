// Finds the links in what a person typed or pasted: to songs, and to what is not a song on Spotify. A link counts wherever
// it stands, between words, signs and brackets of any script, and right behind another link; but what stands in the
// address of another site, such as the page to go back to, is a part of that address.

import { addressAt, type Owner } from './address.ts';
import { type OtherService, serviceOf } from './other-services.ts';
import { isSpotifyHost, readSpotifyAddress, readSpotifyUri, type SpotifyLink } from './spotify/link.ts';

export type Link =
  | SpotifyLink
  | { readonly kind: 'other-service'; readonly service: OtherService }
  | { readonly kind: 'other-site' };

export interface FoundLinks {
  /** In their order, without repeats. */
  readonly links: readonly Link[];
  /** What was typed around them, on one line; empty when nothing was. */
  readonly words: string;
}

/** Empty when there is none: then the text is words to search for. */
export function findLinks(text: string): readonly Link[] {
  return splitLinks(text).links;
}

/** The links in a text, and the words around them. */
export function splitLinks(text: string): FoundLinks {
  const plain = withoutWrapping(text);
  const links: Link[] = [];
  const words: string[] = [];
  let read = 0;
  for (const { link, start, end } of addressesIn(plain)) {
    if (link === undefined) continue;
    links.push(link);
    words.push(plain.slice(read, start));
    read = end;
  }
  words.push(plain.slice(read));
  const distinct = new Map(links.map((link) => [JSON.stringify(link), link]));
  return { links: [...distinct.values()], words: links.length === 0 ? text : wordsOf(words.join(' ')) };
}

/** Slack's `<address|label>` keeps its address, HTML its meaning; invisible marks amid an address go, others separate. */
function withoutWrapping(text: string): string {
  return text
    .replace(/<((?:https?|spotify):[^<>|\s]+)\|[^<>]*>/giu, '<$1>')
    .replaceAll('&amp;', '&')
    .replace(/(?<=\/)\p{Cf}+/gu, '')
    .replace(/\p{Cf}/gu, ' ');
}

/** What is left of tags and brackets whose link was taken out is no word. */
function wordsOf(text: string): string {
  const words = text
    .replace(/<[^<>]*>|\(\s*\)/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s:：,、;|<>()[\]"'“”*•·–—-]+|[\s:：,、;|<>()[\]"'“”*•·–—-]+$/gu, '');
  return /[\p{L}\p{N}]/u.test(words) ? words : '';
}

interface Address {
  /** Undefined for what is left alone, and everything in it. */
  readonly link: Link | undefined;
  readonly start: number;
  readonly end: number;
}

/** Bounded, so that no text takes long to read. */
const beginning =
  /(?<scheme>[a-z][a-z0-9+.-]{0,20}):\/\/|(?<uri>spotify:)|(?<host>(?:[a-z0-9-]{1,63}\.){1,8}[a-z][a-z0-9-]{1,62}(?::\d{1,5})?)(?=[/?#])/giu;

function* addressesIn(text: string): Iterable<Address> {
  let from = 0;
  for (;;) {
    const found = matchFrom(text, from);
    if (found === undefined) return;
    const address = readAt(text, found);
    yield address;
    from = Math.max(address.end, found.index + 1);
  }
}

function matchFrom(text: string, from: number): RegExpExecArray | undefined {
  beginning.lastIndex = from;
  return beginning.exec(text) ?? undefined;
}

function readAt(text: string, found: RegExpExecArray): Address {
  const { scheme, host } = found.groups ?? {};
  const at = found.index;
  if (host !== undefined) return readBare(text, at, host);
  if (scheme === undefined) return readUri(text, at);
  // Words may stick to it: "Songhttps://…".
  const [web] = /https?$/iu.exec(scheme) ?? [];
  if (web !== undefined) return readWeb(text, at + scheme.length - web.length);
  const isSpotify = /spotify$/iu.test(scheme);
  return isSpotify ? readUri(text, at + scheme.length - 'spotify'.length) : readElsewhere(text, at);
}

function readWeb(text: string, start: number): Address {
  const owner = ownerOf(addressAt(text, start, 'anybody'));
  const address = ownAddress(text, start, owner);
  const end = start + address.length;
  if (owner === 'anybody')
    return { link: isAddress(address) ? { kind: 'other-site' } : undefined, start, end };
  return { link: linkOf(address), start, end };
}

/** Without `https://`, only hosts that are known make a link; in another's address, a link is told to be in it. */
function readBare(text: string, start: number, host: string): Address {
  const owner = ownerOf(`https://${host}`);
  const address = ownAddress(text, start, owner);
  const end = start + address.length;
  if (owner !== 'anybody') return { link: linkOf(`https://${address}`), start, end };
  const holdsLink = findLinks(address.slice(host.length + 1)).length > 0;
  return { link: holdsLink ? { kind: 'other-site' } : undefined, start, end };
}

function readUri(text: string, start: number): Address {
  const address = ownAddress(text, start, 'spotify');
  const link = readSpotifyUri(address);
  return { link, start, end: start + (link === undefined ? 'spotify:'.length : address.length) };
}

/** An address of another kind, such as `ftp://`. */
function readElsewhere(text: string, start: number): Address {
  const address = addressAt(text, start, 'anybody');
  return {
    link: isAddress(address) ? { kind: 'other-site' } : undefined,
    start,
    end: start + address.length,
  };
}

/** An id of Spotify's ends after its 22 characters, a code with ASCII: what sticks to it is the text going on. */
const upToId = /^.*?[/:](?:track|album)[/:][A-Za-z0-9]{22}(?![/?#&%])/iu;
const code = /(?:spotify\.link|spoti\.fi|spotify\.com\/s)\/[A-Za-z0-9_-]+$/i;

function ownAddress(text: string, start: number, owner: Owner): string {
  const address = addressAt(text, start, owner);
  if (owner !== 'spotify') return address;
  const [ascii = ''] = /^\p{ASCII}*/u.exec(address) ?? [];
  return upToId.exec(address)?.[0] ?? (code.test(ascii) ? ascii : address);
}

function ownerOf(address: string): Owner {
  const host = hostOf(address);
  if (isSpotifyHost(host)) return 'spotify';
  return serviceOf(host) === undefined ? 'anybody' : 'service';
}

function linkOf(address: string): Link | undefined {
  const service = serviceOf(hostOf(address));
  return service === undefined ? readSpotifyAddress(address) : { kind: 'other-service', service };
}

/** As browsers read it; empty when it is none. */
function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host.replace(/^www\./, '') : '';
}

/** Whether it names a host, as "Love://Hate" does not. */
function isAddress(address: string): boolean {
  return /^[^:]+:\/\/[^/?#]*\.[a-z0-9-]{2}/iu.test(address);
}
