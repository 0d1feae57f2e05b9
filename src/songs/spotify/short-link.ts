// Finds out where a short share link leads. It never goes there: it reads the redirect and stops, so that nobody
// can send our server to an address of their choice.

import { CatalogueUnavailable } from '../catalogue.ts';
import { within } from './deadline.ts';
import { fetchInTime } from './fetch-in-time.ts';
import { readSpotifyAddress } from './link.ts';

/** One short link may lead to another one; a third would be a loop. */
const mostHops = 2;

/**
 * The full link (`https://open.spotify.com/…`) behind a short one; undefined when the address is not a short link
 * of Spotify's, or leads anywhere else.
 * @throws CatalogueUnavailable when there is no answer within `ms`, or a server error.
 */
export async function expandShortLink(url: string, ms: number): Promise<string | undefined> {
  return await within(ms, (signal) => follow(url, signal, mostHops));
}

async function follow(url: string, signal: AbortSignal, hops: number): Promise<string | undefined> {
  const short = shortAddress(url);
  if (short === undefined || hops === 0) return undefined;
  const target = await readRedirect(short, signal);
  if (target === undefined || shortAddress(target) === undefined) return target;
  return await follow(target, signal, hops - 1);
}

/** The address written anew from the code alone, if it is that of a short link. */
function shortAddress(url: string): string | undefined {
  const link = readSpotifyAddress(url);
  return link?.kind === 'short' ? link.url : undefined;
}

async function readRedirect(address: string, signal: AbortSignal): Promise<string | undefined> {
  const { status, location } = await fetchInTime(address, { signal }, async (response) => ({
    status: response.status,
    location: response.headers.get('location'),
  }));
  if (status >= 500 || status === 429) {
    throw new CatalogueUnavailable('down', `Spotify answered ${status} to a short link`);
  }
  const isRedirect = status >= 300 && status < 400;
  return isRedirect && location !== null ? spotifyAddress(location, address) : undefined;
}

function spotifyAddress(location: string, base: string): string | undefined {
  if (!URL.canParse(location, base)) return undefined;
  const url = new URL(location, base);
  const isSpotifys = ['open.spotify.com', 'spotify.link', 'spoti.fi'].includes(url.host);
  return url.protocol === 'https:' && isSpotifys ? url.href : undefined;
}
