// One request to the outside, which ends: with what was read from the answer, or with CatalogueUnavailable.

import { CatalogueUnavailable } from '../catalogue.ts';
import { untilEnded } from './deadline.ts';

/** How undici and Node name a connection that the other side has closed. */
const brokenConnection = ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'];

export type Request = RequestInit & { readonly signal: AbortSignal };

/**
 * Fetches an address without following redirects: one would carry our token to wherever it points.
 * @param read takes what it needs from the answer, whatever its status; the signal cuts it off as well.
 * @throws CatalogueUnavailable 'slow' when the signal ends it, 'down' when the connection fails.
 */
export async function fetchInTime<T>(
  url: string,
  request: Request,
  read: (response: Response) => Promise<T>,
): Promise<T> {
  const attempt = async () => await read(await globalThis.fetch(url, { ...request, redirect: 'manual' }));
  const answer = attempt().catch((error) => {
    // A connection kept alive while Lambda was frozen is dead at its next use: that is worth a second one.
    if (isBrokenConnection(error) && !request.signal.aborted) return attempt();
    throw error;
  });
  try {
    return await untilEnded(answer, request.signal);
  } catch (cause) {
    const { host } = new URL(url);
    if (!request.signal.aborted) throw new CatalogueUnavailable('down', `No answer from ${host}`, { cause });
    throw new CatalogueUnavailable('slow', `No answer from ${host} in time`, { cause });
  }
}

function isBrokenConnection(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && brokenConnection.includes(String(cause.code));
}
