// The dead-letter queue. For each batch that `changes` could not handle, AWS puts in where the batch stands in the
// stream, and not what is in it.
// Form: docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html

import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import * as v from 'valibot';
import { askAws, clientSettings } from './aws.ts';
import type { Deployment } from './command.ts';

/** Where a batch stands in the stream; both numbers belong to it. */
export interface LostBatch {
  readonly streamArn: string;
  readonly shardId: string;
  readonly startSequenceNumber: string;
  readonly endSequenceNumber: string;
  /** How many changes. */
  readonly batchSize: number;
  /** As AWS writes it: ISO 8601. */
  readonly approximateArrivalOfFirstRecord: string;
}

export interface DeadLetter {
  readonly id: string;
  /** Names this receipt of the letter, to delete it or give it back. */
  readonly receipt: string;
  /** Undefined when the letter is not of the stream's. */
  readonly batch: LostBatch | undefined;
}

export type DeadLetters = ReturnType<typeof deadLettersOf>;

const sequenceNumber = v.pipe(v.string(), v.regex(/^\d{1,40}$/u));
const letterSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    DDBStreamBatchInfo: v.object({
      streamArn: v.string(),
      shardId: v.string(),
      startSequenceNumber: sequenceNumber,
      endSequenceNumber: sequenceNumber,
      batchSize: v.number(),
      approximateArrivalOfFirstRecord: v.string(),
    }),
  }),
);

/** How long a letter that was taken is hidden from others, in seconds: longer than putting back all of them takes. */
const keptSeconds = 300;
/** A queue is asked this long for more, in seconds: a shorter look may miss some. */
const lookSeconds = 1;

/** @param queueUrl the output `UnshownPollsUrl` */
export function deadLettersOf(deployment: Deployment, queueUrl: string) {
  const client = new SQSClient(clientSettings(deployment));

  async function takeSome(): Promise<readonly DeadLetter[]> {
    const command = new ReceiveMessageCommand({
      QueueUrl: queueUrl,
      MaxNumberOfMessages: 10,
      VisibilityTimeout: keptSeconds,
      WaitTimeSeconds: lookSeconds,
    });
    const { Messages: messages = [] } = await askAws(deployment, () => client.send(command));
    return messages.map(letterOf);
  }

  return {
    /** Takes all there are. Whoever takes them deletes each or gives it back. @throws CannotDo */
    async take(): Promise<readonly DeadLetter[]> {
      const taken = new Map<string, DeadLetter>();
      for (;;) {
        const some = await takeSome();
        const isOver = some.length === 0 || some.some(({ id }) => taken.has(id));
        for (const letter of some) taken.set(letter.id, letter);
        if (isOver) return [...taken.values()];
      }
    },

    async delete({ receipt }: DeadLetter): Promise<void> {
      const command = new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle: receipt });
      await askAws(deployment, () => client.send(command));
    },

    /** Puts a letter back at once. Never throws: it comes back by itself later, and why it is given back matters more. */
    async giveBack({ receipt }: DeadLetter): Promise<void> {
      const command = new ChangeMessageVisibilityCommand({
        QueueUrl: queueUrl,
        ReceiptHandle: receipt,
        VisibilityTimeout: 0,
      });
      await client.send(command).catch(() => undefined);
    },
  };
}

function letterOf({ MessageId: id = '', ReceiptHandle: receipt = '', Body: body }: Message): DeadLetter {
  const parsed = v.safeParse(letterSchema, body);
  return { id, receipt, batch: parsed.success ? parsed.output.DDBStreamBatchInfo : undefined };
}
