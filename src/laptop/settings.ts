// What both ways of starting on a laptop have in common.

import { marketTrouble } from '../platform/market.ts';

/** How somebody wants it started. */
export interface LocalStart {
  /** Whether the polls of earlier runs are to be forgotten. */
  readonly fresh: boolean;
  complain(words: string): void;
}

/** What runs until somebody stops it. */
export interface Running {
  /** Where it is, and what it is made of. */
  readonly welcome: string;
  /** Lets what is under way end. */
  close(): Promise<void>;
}

/** Something is not as it must be; the message says what to do. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}

/** Where polls are kept between runs; git ignores it. */
export const dataPath = '.songpoll';

/** Both of Spotify's settings, or neither. @throws CannotStart when one is missing, or the market is no country. */
export function spotifySettings(
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> | undefined {
  const { SPOTIFY_CLIENT_ID: id, SPOTIFY_CLIENT_SECRET: secret, SPOTIFY_MARKET: market } = env;
  const given = market?.trim() ?? '';
  const trouble = given === '' ? undefined : marketTrouble(given.toUpperCase());
  if (trouble !== undefined) throw new CannotStart(`SPOTIFY_MARKET is wrong: ${trouble}.`);
  if (!id && !secret) return undefined;
  if (!id)
    throw new CannotStart('SPOTIFY_CLIENT_SECRET is set, SPOTIFY_CLIENT_ID is not: set both, or neither.');
  if (!secret)
    throw new CannotStart('SPOTIFY_CLIENT_ID is set, SPOTIFY_CLIENT_SECRET is not: set both, or neither.');
  return {
    SPOTIFY_CLIENT_ID: id,
    SPOTIFY_CLIENT_SECRET: secret,
    ...(given !== '' && { SPOTIFY_MARKET: given }),
  };
}
