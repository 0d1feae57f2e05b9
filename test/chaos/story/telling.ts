// A run in a few lines: what was planned, what people did and what went wrong, in order, and what that broke.

import type { PollPlan } from '../fate/plan.ts';
import type { Run } from '../simulation.ts';
import { clockTime } from '../world/chronicle.ts';
import type { Story } from './shrink.ts';

/** A fault often breaks an invariant in many places of one run. */
const mostComplaints = 3;

/** The story of a failing seed, and how to play it again. */
export function tell({ run, scenario, invariant, tried, isShortest }: Story): readonly string[] {
  const timing = scenario.timing ? ` --timing ${scenario.timing}` : '';
  return [
    `seed ${run.seed} in short (${tried} runs${isShortest ? '' : ', not searched to the end'}):`,
    ...[...run.plan.polls.map((poll) => wordsFor(poll, run)), ...eventsOf(run)].map((line) => `  ${line}`),
    ...run.broken
      .filter((complaint) => complaint.startsWith(invariant))
      .slice(0, mostComplaints)
      .map((complaint) => `  ✗ ${complaint}`),
    `  again, step by step: npm run chaos -- --seed ${run.seed} --only ${[...(scenario.only?.ids ?? [])].join(',')}${timing}`,
  ];
}

function wordsFor({ title, songs, votesPerPerson, closesByTime, closers }: PollPlan, { plan }: Run): string {
  const votes = votesPerPerson === 'any' ? 'any number of votes' : `${votesPerPerson} each`;
  const closing = closesByTime ? ', closes by time' : '';
  const shards = plan.shards === 1 ? '' : ', over two shards';
  return `${title}: ${songs} songs, ${votes}, may be closed by ${closers}${closing}${shards}`;
}

function eventsOf({ acts, mishaps }: Run): readonly string[] {
  const events = [...acts, ...mishaps.map((mishap) => ({ ...mishap, words: `— ${mishap.words}` }))];
  return events
    .toSorted((one, other) => one.at - other.at)
    .map(({ at, words }) => `${clockTime(at)} ${words}`);
}
