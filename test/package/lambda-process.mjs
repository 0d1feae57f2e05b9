// A process in which a packaged handler lives, as AWS runs one: loads the file it is told, then answers one message
// for each invocation. Plain JavaScript, for it runs on Node versions that take no types.

import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { handler } = require(process.argv[2]);

process.on('message', async ({ id, event }) => {
  const outcome = await handler(event, {}).then(
    (answer) => ({ answer }),
    (error) => ({ error: String(error?.stack ?? error) }),
  );
  process.send({ kind: 'answer', id, ...outcome });
});
process.send({ kind: 'ready', parameters: handler.length });
