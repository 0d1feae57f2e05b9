// Where AWS starts each minute: polls whose time is up are closed, and what was left half done is finished.

import type { Context, ScheduledEvent } from 'aws-lambda';
import { readConfig } from '../config.ts';
import { createStore } from '../dependencies.ts';
import { closeDuePolls } from '../features/close-due-polls.ts';
import { once, surroundings } from './surroundings.ts';

const store = once(async () => createStore(readConfig(process.env), surroundings));

// Exactly two parameters: Node 24 on Lambda refuses a handler that could take a callback.
export async function handler(_event: ScheduledEvent, _context: Context): Promise<void> {
  await closeDuePolls(await store());
}
