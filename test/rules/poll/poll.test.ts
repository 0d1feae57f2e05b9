import { expect, test } from 'vitest';
import {
  isPastClosingTime,
  isPosted,
  mayClose,
  nextMoment,
  type PollStatus,
  takesVotes,
} from '../../../src/rules/poll/poll.ts';
import type { Closers } from '../../../src/rules/poll/settings.ts';
import { poll } from '../../slack/sample-polls.ts';

test.each<{ closers: Closers; person: string; may: boolean }>([
  { closers: 'owner', person: 'U1', may: true },
  { closers: 'owner', person: 'U2', may: false },
  { closers: 'owner', person: '', may: false },
  { closers: 'anyone', person: 'U1', may: true },
  { closers: 'anyone', person: 'U2', may: true },
])("U1's poll, which $closers may close: $person may: $may", ({ closers, person, may }) => {
  expect(mayClose(poll({ closers, createdAt: 0 }), person, 1_000)).toBe(may);
});

const day = 24 * 60 * 60 * 1_000;

test.each<{ closesAt?: number; age: number; may: boolean; isPast: boolean; next: number }>([
  { age: 7 * day - 1, may: false, isPast: false, next: 7 * day },
  { age: 7 * day, may: true, isPast: false, next: 7 * day },
  { age: 30 * day - 1, may: true, isPast: false, next: 7 * day },
  { age: 30 * day, may: true, isPast: true, next: 7 * day },
  { closesAt: 40 * day, age: 8 * day, may: false, isPast: false, next: 40 * day },
])(
  'a poll of $age ms that closes at $closesAt may be closed by anyone: $may, by time: $isPast',
  ({ closesAt, age, may, isPast, next }) => {
    const forgotten = poll({
      closers: 'owner',
      createdAt: 0,
      status: 'open',
      ...(closesAt !== undefined && { closesAt }),
    });
    expect(mayClose(forgotten, 'U2', age)).toBe(may);
    expect(isPastClosingTime(forgotten, age)).toBe(isPast);
    expect(nextMoment(forgotten)).toBe(next);
  },
);

test.each<{ status: PollStatus; closesAt?: number; past: boolean; takes: boolean }>([
  { status: 'open', past: false, takes: true },
  { status: 'open', closesAt: 1_001, past: false, takes: true },
  { status: 'open', closesAt: 1_000, past: true, takes: false },
  { status: 'open', closesAt: 0, past: true, takes: false },
  { status: 'closing', closesAt: 1_001, past: false, takes: false },
  { status: 'closed', past: false, takes: false },
])(
  'at 1,000 a poll that is $status and closes at $closesAt takes votes: $takes',
  ({ past, takes, ...state }) => {
    expect(isPastClosingTime(poll(state), 1_000)).toBe(past);
    expect(takesVotes(poll(state), 1_000)).toBe(takes);
  },
);

test('a poll is posted when its message is known', () => {
  const { message: _, ...unposted } = poll();
  expect([isPosted(poll()), isPosted(unposted)]).toEqual([true, false]);
});
