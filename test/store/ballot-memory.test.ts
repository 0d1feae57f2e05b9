import { expect, test } from 'vitest';
import { createBallotMemory } from '../../src/store/ballot-memory.ts';
import type { StoredPoll } from '../../src/store/poll-item.ts';
import { poll } from '../slack/sample-polls.ts';

const stored = (over: Partial<StoredPoll['poll']> = {}): StoredPoll => ({
  poll: { ...poll(), status: 'open', message: '1.000001', ...over },
  isAnnounced: false,
  announcement: undefined,
  earlierAnnouncing: undefined,
  isListed: true,
  dueAt: undefined,
  edition: 0,
  ballotSalt: undefined,
  postingBy: undefined,
  postingUntil: undefined,
  ttl: 2_000_000_000,
});
const ballot = { choices: [1], lastClicks: ['a'] };

test('An open poll is remembered for a minute', () => {
  const clock = { now: 0 };
  const memory = createBallotMemory(() => clock.now);
  memory.notePoll(stored({ id: 'p1' }));
  clock.now = 59_999;
  expect(memory.recallPoll('p1')?.poll.id).toBe('p1');
  clock.now = 60_000;
  expect(memory.recallPoll('p1')).toBeUndefined();
});

test('A poll that is closing, or whose message is not known, is not remembered any more', () => {
  const memory = createBallotMemory(() => 0);
  for (const change of [{ status: 'closing' }, { status: 'closed' }] as const) {
    memory.notePoll(stored({ id: 'p1' }));
    memory.notePoll(stored({ id: 'p1', ...change }));
    expect(memory.recallPoll('p1')).toBeUndefined();
  }
  const { message: _, ...unposted } = stored().poll;
  memory.notePoll({ ...stored(), poll: unposted });
  expect(memory.recallPoll(unposted.id)).toBeUndefined();
});

test('What turned out wrong is forgotten', () => {
  const memory = createBallotMemory(() => 0);
  memory.notePoll(stored({ id: 'p1' }));
  memory.noteBallot('p1', 'U1', ballot);
  memory.forget('p1', 'U1');
  expect(memory.recallPoll('p1')).toBeUndefined();
  expect(memory.recallBallot('p1', 'U1')).toBeUndefined();
});

test('So many polls and ballots are remembered, and the latest of them', () => {
  const memory = createBallotMemory(() => 0);
  for (let at = 0; at <= 100; at += 1) memory.notePoll(stored({ id: `p${at}` }));
  for (let at = 0; at <= 2_000; at += 1) memory.noteBallot('p1', `U${at}`, ballot);
  expect([memory.recallPoll('p0'), memory.recallPoll('p1')?.poll.id]).toEqual([undefined, 'p1']);
  expect([memory.recallBallot('p1', 'U0'), memory.recallBallot('p1', 'U2000')]).toEqual([undefined, ballot]);
});
