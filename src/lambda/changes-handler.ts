// The handler of the table's stream: the polls that a batch names are shown, each once.

import type { Context, DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { readConfig } from '../config.ts';
import { createShowing, type Surroundings } from '../dependencies.ts';
import { showChangedPolls } from '../features/show-changed-polls.ts';
import { createSecrets } from '../secrets.ts';
import { type Environment, once } from './once.ts';
import { keepAccounts } from './request-account.ts';

export function createChangesHandler(env: Environment, outer: Surroundings) {
  const { surroundings, serve } = keepAccounts('changes', outer);
  const secrets = createSecrets(env, surroundings);
  const showing = once(async () => createShowing({ config: readConfig(env), secrets }, surroundings));
  // Exactly two parameters: Node 24 on Lambda refuses a handler that could take a callback.
  return async (event: DynamoDBStreamEvent, context: Context): Promise<DynamoDBBatchResponse> =>
    serve(context, async (tell) => {
      tell({ kind: 'stream', records: event.Records.length });
      return showChangedPolls(await showing(), event.Records);
    });
}
