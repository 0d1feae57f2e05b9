import { describe, expect, test } from 'vitest';
import { drawingKey, dueMark, pollKey } from '../../../src/store/keys.ts';
import { type PollAtHand, postPoll, readTruth, tableOf, worldWithPoll } from '../poll-at-hand.ts';

const quarter = 15 * 60_000;
const refused = 'This poll is closed, so your click was not counted.';

describe('a poll with a closing time', () => {
  test('takes votes until then and refuses them from that moment on, before the timer strikes', async () => {
    const { bo, cy, votes, clock, truth } = await worldWithPoll({ closesIn: quarter });
    clock.pass(quarter - 1);
    await votes(bo, 1);
    clock.pass(1);
    await votes(cy, 1);
    await votes(bo, 2);
    expect([bo.privateWords, cy.privateWords]).toEqual([[refused], [refused]]);
    expect([...(await truth()).ballots.keys()]).toEqual([bo.id]);
  });

  test('is closed and announced by the timer', async () => {
    const { bo, votes, passes, shown, announced, untruths, truth } = await worldWithPoll({
      closesIn: quarter,
    });
    await votes(bo, 1);
    await passes(quarter);
    expect(shown()).toContain('Closed: time’s up');
    expect(announced()).toEqual(['🏆 Song 1 by Queen wins “Friday song” with 1 vote.']);
    expect(await untruths()).toEqual([]);
    expect((await truth()).due).toEqual([]);
  });

  test('is closed although nobody has ever touched it', async () => {
    const { passes, shown, announced } = await worldWithPoll({ closesIn: quarter });
    await passes(quarter + 30_000);
    expect(shown()).toContain('Nobody voted, so there’s no winner.');
    expect(announced()).toHaveLength(1);
  });

  test('is left alone before its time', async () => {
    const { passes, draws, announced, truth } = await worldWithPoll({ closesIn: quarter });
    await passes(quarter - 1);
    expect((await truth()).poll.status).toBe('open');
    expect([...draws(), ...announced()]).toEqual([]);
  });

  test('can be closed before by its owner, and the timer does nothing then', async () => {
    const { ann, poll, settle, passes, shown, announced } = await worldWithPoll({ closesIn: quarter });
    await ann.presses('Close poll', { in: poll });
    await settle();
    await passes(quarter);
    expect(shown()).toContain('Closed by Ann');
    expect(announced()).toHaveLength(1);
  });

  test('keeps its time when a draw waits for a later try', async () => {
    const { bo, votes, settle, slack, passes, truth } = await worldWithPoll({ closesIn: quarter });
    slack.faults.fail('chat.update', { kind: 'rate-limited', retryAfter: 120 });
    await votes(bo, 1);
    await settle();
    await passes(quarter);
    await passes(60_000);
    expect(await truth()).toMatchObject({ poll: { status: 'closed' }, isAnnounced: true, due: [] });
  });
});

describe('the timer', () => {
  test('asks the table once, and writes nothing when nothing is due', async () => {
    const { table, tick } = await worldWithPoll();
    const asked: string[] = [];
    table.proxy.onCall(({ operation }) => void asked.push(operation));
    await tick();
    expect(asked).toEqual(['Query']);
  });

  test('closes all polls whose time is up, though one of them cannot be read', async () => {
    const { world, passes, tick } = await worldWithPoll();
    const wish: PollAtHand = { closesIn: quarter };
    const [first, broken, last] = [
      await postPoll(world, wish),
      await postPoll(world, wish),
      await postPoll(world, wish),
    ];
    await tableOf(world).update(pollKey(broken.id), 'SET #status = :odd', {
      names: { '#status': 'status' },
      values: { ':odd': 'half open' },
    });
    await expect(passes(quarter)).rejects.toThrow('1 of 3 due polls could not be looked at');
    await world.settle();
    for (const poll of [first, last]) {
      expect(await readTruth(world, poll)).toMatchObject({ poll: { status: 'closed' }, isAnnounced: true });
    }
    await expect(tick()).rejects.toThrow('1 of 1 due polls');
  });

  test('closes a dozen polls in one stroke', async () => {
    const { world, passes } = await worldWithPoll();
    const polls = await Promise.all(Array.from({ length: 12 }, () => postPoll(world, { closesIn: quarter })));
    await passes(quarter);
    const truths = await Promise.all(polls.map((poll) => readTruth(world, poll)));
    expect(truths.filter(({ isAnnounced, due }) => !isAnnounced || due.length > 0)).toEqual([]);
  });

  test('forgets a poll that is not in the table any more', async () => {
    const { world, poll, passes, clock, tick } = await worldWithPoll();
    const table = tableOf(world);
    await table.update(drawingKey(poll.id), 'SET #due = :due, #dueAt = :now', {
      names: { '#due': 'due', '#dueAt': 'dueAt' },
      values: { ':due': dueMark, ':now': clock.now() },
    });
    await table.delete(pollKey(poll.id));
    await passes(60_000);
    expect(await table.dueUntil(dueMark, clock.now())).toEqual([]);
    await tick();
  });
});
