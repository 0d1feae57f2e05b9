// Must hold: whatever happens at the moment of closing, there is one result and one announcement, and each vote is in it
// or was refused in private.

import { expect, test } from 'vitest';
import type { LocalPerson } from '../../../src/playground/person/slack-person.ts';
import { type Truth, worldWithPoll } from '../poll-at-hand.ts';
import { holdInTable, inRequests } from './table-gate.ts';

const refused = 'This poll is closed, so your click was not counted.';

test('two closers, a :lock: delivered three times and the timer at once make one result and one announcement', async () => {
  const closing = await worldWithPoll({ closers: 'anyone', closesIn: 60_000 }, { instances: 3 });
  const { ann, bo, cy, poll, votes, clock, tick, settle, announced, untruths, truth } = closing;
  await votes(bo, 2);
  clock.pass(60_000);
  await Promise.all([
    ann.presses('Close poll', { in: poll }),
    bo.presses('Close poll', { in: poll }),
    cy.reacts('lock', poll, { times: 3 }),
    ...[tick(), tick(), settle()],
  ]);
  await settle();
  expect(announced()).toEqual(['🏆 Song 2 by Queen wins “Friday song” with 1 vote.']);
  expect(await untruths()).toEqual([]);
  expect(await truth()).toMatchObject({ isAnnounced: true, due: [] });
});

test('a vote that comes to its box before the seal is in the result, though the door was locked by then', async () => {
  const racing = await worldWithPoll();
  const { ann, bo, poll, votes, settle, announced } = racing;
  const ballot = holdInTable(racing, inRequests.ballot);
  const voting = votes(bo, 2);
  await ballot.reached;
  const seal = holdInTable(racing, inRequests.seal);
  const closing = ann.presses('Close poll', { in: poll });
  await seal.reached;
  ballot.open();
  await voting;
  seal.open();
  await closing;
  await settle();
  expect(bo.privateWords).toEqual([]);
  expect(announced()).toEqual(['🏆 Song 2 by Queen wins “Friday song” with 1 vote.']);
});

test('a vote that comes to its box after the seal is refused in private, though the door was open when it was read', async () => {
  const racing = await worldWithPoll();
  const { ann, bo, cy, poll, votes, settle, announced, untruths } = racing;
  await votes(cy, 1);
  const ballot = holdInTable(racing, inRequests.ballot);
  const voting = votes(bo, 2);
  await ballot.reached;
  await ann.presses('Close poll', { in: poll });
  ballot.open();
  await voting;
  await settle();
  expect(bo.privateWords).toEqual([refused]);
  expect(announced()).toEqual(['🏆 Song 1 by Queen wins “Friday song” with 1 vote.']);
  expect(await untruths()).toEqual([]);
});

test('whoever comes while the votes are being counted is told that the poll is closed', async () => {
  const racing = await worldWithPoll({ closers: 'anyone' });
  const { ann, bo, poll, votes } = racing;
  const result = holdInTable(racing, inRequests.result);
  const closing = ann.presses('Close poll', { in: poll });
  await result.reached;
  await votes(bo, 2);
  expect(bo.privateWords).toEqual([refused]);
  result.open();
  await closing;
});

test('thirty people vote while the poll closes: each vote is in the announced result or was refused', async () => {
  const racing = await worldWithPoll({}, { isLive: true, instances: 3 });
  const { ann, poll, slack, votes, stream, settle, announced, truth, untruths } = racing;
  const crowd = Array.from({ length: 30 }, (_, at) => slack.addPerson(`person ${at}`));
  stream.start();
  await Promise.all([
    ...crowd.map((person, at) => votes(person, 1 + (at % 3))),
    ...[ann.presses('Close poll', { in: poll }), ann.reacts('lock', poll, { times: 2 })],
  ]);
  await stream.stop();
  await settle();
  const final = await truth();
  expect(crowd.map((person) => fateOf(person, final))).toEqual(
    crowd.map(() => expect.stringMatching(/^(?:counted|refused)$/)),
  );
  expect(await untruths()).toEqual([]);
  expect(final.poll.result?.voters).toBe(final.tally.voters);
  expect(announced()).toHaveLength(1);
  expect([...slack.failures, ...slack.problems]).toEqual([]);
});

/** What became of a person's only click. */
function fateOf(person: LocalPerson, { ballots }: Truth): string {
  const isCounted = ballots.get(person.id)?.choices.length === 1;
  const isRefused = person.privateWords.includes(refused);
  if (isCounted === isRefused) return isCounted ? 'counted and refused' : 'neither counted nor refused';
  return isCounted ? 'counted' : 'refused';
}
