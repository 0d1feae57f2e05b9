// When something comes about by itself next, asked of the server: at first, and whenever it is wanted anew.

import { useCallback, useState } from 'react';
import type { NextMoments } from '../protocol/page-protocol.ts';

export interface KnownMoments {
  /** Undefined until they are known, and where they cannot be read. */
  readonly next: NextMoments | undefined;
  /** Reads them anew. */
  look(): Promise<void>;
}

export function useNextMoments(): KnownMoments {
  const [next, setNext] = useState<NextMoments>();
  const look = useCallback(async () => setNext(await readNextMoments().catch(() => undefined)), []);
  return { next, look };
}

async function readNextMoments(): Promise<NextMoments> {
  const response = await fetch('/next-moments');
  return response.json();
}
