// The clicks in the list of a channel's schedules. Each is checked against what the schedule is by then; what was done is saved
// first, and then the list shows it.

import type { App, BlockAction, BlockButtonAction } from '@slack/bolt';
import type { HandlerDependencies } from '../../dependencies.ts';
import { formOf } from '../../rules/schedule/planning.ts';
import { paused, resumed, runNow, skipNext } from '../../rules/schedule/running.ts';
import { fewestInPool, isOnClock, type Schedule } from '../../rules/schedule/schedule.ts';
import { isTimeZone } from '../../rules/schedule/timetable.ts';
import { outcomeFacts } from '../../slack/gateway/slack-gateway.ts';
import { actionIds, decodeScheduleValue, type ScheduleValue } from '../../slack/kit/ids.ts';
import { decodeScheduleList, type ScheduleMetadata } from '../../slack/kit/schedule-metadata.ts';
import type { ScheduleNotice } from '../../slack/words/schedule.ts';
import { drawView } from '../compose/draw-window.ts';
import { findChangeable, titleFor } from './changeable.ts';
import { newMetadata } from './open-schedules.ts';
import { writeScheduleWindow } from './schedule-form.ts';
import { pauseWithoutZone, told, writeScheduleList } from './show-schedules.ts';
import { stopSchedule } from './stop-schedule.ts';
import { findFitting } from './take-songs.ts';

interface ListWindow {
  readonly channel: string;
  readonly person: string;
  readonly viewId: string;
  readonly askedAt: number;
}

interface Click {
  readonly window: ListWindow;
  readonly value: ScheduleValue;
  /** As it is read after the click. */
  readonly schedule: Schedule;
  readonly title: string;
}

/** What has come of it. */
type Act = (deps: HandlerDependencies, click: Click) => Promise<ScheduleNotice>;

const acts: Readonly<Record<string, Act>> = {
  [actionIds.skipNext]: skip,
  [actionIds.pauseSchedule]: pause,
  [actionIds.resumeSchedule]: resume,
  [actionIds.runSchedule]: run,
  [actionIds.stopSchedule]: async (deps, { schedule, title }) => ({
    kind: (await stopSchedule(deps, schedule)) ? 'stopped-underway' : 'stopped',
    title,
  }),
};

export function registerScheduleClicks(app: App, deps: HandlerDependencies): void {
  for (const [actionId, act] of Object.entries(acts)) {
    app.action<BlockButtonAction>(actionId, async ({ ack, action, body }) => {
      await ack();
      const window = listWindowOf(body, deps.now());
      const value = decodeScheduleValue(action.value);
      if (window !== undefined && value !== undefined)
        await draw(deps, window, await actOn(deps, window, value, act));
    });
  }

  app.action<BlockButtonAction>(actionIds.editSchedule, async ({ ack, action, body }) => {
    await ack();
    const window = listWindowOf(body, deps.now());
    const value = decodeScheduleValue(action.value);
    if (window === undefined || value === undefined) return;
    const found = await findChangeable(deps, value.id, window.person);
    if (found.kind === 'not') return draw(deps, window, found.notice);
    const { schedule } = found;
    const { id, channel, planEdition } = schedule;
    const form = formOf(schedule);
    const zone = form.zone !== undefined && isTimeZone(form.zone) ? form.zone : undefined;
    await push(deps, window, body.trigger_id, { id, channel, planEdition, form: { ...form, zone } });
  });

  app.action<BlockButtonAction>(actionIds.newSchedule, async ({ ack, body }) => {
    await ack();
    const window = listWindowOf(body, deps.now());
    if (window === undefined) return;
    await push(deps, window, body.trigger_id, await newMetadata(deps, window.person, window.channel));
  });
}

function listWindowOf({ view, user }: BlockAction, now: number): ListWindow | undefined {
  const metadata = view && decodeScheduleList(view.private_metadata);
  return view && metadata && { ...metadata, person: user.id, viewId: view.id, askedAt: now };
}

async function actOn(
  deps: HandlerDependencies,
  window: ListWindow,
  value: ScheduleValue,
  act: Act,
): Promise<ScheduleNotice> {
  const found = await findChangeable(deps, value.id, window.person);
  if (found.kind === 'not') return found.notice;
  const { schedule } = found;
  if (!isTimeZone(schedule.timetable.zone) && act !== acts[actionIds.stopSchedule]) {
    await pauseWithoutZone(deps, schedule);
    return { kind: 'no-zone', title: await titleFor(deps, window.person, schedule) };
  }
  return act(deps, { window, value, schedule, title: await titleFor(deps, window.person, schedule) });
}

async function push(
  deps: HandlerDependencies,
  window: ListWindow,
  trigger: string,
  metadata: ScheduleMetadata,
): Promise<void> {
  const pushed = await deps.slack.pushModal(
    trigger,
    await writeScheduleWindow(deps, window.person, metadata),
  );
  if (pushed.kind === 'done') return;
  deps.log.warn('The window of a schedule was not opened', outcomeFacts(pushed));
  await draw(deps, window, { kind: 'not-opened' });
}

async function draw(deps: HandlerDependencies, window: ListWindow, notice: ScheduleNotice): Promise<void> {
  const { channel, person } = window;
  await drawView(deps, window, await writeScheduleList(deps, { channel, person, notices: [notice] }));
}

/** The button names the occurrence that was next when the list was shown: pressed twice, one is left out. */
async function skip(deps: HandlerDependencies, { value, schedule, title }: Click): Promise<ScheduleNotice> {
  let skipped = schedule.next;
  let isDone = false;
  await deps.schedules.changeSchedule(schedule.id, (now) => {
    isDone = now.status === 'active' && now.next !== undefined && now.next.local === value.next;
    skipped = now.next;
    return isDone ? skipNext(now) : undefined;
  });
  return isDone && skipped !== undefined
    ? { kind: 'skipped', title, skipped: told(schedule, skipped) }
    : { kind: 'not-next-any-more', title };
}

async function pause(deps: HandlerDependencies, { schedule, title }: Click): Promise<ScheduleNotice> {
  let isNew = false;
  const present = await deps.schedules.changeSchedule(schedule.id, (now) => {
    // One that waits for its pool would go on by itself.
    isNew = isOnClock(now);
    return isNew ? paused(now, { why: 'by-hand', at: deps.now() }) : undefined;
  });
  if (isNew) deps.observe({ kind: 'schedule-paused', schedule: schedule.id, why: 'by-hand' });
  return isThere(present) ? { kind: 'paused', title } : { kind: 'gone' };
}

/** Whoever resumes one whose owner has left takes it over. */
async function resume(
  deps: HandlerDependencies,
  { window, schedule, title }: Click,
): Promise<ScheduleNotice> {
  const lack = await findLack(deps, schedule);
  if (schedule.pause?.why === 'pool' && lack !== undefined) return { kind: 'still-too-few', title, ...lack };
  const { person } = window;
  const name = (await deps.people.findPeople([person])).get(person)?.name ?? person;
  const present = await deps.schedules.changeSchedule(schedule.id, (now) => {
    if (now.status !== 'paused') return undefined;
    const owner = now.pause?.why === 'owner-left' ? { id: person, name } : now.owner;
    return resumed({ ...now, owner }, deps.now());
  });
  return isThere(present) ? { kind: 'resumed', title } : { kind: 'gone' };
}

/** Somebody may have stopped it since it was read. */
const isThere = (schedule: Schedule | undefined) => schedule !== undefined && schedule.status !== 'stopped';

async function run(deps: HandlerDependencies, { schedule, title }: Click): Promise<ScheduleNotice> {
  const lack = await findLack(deps, schedule);
  if (lack !== undefined) return { kind: 'too-few-to-run', title, ...lack };
  const came: { kind: ReturnType<typeof runNow>['kind'] } = { kind: 'not-active' };
  await deps.schedules.changeSchedule(schedule.id, (now) => {
    const begun = runNow(now, deps.now(), deps.random);
    came.kind = begun.kind;
    return begun.kind === 'done' ? begun.schedule : undefined;
  });
  if (came.kind !== 'done') return { kind: came.kind, title };
  deps.observe({ kind: 'occurrence-begun', schedule: schedule.id });
  return { kind: 'running', title };
}

interface Lack {
  readonly fewest: number;
  readonly songs: number;
}

/** Undefined where its channel's pool has enough for it, or where it takes nothing of it. */
async function findLack(deps: HandlerDependencies, schedule: Schedule): Promise<Lack | undefined> {
  const fewest = fewestInPool(schedule);
  if (fewest === 0) return undefined;
  const { length: songs } = await findFitting(deps, schedule.channel, []);
  return songs < fewest ? { fewest, songs } : undefined;
}
