// Must hold: never an older tally over a newer one, however slow Slack is and however many draw at the same time.

import { expect, test } from 'vitest';
import { createChangesHandler } from '../../../src/lambda/changes-handler.ts';
import { messageKey } from '../../../src/playground/slack/slack-world.ts';
import { pollKey } from '../../../src/store/keys.ts';
import { randomly } from '../../randomly.ts';
import { context } from '../../world.ts';
import { worldWithPoll } from '../poll-at-hand.ts';

type Drawn = Awaited<ReturnType<typeof worldWithPoll>>;

/** Another invocation of `changes`, told of a change in the poll. */
function drawsElsewhere({ env, runtime, poll }: Drawn): Promise<unknown> {
  const { pk, sk } = pollKey(poll.id);
  const record = {
    eventName: 'MODIFY',
    dynamodb: { Keys: { pk: { S: pk }, sk: { S: sk } }, SequenceNumber: '1' },
  } as const;
  return createChangesHandler(env, runtime)({ Records: [record] }, context);
}

/** How many voters each picture of the poll shows, in the order in which people see them. */
function watch({ slack, poll }: Drawn): readonly number[] {
  const seen: number[] = [];
  slack.onChange((change) => {
    if (change.kind !== 'message' || change.message.ts !== poll.ts) return;
    seen.push(Number(/(\d+) (?:person|people)/.exec(slack.textOf(poll))?.[1] ?? 0));
  });
  return seen;
}

test('three invocations at once draw one after the other, each what is newest', async () => {
  const drawn = await worldWithPoll({}, { isLive: true });
  const { slack, newcomerVotes, untruths, draws } = drawn;
  const seen = watch(drawn);
  slack.faults.delay(150, 'chat.update');
  const drawing: Promise<unknown>[] = [];
  for (let votes = 0; votes < 3; votes += 1) {
    await newcomerVotes(1 + votes);
    drawing.push(drawsElsewhere(drawn));
  }
  await Promise.all(drawing);
  const calls = draws();
  const overlaps = calls.filter(
    (call, at) => (call.finishedAt ?? Infinity) > (calls[at + 1]?.receivedAt ?? Infinity),
  );
  expect(overlaps).toEqual([]);
  expect(seen).toEqual(seen.toSorted((one, other) => one - other));
  expect(await untruths()).toEqual([]);
});

test('whoever draws so slowly that the turn goes to somebody else cannot leave an older tally behind', async () => {
  const drawn = await worldWithPoll();
  const { bo, cy, votes, slack, passes, truth, untruths } = drawn;
  const seen = watch(drawn);
  await votes(bo, 1);
  const slow = slack.faults.hold('chat.update');
  const first = drawsElsewhere(drawn);
  await slow.arrived(1);
  await votes(cy, 2);
  await drawsElsewhere(drawn);
  // The turn was taken: the queue brings the poll again when that turn is over.
  const second = drawn.waits(8_000);
  await slow.arrived(2);
  slow.held[1]?.release();
  await second;
  slow.open();
  await first;
  expect(seen.slice(0, 2)).toEqual([2, 1]);
  await passes(60_000);
  expect(await untruths()).toEqual([]);
  expect((await truth()).due).toEqual([]);
});

test('a draw whose answer never came, and that Slack carries out after a newer one, is drawn over', async () => {
  const { bo, cy, votes, settle, slack, poll, draws, passes, truth, untruths } = await worldWithPoll();
  await votes(bo, 1);
  slack.faults.fail('chat.update', { kind: 'reset', when: 'before' });
  await settle();
  const lost = draws().at(-1)?.args;
  await votes(cy, 2);
  await settle();
  expect(await untruths()).toEqual([]);
  const message = slack.world.messages.get(messageKey(poll));
  if (message !== undefined) slack.world.putMessage({ ...message, text: String(lost?.['text']) });
  expect(await untruths()).not.toEqual([]);
  await passes(60_000);
  expect(await untruths()).toEqual([]);
  expect((await truth()).due).toEqual([]);
});

test.each([1, 2, 3, 4, 5])(
  'twelve votes, three drawing them at random speed, end true (%i)',
  async (seed) => {
    const drawn = await worldWithPoll({}, { slack: { updatesPerMinute: false } });
    const { slack, newcomerVotes, settle, passes, truth, untruths } = drawn;
    const random = randomly(seed);
    slack.faults.delay(() => random(20), 'chat.update');
    const drawing: Promise<unknown>[] = [];
    for (let votes = 0; votes < 12; votes += 1) {
      const voting = newcomerVotes(1 + random(3));
      if (random(2) === 0) await voting;
      if (drawing.length < 9) drawing.push(drawsElsewhere(drawn));
      drawing.push(voting);
    }
    await Promise.all(drawing);
    await settle();
    await passes(60_000);
    expect(await untruths()).toEqual([]);
    expect((await truth()).due).toEqual([]);
  },
);
