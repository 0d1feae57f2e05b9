// The handler of the table's stream: the polls that a batch names are shown, each once.

import type { Context, DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { createDrawingDependencies, type Runtime } from '../dependencies.ts';
import { showChangedPolls } from '../features/poll/show-changed-polls.ts';
import { readConfig } from '../platform/config.ts';
import { createSecrets } from '../platform/secrets.ts';
import { type Environment, once } from './once.ts';
import { keepAccounts } from './request-account.ts';

export function createChangesHandler(env: Environment, outer: Runtime) {
  const { runtime, serve } = keepAccounts('changes', outer);
  const secrets = createSecrets(env, runtime);
  const showing = once(async () => createDrawingDependencies({ config: readConfig(env), secrets }, runtime));
  // Exactly two parameters: Node 24 on Lambda refuses a handler that could take a callback.
  return async (event: DynamoDBStreamEvent, context: Context): Promise<DynamoDBBatchResponse> =>
    serve(context, async (tell) => {
      tell({ kind: 'stream', records: event.Records.length });
      return showChangedPolls(await showing(), event.Records);
    });
}
