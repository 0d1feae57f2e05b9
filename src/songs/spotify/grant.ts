// Gets the app a token from Spotify: the "client credentials" grant, in which no person takes part.

import type SpotifyWebApi from 'spotify-web-api-node';
import * as v from 'valibot';
import { CatalogueUnavailable } from '../catalogue.ts';
import { within } from './deadline.ts';
import type { Token } from './token.ts';
import { endedBy } from './transport.ts';

/** The app's registration at Spotify; without both parts every request fails as misconfigured. */
export interface SpotifyCredentials {
  /** Both are read when a token is needed, because they may have to be fetched themselves. */
  readonly clientId: Readable;
  readonly clientSecret: Readable;
  /** To be called when Spotify refused both. @returns whether one of them is another now */
  readonly renewCredentials?: (refused: ClientCredentials) => Promise<boolean>;
}

type Readable = () => Promise<string | undefined> | string | undefined;

/** In the library's words. */
export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

const grantSchema = v.object({
  access_token: v.pipe(v.string(), v.nonEmpty()),
  expires_in: v.pipe(v.number(), v.minValue(0)),
});

/** Asks for a token, for `ms` at most. Throws CatalogueUnavailable or what Spotify refused with. */
export async function requestToken(api: SpotifyWebApi, ms: number, now: () => number): Promise<Token> {
  const { body } = await within(ms, (signal) => endedBy(signal, () => api.clientCredentialsGrant()));
  const grant = v.safeParse(grantSchema, body);
  if (!grant.success) throw new CatalogueUnavailable('down', 'Spotify answered with what is no token');
  return { value: grant.output.access_token, expiresAt: now() + grant.output.expires_in * 1_000 };
}

/** Throws CatalogueUnavailable 'misconfigured' when a part is missing. */
export async function readCredentials(credentials: SpotifyCredentials): Promise<ClientCredentials> {
  const [clientId, clientSecret] = await Promise.all([
    read(credentials.clientId),
    read(credentials.clientSecret),
  ]);
  if (!clientId || !clientSecret) {
    throw new CatalogueUnavailable('misconfigured', "The app's client id or secret for Spotify is missing");
  }
  return { clientId, clientSecret };
}

async function read(part: Readable): Promise<string | undefined> {
  try {
    return await part();
  } catch (cause) {
    const message = "The app's client id or secret for Spotify cannot be read";
    throw new CatalogueUnavailable('misconfigured', message, { cause });
  }
}
