// Turns an outage of the catalogue into a notice that a person can read; the modal stays usable.

import type { HandlerDependencies } from '../../dependencies.ts';
import type { Notice } from '../../slack/words/notices.ts';
import { CatalogueUnavailable } from '../../songs/catalogue.ts';

export type Answer<Value> = { readonly value: Value } | { readonly notice: Notice };

/** The catalogue's answer, or what to tell the person when it cannot be asked now. */
export async function askCatalogue<Value>(
  { log, observe }: Pick<HandlerDependencies, 'log' | 'observe'>,
  question: Promise<Value>,
): Promise<Answer<Value>> {
  try {
    return { value: await question };
  } catch (error) {
    if (!(error instanceof CatalogueUnavailable)) throw error;
    const { reason, retryAt } = error;
    if (reason === 'refused' || reason === 'misconfigured') observe({ kind: 'search-off', reason });
    log.warn('The catalogue could not be asked', { reason, retryAt, why: error.message });
    return { notice: { kind: 'search-failed', reason, ...(retryAt !== undefined && { retryAt }) } };
  }
}
