// What Lambda does with a queue on a laptop: it waits until messages become visible and hands them to the function.

import type { LocalQueue, QueueHandler } from './local-queue.ts';

/** As in serverless.yml: how many batches are in the function at once. */
const maximumConcurrency = 5;
/** How often it is looked for messages that have come back. */
const longestPauseMs = 60_000;

export interface ConsumerParts {
  readonly queue: LocalQueue;
  readonly later: QueueHandler;
  /** Milliseconds since 1970: the queue's own clock. */
  readonly now: () => number;
  /** Hears of what failed; the messages come again. */
  onFailure(error: unknown): void;
}

/** Starts handing over messages. */
export function startQueueConsumer({ queue, later, now, onFailure }: ConsumerParts) {
  const underWay = new Set<Promise<void>>();
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;

  function look(): void {
    clearTimeout(timer);
    if (isStopped) return;
    const [next] = queue.waiting();
    const wait = next === undefined ? longestPauseMs : next.visibleAt - now();
    if (wait <= 0 && underWay.size < maximumConcurrency) handOver();
    else if (wait > 0) timer = setTimeout(look, Math.min(wait, longestPauseMs));
  }

  function handOver(): void {
    const delivery = queue.deliver(later, onFailure).then(() => {
      underWay.delete(delivery);
      look();
    }, onFailure);
    underWay.add(delivery);
    look();
  }

  const stopListening = queue.onMessage(look);
  look();
  return {
    /** To be called when the clock has jumped. */
    look,
    /** Resolves when nothing is under way any more. */
    async stop(): Promise<void> {
      isStopped = true;
      clearTimeout(timer);
      stopListening();
      await Promise.all(underWay);
    },
  };
}
