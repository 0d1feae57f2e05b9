// Where Bolt gets its requests from. The door (request-door.ts) has checked and read them already; Bolt's own receiver for
// Lambda would read each a second time and write it out for a log that nobody keeps, a tenth of what a vote costs.
// Kept of it is what Slack sees: docs.slack.dev/tools/bolt-js/concepts/receiver

import { type App, type Receiver, ReceiverMultipleAckError } from '@slack/bolt';
import type { Admitted, HttpAnswer } from './request-door.ts';

export interface CheckedReceiver extends Receiver {
  /** Settles when everything that the request calls for is done. */
  receive(request: Admitted): Promise<HttpAnswer>;
}

const jsonHeaders = { 'content-type': 'application/json' };

export function createCheckedReceiver(): CheckedReceiver {
  let app: App | undefined;

  /** @returns what a listener acknowledged with; undefined when none took the request. @throws what failed in it. */
  async function process({ body, retryNum, retryReason }: Admitted): Promise<{ said: unknown } | undefined> {
    let acknowledged: { said: unknown } | undefined;
    await app?.processEvent({
      body,
      async ack(said: unknown) {
        if (acknowledged !== undefined) throw new ReceiverMultipleAckError();
        acknowledged = { said };
      },
      ...(retryNum !== undefined && { retryNum }),
      ...(retryReason !== undefined && { retryReason }),
    });
    return acknowledged;
  }

  return {
    init(bolt) {
      app = bolt;
    },
    start: async () => undefined,
    stop: async () => undefined,

    async receive(request) {
      const { body } = request;
      // Slack checks the certificate, and that somebody answers.
      if (body['ssl_check'] !== undefined) return { statusCode: 200, body: '' };
      if (body['type'] === 'url_verification') return answerWith({ challenge: body['challenge'] });
      try {
        const acknowledged = await process(request);
        return acknowledged === undefined ? { statusCode: 404, body: '' } : answerWith(acknowledged.said);
      } catch {
        // The app's error handler has told of it.
        return { statusCode: 500, body: 'Something went wrong.' };
      }
    },
  };
}

function answerWith(said: unknown): HttpAnswer {
  if (said === undefined || said === null) return { statusCode: 200, body: '' };
  if (typeof said === 'string') return { statusCode: 200, body: said };
  return { statusCode: 200, headers: jsonHeaders, body: JSON.stringify(said) };
}
