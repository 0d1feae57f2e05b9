import { describe, expect, test } from 'vitest';
import { day, hour, scheduleWorld } from './schedule-world.ts';

type Here = Awaited<ReturnType<typeof scheduleWorld>>;

const texts = (here: Here) => here.posts().map((message) => here.slack.textOf(message));

describe('A schedule of song polls', () => {
  test('posts the next songs of the pool each Friday at its time, once', async () => {
    const here = await scheduleWorld();
    const { ann, bo, slack, clock } = here;
    await here.saves(ann, 1, 2, 3);
    await here.saves(bo, 4, 5);
    await here.setsUp(ann, { title: 'Friday song', chooses: { 'How many songs': '2' } });
    expect(here.posts()).toEqual([]);
    await here.comesNext();
    const [text = ''] = texts(here);
    expect(text).toContain('Friday song');
    expect(text).toContain('Summer Song 1');
    expect(text).toContain('Summer Song 4');
    expect(text).not.toContain('Summer Song 2');
    expect(text).toContain('From a schedule: every Friday at 16:00');
    expect(await here.order()).toEqual(['Summer Song 2', 'Summer Song 5', 'Summer Song 3']);
    await here.strikes();
    clock.pass(hour);
    await here.strikes();
    expect(here.posts()).toHaveLength(1);
    expect(new Date(here.slack.world.now()).getUTCDay()).toBe(5);
    await here.comesNext();
    expect(texts(here).filter((one) => one.includes('Friday song'))).toHaveLength(3);
    expect([...slack.problems, ...slack.failures]).toEqual([]);
  });

  test('has a theme each time, none twice until all were had', async () => {
    const here = await scheduleWorld();
    const { ann } = here;
    await here.saves(ann, 1, 2, 3, 4, 5, 6, 7, 8);
    await here.setsUp(ann, {
      title: 'Friday song',
      themes: ['Rain', '  Sun ', 'Rain', ''],
      chooses: { 'How many songs': '2' },
    });
    expect((await here.schedule()).themes).toEqual(['Rain', 'Sun']);
    for (const theme of ['Rain', 'Sun', 'Rain']) {
      await here.comesNext();
      expect(here.slack.textOf(last(here))).toContain(`Friday song: ${theme}`);
    }
  });

  test('opens without songs where people add them, and says how', async () => {
    const here = await scheduleWorld();
    const { ann, bo, slack } = here;
    await here.setsUp(ann, {
      title: 'Friday song',
      themes: ['Rain'],
      chooses: { 'Songs from': 'People, in the poll itself' },
    });
    await here.comesNext();
    const poll = last(here);
    expect(slack.textOf(poll)).toContain('No songs yet');
    await bo.presses('Add a song', { in: poll });
    await bo.fills('Search Spotify or paste links', 'seasons');
    await bo.pressesEnter('Search Spotify or paste links');
    await bo.presses('Add', { beside: 'Summer Song 1' });
    await here.settle();
    expect(slack.textOf(poll)).toContain('Summer Song 1');
    expect(slack.textOf(poll)).not.toContain('No songs yet');
    expect([...slack.problems, ...slack.failures]).toEqual([]);
  });

  test('closes an empty poll in which nobody added a song, and says so', async () => {
    const here = await scheduleWorld();
    await here.setsUp(here.ann, { chooses: { 'Songs from': 'People, in the poll itself' } });
    await here.comesNext();
    here.clock.pass(day);
    await here.strikes();
    expect(texts(here).at(-1)).toContain('Nobody voted');
    expect([...here.slack.problems, ...here.slack.failures]).toEqual([]);
  });

  test('pauses once when the pool has too little, tells its owner once, and goes on once there is enough', async () => {
    const here = await scheduleWorld();
    const { ann, slack } = here;
    await here.saves(ann, 1);
    await here.setsUp(ann, { title: 'Friday song' });
    for (const _ of [1, 2, 3]) await here.comesNext();
    expect(here.posts()).toEqual([]);
    expect(here.told(ann)).toHaveLength(1);
    expect(here.told(ann)[0]).toContain('Its pool has only 1 song to post');
    expect(await here.opensList(ann)).toContain('Paused: the pool has too few songs');
    await here.saves(ann, 2);
    expect(await here.opensList(ann)).not.toContain('Paused');
    await here.comesNext();
    expect(here.posts()).toHaveLength(1);
    expect(await here.schedule()).toMatchObject({ status: 'active', pauses: 1 });
    expect(here.told(ann)).toHaveLength(1);
    expect([...slack.problems, ...slack.failures]).toEqual([]);
  });

  test('goes on by itself at its time, without anybody looking at it', async () => {
    const here = await scheduleWorld();
    await here.setsUp(here.ann, {});
    await here.comesNext();
    expect(await here.schedule()).toMatchObject({ status: 'paused' });
    await here.saves(here.bo, 1, 2);
    await here.comesNext();
    expect(here.posts()).toHaveLength(1);
    expect(await here.schedule()).toMatchObject({ status: 'active' });
  });

  test('waits for a person where that was chosen', async () => {
    const here = await scheduleWorld();
    const { ann, clock } = here;
    await here.setsUp(ann, {
      title: 'Friday song',
      chooses: { 'If the pool has too few songs': 'Pause until it’s resumed' },
    });
    await here.comesNext();
    await here.saves(ann, 1, 2);
    clock.pass(14 * day);
    await here.strikes();
    expect(here.posts()).toEqual([]);
    await here.opensList(ann);
    await ann.presses('Resume', { beside: 'Friday song' });
    await here.comesNext();
    expect(here.posts()).toHaveLength(1);
  });
});

describe('An occurrence that was missed', () => {
  test('is posted up to half an hour late', async () => {
    const here = await scheduleWorld();
    await here.saves(here.ann, 1, 2);
    await here.setsUp(here.ann, {});
    const { next } = await here.schedule();
    here.clock.pass((next?.at ?? 0) - here.clock.now() + 30 * 60_000);
    await here.strikes();
    expect(here.posts()).toHaveLength(1);
    expect(here.told(here.ann)).toEqual([]);
  });

  test('is skipped later, and its owner told once', async () => {
    const here = await scheduleWorld();
    await here.saves(here.ann, 1, 2);
    await here.setsUp(here.ann, { title: 'Friday song' });
    const { next } = await here.schedule();
    here.clock.pass((next?.at ?? 0) - here.clock.now() + 31 * 60_000);
    await here.strikes();
    await here.strikes();
    expect(here.posts()).toEqual([]);
    expect(here.told(here.ann)).toHaveLength(1);
    expect(here.told(here.ann)[0]).toContain('was not posted');
    await here.comesNext();
    expect(here.posts()).toHaveLength(1);
  });

  test('after weeks without the app is told of once, with all of its times, and the next one is posted', async () => {
    const here = await scheduleWorld();
    await here.saves(here.ann, 1, 2);
    await here.setsUp(here.ann, {});
    here.clock.pass(40 * day);
    await here.strikes();
    await here.strikes();
    expect(here.posts()).toEqual([]);
    expect(here.told(here.ann)).toHaveLength(1);
    expect(here.told(here.ann)[0]).toMatch(/was due [56] times, from .+ to .+, and was not posted/u);
    await here.comesNext();
    expect(here.posts()).toHaveLength(1);
  });

  test('is given up where Slack did not take it for half an hour', async () => {
    const here = await scheduleWorld();
    const { ann, slack } = here;
    await here.saves(ann, 1, 2);
    await here.setsUp(ann, {});
    slack.faults.fail('chat.postMessage', { kind: 'error', error: 'ratelimited' }, { times: 1_000 });
    await here.comesNext();
    for (const _ of [1, 2, 3, 4, 5, 6, 7, 8]) {
      await here.waits(5 * 60_000);
      await here.strikes();
    }
    slack.faults.mend();
    await here.waits(10 * 60_000);
    await here.strikes();
    expect(here.posts()).toEqual([]);
    expect(here.told(ann)).toHaveLength(1);
    expect(await here.order()).toEqual(['Summer Song 1', 'Summer Song 2']);
  });
});

function last(here: Here) {
  const message = here.posts().at(-1);
  if (message === undefined) throw new Error('Nothing was posted.');
  return message;
}
