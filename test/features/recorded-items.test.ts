// Must hold: what the version before the errands left in the table, in every state that a deploy can meet, is read, and goes
// on as it must. The items and the message were recorded from that version (recorded/*.json).

import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { isJsonObject, type Json, type JsonObject } from '../../src/playground/protocol/json.ts';
import { botUserId } from '../../src/playground/slack/slack-world.ts';
import { createRosterStore } from '../../src/store/roster-store.ts';
import { createScheduleStore } from '../../src/store/schedule-store.ts';
import { wireId } from '../songs/spotify/spotify-wire.ts';
import { startWorld, type WorldOptions } from '../world.ts';
import { tableOf } from './poll-at-hand.ts';

const minute = 60_000;
const object = v.custom<JsonObject>((value) => isJsonObject(value as Json));
const recordedSchema = v.object({
  /** When it was recorded, by the clock that tests set by hand. */
  now: v.number(),
  message: v.optional(
    v.object({ channel: v.string(), ts: v.string(), text: v.string(), blocks: v.array(object) }),
  ),
  items: v.array(v.looseObject({ pk: v.string(), sk: v.string() })),
});

/** Today's app, with the table and the message as the earlier version left them. */
async function worldAfter(state: string, options: WorldOptions = {}) {
  const { now, message, items } = v.parse(
    recordedSchema,
    JSON.parse(readFileSync(new URL(`recorded/${state}.json`, import.meta.url), 'utf8')),
  );
  const world = await startWorld(options);
  world.clock.pass(now - world.clock.now());
  for (const item of items) await tableOf(world).put(item);
  const posted = { ...message, author: botUserId, reactions: new Map() };
  const ref = { channel: world.music.id, ts: message?.ts ?? '' };
  // Slack gives each block an id.
  const blocks = (message?.blocks ?? []).map((block, at) => ({ ...block, block_id: `block-${at}` }));
  if (message !== undefined) world.slack.world.putMessage({ ...posted, ...message, blocks });
  await world.settle();
  const poll = String(items.find(({ sk }) => sk === 'POLL')?.['id'] ?? '');
  return {
    ...world,
    ref,
    shown: () => world.slack.textOf(ref),
    announced: () => world.slack.messagesIn(world.music).filter(({ ts }) => ts !== ref.ts),
    async passes(milliseconds: number) {
      await world.waits(milliseconds);
      await world.tick();
      await world.settle();
    },
    /** What the clock still has to look at, the last day of an open poll left out. */
    async due() {
      const all = await tableOf(world).partition(`POLL#${poll}`);
      return all
        .filter((item) => item['due'] !== undefined && !(item['sk'] === 'POLL' && item['status'] === 'open'))
        .map(({ sk }) => sk);
    },
  };
}

/** Votes, closes with the old button, and looks at what came of it. */
async function goesOn(at: Awaited<ReturnType<typeof worldAfter>>, voters: number) {
  const { ann, slack, ref, announced, shown, waits, due } = at;
  await slack.addPerson('dee', { displayName: 'Dee' }).presses('Vote', { in: ref, beside: 'Summer Song 2' });
  await waits(45_000);
  expect(shown()).toContain(`${voters} people have voted`);
  await ann.presses('Close poll', { in: ref });
  await waits(5_000);
  expect(
    announced()
      .map(({ text }) => text)
      .join(),
  ).toContain('Summer Song 2');
  expect(announced()).toHaveLength(1);
  expect(shown()).not.toContain('[Vote]');
  expect(await due()).toEqual([]);
}

describe('an open poll of the version before', () => {
  test('takes votes by its old buttons, is drawn, closed and announced', async () => {
    await goesOn(await worldAfter('open'), 3);
  });

  test('that is in doubt about its drawing comes to rest', async () => {
    const at = await worldAfter('open-drawing-in-doubt');
    await at.passes(minute);
    await goesOn(at, 4);
  });

  test('whose channel was given up is drawn again', async () => {
    await goesOn(await worldAfter('open-channel-gone'), 4);
  });

  test('closes at its time', async () => {
    const at = await worldAfter('open-timed');
    await at.passes(60 * minute);
    await at.waits(5_000);
    expect(at.announced()).toHaveLength(1);
    expect(await at.due()).toEqual([]);
  });
});

describe.each(['closing', 'closing-sealed'])('a poll that the version before left %s', (state) => {
  test('is closed and announced by the next strike of the timer', async () => {
    const at = await worldAfter(state);
    await at.passes(minute);
    await at.waits(5_000);
    expect(
      at
        .announced()
        .map(({ text }) => text)
        .join(),
    ).toContain('Summer Song 2');
    expect(at.announced()).toHaveLength(1);
    expect(await at.due()).toEqual([]);
  });
});

describe('a closed poll of the version before', () => {
  test.each([
    'closed-unannounced',
    // Whoever had the right to announce has died, or is still at it.
    'closed-claimed',
    'closed-postponed',
  ])('%s is announced once', async (state) => {
    const at = await worldAfter(state);
    await at.passes(minute);
    await at.passes(minute);
    expect(at.announced()).toHaveLength(1);
    expect(at.shown()).not.toContain('[Vote]');
    expect(await at.due()).toEqual([]);
  });

  test('that somebody is announcing at this moment is left to that one while its right lasts', async () => {
    const at = await worldAfter('closed-claimed');
    await at.waits(15_000);
    expect(at.announced()).toEqual([]);
    await at.waits(15_000);
    expect(at.announced()).toHaveLength(1);
  });

  test('whose result is in the channel, though nobody noted it, is not announced again where the app may look', async () => {
    const at = await worldAfter('closed-claimed-and-posted', { slack: { readsChannels: true } });
    const metadata = {
      event_type: 'songpoll_result',
      event_payload: { poll: pollIn('closed-claimed-and-posted') },
    };
    at.slack.world.putMessage({
      channel: at.music.id,
      ts: at.slack.world.newTs(),
      author: botUserId,
      text: 'The result',
      blocks: [],
      reactions: new Map(),
      metadata,
    });
    await at.passes(minute);
    await at.passes(minute);
    expect(at.announced()).toHaveLength(1);
    expect(await at.due()).toEqual([]);
  });

  test('that is announced is not announced again', async () => {
    const at = await worldAfter('closed-announced');
    const before = at.slack.callsOf('chat.postMessage').length;
    await at.passes(minute);
    expect(at.slack.callsOf('chat.postMessage')).toHaveLength(before);
    expect(await at.due()).toEqual([]);
  });
});

describe('of the version before there were further options', () => {
  test.each([
    { state: 'before-options/open', voters: 3 },
    { state: 'before-options/open-timed', voters: 3 },
  ])('$state takes votes by its old buttons, is drawn, closed and announced', async ({ state, voters }) => {
    await goesOn(await worldAfter(state), voters);
  });

  test('a poll closes at its time', async () => {
    const at = await worldAfter('before-options/open-timed');
    await at.passes(60 * minute);
    await at.waits(5_000);
    expect(at.announced()).toHaveLength(1);
    expect(await at.due()).toEqual([]);
  });

  test('a closed poll is announced once', async () => {
    const at = await worldAfter('before-options/closed-unannounced');
    await at.passes(minute);
    await at.passes(minute);
    expect(at.announced()).toHaveLength(1);
    expect(await at.due()).toEqual([]);
  });

  test('a draft opens with its choices', async () => {
    const at = await worldAfter('before-options/draft');
    await at.ann.types('/songpoll', { in: at.music });
    expect(at.ann.modal?.text).toContain('Summer Song 3');
    expect(at.ann.modal?.fields).toMatchObject({ 'Votes per person': '2', 'Voting ends': 'After 4 hours' });
  });
});

describe('of the version before there were pools, ties and Manage', () => {
  test('a hidden, anonymous poll takes votes by its old buttons, is closed and announced', async () => {
    const at = await worldAfter('before-pool/open-secret');
    expect(at.shown()).not.toMatch(/\d votes?\n/u);
    await goesOn(at, 3);
  });

  test('a poll to which anyone may add songs takes votes and songs, reminds and closes at its time', async () => {
    const at = await worldAfter('before-pool/open-adding');
    await at.cy.presses('Vote', { in: at.ref, beside: 'Summer Song 4' });
    await at.bo.presses('Add a song', { in: at.ref });
    expect(at.bo.modal?.text).toContain('You can add up to 2 more songs.');
    await at.waits(45_000);
    expect(at.shown()).toContain('[Manage]');
    await at.passes(50 * minute);
    await at.passes(10 * minute);
    await at.waits(5_000);
    expect(at.announced().map(({ text }) => text)).toEqual([
      expect.stringContaining('3 people have voted'),
      expect.stringContaining('Summer Song'),
    ]);
    expect(await at.due()).toEqual([]);
  });

  test('a tie that was not announced is announced, and can be decided', async () => {
    const at = await worldAfter('before-pool/closed-tie-unannounced');
    await at.passes(minute);
    await at.passes(minute);
    const [announced] = at.announced();
    if (announced === undefined) throw new Error('Nothing was announced.');
    await at.ann.presses('Coin toss', { in: announced });
    await at.waits(5_000);
    expect(at.slack.textOf(announced)).toContain('coin');
    expect(await at.due()).toEqual([]);
  });
});

describe('of the version before there were schedules', () => {
  test('a poll with songs of the pool takes votes by its old buttons, is closed, and its losers come back', async () => {
    const at = await worldAfter('before-schedules/open-from-pool');
    await at.cy.presses('Vote', { in: at.ref, beside: 'Summer Song 4' });
    await at.waits(45_000);
    expect(at.shown()).toContain('2 people have voted');
    await at.ann.presses('Close poll', { in: at.ref });
    await at.waits(5_000);
    expect(at.announced().map(({ text }) => text)).toEqual([expect.stringContaining('Summer Song 4')]);
    expect(await at.due()).toEqual([]);
    await at.bo.types('/songpoll pool', { in: at.music });
    const titles = [...(at.bo.modal?.text ?? '').matchAll(/Summer Song \d/gu)].map(([title]) => title);
    expect([...new Set(titles)].sort()).toEqual([1, 2, 3, 5, 6].map((number) => `Summer Song ${number}`));
  });

  test('a pool keeps its winner out, and a schedule posts another one', async () => {
    const at = await worldAfter('before-schedules/pool-after-win');
    const { ann, music, slack } = at;
    await ann.types('/songpoll schedule', { in: music });
    await ann.chooses('What', 'Song of the day');
    await ann.submits();
    await ann.presses('Run now');
    await at.settle();
    const said = slack.messagesIn(music).map((message) => slack.textOf(message));
    const ofTheDay = said.filter((text) => text.includes('Song of the day'));
    expect(ofTheDay).toHaveLength(1);
    expect(ofTheDay[0]).toMatch(/Summer Song [12356]/u);
    await ann.closesModal();
    slack.changeRole(ann, 'admin');
    await ann.types('/songpoll settings', { in: music });
    expect(ann.modal?.fields['Explicit songs']).toBe('Mark');
  });
});

/** The clock is set to when the schedule of these items posts next, and strikes. */
async function comesNext(at: Awaited<ReturnType<typeof worldAfter>>): Promise<void> {
  const { entries } = await createRosterStore(tableOf(at)).findRoster(at.music.id);
  const schedules = createScheduleStore(tableOf(at), at.clock.now);
  const found = await schedules.findSchedules(entries.map(({ id }) => id));
  const next = Math.min(...found.schedules.flatMap((schedule) => schedule.next?.at ?? []));
  at.clock.pass(Math.max(0, next - at.clock.now()));
  await at.tick();
  await at.settle();
}

describe('of the version that brought schedules', () => {
  const saidIn = ({ slack, music }: Awaited<ReturnType<typeof worldAfter>>) =>
    slack.messagesIn(music).map((message) => slack.textOf(message));

  test('schedules are listed, and post at their times', async () => {
    const at = await worldAfter('with-schedules/active');
    await at.ann.types('/songpoll schedules', { in: at.music });
    expect(at.ann.modal?.text).toContain('Every Friday at 16:00');
    await comesNext(at);
    await comesNext(at);
    expect(saidIn(at).filter((text) => text.includes('From a schedule'))).toHaveLength(2);
    expect(saidIn(at).join()).toContain('Friday song: Rain');
  });

  test('a poll that a schedule has posted takes votes and is closed, and the schedule stops by its Manage', async () => {
    const at = await worldAfter('with-schedules/open-from-schedule');
    await at.cy.presses('Vote', { in: at.ref, beside: 'Summer Song 2' });
    await at.waits(45_000);
    expect(at.shown()).toContain('2 people have voted');
    await at.ann.presses('Manage', { in: at.ref });
    await at.ann.presses('Stop this schedule');
    await at.ann.closesModal();
    await at.ann.presses('Close poll', { in: at.ref });
    await at.waits(5_000);
    expect(saidIn(at).filter((text) => text.includes('Summer Song 2'))).toHaveLength(2);
    expect(await at.due()).toEqual([]);
  });

  test('a song that was being posted is posted, once', async () => {
    const at = await worldAfter('with-schedules/being-posted');
    await at.passes(3 * minute);
    await at.passes(minute);
    expect(saidIn(at)).toEqual([expect.stringContaining('Summer Song 1')]);
  });

  test('one that waits for its pool goes on once there is a song', async () => {
    const at = await worldAfter('with-schedules/paused-for-pool');
    await at.bo.types(`/songpoll suggest https://open.spotify.com/track/${wireId('track', 1)}`, {
      in: at.music,
    });
    await comesNext(at);
    expect(saidIn(at)).toEqual([expect.stringContaining('Summer Song 1')]);
  });
});

test.each(['draft', 'before-options/draft', 'before-pool/draft', 'before-schedules/draft-from-pool'])(
  '%s of a version before opens with its picks, and is posted',
  async (state) => {
    const at = await worldAfter(state);
    await at.ann.types('/songpoll', { in: at.music });
    expect(at.ann.modal?.text).toContain('Summer Song 1');
    await at.ann.submits();
    await at.settle();
    expect(
      at.slack
        .messagesIn(at.music)
        .map((message) => at.slack.textOf(message))
        .join(),
    ).toContain('Summer Song 2');
  },
);

function pollIn(state: string): string {
  const { items } = v.parse(
    recordedSchema,
    JSON.parse(readFileSync(new URL(`recorded/${state}.json`, import.meta.url), 'utf8')),
  );
  return String(items.find(({ sk }) => sk === 'POLL')?.['id']);
}
