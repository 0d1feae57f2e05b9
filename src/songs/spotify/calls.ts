// Tells of each request to Spotify how it ended and how long it took.

import { CatalogueUnavailable } from '../catalogue.ts';
import { SpotifyRefusal } from './transport.ts';

export interface FinishedCall {
  /** `answered`, the status of a refusal, or why there was no answer. */
  readonly outcome: string;
  readonly ms: number;
}

export type OnCall = (call: FinishedCall) => void;

/** Runs one request, and tells of it by the real clock, as deadlines are. */
export async function told<T>(onCall: OnCall | undefined, request: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  const tell = (outcome: string) => onCall?.({ outcome, ms: Math.round(performance.now() - startedAt) });
  try {
    const answer = await request();
    tell('answered');
    return answer;
  } catch (error) {
    tell(outcomeOf(error));
    throw error;
  }
}

function outcomeOf(error: unknown): string {
  if (error instanceof SpotifyRefusal) return String(error.status);
  return error instanceof CatalogueUnavailable ? error.reason : 'failed';
}
