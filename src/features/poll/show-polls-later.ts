// From a batch of the queue `later` to the polls, schedules and pools that are to be looked at. A message says only which: it may
// come late, twice, or long after somebody else has seen to it.

import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import type { LaterDependencies } from '../../dependencies.ts';
import { readLaterMessage } from '../../platform/later-queue.ts';
import { lookUpLinks } from '../pool/look-up-links.ts';
import { lookAtSchedule } from '../schedule/look-at-schedule.ts';
import { lookAtPoll } from './look-at-poll.ts';

/**
 * Looks at each poll and schedule that the batch names, once, all at the same time. A message that is not ours is told of in the log and
 * taken out of the queue: it would come again and again.
 * @returns the messages of those that failed; SQS delivers those again.
 */
export async function showPollsLater(
  deps: LaterDependencies,
  records: readonly SQSRecord[],
): Promise<SQSBatchResponse> {
  const polls = new Map<string, string[]>();
  const schedules = new Map<string, string[]>();
  const pools = new Set<string>();
  const add = (to: Map<string, string[]>, id: string, message: string) =>
    to.set(id, [...(to.get(id) ?? []), message]);
  for (const { messageId, body } of records) {
    const message = readLaterMessage(body);
    if (message === undefined) deps.log.warn('A message in the queue is not ours', { message_id: messageId });
    else if ('poll' in message) add(polls, message.poll, messageId);
    else if ('schedule' in message) add(schedules, message.schedule, messageId);
    else pools.add(message.pool);
  }
  const failed = await Promise.all([
    ...[...polls].map(async ([poll, ids]) => ((await lookAtPoll(deps, poll)) ? [] : ids)),
    ...[...schedules].map(async ([schedule, ids]) => ((await lookAtSchedule(deps, schedule)) ? [] : ids)),
  ]);
  // The clock asks again for what fails.
  await Promise.all([...pools].map((channel) => lookUpLinks(deps, channel)));
  return { batchItemFailures: failed.flat().map((itemIdentifier) => ({ itemIdentifier })) };
}
