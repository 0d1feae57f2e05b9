// Must hold: whatever dies between a schedule's moment and its post, each occurrence is posted once, no song is lost or had twice,
// and people are told once. Each process dies before it has done anything, then once its first change has taken effect, then
// its second, and so on; then minutes pass, and everything is brought again.

import { describe, expect, test } from 'vitest';
import { paused } from '../../../src/rules/schedule/running.ts';
import type { Pause } from '../../../src/rules/schedule/schedule.ts';
import { dueMark, scheduleKey } from '../../../src/store/keys.ts';
import { createSongRecordStore } from '../../../src/store/song-record-store.ts';
import { song } from '../../slack/sample-polls.ts';
import { context } from '../../world.ts';
import { type Death, deathsIn, type Life, type Role, undying, withDying } from '../mortal-process.ts';
import { tableOf } from '../poll-at-hand.ts';
import { day, scheduleWorld, type Wish } from './schedule-world.ts';

type Here = Awaited<ReturnType<typeof scheduleWorld>>;

const minute = 60_000;
const titles = ['Alpha', 'Beta', 'Gamma', 'Delta'];
const everyDay = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const poll: Wish = { title: 'Friday song', chooses: { 'How many songs': '2' } };
const daily: Wish = { what: 'Song of the day', on: everyDay };

/** A schedule of Ann's whose moment has come; the clock has not struck yet. The app may read the channel, and so find a lost post. */
async function atItsMoment(wish: Wish, songs: readonly string[] = titles): Promise<Here> {
  const here = await scheduleWorld({ slack: { readsChannels: true } });
  here.spotify.close();
  await here.keeps(here.ann, ...songs);
  await here.setsUp(here.ann, wish);
  await here.settle();
  const { next } = await here.schedule();
  here.clock.pass((next?.at ?? 0) - here.clock.now());
  return here;
}

async function begun(wish: Wish, songs?: readonly string[]): Promise<Here> {
  const here = await atItsMoment(wish, songs);
  await here.world.tick();
  return here;
}

/** What follows in practice: the stream delivers again, the queue comes, the clock strikes each minute. */
async function goesOn(here: Here, minutes = 4): Promise<void> {
  for (let past = 0; past < minutes; past += 1) {
    await here.waits(minute);
    await here.strikes();
  }
}

const posted = (here: Here) => here.posts().map((message) => here.slack.textOf(message));
const places = async (here: Here) =>
  Object.fromEntries((await here.entries()).map(({ song, place }) => [song.title, place.kind]));
const isHad = async (here: Here, title: string) =>
  (await createSongRecordStore(tableOf(here)).findWins(here.music.id, [song(title)]))[0] !== undefined;

interface Work {
  readonly role: Role;
  begin(): Promise<Here>;
  act?(here: Here): Promise<unknown>;
  /** Once the processes that live are new ones, and minutes have passed. */
  check(here: Here, life: Life): Promise<unknown>;
}

/** Does it once as a whole, and then with each death. @returns how many died */
async function atEachDeath(work: Work): Promise<number> {
  const whole = await livesThrough(work, undying);
  const deaths = deathsIn(whole.requests);
  for (const death of deaths) expect((await livesThrough(work, death)).isDead).toBe(true);
  return deaths.length;
}

async function livesThrough({ role, begin, act, check }: Work, death: Death): Promise<Life> {
  const here = await begin();
  const life = await withDying(here.world, {
    role,
    death,
    act: () => (act ?? ((one: Here) => one.settle()))(here),
  });
  here.world.restart();
  await goesOn(here);
  await check(here, life);
  expect(here.slack.problems).toEqual([]);
  return life;
}

async function checkPoll(here: Here): Promise<void> {
  expect(posted(here)).toHaveLength(1);
  expect(posted(here)[0]).toContain('Alpha');
  expect(posted(here)[0]).toContain('Beta');
  expect(await places(here)).toEqual({
    Alpha: 'in-poll',
    Beta: 'in-poll',
    Gamma: 'waiting',
    Delta: 'waiting',
  });
  const { current, missed, status } = await here.schedule();
  expect({ isSettled: current?.settledAt !== undefined, missed, status }).toEqual({
    isSettled: true,
    missed: undefined,
    status: 'active',
  });
  expect(here.told(here.ann)).toEqual([]);
}

async function checkSong(here: Here): Promise<void> {
  expect(posted(here)).toHaveLength(1);
  expect(posted(here)[0]).toContain('Alpha');
  expect(await places(here)).toEqual({ Alpha: 'won', Beta: 'waiting', Gamma: 'waiting', Delta: 'waiting' });
  expect([await isHad(here, 'Alpha'), await isHad(here, 'Beta')]).toEqual([true, false]);
  await here.comesNext();
  expect(posted(here)).toHaveLength(2);
  expect(posted(here)[1]).toContain('Beta');
}

describe('A process that dies', () => {
  test('of beginning what is due: it is posted once', async () => {
    const deaths = await atEachDeath({
      role: 'clock',
      begin: () => atItsMoment(poll),
      act: (here) => here.world.tick(),
      check: checkPoll,
    });
    expect(deaths).toBe(2);
  }, 60_000);

  test('of posting a poll: it is posted once, with its songs', async () => {
    const deaths = await atEachDeath({ role: 'changes', begin: () => begun(poll), check: checkPoll });
    expect(deaths).toBeGreaterThan(10);
  }, 240_000);

  test('of posting a song: it is posted once, and another one on the next day', async () => {
    const deaths = await atEachDeath({ role: 'changes', begin: () => begun(daily), check: checkSong });
    expect(deaths).toBeGreaterThan(7);
  }, 240_000);

  test('of posting a song once Slack takes it again: the same', async () => {
    const deaths = await atEachDeath({
      role: 'later',
      async begin() {
        const here = await begun(daily);
        here.slack.faults.fail('chat.postMessage', { kind: 'rate-limited', retryAfter: 30 });
        await here.settle();
        return here;
      },
      act: (here) => here.waits(minute),
      check: checkSong,
    });
    expect(deaths).toBeGreaterThan(3);
  }, 240_000);

  for (const resumes of ['by-itself', 'by-hand'] as const) {
    const chooses =
      resumes === 'by-hand' ? { 'If the pool has too few songs': 'Pause until it’s resumed' } : undefined;
    test(`of pausing for an empty pool, to go on ${resumes}: paused once, told once, and it can go on`, async () => {
      await atEachDeath({
        role: 'changes',
        begin: () => begun({ ...daily, ...(chooses && { chooses }) }, []),
        async check(here) {
          const { ann } = here;
          expect(posted(here)).toEqual([]);
          expect(await here.schedule()).toMatchObject({
            status: 'paused',
            pauses: 1,
            pause: { why: 'pool' },
          });
          expect(here.told(ann)).toHaveLength(1);
          await here.keeps(ann, 'Alpha');
          await here.opensList(ann);
          if (resumes === 'by-hand') await ann.presses('Resume');
          await here.comesNext();
          expect(posted(here)).toHaveLength(1);
          expect(here.told(ann)).toHaveLength(1);
        },
      });
    }, 240_000);
  }

  test('of telling the owner: told once; twice only where nobody could know that Slack had taken it', async () => {
    const why: Pause = { why: 'place', at: 0, number: 1, error: 'is_archived' };
    await atEachDeath({
      role: 'changes',
      async begin() {
        const here = await atItsMoment(daily);
        await here.schedules.changeSchedule((await here.schedule()).id, (now) =>
          paused(now, { ...why, at: here.clock.now() }),
        );
        return here;
      },
      async check(here, { isDead, effects }) {
        const isUnknown = isDead && effects.at(-1) === 'chat.postMessage';
        expect(here.told(here.ann)).toHaveLength(isUnknown ? 2 : 1);
        expect(posted(here)).toEqual([]);
      },
    });
  }, 120_000);

  test('of posting where the app may not look: a second message rather than none', async () => {
    const here = await scheduleWorld();
    await here.keeps(here.ann, ...titles);
    await here.setsUp(here.ann, daily);
    here.slack.faults.fail('chat.postMessage', { kind: 'reset', when: 'after' });
    await here.comesNext();
    await goesOn(here);
    expect(posted(here)).toHaveLength(2);
    expect(posted(here)[0]).toBe(posted(here)[1]);
    expect(await places(here)).toMatchObject({ Alpha: 'won', Beta: 'waiting' });
  });
});

describe('What is due', () => {
  for (const [what, wish, check] of [
    ['poll', poll, checkPoll],
    ['song', daily, checkSong],
  ] as const) {
    test(`is posted once when many clocks strike at once, and again: a ${what}`, async () => {
      const here = await atItsMoment(wish);
      const clocks = [1, 2, 3, 4, 5].map(() => here.world.tick());
      expect((await Promise.allSettled(clocks)).filter(({ status }) => status === 'rejected')).toEqual([]);
      await here.world.tick();
      await goesOn(here);
      await check(here);
    });

    test(`is posted once when the stream brings it three times: a ${what}`, async () => {
      const here = await atItsMoment(wish);
      const { handler } = here.showing;
      here.showing.handler = async (event) => {
        const answers = await Promise.all([handler(event, context), handler(event, context)]);
        return answers[0] ?? (await handler(event, context));
      };
      await here.strikes();
      await goesOn(here);
      await check(here);
    });
  }

  test('is posted once where the queue brings its messages twice', async () => {
    const here = await scheduleWorld({ queue: { twice: true } });
    await here.keeps(here.ann, ...titles);
    await here.setsUp(here.ann, daily);
    here.slack.faults.fail('chat.postMessage', { kind: 'rate-limited', retryAfter: 10 }, { times: 2 });
    await here.comesNext();
    await goesOn(here);
    await checkSong(here);
  });

  test('is posted by the clock where the queue loses its messages', async () => {
    const here = await atItsMoment(daily);
    const { handler } = here.waking;
    here.slack.faults.fail('chat.postMessage', { kind: 'rate-limited', retryAfter: 10 });
    here.waking.handler = async () => ({ batchItemFailures: [] });
    await here.strikes();
    await goesOn(here);
    here.waking.handler = handler;
    await checkSong(here);
  });
});

describe('A schedule that cannot be read', () => {
  test('stops no other', async () => {
    const here = await atItsMoment(daily);
    const id = 'not-as-it-should-be';
    const due = { due: dueMark, dueAt: here.clock.now() - day };
    await tableOf(here).put({ ...scheduleKey(id), v: 1, id, ...due });
    await expect(here.world.tick()).rejects.toThrow();
    await here.settle();
    expect(posted(here)).toHaveLength(1);
  });
});
