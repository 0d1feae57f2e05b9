// SQS's own wire, as much of it as sending takes: AWS JSON 1.0, with SQS's limits and its words for what it refuses.
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html

import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import * as v from 'valibot';
import { loopback, loopbackUrl } from '../network/loopback.ts';
import type { LocalQueue } from './local-queue.ts';

export interface SqsAnswer {
  readonly status: number;
  readonly body: string;
}

const mostBytes = 1_048_576;

const sendSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    QueueUrl: v.string(),
    MessageBody: v.pipe(
      v.string(),
      v.nonEmpty(),
      v.check((body) => Buffer.byteLength(body) <= mostBytes),
    ),
    DelaySeconds: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(900)), 0),
  }),
);

/** Answers one request to SQS. @param target the header `x-amz-target` */
export function answerSqs(
  { queue, queueUrl }: { readonly queue: LocalQueue; readonly queueUrl: string },
  target: string | undefined,
  body: string,
): SqsAnswer {
  if (target !== 'AmazonSQS.SendMessage') return refusal('InvalidAction', `No ${target} here`);
  const read = v.safeParse(sendSchema, body);
  if (!read.success) return refusal('InvalidParameterValue', v.summarize(read.issues));
  const { QueueUrl: url, MessageBody: message, DelaySeconds: delay } = read.output;
  if (url !== queueUrl) return refusal('QueueDoesNotExist', 'The specified queue does not exist.');
  const MessageId = queue.send(message, delay);
  const MD5OfMessageBody = createHash('md5').update(message).digest('hex');
  return { status: 200, body: JSON.stringify({ MessageId, MD5OfMessageBody }) };
}

function refusal(type: string, message: string): SqsAnswer {
  return { status: 400, body: JSON.stringify({ __type: `com.amazonaws.sqs#${type}`, message }) };
}

/** A server on the loopback that takes messages for one queue. */
export async function startSqsServer(queue: LocalQueue, queueName: string) {
  let isRefusing = false;
  const server = createServer(async (request, response) => {
    if (isRefusing) {
      response.writeHead(503).end();
      return;
    }
    const target = request.headers['x-amz-target'];
    const answer = answerSqs(
      { queue, queueUrl },
      Array.isArray(target) ? target[0] : target,
      await text(request),
    );
    response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' }).end(answer.body);
  }).listen(0, loopback);
  await once(server, 'listening');
  const endpoint = loopbackUrl(server);
  const queueUrl = `${endpoint}/000000000000/${queueName}`;
  return {
    endpoint,
    queueUrl,
    /** From now on it answers 503. */
    refuse() {
      isRefusing = true;
    },
    async close(): Promise<void> {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
