// Keeps the app's socket to Slack connected. Slack's client (@slack/socket-mode 3.1) could do so by itself, but waits
// between attempts ever longer without end, and lets the process die when Slack refuses one.

import { setTimeout as sleep } from 'node:timers/promises';
import type { SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../platform/log.ts';

type Client = Pick<SocketModeReceiver['client'], 'start' | 'disconnect' | 'once'>;

/** In milliseconds, from the first to the longest pause after attempts that failed. */
const pauses = { first: 500, longest: 15_000 };
/** How long Slack may take to say goodbye, in milliseconds. */
const goodbyeMs = 500;

/**
 * Connects, and again whenever the connection is gone: Slack renews each about once an hour.
 * @throws what the first attempt failed with.
 */
export async function keepConnected(client: Client, log: Log): Promise<{ close(): Promise<void> }> {
  const closing = new AbortController();
  const { signal } = closing;
  await client.start();
  const kept = keep();

  async function keep(): Promise<void> {
    while (!signal.aborted) {
      await new Promise((resolve) => client.once('disconnected', resolve));
      if (!signal.aborted) await connectAgain();
    }
  }

  async function connectAgain(): Promise<void> {
    for (let pause = pauses.first; !signal.aborted; pause = Math.min(pause * 2, pauses.longest)) {
      try {
        await client.start();
        // Told to close meanwhile: the client forgets that when it was still asking for an address.
        if (signal.aborted) await hangUp(client);
        return;
      } catch (error) {
        log.error('Slack could not be reached', error, { nextTryInMs: pause });
        await sleep(pause, undefined, { signal }).catch(() => {});
      }
    }
  }

  return {
    async close() {
      closing.abort();
      await hangUp(client);
      await kept;
    },
  };
}

/** Slack leaves the line open after its goodbye, and the client waits for it to drop; asked once more it lets go. */
async function hangUp(client: Client): Promise<void> {
  const patience = new AbortController();
  const late = sleep(goodbyeMs, undefined, { signal: patience.signal }).then(() => client.disconnect());
  await Promise.race([client.disconnect(), late.catch(() => {})]);
  patience.abort();
}
