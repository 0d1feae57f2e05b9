// What a refusal of Spotify's means for the one who searches.

import { CatalogueUnavailable } from '../catalogue.ts';
import type { Quota } from './quota.ts';
import { SpotifyRefusal } from './transport.ts';

/** What a call was made with. */
interface Asker {
  readonly quota: Quota;
  readonly market: string;
}

/** The error to throw for a failed call; "too many requests" blocks the quota. Anything but a refusal stays. */
export async function unavailableBy(error: unknown, { quota, market }: Asker): Promise<unknown> {
  if (!(error instanceof SpotifyRefusal)) return error;
  if (isMarketRefused(error)) return marketRefused(market, error);
  if (error.status === 429) {
    const retryAt = await quota.block(error);
    return new CatalogueUnavailable('over-quota', error.message, { cause: error, retryAt });
  }
  return new CatalogueUnavailable(reasonOf(error), error.message, { cause: error });
}

/** Whether a call failed because Spotify answered with one of these statuses. */
export function isRefusal(error: unknown, statuses: readonly number[]): error is SpotifyRefusal {
  return error instanceof SpotifyRefusal && statuses.includes(error.status);
}

/** Whether Spotify does not take the app's client id or secret. Only the token endpoint words it so, with 400. */
export function areCredentialsRefused(error: unknown): boolean {
  return error instanceof SpotifyRefusal && /\b(?:invalid|unauthorized)_client\b/.test(error.text);
}

/** Whether Spotify does not sell in the country that was asked for: "Invalid market code". */
export function isMarketRefused(error: unknown): boolean {
  return (
    isRefusal(error, [400]) && /\b(?:invalid|unknown|unsupported) (?:market|country)\b/i.test(error.text)
  );
}

/** In words of ours: what a service quotes is struck out of the log, and its cause with it. */
function marketRefused(market: string, cause: SpotifyRefusal): CatalogueUnavailable {
  const message = `Spotify has no market ${market}: SPOTIFY_MARKET must be a country in which Spotify is available, such as US, GB or DE`;
  return new CatalogueUnavailable('misconfigured', message, { cause });
}

function reasonOf(refusal: SpotifyRefusal): 'refused' | 'misconfigured' | 'down' {
  if (refusal.status === 403) return 'refused';
  return areCredentialsRefused(refusal) ? 'misconfigured' : 'down';
}
