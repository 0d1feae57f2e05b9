// The fields of the window of a schedule, and the names by which Slack tells of them.

/** In the order in which they are read back. */
export const scheduleInputs = [
  'what',
  'title',
  'on',
  'time',
  'zone',
  'songsFrom',
  'songs',
  'themes',
  'themeOrder',
  'comesBack',
  'resumes',
  'votesPerPerson',
  'votingEnds',
  'votesShown',
  'voterNames',
  'adding',
  'ties',
] as const;
export type ScheduleInput = (typeof scheduleInputs)[number];

/** Those of which a change is told at once: what the window shows goes by them. */
export const watchedInputs = [
  'what',
  'on',
  'time',
  'zone',
  'songsFrom',
] as const satisfies readonly ScheduleInput[];

export type WatchedInput = (typeof watchedInputs)[number];

export function scheduleActionId(input: ScheduleInput): string {
  return `schedule-${input.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** The same as long as the window is open: Slack keeps what is typed by it. */
export function scheduleBlockId(input: ScheduleInput): string {
  return scheduleActionId(input);
}
