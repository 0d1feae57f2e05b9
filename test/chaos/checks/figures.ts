// What a run amounted to, in numbers; of many runs, their sum.

import type { ChaosWorld } from '../world/chaos-world.ts';
import type { Evidence, PollEvidence } from './evidence.ts';
import { isApplied, isNoted } from './exchanges.ts';

export interface Figures {
  readonly polls: number;
  readonly clicks: number;
  readonly votes: number;
  readonly draws: number;
  readonly deaths: number;
  readonly faults: number;
  /** Polls whose result was announced twice: because who posted it died before noting that, or never got Slack's answer. */
  readonly twiceByDeath: number;
  readonly twiceByLostAnswer: number;
  /** How many of both although the app could look into the channel: Slack did it later than anybody looked. */
  readonly twiceThoughLooked: number;
}

export const noFigures: Figures = {
  polls: 0,
  clicks: 0,
  votes: 0,
  draws: 0,
  deaths: 0,
  faults: 0,
  twiceByDeath: 0,
  twiceByLostAnswer: 0,
  twiceThoughLooked: 0,
};

export function figuresOf({ wire }: ChaosWorld, { polls, readsChannels }: Evidence): Figures {
  const sum = (count: (poll: PollEvidence) => number) => polls.reduce((all, poll) => all + count(poll), 0);
  const twice = polls.filter(({ announcements }) => announcements.length > 1);
  const byDeath = twice.filter(isByDeath).length;
  return {
    polls: polls.length,
    clicks: sum(({ clicks }) => clicks.length),
    votes: sum(({ clicks }) => clicks.filter(({ told }) => told === 'counted').length),
    draws: sum(({ draws }) => draws.length),
    deaths: wire.exchanges.filter(({ death }) => death !== undefined).length,
    faults: wire.exchanges.filter(({ fault }) => fault !== undefined).length,
    twiceByDeath: byDeath,
    twiceByLostAnswer: twice.length - byDeath,
    twiceThoughLooked: readsChannels ? twice.length : 0,
  };
}

function isByDeath({ posts, notes }: PollEvidence): boolean {
  return posts.some((post) => isApplied(post) && !isNoted(post, notes) && post.sender.isDead());
}

export function sumOf(one: Figures, other: Figures): Figures {
  return {
    polls: one.polls + other.polls,
    clicks: one.clicks + other.clicks,
    votes: one.votes + other.votes,
    draws: one.draws + other.draws,
    deaths: one.deaths + other.deaths,
    faults: one.faults + other.faults,
    twiceByDeath: one.twiceByDeath + other.twiceByDeath,
    twiceByLostAnswer: one.twiceByLostAnswer + other.twiceByLostAnswer,
    twiceThoughLooked: one.twiceThoughLooked + other.twiceThoughLooked,
  };
}

/** In one line. */
export function wordsOf(figures: Figures): string {
  const { twiceByDeath, twiceByLostAnswer, twiceThoughLooked, ...counted } = figures;
  const words = Object.entries(counted).map(([name, count]) => `${count} ${name}`);
  const twice = `${twiceByDeath} by a death and ${twiceByLostAnswer} by a lost answer`;
  return `${words.join(', ')}; announced twice: ${twice} (${twiceThoughLooked} though the app could look)`;
}
