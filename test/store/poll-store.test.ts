import { describe, expect, test } from 'vitest';
import { emptyBallot } from '../../src/rules/poll/voting.ts';
import { boxKey, pollKey } from '../../src/store/keys.ts';
import { timeToLive } from '../../src/store/poll-item.ts';
import { poll } from '../slack/sample-polls.ts';
import { onEachEngine } from './on-each-engine.ts';

const unposted = (id: string, createdAt: number) => {
  const { message: _, ...rest } = poll({ id, createdAt });
  return rest;
};

onEachEngine((store) => {
  const claim = (token: string, lasts = 10_000) => ({ token, until: store().clock.now + lasts });

  describe('a poll', () => {
    test('is read as it was written', async () => {
      const added = await store().addPoll({ closesAt: store().clock.now + 1_000, votesPerPerson: 'any' });
      expect((await store().findPoll(store().id))?.poll).toEqual(added);
      expect((await store().findCountedPoll(store().id))?.poll).toEqual(added);
      expect(await store().findPoll('no-such-poll')).toBeUndefined();
    });

    test('is written once: a second posting under way is turned away', async () => {
      const { id, clock, createPoll } = store();
      expect(await createPoll(unposted(id, clock.now), claim('one'))).toBe(true);
      expect(await createPoll(unposted(id, clock.now), claim('other'))).toBe(false);
      expect(await createPoll(unposted(id, clock.now), claim('one'))).toBe(true);
    });

    test('whose posting was given up or ran out of time can be written by somebody else', async () => {
      const { id, clock, createPoll, giveUpPosting } = store();
      await createPoll(unposted(id, clock.now), claim('one'));
      await giveUpPosting(id, claim('one'));
      expect(await createPoll(unposted(id, clock.now), claim('two'))).toBe(true);
      clock.now += 10_000;
      expect(await createPoll(unposted(id, clock.now), claim('three'))).toBe(true);
    });

    test('that is posted can be neither written again nor discarded, whatever the time', async () => {
      const { id, clock, createPoll, saveMessage, discardPoll } = store();
      const fresh = unposted(id, clock.now);
      await createPoll(fresh, claim('one'));
      expect(await saveMessage(fresh, '5.5')).toBe(true);
      clock.now += 20_000;
      expect(await createPoll(fresh, claim('two'))).toBe(false);
      expect(await discardPoll(id, claim('one'))).toBe(false);
    });

    test('that was not posted can be discarded by whoever was posting it, and by nobody else', async () => {
      const { id, clock, createPoll, discardPoll, findPoll } = store();
      await createPoll(unposted(id, clock.now), claim('one'));
      expect(await discardPoll(id, claim('other'))).toBe(false);
      expect(await discardPoll(id, claim('one'))).toBe(true);
      expect(await findPoll(id)).toBeUndefined();
    });

    test('is written once when the answer to its writing is lost', async () => {
      const { id, clock, createPoll, loseAnswer } = store();
      loseAnswer('postingBy');
      expect(await createPoll(unposted(id, clock.now), claim('one'))).toBe(true);
    });

    test('is forgotten when its time is over, though the table still holds it', async () => {
      const added = await store().addPoll();
      store().clock.now = timeToLive(added) * 1_000 - 1;
      expect(await store().findPoll(store().id)).toBeDefined();
      store().clock.now += 1;
      expect(await store().findPoll(store().id)).toBeUndefined();
    });

    test('that makes no sense is an error, not a guess', async () => {
      await store().addPoll();
      const odd = { names: { '#status': 'status' }, values: { ':odd': 'half open' } };
      await store().table.update(pollKey(store().id), 'SET #status = :odd', odd);
      await expect(store().findPoll(store().id)).rejects.toThrow();
    });
  });

  describe('its message', () => {
    test('leads to the poll, and the first one stays', async () => {
      const { id, clock, createPoll, saveMessage, findPollByMessage } = store();
      const fresh = unposted(id, clock.now);
      await createPoll(fresh, claim('one'));
      expect(await saveMessage(fresh, `${id}.1`)).toBe(true);
      expect(await saveMessage(fresh, `${id}.1`)).toBe(true);
      expect(await saveMessage(fresh, `${id}.2`)).toBe(false);
      expect((await findPollByMessage('C1', `${id}.1`))?.poll.message).toBe(`${id}.1`);
      expect(await findPollByMessage('C2', `${id}.1`)).toBeUndefined();
    });

    test('of a poll that does not exist is not noted on one', async () => {
      expect(await store().saveMessage(poll({ id: store().id }), '7.7')).toBe(false);
      expect(await store().findPoll(store().id)).toBeUndefined();
    });
  });

  describe('the time of its newest change', () => {
    const changedAt = async () => (await store().findCountedPoll(store().id))?.changedAt;

    test('is that of its newest vote, and of its closing after that', async () => {
      const { id, clock, addPoll, findPollAndBallot, saveBallot, lockPoll } = store();
      await addPoll();
      expect(await changedAt()).toBeUndefined();
      for (const voter of ['U0000001', 'U0000002']) {
        clock.now += 1_000;
        const stored = await findPollAndBallot(id, voter);
        if (stored === undefined) throw new Error('There is no poll');
        await saveBallot(stored, voter, { before: emptyBallot, after: { choices: [0] } });
        expect(await changedAt()).toBe(clock.now);
      }
      clock.now += 1_000;
      await lockPoll(id);
      expect(await changedAt()).toBe(clock.now);
    });

    test('is unknown for votes of before it was written down', async () => {
      await store().addPoll();
      const vote = { names: { '#voter': 'U0000001', '#n0': 'n0' }, values: { ':vote': '0;', ':one': 1 } };
      await store().table.update(boxKey(store().id, 0), 'SET #voter = :vote, #n0 = :one', vote);
      expect(await changedAt()).toBeUndefined();
    });
  });

  test('touching changes an existing poll in nothing that matters, and makes none', async () => {
    const added = await store().addPoll();
    expect(await store().touchPoll(store().id)).toBe(true);
    expect((await store().findPoll(store().id))?.poll).toEqual(added);
    expect(await store().touchPoll('no-such-poll')).toBe(false);
  });
});
