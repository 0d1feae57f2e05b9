// What somebody fills in to set up a schedule, and what of it makes none.

import { type Choices, choicesOf, defaultChoices } from '../poll/settings.ts';
import { visibleText } from '../visible-text.ts';
import { planOf, type SchedulePlan } from './schedule.ts';
import { longestTheme, mostThemeCharacters, mostThemes } from './themes.ts';

/** How many songs of the pool a poll may get. */
export const songCounts = [2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

/** Voting in what is posted by itself ends by itself. */
export const endsOfScheduled = ['15m', '1h', '4h', '24h'] as const satisfies readonly Choices['votingEnds'][];
/** Who adds songs to a poll that opens without any: not its owner alone. */
export const addersOfScheduled = choicesOf('adding').filter((choice) => choice !== 'owner');

/** As it stands in the fields: days, time and zone may be missing. */
export interface PlanForm extends Omit<SchedulePlan, 'timetable'> {
  readonly weekdays: SchedulePlan['timetable']['weekdays'];
  readonly time: string | undefined;
  readonly zone: string | undefined;
}

/** What the window comes up with. */
export function newPlan(zone: string): PlanForm {
  return {
    what: 'poll',
    title: '',
    weekdays: [5],
    time: '16:00',
    zone,
    songsFrom: 'pool',
    songs: 4,
    themes: [],
    themeOrder: 'in-order',
    choices: { ...defaultChoices, votingEnds: '24h', adding: 'any' },
    comesBack: 'weeks',
    resumes: 'by-itself',
  };
}

export function formOf(plan: SchedulePlan): PlanForm {
  const { timetable, ...rest } = planOf(plan);
  return { ...rest, ...timetable };
}

export type PlanTrouble =
  | { readonly kind: 'no-days' }
  | { readonly kind: 'no-time' }
  | { readonly kind: 'no-zone' }
  | { readonly kind: 'too-many-themes'; readonly limit: number }
  | { readonly kind: 'theme-too-long'; readonly limit: number }
  | { readonly kind: 'themes-too-long' };

export type Planned =
  | { readonly kind: 'plan'; readonly plan: SchedulePlan }
  | { readonly kind: 'trouble'; readonly trouble: PlanTrouble };

/** @param form with days in ascending order, and themes as by `themesFrom` */
export function planFrom({ weekdays, time, zone, ...rest }: PlanForm): Planned {
  if (weekdays.length === 0) return { kind: 'trouble', trouble: { kind: 'no-days' } };
  if (time === undefined) return { kind: 'trouble', trouble: { kind: 'no-time' } };
  if (zone === undefined) return { kind: 'trouble', trouble: { kind: 'no-zone' } };
  const trouble = troubleWithThemes(rest.themes);
  if (trouble !== undefined) return { kind: 'trouble', trouble };
  return { kind: 'plan', plan: { ...rest, timetable: { weekdays, time, zone } } };
}

function troubleWithThemes(themes: readonly string[]): PlanTrouble | undefined {
  if (themes.length > mostThemes) return { kind: 'too-many-themes', limit: mostThemes };
  if (themes.some((theme) => theme.length > longestTheme))
    return { kind: 'theme-too-long', limit: longestTheme };
  // As they are written down, where a quotation mark counts twice.
  return JSON.stringify(themes).length > mostThemeCharacters ? { kind: 'themes-too-long' } : undefined;
}

/** One a line, without empty ones and without twins. */
export function themesFrom(typed: string): readonly string[] {
  const lines = typed
    .split(/[\r\n\u2028\u2029]+/u)
    .map((line) => visibleText(line).replace(/\s+/gu, ' ').trim());
  return [...new Set(lines.filter((line) => line !== ''))];
}
