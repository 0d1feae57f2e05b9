// Sends messages to an SQS queue. Loaded with the first message: most requests send none, and the client takes a while.

import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SendMessage } from './later-queue.ts';

/** In milliseconds. A poll is being drawn meanwhile; what is not taken in this time, the clock sees to. */
const timeouts = { connectionTimeout: 1_000, requestTimeout: 2_000, throwOnRequestTimeout: true };

/** @param queueUrl as AWS writes it; the SDK's own `AWS_ENDPOINT_URL_SQS` leads elsewhere. */
export function createSqsSender(queueUrl: string): SendMessage {
  // Else the client would go where the queue's URL points to, whatever that variable says.
  const client = new SQSClient({ useQueueUrlAsEndpoint: false, maxAttempts: 2, requestHandler: timeouts });
  return async (body, delaySeconds) => {
    await client.send(
      new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: body, DelaySeconds: delaySeconds }),
    );
  };
}
