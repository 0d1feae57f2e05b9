// A failing seed, made short: polls, acts and mishaps are taken out as long as the same invariant breaks. What is left is
// a story that a person can follow, and the ids by which it can be played again.

import { type Kept, type Run, type Scenario, simulate } from '../simulation.ts';
import { shortened } from './delta-debugging.ts';

export interface Limits {
  /** How many runs it may take. */
  readonly runs: number;
  /** How long, in milliseconds. */
  readonly ms: number;
}

export const usualLimits: Limits = { runs: 600, ms: 90_000 };

/**
 * Where something breaks by a race, whatever is taken out lets things meet at other moments. So each part is tried with
 * a few timings.
 */
const timings = [0, 1, 2];

export interface Story {
  /** The shortest run that was found. */
  readonly run: Run;
  /** What it takes of the seed. */
  readonly scenario: Scenario;
  /** The invariant that both it and the whole run break. */
  readonly invariant: string;
  /** How many runs were made for it. */
  readonly tried: number;
  /** False when the limits ended the search. */
  readonly isShortest: boolean;
}

/** The name of the invariant that a complaint is about. */
export const invariantOf = (complaint: string): string => complaint.split(':')[0] ?? '';

/** @returns undefined when nothing breaks. */
export async function shrink(scenario: Scenario, limits: Limits = usualLimits): Promise<Story | undefined> {
  const whole = await simulate(scenario);
  const [complaint] = whole.broken;
  if (complaint === undefined) return undefined;
  const invariant = invariantOf(complaint);
  const endsAt = performance.now() + limits.ms;
  let story: Pick<Story, 'run' | 'scenario'> = { run: whole, scenario };
  let tried = 1;
  const isOver = () => tried >= limits.runs || performance.now() > endsAt;

  /** Whether it breaks with only these, at the timing that broke it last or at another. */
  async function breaks(ids: readonly string[], mishaps: Kept['mishaps']): Promise<boolean | undefined> {
    const only: Kept = { ids: new Set(ids), mishaps };
    const last = story.scenario.timing ?? 0;
    for (const timing of [last, ...timings.filter((other) => other !== last)]) {
      if (isOver()) return undefined;
      tried += 1;
      const shorter = { ...scenario, only, timing };
      const run = await simulate(shorter);
      if (!run.broken.some((other) => invariantOf(other) === invariant)) continue;
      story = { run, scenario: shorter };
      return true;
    }
    return false;
  }

  /** One alone, where one will do. */
  async function fewestPolls(): Promise<readonly string[]> {
    const all = idsOf(whole.plan.polls);
    if (all.length === 1) return all;
    for (const poll of all) {
      if (await breaks([poll, ...actsIn(whole)], 'any')) return [poll];
    }
    return all;
  }

  const polls = await fewestPolls();
  const isWithoutMishaps = await breaks([...polls, ...actsIn(story.run)], 'named');
  const meanwhile = isWithoutMishaps ? 'named' : 'any';
  const acts = await shortened(actsIn(story.run), (fewer) => breaks([...polls, ...fewer], meanwhile));
  const befallen = idsOf(story.run.mishaps);
  const mishaps = await shortened(befallen, (fewer) => breaks([...polls, ...acts, ...fewer], 'named'));
  // What an act was needed for may be gone with a mishap.
  if (mishaps.length < befallen.length) {
    await shortened(acts, (fewer) => breaks([...polls, ...fewer, ...mishaps], 'named'));
  }
  return { ...story, invariant, tried, isShortest: !isOver() };
}

const idsOf = (things: readonly { readonly id: string }[]): readonly string[] => things.map(({ id }) => id);

const actsIn = ({ plan }: Run): readonly string[] => [
  ...plan.polls.flatMap(({ acts }) => idsOf(acts)),
  ...idsOf(plan.days.upsets),
  ...idsOf(plan.channel.changes),
  ...idsOf(plan.schedules.schedules),
  ...plan.schedules.rounds.flatMap(({ acts }) => idsOf(acts)),
  ...idsOf(plan.pool.acts),
];
