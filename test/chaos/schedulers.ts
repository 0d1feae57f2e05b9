// The schedules of a run: set up in a channel of their own once everything else has come to rest. Then weeks pass: around each
// moment at which something is due there is a storm, in which people change schedules, and afterwards a calm.

import type { LocalPerson } from '../../src/playground/person/slack-person.ts';
import { objectOf, stringOf } from '../../src/playground/protocol/json.ts';
import { defaultChoices } from '../../src/rules/poll/settings.ts';
import { recordingKeys } from '../../src/rules/pool/entry.ts';
import {
  paused,
  replanned,
  resumed,
  runNow,
  skipNext,
  stopped,
  withNext,
} from '../../src/rules/schedule/running.ts';
import { isUnderway, type Schedule } from '../../src/rules/schedule/schedule.ts';
import type { Weekday } from '../../src/rules/schedule/weekdays.ts';
import { createPoolStore } from '../../src/store/pool-store.ts';
import { createScheduleStore } from '../../src/store/schedule-store.ts';
import { type ScheduleEvidence, watchSchedules } from './checks/schedule-history.ts';
import {
  leadMs,
  type Round,
  type ScheduleAct,
  type SchedulesPlan,
  type ScheduleWish,
} from './fate/schedule-plan.ts';
import { stormSong } from './world/catalogue.ts';
import type { ChaosWorld } from './world/chaos-world.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
/** For what a storm has left undone, in milliseconds: what was begun is given up after half an hour, and a poll closes after a quarter. */
const mostCalmMs = 75 * minute;
/** So long after somebody has looked everything is as it stays. */
const leastCalmMs = 18 * minute;
/** A strike of the timer and what follows from it, in milliseconds. */
const lookMs = 75_000;
const everyDay: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
/** Songs that no other pool has. */
const firstSong = 200;

export interface SchedulersParts {
  readonly plan: SchedulesPlan;
  readonly people: readonly LocalPerson[];
  readonly readsChannels: boolean;
  /** Until when nothing can be posted anyway, in milliseconds since 1970. */
  readonly tokenOutUntil: number;
}

/** @returns undefined where the run has no schedules */
export async function letWeeksPass(
  world: ChaosWorld,
  { plan, people, readsChannels, tokenOutUntil }: SchedulersParts,
): Promise<ScheduleEvidence | undefined> {
  const [owner] = people;
  if (plan.schedules.length === 0 || owner === undefined) return undefined;
  const { timeline, fate, slack, chronicle } = world;
  const channel = slack.addChannel('weekly', { members: [...people] });
  const saved: string[] = [];
  const history = watchSchedules(world, saved);
  timeline.skipTo(tokenOutUntil);

  const withSchedules = <Result>(act: (store: ReturnType<typeof createScheduleStore>) => Promise<Result>) =>
    world.withTable((table) => act(createScheduleStore(table, timeline.now)));

  async function saves(count: number): Promise<void> {
    await world.withTable(async (table) => {
      const pools = createPoolStore(table, timeline.now);
      for (let left = count; left > 0; left -= 1) {
        const song = stormSong(firstSong + saved.length);
        const supporters = [{ person: owner?.id ?? '', since: timeline.now(), urgency: 'soon' }] as const;
        const entry = { key: recordingKeys(song)[0], song, supporters, returns: 0 };
        saved.push(song.title);
        await pools.saveEntry(
          slack.world.channelIdNow(channel.id),
          { ...entry, place: { kind: 'waiting' } },
          undefined,
        );
      }
    });
  }

  function changed(schedule: Schedule, deed: ScheduleAct['deed']): Schedule | undefined {
    const now = timeline.now();
    const { status } = schedule;
    switch (deed) {
      case 'stop':
        return stopped(schedule);
      case 'pause':
        return status === 'active' ? paused(schedule, { why: 'by-hand', at: now }) : undefined;
      case 'resume':
        return status === 'paused' ? resumed(schedule, now) : undefined;
      case 'skip':
        return status === 'active' ? skipNext(schedule) : undefined;
      case 'edit':
        return replanned(schedule, edited(schedule), now);
      case 'run': {
        const begun = runNow(schedule, now, () => 0);
        return begun.kind === 'done' ? begun.schedule : undefined;
      }
      case 'fill':
      case 'archive':
      case 'unarchive':
      case 'move':
        return undefined;
    }
  }

  async function does({ deed, schedule: number }: ScheduleAct): Promise<void> {
    const id = plan.schedules[number]?.id ?? '';
    chronicle.note('people', `${deed} ${id}`);
    if (deed === 'archive') return void world.asPeople(() => slack.archive(channel));
    if (deed === 'unarchive') return void world.asPeople(() => slack.unarchive(channel));
    if (deed === 'move') return void world.asPeople(() => slack.changeChannelId(channel));
    if (deed === 'fill') return saves(3);
    await withSchedules((store) =>
      store.changeSchedule(id, (now) => (now.status === 'stopped' ? undefined : changed(now, deed))),
    );
  }

  const schedules = () =>
    withSchedules(async (store) => (await store.findSchedules(plan.schedules.map(({ id }) => id))).schedules);

  async function passes(round: Round): Promise<boolean> {
    const moments = (await schedules()).flatMap(({ next }) => next?.at ?? []);
    if (moments.length === 0) return false;
    timeline.skipTo(Math.min(...moments) + round.late);
    fate.turn('storm');
    // The timer strikes at the moment itself as well, and people act at once with it.
    timeline.after(leadMs, () => void world.tick());
    for (const act of round.acts) timeline.after(act.at, () => void does(act));
    await world.runUntil(timeline.now() + round.stormMs);
    fate.turn('calm');
    const [least, most] = [timeline.now() + leastCalmMs, timeline.now() + mostCalmMs];
    while (timeline.now() < most) {
      // Nothing happens before the next of it is due.
      if (world.isStill()) timeline.skipTo(Math.min(least, nextDue(world.items)) - 1_000);
      await world.runUntil(timeline.now() + lookMs);
      const isDone = timeline.now() >= least && !(await schedules()).some(isAtWork);
      if (isDone && world.isStill()) break;
    }
    return true;
  }

  await saves(plan.songs);
  await withSchedules(async (store) => {
    for (const wish of plan.schedules) {
      const schedule = scheduleOf(wish, channel.id, owner, timeline.now());
      await store.createSchedule(withNext(schedule, timeline.now()));
    }
  });
  await world.runUntil(timeline.now() + minute);
  for (const round of plan.rounds) {
    if (!(await passes(round))) break;
  }
  return history.gather(readsChannels);
}

/** When the clock has to look at anything next, in milliseconds since 1970. */
function nextDue(items: ChaosWorld['items']): number {
  const dueAts = [...items.values()].flatMap((partition) =>
    [...partition.values()].flatMap((item) =>
      item['due'] === undefined ? [] : [Number(stringOf(objectOf(item['dueAt'])['N']))],
    ),
  );
  return Math.min(Infinity, ...dueAts);
}

/** One that was stopped has nothing to be done any more. */
const isAtWork = (schedule: Schedule) => schedule.status !== 'stopped' && isUnderway(schedule);

const edited = ({ timetable, ...plan }: Schedule) => ({
  ...plan,
  title: `${plan.title}!`,
  timetable: {
    ...timetable,
    time: timetable.time.replace(/^\d\d/u, (hour) => (hour === '16' ? '17' : '16')),
  },
});

function scheduleOf(wish: ScheduleWish, channel: string, owner: LocalPerson, now: number): Schedule {
  const friday: readonly Weekday[] = [5];
  return {
    ...wish,
    ...{ title: '', channel, language: 'en', owner: { id: owner.id, name: owner.name } },
    timetable: { weekdays: wish.isDaily ? everyDay : friday, time: wish.time, zone: 'UTC' },
    ...{ themeOrder: 'in-order', comesBack: 'weeks', planEdition: 0, createdAt: now - day },
    choices: { ...defaultChoices, votingEnds: '15m', adding: 'any' },
    ...{ status: 'active', pauses: 0, hadThemes: [] },
  };
}
