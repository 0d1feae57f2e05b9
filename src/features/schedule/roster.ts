// The schedules of a channel: found, and kept within the caps. The roster is written before a schedule is, so that of two people
// who set one up at once each is seen by the other; what a process that died in between has left there is put right by whoever
// looks next.

import type { PollDependencies } from '../../dependencies.ts';
import { leastApartMs, mostSchedules, type Schedule } from '../../rules/schedule/schedule.ts';
import { closestApart, isTimeZone, type Timetable } from '../../rules/schedule/timetable.ts';
import type { Roster, RosterEntry } from '../../store/roster-store.ts';

export type RosterDependencies = Pick<PollDependencies, 'channels' | 'rosters' | 'schedules' | 'now' | 'log'>;

/** Longer than it takes to write a schedule behind its place in the roster, in milliseconds. */
const writingMs = 60_000;
/** So many days ahead two schedules may not come too near each other: those of two zones part and meet when clocks change. */
const daysAhead = { oneZone: 14, twoZones: 366 };
/** Two write a roster at once seldom; so many times in a row it is no accident. */
const mostTries = 10;

/** Those that are not stopped, oldest first. @param channel Slack's id that the conversation has by now */
export async function findSchedulesIn(
  deps: RosterDependencies,
  channel: string,
): Promise<readonly Schedule[]> {
  return (await readRoster(deps, channel)).schedules;
}

interface Read {
  readonly roster: Roster;
  readonly schedules: readonly Schedule[];
}

async function readRoster(deps: RosterDependencies, channel: string): Promise<Read> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    await gather(deps, channel);
    const roster = await deps.rosters.findRoster(channel);
    const found = await deps.schedules.findSchedules(roster.entries.map(({ id }) => id));
    for (const { id, error } of found.unreadable)
      deps.log.error('A schedule cannot be read, and is left out of the list', error, { schedule: id });
    const schedules = found.schedules
      .filter(({ status }) => status !== 'stopped')
      .sort((one, other) => one.createdAt - other.createdAt || (one.id < other.id ? -1 : 1));
    const unreadable = found.unreadable.map(({ id }) => id);
    const entries = mended(roster.entries, { schedules, unreadable }, deps.now());
    const isAsItIs = JSON.stringify(entries) === JSON.stringify(roster.entries);
    if (isAsItIs) return { roster, schedules };
    await deps.rosters.saveRoster(roster, entries);
  }
  throw new Error(`The schedules of a channel were changed ${mostTries} times in a row while they were read`);
}

interface There {
  readonly schedules: readonly Schedule[];
  /** Ids: what nobody can read keeps its place. */
  readonly unreadable: readonly string[];
}

/** Without those that are gone, and with the times of those that are there; what is being written at this moment stays. */
function mended(
  entries: readonly RosterEntry[],
  { schedules, unreadable }: There,
  now: number,
): readonly RosterEntry[] {
  return entries.flatMap((entry) => {
    if (now - entry.at < writingMs || unreadable.includes(entry.id)) return [entry];
    const schedule = schedules.find(({ id }) => id === entry.id);
    return schedule === undefined ? [] : [{ ...entry, timetable: schedule.timetable }];
  });
}

/** Brings along what was set up under ids that the channel had before. Repeatable. */
async function gather(deps: RosterDependencies, channel: string): Promise<void> {
  for (const from of await deps.channels.findFormerIds(channel)) {
    const former = await deps.rosters.findRoster(from);
    if (former.entries.length === 0) continue;
    for (const { id } of former.entries) {
      await deps.schedules.changeSchedule(id, (schedule) =>
        schedule.channel === channel ? undefined : { ...schedule, channel },
      );
    }
    const present = await deps.rosters.findRoster(channel);
    const others = former.entries.filter(({ id }) => !present.entries.some((entry) => entry.id === id));
    if (await deps.rosters.saveRoster(present, [...present.entries, ...others]))
      await deps.rosters.saveRoster(former, []);
  }
}

export type Enlisted =
  | { readonly kind: 'done' }
  | { readonly kind: 'too-many-schedules'; readonly limit: number }
  | { readonly kind: 'too-near'; readonly minutes: number; readonly at: Timetable };

/** Gives a schedule its place among those of its channel, new or with other times. Repeatable. */
export async function enlist(
  deps: RosterDependencies,
  channel: string,
  { id, timetable }: Pick<Schedule, 'id' | 'timetable'>,
): Promise<Enlisted> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const { roster } = await readRoster(deps, channel);
    const others = roster.entries.filter((entry) => entry.id !== id);
    if (others.length >= mostSchedules) return { kind: 'too-many-schedules', limit: mostSchedules };
    const near = others.find((other) => isTooNear(other.timetable, timetable, deps.now()));
    if (near !== undefined) return { kind: 'too-near', minutes: leastApartMs / 60_000, at: near.timetable };
    if (await deps.rosters.saveRoster(roster, [...others, { id, timetable, at: deps.now() }]))
      return { kind: 'done' };
  }
  throw new Error(`The schedules of a channel were changed ${mostTries} times in a row while one was added`);
}

function isTooNear(one: Timetable, other: Timetable, now: number): boolean {
  // One in a zone that is not known any more posts nothing.
  if (!isTimeZone(one.zone)) return false;
  const days = one.zone === other.zone ? daysAhead.oneZone : daysAhead.twoZones;
  return closestApart(one, other, now, days) < leastApartMs;
}

/** Takes a stopped schedule off the roster. Who dies before leaves that to whoever looks next. */
export async function discharge(deps: RosterDependencies, { channel, id }: Schedule): Promise<void> {
  const roster = await deps.rosters.findRoster(channel);
  const others = roster.entries.filter((entry) => entry.id !== id);
  if (others.length < roster.entries.length) await deps.rosters.saveRoster(roster, others);
}
