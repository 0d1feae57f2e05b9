// What the windows of schedules carry along: the list, and the one in which a schedule is set up or changed.

import * as v from 'valibot';
import { choicesOf } from '../../rules/poll/settings.ts';
import type { PlanForm } from '../../rules/schedule/planning.ts';
import { comebacks, resumptions, scheduleKinds, songSources } from '../../rules/schedule/schedule.ts';
import { themeOrders } from '../../rules/schedule/themes.ts';
import { weekdays } from '../../rules/schedule/weekdays.ts';
import { conversationIdPattern, pollIdPattern } from './ids.ts';
import { mostInPollTitle, mostPrivateMetadata } from './limits.ts';
import { type WatchedInput, watchedInputs } from './schedule-inputs.ts';

export interface ScheduleMetadata {
  /** Slack's id of the conversation. */
  readonly channel: string;
  /** Of the schedule that is changed; absent where one is set up. */
  readonly id?: string;
  /** The id of a new one, so that it is saved once however often Save is pressed. */
  readonly newId?: string;
  /** Which edition of its plan was read. */
  readonly planEdition: number;
  /** What stood in the fields when the window was drawn, those that are not shown too. */
  readonly form: PlanForm;
  /** Whether all fields came up by an update: Slack may tell of those as empty until somebody has touched them. */
  readonly isUpdated?: boolean;
  /** Those of the watched fields that somebody has touched since: what Slack tells of them is so. */
  readonly touched?: readonly WatchedInput[];
  /** The same for the themes alone. */
  readonly isThemesUpdated?: boolean;
}

const channel = v.pipe(v.string(), v.regex(conversationIdPattern));
const id = v.pipe(v.string(), v.regex(pollIdPattern));

const form = v.strictObject({
  what: v.picklist(scheduleKinds),
  title: v.pipe(v.string(), v.maxLength(mostInPollTitle)),
  weekdays: v.pipe(v.array(v.picklist(weekdays)), v.maxLength(7)),
  time: v.optional(v.pipe(v.string(), v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u))),
  zone: v.optional(v.pipe(v.string(), v.maxLength(64))),
  songsFrom: v.picklist(songSources),
  songs: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(10)),
  themes: v.array(v.string()),
  themeOrder: v.picklist(themeOrders),
  comesBack: v.picklist(comebacks),
  resumes: v.picklist(resumptions),
  choices: v.strictObject({
    votesPerPerson: v.picklist(choicesOf('votesPerPerson')),
    votingEnds: v.picklist(choicesOf('votingEnds')),
    closers: v.picklist(choicesOf('closers')),
    closeEarly: v.picklist(choicesOf('closeEarly')),
    votesShown: v.picklist(choicesOf('votesShown')),
    voterNames: v.picklist(choicesOf('voterNames')),
    adding: v.picklist(choicesOf('adding')),
    ties: v.picklist(choicesOf('ties')),
    remind: v.picklist(choicesOf('remind')),
  }),
});

const metadata = v.pipe(
  v.string(),
  v.maxLength(mostPrivateMetadata),
  v.parseJson(),
  v.strictObject({
    channel,
    id: v.exactOptional(id),
    newId: v.exactOptional(id),
    planEdition: v.pipe(v.number(), v.integer(), v.minValue(0)),
    form,
    isUpdated: v.exactOptional(v.boolean()),
    touched: v.exactOptional(v.array(v.picklist(watchedInputs))),
    isThemesUpdated: v.exactOptional(v.boolean()),
  }),
);

/** What somebody has typed that is too much to be kept stands in its field all the same. */
export function encodeSchedule(carried: ScheduleMetadata): string {
  const text = JSON.stringify(carried);
  if (text.length <= mostPrivateMetadata) return text;
  return JSON.stringify({ ...carried, form: { ...carried.form, themes: [] } });
}

/** Undefined for anything that we did not write. */
export function decodeSchedule(value: unknown): ScheduleMetadata | undefined {
  const parsed = v.safeParse(metadata, value);
  if (!parsed.success) return undefined;
  const { form: read, ...rest } = parsed.output;
  return { ...rest, form: { ...read, time: read.time, zone: read.zone } };
}

const listMetadata = v.pipe(v.string(), v.maxLength(200), v.parseJson(), v.strictObject({ channel }));

export interface ScheduleListMetadata {
  readonly channel: string;
}

export function encodeScheduleList({ channel: of }: ScheduleListMetadata): string {
  return JSON.stringify({ channel: of });
}

/** Undefined for anything that we did not write. */
export function decodeScheduleList(value: unknown): ScheduleListMetadata | undefined {
  const parsed = v.safeParse(listMetadata, value);
  return parsed.success ? { channel: parsed.output.channel } : undefined;
}
