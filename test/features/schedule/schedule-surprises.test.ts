// What nobody expects of a schedule: a time zone that is not known any more, Save that is pressed again, and buttons of a list that
// has grown old.

import { describe, expect, test } from 'vitest';
import { scheduleKey } from '../../../src/store/keys.ts';
import { holdInTable } from '../poll/table-gate.ts';
import { tableOf } from '../poll-at-hand.ts';
import { day, hour, scheduleWorld } from './schedule-world.ts';

const minute = 60_000;
type Here = Awaited<ReturnType<typeof scheduleWorld>>;
const ofPeople = { 'Songs from': 'People, in the poll itself' };

/** As if the runtime had forgotten the zone since. */
async function losesZone(here: Here, id: string): Promise<void> {
  await here.schedules.changeSchedule(id, (schedule) => ({
    ...schedule,
    timetable: { ...schedule.timetable, zone: 'Nowhere/Land' },
  }));
}

describe('A schedule whose time zone is not known any more', () => {
  test('stops no other: it is paused, and its owner is told what to do', async () => {
    const here = await scheduleWorld();
    const { ann, bo } = here;
    const lost = await here.setsUp(ann, { title: 'Friday song', chooses: ofPeople });
    await here.setsUp(bo, { title: 'Other song', at: '16:30', chooses: ofPeople });
    await losesZone(here, lost);
    await here.comesNext(lost);
    expect(await here.schedule(lost)).toMatchObject({ status: 'paused', pause: { why: 'zone' } });
    expect(here.told(ann)).toEqual([expect.stringContaining('Its time zone is not known any more')]);
    here.clock.pass(30 * minute);
    await here.strikes();
    await here.strikes();
    expect(here.posts()).toHaveLength(1);
    expect(here.told(ann)).toHaveLength(1);
  });

  test('is shown in the list, and goes on with another zone', async () => {
    const here = await scheduleWorld();
    const { ann } = here;
    const lost = await here.setsUp(ann, { title: 'Friday song', chooses: ofPeople });
    await losesZone(here, lost);
    expect(await here.opensList(ann)).toContain('its time zone isn’t known any more');
    await ann.presses('Resume');
    expect(ann.modal?.text).toContain('The time zone of “Friday song” isn’t known any more');
    await ann.presses('Edit');
    await ann.chooses('Time zone', 'Europe/Paris');
    await ann.submits();
    await ann.presses('Resume');
    expect(await here.schedule(lost)).toMatchObject({
      status: 'active',
      timetable: { zone: 'Europe/Paris' },
    });
    await here.comesNext(lost);
    expect(here.posts()).toHaveLength(1);
    expect([...here.slack.problems, ...here.slack.failures]).toEqual([]);
  });

  test('keeps nobody from setting up another', async () => {
    const here = await scheduleWorld();
    await losesZone(here, await here.setsUp(here.ann, { title: 'Friday song', chooses: ofPeople }));
    here.clock.pass(2 * minute);
    await here.setsUp(here.bo, { title: 'Other song', chooses: ofPeople });
    expect(await here.opensList(here.bo)).toContain('Other song');
  });
});

describe('At the moment something else happens', () => {
  test('Pause in a list that has grown old does not claim to pause what was stopped', async () => {
    const here = await scheduleWorld();
    const { ann } = here;
    await here.setsUp(ann, { title: 'Friday song', chooses: ofPeople });
    await here.opensList(ann);
    const other = ann.atAnotherScreen();
    await other.types('/songpoll schedules', { in: here.music });
    await other.presses('Stop');
    await ann.presses('Pause');
    expect(ann.modal?.text).toContain('This schedule is stopped');
  });

  test('Run now, when its time has come and the clock has not struck, posts that one, once', async () => {
    const here = await scheduleWorld();
    const { ann, clock } = here;
    await here.setsUp(ann, { title: 'Friday song', chooses: ofPeople });
    const { next } = await here.schedule();
    clock.pass((next?.at ?? 0) - clock.now() + 20_000);
    await here.opensList(ann);
    await ann.presses('Run now');
    await here.settle();
    expect((await here.schedule()).current?.name).toBe(next?.local);
    await here.strikes();
    clock.pass(hour);
    await here.strikes();
    expect(here.posts()).toHaveLength(1);
  });

  test('Save that is pressed again with another title, for its answer was lost, saves that title', async () => {
    const here = await scheduleWorld();
    const { ann, music } = here;
    const { world } = here.slack;
    await ann.types('/songpoll schedule', { in: music });
    await ann.chooses('Songs from', ofPeople['Songs from']);
    const before = [...world.modals];
    await ann.submits();
    for (const [screen, layers] of before) world.putModal(screen, layers);
    await ann.fills('Title', 'Rainy song');
    await ann.submits();
    expect(ann.modal?.text).toContain('“Rainy song” is saved');
    expect(await here.ids()).toHaveLength(1);
    expect(await here.schedule()).toMatchObject({ title: 'Rainy song', planEdition: 1 });
  });

  test('with other times nothing stays left out but what the window says', async () => {
    const here = await scheduleWorld();
    const { ann } = here;
    await here.setsUp(ann, { title: 'Friday song', chooses: ofPeople });
    const first = (await here.schedule()).next;
    await here.opensList(ann);
    await ann.presses('Skip next');
    await ann.presses('Edit');
    await ann.picksMoment('At', '17:00');
    await ann.submits();
    expect((await here.schedule()).next?.at).toBe((first?.at ?? 0) + hour);
  });

  test('what was had comes no second time where the same time of that day is still to come in another zone', async () => {
    const here = await scheduleWorld();
    const { ann } = here;
    await here.setsUp(ann, { title: 'Friday song', chooses: ofPeople });
    await here.comesNext();
    const had = await here.schedule();
    await here.opensList(ann);
    await ann.presses('Edit');
    await ann.chooses('Time zone', 'America/New York');
    await ann.submits();
    const { next, current } = await here.schedule();
    expect(current?.name).toBe(had.current?.name);
    expect(next?.at ?? 0).toBeGreaterThan((had.current?.at ?? 0) + 6 * day);
  });

  test('nor where one was run by hand in between', async () => {
    const here = await scheduleWorld();
    const { ann, clock } = here;
    await here.setsUp(ann, { title: 'Friday song', chooses: ofPeople });
    await here.comesNext();
    const had = await here.schedule();
    clock.pass(20 * minute);
    await here.opensList(ann);
    await ann.presses('Run now');
    await here.settle();
    await ann.presses('Edit');
    await ann.chooses('Time zone', 'America/New York');
    expect(ann.modal?.text).not.toContain('Today');
    await ann.submits();
    expect((await here.schedule()).next?.at ?? 0).toBeGreaterThan((had.current?.at ?? 0) + 6 * day);
  });

  test('the window to change it does not tell of a time that was skipped', async () => {
    const here = await scheduleWorld();
    const { ann, music } = here;
    await here.setsUp(ann, { title: 'Friday song', chooses: ofPeople });
    const times = () =>
      [...JSON.stringify(ann.modal?.view).matchAll(/<!date\^(\d+)/gu)].map(([, at]) => Number(at));
    await ann.types('/songpoll schedule', { in: music });
    const [, second, third] = times();
    await ann.closesModal();
    await here.opensList(ann);
    await ann.presses('Skip next');
    await ann.presses('Edit');
    expect(times().slice(0, 2)).toEqual([second, third]);
  });

  test('two who save other times at once leave the others of the channel the times that are saved', async () => {
    const here = await scheduleWorld();
    const { ann, bo, slack, music } = here;
    slack.changeRole(bo, 'admin');
    const id = await here.setsUp(ann, { title: 'Friday song', chooses: ofPeople });
    for (const person of [ann, bo]) {
      await here.opensList(person);
      await person.presses('Edit');
    }
    await ann.picksMoment('At', '10:00');
    await bo.picksMoment('At', '12:00');
    const gate = holdInTable(here.world, `"SCHEDULE#${id}"`);
    const saving = [ann.submits(), bo.submits()];
    await gate.reached;
    gate.open();
    await Promise.all(saving);
    const { timetable } = await here.schedule();
    expect((await here.rosters.findRoster(music.id)).entries.map((entry) => entry.timetable)).toEqual([
      timetable,
    ]);
    const texts = [ann, bo].map(({ modal }) => modal?.text ?? '').join();
    expect(texts.match(/somebody else changed this schedule meanwhile/gu)).toHaveLength(1);
  });

  test('other times that are saved by a write whose answer was lost are said to be saved', async () => {
    const here = await scheduleWorld();
    const { ann, table } = here;
    await here.setsUp(ann, { title: 'Friday song', chooses: ofPeople });
    await here.opensList(ann);
    await ann.presses('Edit');
    await ann.picksMoment('At', '10:00');
    table.proxy.faults.order({
      fault: { kind: 'answer-lost' },
      when: ({ operation, body }) => operation === 'PutItem' && body.includes('"planEdition"'),
    });
    await ann.submits();
    expect(ann.modal?.text).toContain('“Friday song” is saved');
    expect((await here.schedule()).timetable.time).toBe('10:00');
  });

  test('one that cannot be read hides no other, and keeps its place', async () => {
    const here = await scheduleWorld();
    const { ann, music, clock } = here;
    const id = await here.setsUp(ann, { title: 'Friday song', chooses: ofPeople });
    await here.setsUp(ann, { title: 'Other song', at: '10:00', chooses: ofPeople });
    await tableOf(here.world).put({ ...scheduleKey(id), v: 1, id });
    clock.pass(hour);
    const text = await here.opensList(ann);
    expect(text).toContain('Other song');
    expect(text).not.toContain('Friday song');
    expect((await here.rosters.findRoster(music.id)).entries).toHaveLength(2);
  });
});
