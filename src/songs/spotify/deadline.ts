// How long a person's search may take. Slack waits 3 seconds for everything together, and Spotify has no limit of
// its own. Measured against the real clock, not the injected one: these are waits, not dates.

import { CatalogueUnavailable } from '../catalogue.ts';

/** All in milliseconds. */
export interface Timings {
  /** A whole call, when the token is there or comes at once. */
  readonly usual: number;
  /** The request for a token. */
  readonly token: number;
  /** What a call still gets once it has waited for a token, as far as `utmost` allows. */
  readonly afterToken: number;
  /** A whole call, whatever happens. */
  readonly utmost: number;
  /** Finding out where a short link leads. */
  readonly shortLink: number;
}

/** With Spotify at 1 s per request, even the first search of a process (token, then search) comes through. */
export const timings: Timings = {
  usual: 1_500,
  token: 1_200,
  afterToken: 1_100,
  utmost: 2_200,
  shortLink: 1_100,
};

export interface Deadline {
  readonly signal: AbortSignal;
  /** To be told when the token is there: from then on the usual time counts, or what is due after a slow token. */
  tokenArrived(): void;
}

/** Runs work that must end in time: `utmost`, and less from the moment on that the token is there. */
export async function withDeadline<T>(limits: Timings, work: (deadline: Deadline) => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  const end = new AbortController();
  let timer = setTimeout(() => end.abort(), limits.utmost);
  const tokenArrived = () => {
    const spent = performance.now() - startedAt;
    const left = Math.max(limits.usual - spent, limits.afterToken);
    clearTimeout(timer);
    timer = setTimeout(() => end.abort(), Math.min(left, limits.utmost - spent));
  };
  try {
    return await work({ signal: end.signal, tokenArrived });
  } finally {
    clearTimeout(timer);
  }
}

/** Runs work with a signal that ends it after a fixed time, and afterwards whatever the work has left unread. */
export async function within<T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const end = new AbortController();
  const timer = setTimeout(() => end.abort(), ms);
  try {
    return await work(end.signal);
  } finally {
    clearTimeout(timer);
    end.abort();
  }
}

/**
 * Waits until the signal says to go: for something that others wait for too, or that may not heed a signal.
 * @throws CatalogueUnavailable 'slow' then.
 */
export async function untilEnded<T>(awaited: Promise<T>, signal: AbortSignal): Promise<T> {
  return await new Promise<T>((resolve, reject) => {
    const giveUp = () => reject(new CatalogueUnavailable('slow', 'No answer in time'));
    signal.addEventListener('abort', giveUp, { once: true });
    if (signal.aborted) giveUp();
    awaited.then(resolve, reject);
  });
}
