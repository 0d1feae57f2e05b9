// Slack gives a channel another id: its pool, and what has won there, go along.

import { describe, expect, test } from 'vitest';
import { isWaiting } from '../../../src/rules/pool/entry.ts';
import { createChannelStore } from '../../../src/store/channel-store.ts';
import { type Death, deathsIn, type Life, undying, withDying } from '../mortal-process.ts';
import { tableOf } from '../poll-at-hand.ts';
import { poolWorld, saveForPoll, track } from './pool-world.ts';

type Here = Awaited<ReturnType<typeof poolWorld>>;
const untold = { slack: { events: ['reaction_added'] } } as const;

const titles = async (here: Here, { id }: { readonly id: string }) =>
  (await here.pools.findPool(id)).entries
    .filter(({ entry }) => isWaiting(entry))
    .map(({ entry }) => entry.song.title)
    .sort();

async function polled(here: Here) {
  await here.ann.types('/songpoll Friday', { in: here.music });
  await here.ann.presses('Fill from the pool');
  await here.ann.submits();
  await here.settle();
  const message = here.slack.messagesIn(here.music).at(-1);
  if (message === undefined) throw new Error('No poll was posted.');
  return message;
}

describe('A channel gets another id', () => {
  test('and Slack tells of it: its songs are in the pool there, with all who want them', async () => {
    const here = await poolWorld();
    const { ann, bo, slack, music } = here;
    await here.saves(ann, 1, 2);
    await here.saves(bo, 1);
    const moved = slack.changeChannelId(music);
    await slack.idle();
    expect(await titles(here, moved)).toEqual(['Summer Song 1', 'Summer Song 2']);
    expect(await titles(here, music)).toEqual([]);
    const [entry] = (await here.pools.findPool(moved.id)).entries;
    expect(entry?.entry.supporters.map(({ person }) => person)).toEqual([ann.id, bo.id]);
    expect([...slack.problems, ...slack.failures]).toEqual([]);
  });

  test('and a click proves it: the losers come back there, and the winner stays out', async () => {
    const here = await poolWorld(untold);
    const { ann, bo, slack, music } = here;
    await here.saves(ann, 1, 2, 3);
    const poll = await polled(here);
    const moved = slack.changeChannelId(music);
    const there = { ...poll, channel: moved.id };
    await bo.presses('Vote', { in: there, beside: 'Summer Song 3' });
    await ann.presses('Close poll', { in: there });
    await here.settle();
    expect(await titles(here, moved)).toEqual(['Summer Song 1', 'Summer Song 2']);
    expect((await here.pools.findPool(music.id)).entries).toEqual([]);
    await ann.usesShortcut(saveForPoll, { on: slack.say(ann, { in: moved, text: track(3) }) });
    expect(ann.privateWords.at(-1)).toContain('“Summer Song 3” won on');
  });

  test('after something has won: that is kept from coming back there too', async () => {
    const here = await poolWorld();
    const { ann, bo, slack, music } = here;
    await here.saves(ann, 1, 2);
    const poll = await polled(here);
    await bo.presses('Vote', { in: poll, beside: 'Summer Song 1' });
    await ann.presses('Close poll', { in: poll });
    await here.settle();
    const moved = slack.changeChannelId(music);
    await slack.idle();
    await bo.usesShortcut(saveForPoll, { on: slack.say(bo, { in: moved, text: track(1) }) });
    expect(bo.privateWords.at(-1)).toContain('“Summer Song 1” won on');
  });

  test('and a song was saved there before that is known: it is one song, and belongs to who came first', async () => {
    const here = await poolWorld(untold);
    const { ann, bo, clock, slack, music } = here;
    await here.saves(ann, 1, 2);
    clock.pass(60_000);
    const moved = slack.changeChannelId(music);
    await bo.usesShortcut(saveForPoll, { on: slack.say(bo, { in: moved, text: track(1) }) });
    await createChannelStore(tableOf(here.world), clock.now).saveMove({ from: music.id, to: moved.id });
    await bo.types('/songpoll pool', { in: moved });
    expect(bo.modal?.text).toContain('Summer Song 2');
    expect(await titles(here, moved)).toEqual(['Summer Song 1', 'Summer Song 2']);
    const [entry] = (await here.pools.findPool(moved.id)).entries;
    expect(entry?.entry.supporters.map(({ person }) => person)).toEqual([ann.id, bo.id]);
    expect(await titles(here, music)).toEqual([]);
  });

  test('and the process dies: every song is there once when somebody looks', async () => {
    const whole = await diesMoving(undying);
    for (const death of deathsIn(whole.requests)) expect((await diesMoving(death)).isDead).toBe(true);
  }, 60_000);
});

async function diesMoving(death: Death): Promise<Life> {
  const here = await poolWorld();
  here.spotify.close();
  const { ann, bo, slack, music } = here;
  await here.keeps(ann, 'Alpha', 'Beta');
  let moved = music;
  const act = async () => {
    moved = slack.changeChannelId(music);
    await slack.idle();
  };
  const life = await withDying(here.world, { role: 'slack', death, act });
  here.world.restart();
  // Slack tells again what was not answered.
  const channels = createChannelStore(tableOf(here.world), here.clock.now);
  await channels.saveMove({ from: music.id, to: moved.id });
  await bo.types('/songpoll pool', { in: moved });
  expect(await titles(here, moved)).toEqual(['Alpha', 'Beta']);
  expect(await titles(here, music)).toEqual([]);
  return life;
}
