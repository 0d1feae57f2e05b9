// What stands in the fields of the window of a schedule, read back from what Slack sends with every click in it. Where Slack tells
// of none, they are as they came up.

import * as v from 'valibot';
import { choiceFrom, type SettingName } from '../../rules/poll/settings.ts';
import {
  addersOfScheduled,
  endsOfScheduled,
  type PlanForm,
  songCounts,
  themesFrom,
} from '../../rules/schedule/planning.ts';
import { comebacks, resumptions, scheduleKinds, songSources } from '../../rules/schedule/schedule.ts';
import { themeOrders } from '../../rules/schedule/themes.ts';
import { weekdays } from '../../rules/schedule/weekdays.ts';
import {
  type ScheduleInput,
  scheduleActionId,
  scheduleBlockId,
  type WatchedInput,
} from './schedule-inputs.ts';
import type { ScheduleMetadata } from './schedule-metadata.ts';
import { titleFrom } from './text.ts';

const stateValues = v.record(v.string(), v.record(v.string(), v.unknown()));
const typed = v.object({ value: v.nullish(v.string()) });
const chosen = v.object({ selected_option: v.object({ value: v.string() }) });
const ticked = v.object({ selected_options: v.array(v.object({ value: v.string() })) });
const timePicked = v.object({ selected_time: v.nullish(v.string()) });
const timePattern = /^(?:[01]\d|2[0-3]):[0-5]\d$/u;

type Carried = Pick<ScheduleMetadata, 'form' | 'isUpdated' | 'isThemesUpdated' | 'touched'>;

/**
 * @param state `view.state.values`, as Slack sent it
 * @param isZone whether a name of a zone is one
 */
export function readPlanForm(
  state: unknown,
  { form, isUpdated = false, isThemesUpdated = isUpdated, touched = [] }: Carried,
  isZone: (name: string) => boolean,
): PlanForm {
  const parsed = v.safeParse(stateValues, state);
  const fields = parsed.success ? parsed.output : {};
  const field = (input: ScheduleInput) => fields[scheduleBlockId(input)]?.[scheduleActionId(input)];
  const optionOf = (input: ScheduleInput) => {
    const read = v.safeParse(chosen, field(input));
    return read.success ? read.output.selected_option.value : undefined;
  };
  const among = <Choice extends string>(
    input: ScheduleInput,
    choices: readonly Choice[],
    otherwise: Choice,
  ) => choices.find((choice) => choice === optionOf(input)) ?? otherwise;
  const setting = <Name extends SettingName & ScheduleInput>(name: Name) =>
    choiceFrom(name, optionOf(name) ?? '') ?? form.choices[name];
  const isUntouched = (input: WatchedInput) => isUpdated && !touched.includes(input);
  const zone = optionOf('zone');
  const adding = setting('adding');
  const ends = among('votingEnds', endsOfScheduled, endsOfScheduled[3]);
  return {
    what: among('what', scheduleKinds, form.what),
    title: titleIn(field('title'), isUpdated) ?? form.title,
    weekdays: daysIn(field('on'), isUntouched('on')) ?? weekdays.filter((day) => form.weekdays.includes(day)),
    time: timeIn(field('time'), form.time, isUntouched('time')),
    zone: [zone, form.zone].find((name) => name !== undefined && isZone(name)),
    songsFrom: among('songsFrom', songSources, form.songsFrom),
    songs: songCounts.find((count) => String(count) === optionOf('songs')) ?? form.songs,
    themes: themesIn(field('themes'), isThemesUpdated) ?? form.themes,
    themeOrder: among('themeOrder', themeOrders, form.themeOrder),
    comesBack: among('comesBack', comebacks, form.comesBack),
    resumes: among('resumes', resumptions, form.resumes),
    choices: {
      ...form.choices,
      votesPerPerson: setting('votesPerPerson'),
      votingEnds: optionOf('votingEnds') === undefined ? form.choices.votingEnds : ends,
      votesShown: setting('votesShown'),
      voterNames: setting('voterNames'),
      ties: setting('ties'),
      adding: addersOfScheduled.some((choice) => choice === adding) ? adding : form.choices.adding,
    },
  };
}

function titleIn(field: unknown, isUpdated: boolean): string | undefined {
  const read = v.safeParse(typed, field);
  if (isUpdated && read.success && read.output.value == null) return undefined;
  return read.success ? titleFrom(read.output.value ?? '') : undefined;
}

function themesIn(field: unknown, isUpdated: boolean): readonly string[] | undefined {
  const read = v.safeParse(typed, field);
  if (!read.success || (read.output.value == null && isUpdated)) return undefined;
  return themesFrom(read.output.value ?? '');
}

function daysIn(field: unknown, isUpdated: boolean): PlanForm['weekdays'] | undefined {
  const read = v.safeParse(ticked, field);
  if (!read.success || (isUpdated && read.output.selected_options.length === 0)) return undefined;
  const values = read.output.selected_options.map(({ value }) => value);
  return weekdays.filter((day) => values.includes(String(day)));
}

/** Emptied is none; a field with nonsense in it is as it came up. */
function timeIn(field: unknown, otherwise: string | undefined, isUpdated: boolean): string | undefined {
  const read = v.safeParse(timePicked, field);
  if (!read.success) return otherwise;
  const { selected_time: time } = read.output;
  if (time == null) return isUpdated ? otherwise : undefined;
  return timePattern.test(time) ? time : otherwise;
}
