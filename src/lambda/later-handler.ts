// The handler of the queue `later`: the polls that a batch names are looked at once more, each once.

import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { createLaterDependencies, type Runtime } from '../dependencies.ts';
import { showPollsLater } from '../features/poll/show-polls-later.ts';
import { readConfig } from '../platform/config.ts';
import { createSecrets } from '../platform/secrets.ts';
import { type Environment, once } from './once.ts';
import { keepAccounts } from './request-account.ts';

export function createLaterHandler(env: Environment, outer: Runtime) {
  const { runtime, serve } = keepAccounts('later', outer);
  const secrets = createSecrets(env, runtime);
  const later = once(async () => createLaterDependencies({ config: readConfig(env), secrets }, runtime));
  // Exactly two parameters: Node 24 on Lambda refuses a handler that could take a callback.
  return async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> =>
    serve(context, async (tell) => {
      tell({ kind: 'queue', messages: event.Records.length });
      return showPollsLater(await later(), event.Records);
    });
}
