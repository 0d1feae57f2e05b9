// Batches of the queue `later`, as Lambda hands them over: messages of ours, and whatever else somebody may put into it.

import type { SQSEvent } from 'aws-lambda';
import fc from 'fast-check';
import { recordOf } from '../../src/playground/queue/local-queue.ts';

/** `poll` and `schedule` count those that there are, round again; else the body is what it is. */
export type QueueBody =
  | { readonly kind: 'ours'; readonly poll: number }
  | { readonly kind: 'our-schedule'; readonly schedule: number }
  | { readonly kind: 'unknown-poll' | 'unknown-schedule'; readonly id: string }
  | { readonly kind: 'foreign'; readonly body: string };

const foreignJson = fc.oneof(
  fc.jsonValue(),
  fc.record({ v: fc.constantFrom(0, 2, '1', null, true), poll: fc.string() }),
  fc.record({ v: fc.constant(1), poll: fc.constantFrom('', ' ', '../x', 'a b', 7, null, ['x'], { S: 'x' }) }),
  fc.record({ v: fc.constant(1) }),
  fc.record({ v: fc.constant(1), schedule: fc.constantFrom('', 'a b', '#', 7, null, ['x'], { S: 'x' }) }),
  fc.record({ v: fc.constant(1), poll: fc.string({ minLength: 65, maxLength: 90 }) }),
);
const foreign = fc.oneof(
  foreignJson.map((value) => JSON.stringify(value)),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(
    '',
    '{',
    '{"v":1,"poll":"',
    '{"__proto__":{"v":1,"poll":"x"}}',
    'null',
    `"${'x'.repeat(5_000)}"`,
  ),
);

export const queueBodies: fc.Arbitrary<readonly QueueBody[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('ours' as const), poll: fc.nat(20) }),
    fc.record({ kind: fc.constant('our-schedule' as const), schedule: fc.nat(20) }),
    fc.record({
      kind: fc.constant('unknown-poll' as const),
      id: fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/u),
    }),
    fc.record({
      kind: fc.constant('unknown-schedule' as const),
      id: fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/u),
    }),
    fc.record({ kind: fc.constant('foreign' as const), body: foreign.filter((body) => !isOurs(body)) }),
  ),
  { maxLength: 10 },
);

/** Ids of what there is. */
interface Looks {
  readonly polls: readonly string[];
  readonly schedules: readonly string[];
}

/** The batch that a case has drawn, where these are. */
export function queueBatch(bodies: readonly QueueBody[], looks: Looks): SQSEvent {
  return {
    Records: bodies.map((drawn, at) =>
      recordOf({ id: `message-${at}`, body: bodyOf(drawn, looks), visibleAt: 0, receiveCount: 1 }),
    ),
  };
}

function bodyOf(drawn: QueueBody, { polls, schedules }: Looks): string {
  switch (drawn.kind) {
    case 'ours':
      return JSON.stringify({ v: 1, poll: polls[drawn.poll % polls.length] ?? 'none' });
    case 'unknown-poll':
      return JSON.stringify({ v: 1, poll: drawn.id });
    case 'our-schedule':
      return JSON.stringify({ v: 1, schedule: schedules[drawn.schedule % schedules.length] ?? 'none' });
    case 'unknown-schedule':
      return JSON.stringify({ v: 1, schedule: drawn.id });
    case 'foreign':
      return drawn.body;
  }
}

/** By chance a strange value may be one of ours: a check of its own, not the app's. */
function isOurs(body: string): boolean {
  try {
    const { v, ...about } = JSON.parse(body) ?? {};
    const ids = ['poll', 'pool', 'schedule'].map((name) => about[name]);
    const isAny = ids.some((id) => typeof id === 'string' && /^[A-Za-z0-9_-]{1,64}$/u.test(id));
    return v === 1 && isAny && body.length <= 1_000;
  } catch {
    return false;
  }
}
