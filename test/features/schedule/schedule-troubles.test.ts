// What becomes of a schedule when its channel or its owner goes away, and when people change it at the moment at which it is due:
// before that moment they win, after it what is posted stays.

import { describe, expect, test } from 'vitest';
import { isWaiting } from '../../../src/rules/pool/entry.ts';
import { createChannelSettingsStore } from '../../../src/store/channel-settings-store.ts';
import { createSongRecordStore } from '../../../src/store/song-record-store.ts';
import { song } from '../../slack/sample-polls.ts';
import { withDying } from '../mortal-process.ts';
import { holdInTable } from '../poll/table-gate.ts';
import { tableOf } from '../poll-at-hand.ts';
import { day, scheduleWorld, type Wish } from './schedule-world.ts';

type Here = Awaited<ReturnType<typeof scheduleWorld>>;

const minute = 60_000;
const everyDay = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const poll: Wish = { title: 'Friday song', chooses: { 'How many songs': '2' } };
const daily: Wish = { what: 'Song of the day', on: everyDay };

/** What keeps the app from posting, until it passes. */
interface Trouble {
  comes(here: Here): void;
  passes(here: Here): void;
}

const archives = ({ slack, music }: Here) => slack.archive(music);

async function world(wish: Wish = daily): Promise<Here> {
  const here = await scheduleWorld({ slack: { readsChannels: true } });
  await here.keeps(here.ann, 'Alpha', 'Beta', 'Gamma', 'Delta');
  await here.setsUp(here.ann, wish);
  await here.settle();
  return here;
}

/** The moment is there; the clock has struck, and nobody has seen to what it began. */
async function begun(wish?: Wish): Promise<Here> {
  const here = await world(wish);
  const { next } = await here.schedule();
  here.clock.pass((next?.at ?? 0) - here.clock.now());
  await here.world.tick();
  return here;
}

/** The same, and the process that saw to it died once this request had taken effect. */
async function diedAfter(request: RegExp, wish?: Wish): Promise<Here> {
  const whole = await begun(wish);
  const undying = { at: Number.POSITIVE_INFINITY, when: 'after' } as const;
  const act = () => whole.settle();
  const { requests } = await withDying(whole.world, { role: 'changes', death: undying, act });
  const at = requests.findIndex((name) => request.test(name)) + 1;
  expect(at).toBeGreaterThan(0);
  const here = await begun(wish);
  const death = { at, when: 'after' } as const;
  await withDying(here.world, { role: 'changes', death, act: () => here.settle() });
  here.world.restart();
  return here;
}

async function minutesPass(here: Here, minutes = 4): Promise<void> {
  for (let past = 0; past < minutes; past += 1) {
    await here.waits(minute);
    await here.strikes();
  }
}

const posted = (here: Here) => here.posts().map((message) => here.slack.textOf(message));
const inChannel = (here: Here) => here.slack.messagesIn(here.music).map((one) => here.slack.textOf(one));
const waiting = async (here: Here) => [...(await here.order())].sort();

async function makesDjs(here: Here, ...djs: readonly { readonly id: string }[]): Promise<void> {
  const store = createChannelSettingsStore(tableOf(here), here.runtime.log);
  const found = await store.findSettings(here.music.id);
  await store.saveSettings(found, { ...found.settings, djs: djs.map(({ id }) => id) });
}

describe('A schedule whose channel takes no posts', () => {
  test('in a public channel from which the app was removed joins it again, and posts', async () => {
    const here = await world();
    here.slack.remove(here.music);
    await here.comesNext();
    expect(posted(here)).toHaveLength(1);
    expect(here.told(here.ann)).toEqual([]);
  });

  const troubles: readonly (readonly [where: string, says: string, trouble: Trouble])[] = [
    [
      'archived',
      'The channel is archived',
      { comes: archives, passes: ({ slack, music }) => slack.unarchive(music) },
    ],
    [
      'closed to posts',
      '',
      {
        comes: ({ slack, music }) => slack.limitPosting(music, 'restricted_action'),
        passes: ({ slack, music }) => slack.limitPosting(music, undefined),
      },
    ],
    [
      'private, and the app was removed from it',
      '/invite @songpoll',
      {
        comes({ slack, music }) {
          slack.world.putChannel({ ...music, kind: 'private' });
          slack.remove(music);
        },
        passes: ({ slack, music }) => slack.invite(music),
      },
    ],
  ];

  test.each(troubles)(
    '%s: pauses, its owner is told once, and it goes on when somebody resumes it',
    async (_where, says, { comes, passes }) => {
      const here = await world();
      const { ann } = here;
      comes(here);
      await here.comesNext();
      await minutesPass(here);
      here.clock.pass(3 * day);
      await here.strikes();
      expect(await here.schedule()).toMatchObject({ status: 'paused', pauses: 1, pause: { why: 'place' } });
      expect(here.told(ann)).toHaveLength(1);
      expect(here.told(ann)[0]).toContain(says);
      expect(await waiting(here)).toEqual(['Alpha', 'Beta', 'Delta', 'Gamma']);
      passes(here);
      await here.opensList(ann);
      await ann.presses('Resume');
      await here.comesNext();
      expect(posted(here)).toHaveLength(1);
      expect(here.told(ann)).toHaveLength(1);
    },
  );
});

describe('A schedule whose owner’s account is deactivated', () => {
  test('pauses, and the DJs are told once; the one who resumes it owns it', async () => {
    const here = await world();
    const { ann, bo, cy, slack } = here;
    await makesDjs(here, bo, cy);
    slack.deactivate(ann);
    await here.comesNext();
    await minutesPass(here);
    expect(posted(here)).toEqual([]);
    expect(await here.schedule()).toMatchObject({ status: 'paused', pause: { why: 'owner-left' } });
    expect([here.told(bo).length, here.told(cy).length]).toEqual([1, 0]);
    await here.opensList(bo);
    await bo.presses('Resume');
    expect(await here.schedule()).toMatchObject({ status: 'active', owner: { id: bo.id } });
    await here.comesNext();
    expect(posted(here)).toHaveLength(1);
  });

  test('without DJs the channel is told, once', async () => {
    const here = await world();
    here.slack.deactivate(here.ann);
    await here.comesNext();
    await minutesPass(here);
    here.clock.pass(3 * day);
    await here.strikes();
    expect(inChannel(here)).toHaveLength(1);
    expect(await here.schedule()).toMatchObject({ status: 'paused', pauses: 1 });
  });

  test('gives back the song that a process had taken that died', async () => {
    const here = await diedAfter(/^PutItem SONG/u);
    expect(await waiting(here)).toEqual(['Beta', 'Delta', 'Gamma']);
    here.slack.deactivate(here.ann);
    await minutesPass(here);
    expect(await waiting(here)).toEqual(['Alpha', 'Beta', 'Delta', 'Gamma']);
    expect(await here.schedule()).toMatchObject({ status: 'paused', pause: { why: 'owner-left' } });
  });
});

describe('A channel that gets another id', () => {
  async function moves(here: Here) {
    const moved = here.slack.changeChannelId(here.music);
    await here.slack.idle();
    await here.settle();
    return {
      ...moved,
      posts: () => here.slack.messagesIn(moved).map((message) => here.slack.textOf(message)),
    };
  }

  test('before the moment: what is due is posted there', async () => {
    const here = await world();
    const { id } = await here.schedule();
    const moved = await moves(here);
    await here.comesNext(id);
    expect(moved.posts()).toHaveLength(1);
    await here.comesNext(id);
    expect(new Set(moved.posts()).size).toBe(2);
    expect(await here.schedule(id)).toMatchObject({ status: 'active', channel: moved.id });
  });

  test('while a song is on its way: that one is posted, and no other is taken', async () => {
    const here = await diedAfter(/^PutItem SONG/u);
    const { id } = await here.schedule();
    const moved = await moves(here);
    await minutesPass(here);
    expect(moved.posts()).toHaveLength(1);
    expect(moved.posts()[0]).toContain('Alpha');
    const left = (await here.pools.findPool(moved.id)).entries.map(({ entry }) => entry);
    const titles = left.filter(isWaiting).map((entry) => entry.song.title);
    expect(titles.sort()).toEqual(['Beta', 'Delta', 'Gamma']);
    expect(await here.schedule(id)).toMatchObject({ status: 'active', channel: moved.id });
  });
});

describe('Songs that move to another id of their channel while they are looked for', () => {
  test('are found there: nobody is told that there are too few', async () => {
    const here = await world();
    const { id } = await here.schedule();
    const gate = holdInTable(here.world, `POOL#${here.music.id}`, 1);
    const striking = here.comesNext(id);
    await gate.reached;
    const moved = here.slack.changeChannelId(here.music);
    await here.slack.idle();
    gate.open();
    await striking;
    await minutesPass(here);
    expect(here.slack.messagesIn(moved).map((message) => here.slack.textOf(message))).toHaveLength(1);
    expect(await here.schedule(id)).toMatchObject({ status: 'active', channel: moved.id });
    expect(here.told(here.ann)).toEqual([]);
  });
});

describe('People who change a schedule as its moment comes', () => {
  const moves = ['Stop', 'Pause', 'Skip next'] as const;
  for (const move of moves) {
    test(`${move}, before it: nothing is posted`, async () => {
      const here = await world();
      const { ann, clock } = here;
      const { next } = await here.schedule();
      const { id } = await here.schedule();
      await here.opensList(ann);
      clock.pass((next?.at ?? 0) - clock.now());
      await Promise.all([ann.presses(move)]);
      await here.strikes();
      await minutesPass(here);
      expect(posted(here)).toEqual([]);
      expect((await here.schedule(id)).current).toBeUndefined();
    });

    test(`${move}, at once with it: one of them is first, and both know`, async () => {
      const here = await world();
      const { ann, clock } = here;
      const { next, id } = await here.schedule();
      await here.opensList(ann);
      clock.pass((next?.at ?? 0) - clock.now());
      await Promise.all([ann.presses(move), here.world.tick(), here.world.tick()]);
      await here.settle();
      await minutesPass(here);
      const { current } = await here.schedule(id);
      expect(posted(here).length).toBeLessThanOrEqual(1);
      if (current === undefined) expect(posted(here)).toEqual([]);
      if (move === 'Skip next') expect(posted(here)).toHaveLength(current === undefined ? 0 : 1);
      expect(here.told(ann)).toEqual([]);
    });

    test(`${move}, after it was posted: that stays`, async () => {
      const here = await world();
      const { ann } = here;
      await here.comesNext();
      await here.opensList(ann);
      await ann.presses(move);
      await minutesPass(here);
      expect(posted(here)).toHaveLength(1);
      expect(await waiting(here)).toEqual(['Beta', 'Delta', 'Gamma']);
    });
  }

  for (const move of ['Stop', 'Pause'] as const) {
    for (const [what, wish, request] of [
      ['a song', daily, /^PutItem SONG/u],
      ['the songs of a poll', poll, /^PutItem SONG/u],
      ['a poll that is written down', poll, /^PutItem POLL/u],
    ] as const) {
      test(`${move}, when a process has taken ${what} and died: nothing is posted, the songs wait again`, async () => {
        const here = await diedAfter(request, wish);
        const { ann } = here;
        const { id } = await here.schedule();
        await here.opensList(ann);
        await ann.presses(move);
        await minutesPass(here);
        expect(posted(here)).toEqual([]);
        await here.opensPool(ann);
        expect(await waiting(here)).toEqual(['Alpha', 'Beta', 'Delta', 'Gamma']);
        const records = createSongRecordStore(tableOf(here));
        expect(await records.findWins(here.music.id, [song('Alpha')])).toEqual([undefined]);
        expect(here.told(ann)).toEqual([]);
        if (move === 'Stop') return;
        await here.opensList(ann);
        await ann.presses('Resume');
        await here.comesNext(id);
        expect(posted(here)).toHaveLength(1);
      });
    }
  }

  test('a poll that is written down is not posted hours late', async () => {
    const here = await diedAfter(/^PutItem POLL/u, poll);
    here.clock.pass(2 * 60 * minute);
    await here.strikes();
    await minutesPass(here);
    expect(posted(here)).toEqual([]);
    expect(here.told(here.ann)).toHaveLength(1);
    expect(await waiting(here)).toEqual(['Alpha', 'Beta', 'Delta', 'Gamma']);
  });

  test('another kind, once it was begun: what was begun is posted once, as it was planned then', async () => {
    const here = await diedAfter(/^PutItem POLL/u, poll);
    const { ann } = here;
    await here.opensList(ann);
    await ann.presses('Edit');
    await ann.chooses('What', 'Song of the day');
    await ann.submits();
    await minutesPass(here);
    expect(posted(here)).toHaveLength(1);
    expect(posted(here)[0]).toContain('Friday song');
    expect(await waiting(here)).toEqual(['Delta', 'Gamma']);
  });

  test('an earlier time, before it: it is not posted at the former', async () => {
    const here = await world(poll);
    const { ann, clock } = here;
    const { next } = await here.schedule();
    await here.opensList(ann);
    await ann.presses('Edit');
    await ann.picksMoment('At', '18:00');
    await ann.submits();
    clock.pass((next?.at ?? 0) - clock.now());
    await here.strikes();
    expect(posted(here)).toEqual([]);
    await here.comesNext();
    expect(posted(here)).toHaveLength(1);
  });
});
