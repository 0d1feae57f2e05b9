import { expect, test } from 'vitest';
import { onEachEngine } from './on-each-engine.ts';

onEachEngine((store) => {
  const claim = (token: string) => ({ token, until: store().clock.now + 20_000 });
  const claims = (token: string) => store().claimAnnouncement(store().id, claim(token));

  async function closedPoll() {
    await store().addPoll();
    await store().lockPoll(store().id);
    await store().saveResult(store().id, { votes: [0, 0, 0], voters: 0 });
  }

  test('of ten who want to announce exactly one may', async () => {
    await closedPoll();
    const granted = await Promise.all(Array.from({ length: 10 }, (_, at) => claims(`token ${at}`)));
    expect(granted.filter(Boolean)).toHaveLength(1);
  });

  test('whoever has the right has it still when asking again, and when the answer was lost', async () => {
    await closedPoll();
    store().loseAnswer('SET #by');
    expect(await claims('one')).toBe(true);
    expect(await claims('one')).toBe(true);
    expect(await claims('other')).toBe(false);
  });

  test('the right runs out', async () => {
    await closedPoll();
    const first = claim('one');
    await store().claimAnnouncement(store().id, first);
    store().clock.now = first.until - 1;
    expect(await claims('other')).toBe(false);
    store().clock.now = first.until;
    expect(await claims('other')).toBe(true);
  });

  test('nobody may announce a poll that is open, being counted, or not there', async () => {
    expect(await claims('one')).toBe(false);
    await store().addPoll();
    expect(await claims('one')).toBe(false);
    await store().lockPoll(store().id);
    expect(await claims('one')).toBe(false);
  });

  test('what is announced is announced for good, and the clock need not look again', async () => {
    await closedPoll();
    await claims('one');
    expect(await store().settleAnnouncement(store().id, '9.9')).toBe(true);
    expect(await store().settleAnnouncement(store().id, '8.8')).toBe(false);
    store().clock.now += 3_600_000;
    expect(await claims('other')).toBe(false);
    expect(await store().findPoll(store().id)).toMatchObject({
      isAnnounced: true,
      isPerhapsAnnounced: false,
    });
    expect(await store().findDuePolls()).not.toContain(store().id);
  });

  test('a postponed announcement waits for its time, and nobody believes that it may have been made', async () => {
    await closedPoll();
    await claims('one');
    expect(await store().findPoll(store().id)).toMatchObject({ isPerhapsAnnounced: true });
    const retryAt = store().clock.now + 60_000;
    expect(await store().postponeAnnouncement(store().id, claim('other'), retryAt)).toBe(false);
    expect(await store().postponeAnnouncement(store().id, claim('one'), retryAt)).toBe(true);
    expect(await store().findPoll(store().id)).toMatchObject({ isPerhapsAnnounced: false });
    expect([await claims('two'), (await store().findDuePolls()).includes(store().id)]).toEqual([
      false,
      false,
    ]);
    store().clock.now = retryAt;
    expect(await store().findDuePolls()).toContain(store().id);
    expect(await claims('two')).toBe(true);
  });
});
