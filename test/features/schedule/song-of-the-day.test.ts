import { describe, expect, test } from 'vitest';
import { createSongRecordStore } from '../../../src/store/song-record-store.ts';
import { song } from '../../slack/sample-polls.ts';
import { tableOf } from '../poll-at-hand.ts';
import { track } from '../pool/pool-world.ts';
import { day, scheduleWorld } from './schedule-world.ts';

type Here = Awaited<ReturnType<typeof scheduleWorld>>;

const daily = {
  what: 'Song of the day',
  on: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'],
  at: '09:00',
} as const;
const texts = (here: Here) => here.posts().map((message) => here.slack.textOf(message));

describe('A song of the day', () => {
  test('is the next song of the pool, with who suggested it, and their note', async () => {
    const here = await scheduleWorld();
    const { ann, bo, slack } = here;
    await here.suggests(bo, track(1));
    await bo.presses('Add a note', { in: bo.privateMessages.at(-1) ?? missing() });
    await bo.fills('Why this song?', 'the best of the year');
    await bo.submits();
    await here.setsUp(ann, daily);
    await here.comesNext();
    const [text = ''] = texts(here);
    expect(text).toContain('Song of the day');
    expect(text).toContain('Summer Song 1');
    expect(text).toContain('Suggested by');
    expect(text).toContain('the best of the year');
    expect(text).toContain('From a schedule: every weekday at 09:00');
    expect(JSON.stringify(here.posts()[0]?.blocks)).toContain('image_url');
    expect(await here.order()).toEqual([]);
    expect([...slack.problems, ...slack.failures]).toEqual([]);
  });

  test('is another one each day, and none comes back', async () => {
    const here = await scheduleWorld();
    const { ann, bo } = here;
    await here.saves(ann, 1, 2, 3);
    await here.setsUp(ann, daily);
    for (const _ of [1, 2, 3, 4, 5]) await here.comesNext();
    const posted = texts(here).flatMap((text) => /Summer Song \d/u.exec(text) ?? []);
    expect(posted).toEqual(['Summer Song 1', 'Summer Song 2', 'Summer Song 3']);
    expect(here.told(ann)).toHaveLength(1);
    await here.suggests(bo, track(1));
    expect(bo.privateWords.at(-1)).toMatch(
      /was the song of the day on \d+ Nov, and it stays out for 8 weeks/u,
    );
    expect(await here.order()).toEqual([]);
  });

  test('is the song that was taken by a write whose answer was lost', async () => {
    const here = await scheduleWorld();
    const { ann, table } = here;
    await here.saves(ann, 1, 2);
    await here.setsUp(ann, daily);
    table.proxy.faults.order({
      fault: { kind: 'answer-lost' },
      when: ({ operation, body }) => operation === 'PutItem' && body.includes('"place":{"S":"won"}'),
    });
    await here.comesNext();
    expect(texts(here).join()).toContain('Summer Song 1');
    expect(here.posts()).toHaveLength(1);
    expect(await here.order()).toEqual(['Summer Song 2']);
  });

  test('never comes back where that was chosen', async () => {
    const here = await scheduleWorld();
    const { ann, bo, clock } = here;
    await here.saves(ann, 1);
    await here.setsUp(ann, { ...daily, chooses: { 'The same song again': 'Never' } });
    await here.comesNext();
    clock.pass(300 * day);
    await here.suggests(bo, track(1));
    expect(bo.privateWords.at(-1)).toContain('it does not come back');
    expect(await here.order()).toEqual([]);
  });

  test('comes back by itself once the weeks of the channel are over', async () => {
    const here = await scheduleWorld();
    await here.saves(here.ann, 1);
    await here.setsUp(here.ann, daily);
    await here.comesNext();
    here.clock.pass(8 * 7 * day);
    await here.suggests(here.bo, track(1));
    expect(await here.order()).toEqual(['Summer Song 1']);
  });

  test('waits again, with its age, where Slack refuses it', async () => {
    const here = await scheduleWorld();
    const { ann, music, slack } = here;
    await here.saves(ann, 1);
    const before = await here.entries();
    await here.setsUp(ann, daily);
    slack.archive(music);
    await here.comesNext();
    expect(await here.entries()).toEqual(before);
    const records = createSongRecordStore(tableOf(here.world));
    expect(await records.findWins(music.id, [song('Summer Song 1')])).toEqual([undefined]);
    expect(await here.schedule()).toMatchObject({ status: 'paused', pause: { why: 'place' } });
    expect(here.told(ann)[0]).toContain('The channel is archived');
    slack.unarchive(music);
    await here.opensList(ann);
    await ann.presses('Resume');
    await here.comesNext();
    expect(texts(here)).toHaveLength(1);
  });
});

function missing(): never {
  throw new Error('Nothing was said.');
}
