// Sends what people do to the server.

import type { ActAnswer } from '../protocol/page-protocol.ts';

/** Posts JSON. A server that is gone is a refusal too. */
export async function post(path: '/acts' | '/panel/faults', body: unknown): Promise<ActAnswer> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return await response.json();
  } catch {
    return { ok: false, error: 'The server of this page does not answer. Is it still running?' };
  }
}
