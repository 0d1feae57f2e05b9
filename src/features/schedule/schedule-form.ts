// The window in which a schedule is set up or changed, as Slack describes it with every click in it, and how it is drawn.

import type { BlockAction, SlackViewAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { HandlerDependencies } from '../../dependencies.ts';
import { type PlanForm, planFrom } from '../../rules/schedule/planning.ts';
import { comingWith } from '../../rules/schedule/running.ts';
import type { Schedule } from '../../rules/schedule/schedule.ts';
import { isTimeZone, localTime, nextOccurrences } from '../../rules/schedule/timetable.ts';
import type { WatchedInput } from '../../slack/kit/schedule-inputs.ts';
import { decodeSchedule, type ScheduleMetadata } from '../../slack/kit/schedule-metadata.ts';
import { readPlanForm } from '../../slack/kit/schedule-state.ts';
import { scheduleWindow } from '../../slack/views/schedule-window.ts';
import type { ToldMoment } from '../../slack/words/schedule.ts';
import { findReadersWords } from '../readers-words.ts';

export interface ScheduleFormWindow {
  readonly metadata: ScheduleMetadata;
  /** What stands in its fields by now. */
  readonly form: PlanForm;
  /** Slack's id of whose window it is. */
  readonly person: string;
  readonly viewId: string;
  /** The list below it, where there is one. */
  readonly listViewId: string | undefined;
  /** When its person did what is to be answered now, in milliseconds since 1970. */
  readonly askedAt: number;
}

/** Undefined when its metadata is not ours. @param now milliseconds since 1970 @param touched the field that was touched just now */
export function scheduleFormOf(
  body: BlockAction | SlackViewAction,
  now: number,
  touched?: WatchedInput,
): ScheduleFormWindow | undefined {
  const { view, user } = body;
  const carried = view && decodeSchedule(view.private_metadata);
  if (view === undefined || carried === undefined) return undefined;
  const touches = new Set([...(carried.touched ?? []), ...(touched === undefined ? [] : [touched])]);
  const metadata = { ...carried, ...(touches.size > 0 && { touched: [...touches] }) };
  return {
    metadata,
    form: readPlanForm(view.state?.values, metadata, isTimeZone),
    person: user.id,
    viewId: view.id,
    listViewId: view.previous_view_id ?? undefined,
    askedAt: now,
  };
}

/** What the window carries once it shows what stands in it by now. */
export function withForm({ metadata, form }: ScheduleFormWindow): ScheduleMetadata {
  // The themes have come up by this update.
  const isThemesUpdated = metadata.isThemesUpdated || (metadata.form.what !== 'poll' && form.what === 'poll');
  return { ...metadata, form, ...(isThemesUpdated && { isThemesUpdated }) };
}

/** @param isChangedMeanwhile whether somebody else has changed the schedule since the window was opened */
export async function writeScheduleWindow(
  deps: HandlerDependencies,
  person: string,
  metadata: ScheduleMetadata,
  isChangedMeanwhile = false,
): Promise<ModalView> {
  const [words, stored] = await Promise.all([
    findReadersWords(deps, person),
    metadata.id === undefined ? undefined : deps.schedules.findSchedule(metadata.id),
  ]);
  return scheduleWindow(words, {
    metadata,
    next: nextTimes(metadata.form, stored?.schedule, deps.now()),
    zones: Intl.supportedValuesOf('timeZone'),
    isChangedMeanwhile,
  });
}

const timesShown = 3;

/** Empty where days or time are missing. @param schedule the one that is changed: what was had or skipped does not come */
function nextTimes(form: PlanForm, schedule: Schedule | undefined, now: number): readonly ToldMoment[] {
  const planned = planFrom({ ...form, themes: [] });
  if (planned.kind === 'trouble') return [];
  const { plan } = planned;
  const { timetable } = plan;
  if (!isTimeZone(timetable.zone)) return [];
  const coming =
    schedule === undefined
      ? nextOccurrences(timetable, now, timesShown)
      : comingWith(schedule, plan, now, timesShown);
  return coming.map(({ at }) => ({ at, local: localTime(timetable.zone, at) }));
}
