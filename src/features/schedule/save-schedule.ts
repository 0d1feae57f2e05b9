// The window in which a schedule is set up or changed: what depends on a choice is drawn anew with it, and Save writes it down, or
// tells what is wrong at the field that has to change.

import { isDeepStrictEqual } from 'node:util';
import type { App, BlockAction, SlackViewAction, ViewResponseAction } from '@slack/bolt';
import type { HandlerDependencies } from '../../dependencies.ts';
import { isAnonymous } from '../../rules/poll/secrecy.ts';
import { planFrom } from '../../rules/schedule/planning.ts';
import { replanned, withNext } from '../../rules/schedule/running.ts';
import { planOf, type Schedule, type SchedulePlan } from '../../rules/schedule/schedule.ts';
import { callbackIds } from '../../slack/kit/ids.ts';
import { scheduleActionId, scheduleBlockId, watchedInputs } from '../../slack/kit/schedule-inputs.ts';
import { stageNames } from '../../slack/kit/stage.ts';
import { scheduleTitle } from '../../slack/views/schedule-list.ts';
import { markedModal } from '../../slack/views/stage-mark.ts';
import { languageOf } from '../../slack/words/languages.ts';
import type { ScheduleError } from '../../slack/words/schedule.ts';
import { sentenceOf } from '../../slack/words/sentences.ts';
import { moderatesNow } from '../channel/moderates.ts';
import { drawView } from '../compose/draw-window.ts';
import { findReadersWords } from '../readers-words.ts';
import { enlist } from './roster.ts';
import { type ScheduleFormWindow, scheduleFormOf, withForm, writeScheduleWindow } from './schedule-form.ts';
import { writeScheduleList } from './show-schedules.ts';

export function registerSaveSchedule(app: App, deps: HandlerDependencies): void {
  for (const input of watchedInputs) {
    app.action<BlockAction>(scheduleActionId(input), async ({ ack, body }) => {
      await ack();
      const window = scheduleFormOf(body, deps.now(), input);
      if (window === undefined) return;
      await drawView(deps, window, await writeScheduleWindow(deps, window.person, withForm(window)));
    });
  }

  app.view({ callback_id: callbackIds.schedule, type: 'view_submission' }, async ({ ack, body }) => {
    const window = scheduleFormOf(body, deps.now());
    if (window === undefined) return ack();
    await ack(await answer(deps, window, body));
  });
}

type Saved =
  | { readonly kind: 'saved'; readonly schedule: Schedule }
  | { readonly kind: 'error'; readonly error: ScheduleError }
  | { readonly kind: 'changed-meanwhile'; readonly planEdition: number };

async function answer(
  deps: HandlerDependencies,
  window: ScheduleFormWindow,
  body: SlackViewAction,
): Promise<ViewResponseAction | undefined> {
  const { person, metadata, listViewId } = window;
  const saved = await save(deps, window, body.user.name ?? person);
  const words = await findReadersWords(deps, person);
  switch (saved.kind) {
    case 'error': {
      deps.observe({ kind: 'refused', what: 'schedule', reason: saved.error.kind });
      const sentence = sentenceOf(words.scheduleErrors, saved.error);
      return {
        response_action: 'errors',
        errors: { [blockOf(saved.error, window)]: sentence },
      };
    }
    case 'changed-meanwhile': {
      const carried = { ...withForm(window), planEdition: saved.planEdition };
      const view = await writeScheduleWindow(deps, person, carried, true);
      return { response_action: 'update', view: markedModal(view, deps.stage) };
    }
    case 'saved': {
      deps.observe({ kind: 'schedule-saved', schedule: saved.schedule.id });
      const notice = { kind: 'saved', title: scheduleTitle(words, saved.schedule) } as const;
      const list = await writeScheduleList(deps, { channel: metadata.channel, person, notices: [notice] });
      // Where the list lies below, this window goes, and that one shows what has come of it.
      if (listViewId === undefined) return { response_action: 'update', view: markedModal(list, deps.stage) };
      await drawView(deps, { viewId: listViewId, askedAt: window.askedAt }, list);
      return undefined;
    }
  }
}

async function save(deps: HandlerDependencies, window: ScheduleFormWindow, userName: string): Promise<Saved> {
  const planned = planFrom(window.form);
  if (planned.kind === 'trouble') return { kind: 'error', error: planned.trouble };
  const { plan } = planned;
  const isSecret = plan.what === 'poll' && isAnonymous(plan.choices);
  if (isSecret && !(await deps.hasBallotKey())) return { kind: 'error', error: { kind: 'no-ballot-key' } };
  return window.metadata.id === undefined
    ? create(deps, window, { plan, userName })
    : change(deps, window, window.metadata.id, plan);
}

interface Created {
  readonly plan: SchedulePlan;
  readonly userName: string;
}

async function create(
  deps: HandlerDependencies,
  { metadata, person }: ScheduleFormWindow,
  { plan, userName }: Created,
): Promise<Saved> {
  const { channel, newId = deps.newId() } = metadata;
  const [people, trouble] = await Promise.all([
    deps.people.findPeople([person]),
    whyNotPostable(deps, channel),
  ]);
  if (trouble !== undefined) return { kind: 'error', error: trouble };
  const starter = people.get(person);
  const now = deps.now();
  const begun: Schedule = {
    ...plan,
    ...{ id: newId, channel, createdAt: now, status: 'active', pauses: 0, planEdition: 0, hadThemes: [] },
    owner: { id: person, name: starter?.name ?? userName },
    language: languageOf(starter?.locale),
  };
  const enlisted = await enlist(deps, channel, begun);
  if (enlisted.kind !== 'done') return { kind: 'error', error: enlisted };
  const schedule = withNext(begun, now);
  if (await deps.schedules.createSchedule(schedule)) return { kind: 'saved', schedule };
  return saveAgain(deps, schedule);
}

/** Save was pressed before, and has come through without its answer: what stands in the fields by now goes on top. */
async function saveAgain(deps: HandlerDependencies, wanted: Schedule): Promise<Saved> {
  const { id, owner } = wanted;
  const isTheirs = (there: Schedule) => there.owner.id === owner.id && there.status !== 'stopped';
  const there = await deps.schedules.changeSchedule(id, (present) =>
    isTheirs(present) && !isDeepStrictEqual(planOf(present), planOf(wanted))
      ? replanned(present, wanted, deps.now())
      : undefined,
  );
  return there !== undefined && isTheirs(there)
    ? { kind: 'saved', schedule: there }
    : { kind: 'error', error: { kind: 'gone' } };
}

/** A public channel is joined; where there is nothing to join, Slack tells whether the app is in. */
async function whyNotPostable(
  { slack, stage }: HandlerDependencies,
  channel: string,
): Promise<ScheduleError | undefined> {
  const [joined, seen] = await Promise.all([
    channel.startsWith('C') ? slack.joinChannel(channel) : undefined,
    slack.canSpeakIn(channel),
  ]);
  if (joined?.kind === 'refused' && joined.error === 'is_archived') return { kind: 'archived' };
  if (seen.kind === 'later' || seen.kind === 'unknown') return { kind: 'slack-busy' };
  if (seen.kind === 'done' && seen.value) return undefined;
  return { kind: 'not-invited', bot: stageNames(stage).bot };
}

async function change(
  deps: HandlerDependencies,
  { metadata, person }: ScheduleFormWindow,
  id: string,
  plan: SchedulePlan,
): Promise<Saved> {
  const there = (await deps.schedules.findSchedule(id))?.schedule;
  if (there === undefined || there.status === 'stopped') return { kind: 'error', error: { kind: 'gone' } };
  const may = there.owner.id === person || (await moderatesNow(deps, there.channel, person));
  if (!may) return { kind: 'error', error: { kind: 'may-not', owner: there.owner.name } };
  if (there.planEdition !== metadata.planEdition)
    return { kind: 'changed-meanwhile', planEdition: there.planEdition };
  const enlisted = await enlist(deps, there.channel, { id, timetable: plan.timetable });
  if (enlisted.kind !== 'done') return { kind: 'error', error: enlisted };
  let isAsRead = false;
  const changed = await deps.schedules.changeSchedule(id, (schedule) => {
    isAsRead = schedule.status !== 'stopped' && schedule.planEdition === metadata.planEdition;
    return isAsRead ? replanned(schedule, plan, deps.now()) : undefined;
  });
  if (changed === undefined || changed.status === 'stopped')
    return { kind: 'error', error: { kind: 'gone' } };
  // A write whose answer was lost has saved it as well.
  const isSaved = isAsRead || isDeepStrictEqual(planOf(changed), planOf(plan));
  if (isSaved) return { kind: 'saved', schedule: changed };
  // Its place among the others is by the times that it has, not by ours.
  await enlist(deps, changed.channel, changed);
  return { kind: 'changed-meanwhile', planEdition: changed.planEdition };
}

/** The field at which an error is told: one that the window shows. */
function blockOf({ kind }: ScheduleError, { form }: ScheduleFormWindow): string {
  switch (kind) {
    case 'no-days':
      return scheduleBlockId('on');
    case 'no-time':
    case 'too-near':
      return scheduleBlockId('time');
    case 'no-zone':
      return scheduleBlockId('zone');
    case 'too-many-themes':
    case 'theme-too-long':
    case 'themes-too-long':
      return scheduleBlockId(form.what === 'poll' ? 'themes' : 'what');
    case 'no-ballot-key':
      return scheduleBlockId('voterNames');
    case 'too-many-schedules':
    case 'not-invited':
    case 'archived':
    case 'slack-busy':
    case 'may-not':
    case 'gone':
      return scheduleBlockId('what');
  }
}
