// A song that came from the pool and is taken out of its poll, and polls that are posted late or anew: where the songs are.

import { describe, expect, test } from 'vitest';
import { takeIntoPoll } from '../../../src/features/pool/draw-songs.ts';
import { mendPool } from '../../../src/features/pool/mend-pool.ts';
import { createChannelSettingsStore } from '../../../src/store/channel-settings-store.ts';
import { createChannelStore } from '../../../src/store/channel-store.ts';
import { createPollStore } from '../../../src/store/poll-store.ts';
import { createSongRecordStore } from '../../../src/store/song-record-store.ts';
import { tableOf } from '../poll-at-hand.ts';
import { poolWorld } from './pool-world.ts';

type Here = Awaited<ReturnType<typeof poolWorld>>;

const minute = 60_000;

async function polled(here: Here, person = here.ann, title = 'Friday') {
  await person.types(`/songpoll ${title}`, { in: here.music });
  await person.presses('Fill from the pool');
  await person.submits();
  await here.settle();
  const message = here.slack.messagesIn(here.music).at(-1);
  if (message === undefined) throw new Error('No poll was posted.');
  return message;
}

async function takesOut(here: Here, poll: Awaited<ReturnType<typeof polled>>, song: string) {
  await here.ann.presses('Manage', { in: poll });
  await here.ann.presses('Remove a song');
  await here.ann.presses('Remove', { beside: song });
}

const entryOf = async (here: Here, title: string) =>
  (await here.entries()).find(({ song }) => song.title === title);

describe('A song from the pool that is taken out of its poll', () => {
  test('returns to the pool then, as it was, and once only', async () => {
    const here = await poolWorld();
    const { ann, bo, clock } = here;
    await here.saves(ann, 1, 2, 3);
    const before = await entryOf(here, 'Summer Song 2');
    clock.pass(86_400_000);
    const poll = await polled(here);
    await takesOut(here, poll, 'Summer Song 2');
    await here.settle();
    expect(await entryOf(here, 'Summer Song 2')).toEqual(before);
    expect(await here.order()).toEqual(['Summer Song 2']);
    // Drawn for another poll it stays there, whatever comes of this one.
    await here.keeps(bo, 'Other');
    await polled(here, bo, 'Saturday');
    const elsewhere = (await entryOf(here, 'Summer Song 2'))?.place;
    expect(elsewhere).toMatchObject({ kind: 'in-poll' });
    await ann.presses('Vote', { in: poll, beside: 'Summer Song 1' });
    await ann.presses('Close poll', { in: poll });
    await here.settle();
    expect((await entryOf(here, 'Summer Song 2'))?.place).toEqual(elsewhere);
    expect([...here.slack.problems, ...here.slack.failures]).toEqual([]);
  });

  test('and whose process died is back once the poll is over, with nothing counted against it', async () => {
    const here = await poolWorld();
    const { ann } = here;
    await here.saves(ann, 1, 2, 3);
    const poll = await polled(here);
    const { handler } = here.showing;
    here.showing.handler = async () => ({ batchItemFailures: [] });
    await takesOut(here, poll, 'Summer Song 2');
    await here.settle();
    expect((await entryOf(here, 'Summer Song 2'))?.place.kind).toBe('in-poll');
    await ann.presses('Vote', { in: poll, beside: 'Summer Song 1' });
    await ann.presses('Close poll', { in: poll });
    here.showing.handler = handler;
    for (let passed = 0; passed < 3; passed += 1) {
      here.clock.pass(minute);
      await here.world.tick();
      await here.settle();
    }
    expect(await entryOf(here, 'Summer Song 2')).toMatchObject({ place: { kind: 'waiting' }, returns: 0 });
    expect(await entryOf(here, 'Summer Song 3')).toMatchObject({ place: { kind: 'waiting' }, returns: 1 });
  });

  test('and added to it again is out of the pool again', async () => {
    const here = await poolWorld();
    const { ann } = here;
    await here.saves(ann, 1, 2, 3);
    const poll = await polled(here);
    await takesOut(here, poll, 'Summer Song 2');
    await here.settle();
    while (ann.modal !== undefined) await ann.closesModal();
    await ann.presses('Manage', { in: poll });
    await ann.presses('Add a song');
    await ann.fills('Search Spotify or paste links', 'seasons');
    await ann.pressesEnter('Search Spotify or paste links');
    await ann.presses('Add', { beside: 'Summer Song 2' });
    await here.settle();
    expect((await entryOf(here, 'Summer Song 2'))?.place.kind).toBe('in-poll');
  });
});

describe('A poll that is posted', () => {
  function depsOf(here: Here) {
    const { now } = here.clock;
    const table = tableOf(here.world);
    const channels = createChannelStore(table, now);
    const channelSettings = createChannelSettingsStore(table, here.runtime.log);
    return {
      ...{
        now,
        pools: here.pools,
        polls: createPollStore(table, now),
        songRecords: createSongRecordStore(table),
      },
      ...{ channels, channelSettings: channelSettings },
    };
  }

  test('by a later try keeps its songs, though somebody looks at the pool meanwhile', async () => {
    const here = await poolWorld();
    await here.keeps(here.ann, 'Alpha', 'Beta');
    const deps = depsOf(here);
    const songs = (await here.entries()).map(({ song }) => song);
    const taking = { id: 'poll-of-the-test', channel: here.music.id, songs };
    await takeIntoPoll(deps, taking);
    const round = (await here.pool()).roundEdition;
    here.clock.pass(2 * minute);
    expect(await takeIntoPoll(deps, taking)).toEqual([]);
    here.clock.pass(50_000);
    await mendPool(deps, await here.pool());
    expect((await here.entries()).map(({ place }) => place.kind)).toEqual(['in-poll', 'in-poll']);
    // Nobody's turn is taken twice.
    expect((await here.pool()).roundEdition).toBe(round);
    here.clock.pass(minute);
    await mendPool(deps, await here.pool());
    expect((await here.entries()).map(({ place }) => place.kind)).toEqual(['waiting', 'waiting']);
  });

  test('anew, for the first has been closed without its starter’s knowing, keeps its songs until it is over', async () => {
    const here = await poolWorld();
    const { ann, bo, slack } = here;
    await here.saves(ann, 1, 2);
    await ann.types('/songpoll Friday', { in: here.music });
    await ann.presses('Fill from the pool');
    slack.faults.fail('chat.postMessage', { kind: 'reset', when: 'after' });
    await ann.submits();
    const first = slack.messagesIn(here.music).at(-1);
    if (first === undefined) throw new Error('No poll was posted.');
    await bo.presses('My votes', { in: first });
    await ann.presses('Close poll', { in: first });
    await here.settle();
    await ann.chooses('Votes per person', '2');
    await ann.submits();
    await here.settle();
    const second = slack.messagesIn(here.music).at(-1);
    expect(second && slack.textOf(second)).toContain('2 votes each');
    here.clock.pass(10 * minute);
    await here.opensPool(bo);
    expect((await here.entries()).map(({ place }) => place.kind)).toEqual(['in-poll', 'in-poll']);
  });
});
