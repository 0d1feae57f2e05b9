// A direct message of the app to one person, about a poll or a schedule. It waits for nobody's click, so it is an errand's.

import type { DrawingDependencies } from '../../dependencies.ts';
import type { Attempt } from '../../rules/errand/errand.ts';
import { isRefusedToken } from '../../slack/gateway/slack-errors.ts';
import { outcomeFacts } from '../../slack/gateway/slack-gateway.ts';
import type { Message } from '../../slack/kit/message.ts';

export interface Telling {
  /** Slack's ids, in the order of who is to be told: the next one where the one before cannot be reached. */
  readonly people: readonly string[];
  /** The message, in the reader's language. */
  write(person: string): Promise<Message>;
}

/** Tells the first of them whom Slack reaches. @param id of the poll, or of the schedule, that it is about */
export async function tellInPrivate(
  deps: DrawingDependencies,
  { id }: { readonly id: string },
  { people, write }: Telling,
): Promise<Attempt> {
  let refused = 'nobody';
  for (const person of people) {
    const mark = { kind: 'songpoll_notice', poll: id } as const;
    const told = await deps.slack.postMessage(person, await write(person), mark);
    if (told.kind === 'done') return { kind: 'done', result: told.value.ts };
    deps.log.warn('Somebody could not be told in private', { about: id, ...outcomeFacts(told) });
    if (told.kind !== 'refused') return told;
    if (isRefusedToken(told.error)) return { kind: 'refused', why: told.error, refusal: 'app' };
    refused = told.error;
  }
  return { kind: 'refused', why: refused, refusal: 'final' };
}
