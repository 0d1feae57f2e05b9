// A channel with schedules: what the tests of those have in common. Weeks go by in a moment: the clock is set to when something is
// due, strikes, and everything that follows from it is let happen.

import type { LocalPerson } from '../../../src/playground/person/slack-person.ts';
import type { Schedule } from '../../../src/rules/schedule/schedule.ts';
import { createRosterStore } from '../../../src/store/roster-store.ts';
import { createScheduleStore } from '../../../src/store/schedule-store.ts';
import type { WorldOptions } from '../../world.ts';
import { tableOf } from '../poll-at-hand.ts';
import { poolWorld } from '../pool/pool-world.ts';

const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** What is filled in besides what the window comes up with. */
export interface Wish {
  readonly what?: 'Song poll' | 'Song of the day';
  readonly title?: string;
  readonly on?: readonly string[];
  readonly at?: string;
  readonly zone?: string;
  /** Other fields, by their labels. */
  readonly chooses?: Readonly<Record<string, string>>;
  readonly themes?: readonly string[];
}

export async function scheduleWorld(options: WorldOptions = {}) {
  const world = await poolWorld(options);
  const { slack, music, clock } = world;
  const schedules = createScheduleStore(tableOf(world), clock.now);
  const rosters = createRosterStore(tableOf(world));

  async function ids(): Promise<readonly string[]> {
    return (await rosters.findRoster(music.id)).entries.map(({ id }) => id);
  }

  /** The only schedule of #music, whatever became of it. */
  async function schedule(id?: string): Promise<Schedule> {
    const found = await schedules.findSchedule(id ?? (await ids())[0] ?? '');
    if (found === undefined) throw new Error('There is no schedule');
    return found.schedule;
  }

  async function strikes(): Promise<void> {
    await world.world.tick();
    await world.settle();
  }

  /** The clock is set to when the schedule posts next, and strikes. */
  async function comesNext(id?: string): Promise<void> {
    const { next } = await schedule(id);
    if (next === undefined) throw new Error('Nothing is due');
    clock.pass(Math.max(0, next.at - clock.now()));
    await strikes();
  }

  async function fillsIn(person: LocalPerson, wish: Wish): Promise<void> {
    if (wish.what !== undefined) await person.chooses('What', wish.what);
    if (wish.title !== undefined) await person.fills('Title', wish.title);
    if (wish.on !== undefined) await person.ticks('On', wish.on);
    if (wish.at !== undefined) await person.picksMoment('At', wish.at);
    if (wish.zone !== undefined) await person.chooses('Time zone', wish.zone);
    for (const [label, choice] of Object.entries(wish.chooses ?? {})) await person.chooses(label, choice);
    if (wish.themes !== undefined) await person.fills('Themes', wish.themes.join('\n'));
  }

  return {
    ...world,
    schedules,
    rosters,
    schedule,
    ids,
    strikes,
    comesNext,
    fillsIn,

    /** Sets a schedule up in #music. @returns its id */
    async setsUp(person: LocalPerson, wish: Wish = {}): Promise<string> {
      const before = await ids();
      await person.types('/songpoll schedule', { in: music });
      await fillsIn(person, wish);
      await person.submits();
      const id = (await ids()).find((one) => !before.includes(one));
      if (id === undefined) throw new Error(`It was not saved: ${person.modal?.text ?? 'no window'}`);
      while (person.modal !== undefined) await person.closesModal();
      return id;
    },

    async opensList(person: LocalPerson): Promise<string> {
      await person.types('/songpoll schedules', { in: music });
      return person.modal?.text ?? '';
    },

    /** What was said aloud in #music by the app, oldest first. */
    posts: () => slack.messagesIn(music).filter(({ metadata }) => metadata !== undefined),
    /** What the app has told somebody in a direct message, oldest first. */
    told: (person: LocalPerson): readonly string[] =>
      slack.messagesIn(slack.dmWithBot(person)).map((message) => slack.textOf(message)),
  };
}
