import { expect, test } from 'vitest';
import { decideVote, emptyBallot } from '../../src/rules/poll/voting.ts';
import type { StoredPoll } from '../../src/store/poll-item.ts';
import { song } from '../slack/sample-polls.ts';
import { onEachEngine } from './on-each-engine.ts';

const hour = 3_600_000;

onEachEngine((store) => {
  async function read(): Promise<StoredPoll> {
    const stored = await store().findPoll(store().id);
    if (stored === undefined) throw new Error('There is no poll');
    return stored;
  }

  test('of two who change the same edition one succeeds, and the next edition can be changed again', async () => {
    await store().addPoll();
    const seen = await read();
    const both = await Promise.all([
      store().saveEdit(seen, { title: 'One' }),
      store().saveEdit(seen, { title: 'Two' }),
    ]);
    expect(both.filter(Boolean)).toHaveLength(1);
    const next = await read();
    expect(next).toMatchObject({ edition: 1, poll: { title: both[0] ? 'One' : 'Two' } });
    expect(await store().saveEdit(next, { title: 'Three', closers: 'anyone' })).toBe(true);
    expect(await read()).toMatchObject({ edition: 2, poll: { title: 'Three', closers: 'anyone' } });
  });

  test('a poll that is being closed is not changed any more', async () => {
    await store().addPoll();
    const seen = await read();
    await store().lockPoll(store().id);
    expect(await store().saveEdit(seen, { title: 'Too late' })).toBe(false);
  });

  test('the clock looks at a poll when it ends by now', async () => {
    const { now } = store().clock;
    await store().addPoll({ closesAt: now + hour });
    await store().saveEdit(await read(), { closesAt: now + 3 * hour });
    store().clock.now += 2 * hour;
    expect((await store().findDue()).polls).not.toContain(store().id);
    store().clock.now += hour;
    expect((await store().findDue()).polls).toContain(store().id);
    await store().saveEdit(await read(), { closesAt: undefined });
    expect((await store().findDue()).polls).not.toContain(store().id);
    expect((await read()).poll).not.toHaveProperty('closesAt');
  });

  test('time does not close a poll whose end was moved meanwhile', async () => {
    const { now } = store().clock;
    const before = await store().addPoll({ closesAt: now });
    await store().saveEdit(await read(), { closesAt: now + hour });
    expect(await store().lockPoll(store().id, { timeWasUp: before })).toBe(false);
    expect(await store().lockPoll(store().id, { timeWasUp: (await read()).poll })).toBe(true);
  });

  test('nobody votes for a song that was taken out, whatever a process remembers', async () => {
    const poll = await store().addPoll({ songs: [song('Alpha'), song('Beta'), song('Gamma')] });
    const stored = await store().findPollAndBallot(store().id, 'U1');
    if (stored === undefined) throw new Error('There is no poll');
    await store().saveEdit(stored, {
      songs: poll.songs.map((one, at) => (at === 1 ? { ...one, isRemoved: true } : one)),
    });
    await store().releaseSong(poll, 1);
    await store().releaseSong(poll, 1);
    const forIt = decideVote(poll, emptyBallot, { song: 1, id: 'a' }, store().clock.now);
    if (forIt.kind !== 'accepted') throw new Error('The memory knows the song');
    expect(await store().saveBallot(stored, 'U1', { before: emptyBallot, after: forIt.ballot })).toBe(false);
    // What failed was forgotten.
    expect(await store().recallPollAndBallot(store().id, async () => 'U1')).toBeUndefined();
    const other = { before: emptyBallot, after: { choices: [0], lastClicks: ['b'] } };
    expect(await store().saveBallot(stored, 'U1', other)).toBe(true);
  });
});
