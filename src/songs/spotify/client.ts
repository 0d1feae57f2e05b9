// Asks Spotify through its library: with the app's token, in time, and with every refusal turned into the
// catalogue's words. What is asked, and what an answer means, is in requests.ts.

import type SpotifyWebApi from 'spotify-web-api-node';
import { type OnCall, told } from './calls.ts';
import { type Deadline, type Timings, untilEnded } from './deadline.ts';
import { areCredentialsRefused, isMarketRefused, isRefusal, unavailableBy } from './failure.ts';
import { readCredentials, requestToken, type SpotifyCredentials } from './grant.ts';
import type { Quota } from './quota.ts';
import { createTokenKeeper, type Token } from './token.ts';
import { endedBy, loadSpotifyApi, type SpotifyRefusal } from './transport.ts';

export interface SpotifyClientOptions extends SpotifyCredentials {
  readonly quota: Quota;
  /** For telling of a country that Spotify refuses. */
  readonly market: string;
  readonly timings: Timings;
  readonly now: () => number;
  /** Hears of every request when it is over. */
  readonly onCall?: OnCall;
}

export type SpotifyAnswer =
  | { readonly kind: 'answer'; readonly body: unknown }
  /** Spotify does not know the thing that was asked for, or its id is malformed. */
  | { readonly kind: 'unknown'; readonly refusal: SpotifyRefusal };

/** One call of a method of the library. */
export type SpotifyCall = (api: SpotifyWebApi) => Promise<{ readonly body: unknown }>;

export interface SpotifyClient {
  /** Throws CatalogueUnavailable when there is no answer in time. */
  ask(deadline: Deadline, call: SpotifyCall): Promise<SpotifyAnswer>;
  /** Loads the library, which `ask` needs. */
  load(): Promise<void>;
  /** Whether a request could leave at once. */
  isWarm(): boolean;
  /** Fetches a token, if there is none. Throws as `ask` does. */
  warmUp(): Promise<void>;
}

export function createSpotifyClient(options: SpotifyClientOptions): SpotifyClient {
  const { quota, market, timings, now, onCall } = options;
  let loading: Promise<SpotifyWebApi> | undefined;
  const library = () => {
    loading ??= loadSpotifyApi().then((SpotifyApi) => new SpotifyApi());
    return loading;
  };
  const inOurWords = async (error: unknown): Promise<never> => {
    throw await unavailableBy(error, { quota, market });
  };
  const grant = async (isRepeated = false): Promise<Token> => {
    const [api, credentials] = await Promise.all([library(), readCredentials(options)]);
    api.setCredentials({ ...credentials });
    try {
      return await told(onCall, () => requestToken(api, timings.token, now));
    } catch (error) {
      const areOld =
        !isRepeated && areCredentialsRefused(error) && (await options.renewCredentials?.(credentials));
      return areOld ? await grant(true) : await inOurWords(error);
    }
  };
  const tokens = createTokenKeeper(grant, now);

  const send = async (deadline: Deadline, call: SpotifyCall, isRetry = false): Promise<SpotifyAnswer> => {
    const api = await library();
    const token = await untilEnded(tokens.token(), deadline.signal);
    deadline.tokenArrived();
    api.setAccessToken(token);
    try {
      const { body } = await told(onCall, () => endedBy(deadline.signal, () => call(api)));
      return { kind: 'answer', body };
    } catch (error) {
      if (isRefusal(error, [400, 404]) && !isMarketRefused(error)) return { kind: 'unknown', refusal: error };
      if (!isRefusal(error, [401]) || isRetry) throw error;
      // Revoked before its time: a new one is worth one try.
      tokens.drop(token);
      return await send(deadline, call, true);
    }
  };

  return {
    ask: (deadline, call) => send(deadline, call).catch(inOurWords),
    load: async () => void (await library()),
    isWarm: () => tokens.hasToken(),
    warmUp: async () => void (await tokens.token()),
  };
}
