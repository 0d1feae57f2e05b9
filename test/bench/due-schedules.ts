// A thousand schedules whose time has come in the same minute, written into the table as people have set them up: polls with songs
// of the pool, polls to which people add songs, and songs of the day.

import { defaultLanguage } from '../../src/rules/poll/poll.ts';
import { recordingKeys } from '../../src/rules/pool/entry.ts';
import { newPlan, planFrom } from '../../src/rules/schedule/planning.ts';
import type { Schedule, SchedulePlan } from '../../src/rules/schedule/schedule.ts';
import { song } from '../slack/sample-polls.ts';
import type { BenchWorld } from './bench-world.ts';

const minuteMs = 60_000;
/**
 * So many stand in each of the crowded channels, where Slack takes a post a second; half of all. More than can be set up: those
 * of a channel are a quarter of an hour apart. So they leave its pool alone, which no more than two or three draw from at once.
 */
export const perCrowdedChannel = 20;
const everyDay = [1, 2, 3, 4, 5, 6, 7] as const;
/** What each takes from the pool of its channel at the most. */
const songsEach = 2;
/** Items at a time: as many as the table is asked for at once. */
export const atOnce = 100;

const mix: readonly Partial<SchedulePlan>[] = [
  { what: 'poll', songsFrom: 'people' },
  { what: 'poll', songsFrom: 'pool', songs: songsEach },
  { what: 'song' },
];

/** @returns their ids */
export async function fillSchedules(world: BenchWorld, count: number): Promise<readonly string[]> {
  const crowded = Math.floor(count / 2 / perCrowdedChannel);
  const roomy = count - crowded * perCrowdedChannel;
  const channels = [
    ...Array.from({ length: roomy }, () => 1),
    ...Array.from({ length: crowded }, () => perCrowdedChannel),
  ].map((schedules, at) => ({
    channel: world.slack.addChannel(`channel-${at}`, { members: [world.ann] }).id,
    schedules,
  }));
  const places = channels.flatMap(({ channel, schedules }) =>
    Array.from({ length: schedules }, () => ({ channel, isCrowded: schedules > 1 })),
  );
  const dueAt = Math.floor(world.clock.now() / minuteMs) * minuteMs;
  const schedules = places.map((place, at) => dueSchedule(world, { ...place, at, dueAt }));
  await inPortions(schedules, async (schedule) => {
    if (!(await world.deps.schedules.createSchedule(schedule))) throw new Error('It was there already');
  });
  const songs = channels
    .filter(({ schedules: wanting }) => wanting === 1)
    .flatMap(({ channel }) => Array.from({ length: songsEach }, (_, at) => ({ channel, at })));
  await inPortions(songs, ({ channel, at }) => saveSong(world, channel, at));
  return schedules.map(({ id }) => id);
}

interface Place {
  readonly channel: string;
  readonly isCrowded: boolean;
  readonly at: number;
  readonly dueAt: number;
}

function dueSchedule({ ann, clock }: BenchWorld, { channel, isCrowded, at, dueAt }: Place): Schedule {
  const local = new Date(dueAt).toISOString().slice(0, 16);
  const form = {
    ...newPlan('UTC'),
    ...mix[isCrowded ? 0 : at % mix.length],
    weekdays: everyDay,
    time: local.slice(-5),
  };
  const planned = planFrom(form);
  if (planned.kind !== 'plan') throw new Error('That is no plan');
  return {
    ...planned.plan,
    ...{ id: `bench-schedule-${at}`, channel, owner: { id: ann.id, name: 'Ann' }, language: defaultLanguage },
    ...{ planEdition: 0, createdAt: clock.now(), status: 'active', pauses: 0, hadThemes: [] },
    next: { local, at: dueAt },
  };
}

async function saveSong({ ann, clock, deps }: BenchWorld, channel: string, at: number): Promise<void> {
  const kept = song(`Song ${at + 1}`);
  const supporters = [{ person: ann.id, since: clock.now(), urgency: 'soon' }] as const;
  const entry = { key: recordingKeys(kept)[0], song: kept, supporters, returns: 0 };
  await deps.pools.saveEntry(channel, { ...entry, place: { kind: 'waiting' } }, undefined);
}

async function inPortions<Item>(items: readonly Item[], act: (item: Item) => Promise<void>): Promise<void> {
  for (let from = 0; from < items.length; from += atOnce) {
    await Promise.all(items.slice(from, from + atOnce).map(act));
  }
}
