// Gets the app a token from Spotify: the "client credentials" grant, in which no person takes part.

import type SpotifyWebApi from 'spotify-web-api-node';
import * as v from 'valibot';
import { CatalogueUnavailable } from './catalogue.ts';
import { within } from './deadline.ts';
import type { Token } from './spotify-token.ts';
import { endedBy } from './spotify-transport.ts';

/** The app's registration at Spotify; without both parts every request fails as misconfigured. */
export interface SpotifyCredentials {
  readonly clientId: string | undefined;
  /** Read when a token is needed, because it may have to be fetched itself. */
  readonly clientSecret: () => Promise<string | undefined> | string | undefined;
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

/** The credentials in the library's words. Throws CatalogueUnavailable 'misconfigured' when a part is missing. */
export async function readCredentials({ clientId, clientSecret }: SpotifyCredentials) {
  const secret = await readSecret(clientSecret);
  if (!clientId || !secret) {
    throw new CatalogueUnavailable('misconfigured', "The app's client id or secret for Spotify is missing");
  }
  return { clientId, clientSecret: secret };
}

async function readSecret(clientSecret: SpotifyCredentials['clientSecret']): Promise<string | undefined> {
  try {
    return await clientSecret();
  } catch (cause) {
    throw new CatalogueUnavailable('misconfigured', "The app's secret for Spotify cannot be read", { cause });
  }
}
