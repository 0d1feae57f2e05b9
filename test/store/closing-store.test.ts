import { expect, test } from 'vitest';
import { boxesPerPoll } from '../../src/rules/poll/ballot-box.ts';
import { onEachEngine } from './on-each-engine.ts';

const result = { votes: [1, 0, 0], voters: 1 };

onEachEngine((store) => {
  test('of ten who lock the door exactly one has done it, and is named', async () => {
    await store().addPoll();
    const people = Array.from({ length: 10 }, (_, at) => `U${at}`);
    const locked = await Promise.all(people.map((person) => store().lockPoll(store().id, { by: person })));
    expect(locked.filter(Boolean)).toHaveLength(1);
    const found = (await store().findPoll(store().id))?.poll;
    expect(found).toMatchObject({
      status: 'closing',
      closedBy: people[locked.indexOf(true)],
      closedAt: store().clock.now,
    });
  });

  test('a poll that is not there is not locked into being', async () => {
    expect(await store().lockPoll(store().id)).toBe(false);
    expect(await store().findPoll(store().id)).toBeUndefined();
  });

  test('time locks without a name', async () => {
    await store().addPoll();
    await store().lockPoll(store().id);
    expect((await store().findPoll(store().id))?.poll).not.toHaveProperty('closedBy');
  });

  test('a locked poll is on the list of the clock until it is closed', async () => {
    await store().addPoll();
    await store().lockPoll(store().id);
    expect((await store().findDue()).polls).toContain(store().id);
    await store().saveResult(store().id, result);
    expect((await store().findDue()).polls).not.toContain(store().id);
  });

  test('that it is announced is noted once, and only of a closed poll', async () => {
    await store().addPoll();
    expect(await store().saveAnnounced(store().id, '9.9')).toBe(false);
    await store().lockPoll(store().id);
    await store().saveResult(store().id, result);
    expect((await store().findPoll(store().id))?.isAnnounced).toBe(false);
    expect(await store().saveAnnounced(store().id, '9.9')).toBe(true);
    expect(await store().saveAnnounced(store().id, '8.8')).toBe(false);
    expect((await store().findPoll(store().id))?.isAnnounced).toBe(true);
  });

  test('sealing makes every box, and can be repeated', async () => {
    const poll = await store().addPoll();
    await store().sealBoxes(poll);
    await store().sealBoxes(poll);
    const boxes = await store().table.partition(`POLL#${store().id}`);
    expect(boxes.filter((box) => box['sealed'] === true)).toHaveLength(boxesPerPoll);
  });

  test('the result is noted once, and only on a locked poll', async () => {
    await store().addPoll();
    expect(await store().saveResult(store().id, result)).toBe(false);
    await store().lockPoll(store().id);
    expect(await store().saveResult(store().id, result)).toBe(true);
    expect(await store().saveResult(store().id, { votes: [0, 9, 0], voters: 9 })).toBe(false);
    expect(await store().lockPoll(store().id, { by: 'U2' })).toBe(false);
    expect((await store().findPoll(store().id))?.poll).toMatchObject({ status: 'closed', result });
  });
});
