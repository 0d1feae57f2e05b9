// From a batch of the queue `later` to the polls that are to be looked at. A message says only which poll: it may come
// late, twice, or long after somebody else has seen to it.

import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import type { DrawingDependencies } from '../../dependencies.ts';
import { pollInMessage } from '../../platform/later-queue.ts';
import { lookAtPoll } from './look-at-poll.ts';

/**
 * Shows each poll that the batch names, once, all at the same time. A message that is not ours is told of in the log and
 * taken out of the queue: it would come again and again.
 * @returns the messages of polls that failed; SQS delivers those again.
 */
export async function showPollsLater(
  deps: DrawingDependencies,
  records: readonly SQSRecord[],
): Promise<SQSBatchResponse> {
  const messages = new Map<string, string[]>();
  for (const { messageId, body } of records) {
    const poll = pollInMessage(body);
    if (poll === undefined) deps.log.warn('A message in the queue is not ours', { message_id: messageId });
    else messages.set(poll, [...(messages.get(poll) ?? []), messageId]);
  }
  const failed = await Promise.all(
    [...messages].map(async ([poll, ids]) => ((await lookAtPoll(deps, poll)) ? [] : ids)),
  );
  return { batchItemFailures: failed.flat().map((itemIdentifier) => ({ itemIdentifier })) };
}
