// Where AWS starts for every change in the table: the polls that a batch of the stream names are shown, each once.

import type { Context, DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { readConfig } from '../config.ts';
import { createShowing } from '../dependencies.ts';
import { showChangedPolls } from '../features/show-changed-polls.ts';
import { once, surroundings } from './surroundings.ts';

const showing = once(() => createShowing(readConfig(process.env), surroundings));

// Exactly two parameters: Node 24 on Lambda refuses a handler that could take a callback.
export async function handler(event: DynamoDBStreamEvent, _context: Context): Promise<DynamoDBBatchResponse> {
  return showChangedPolls(await showing(), event.Records);
}
