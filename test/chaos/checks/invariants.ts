// What must hold after every run. Each invariant is a function that tells what it found broken.

import type { Upset } from '../fate/upsets.ts';
import { addingInvariants } from './adding-invariants.ts';
import { channelInvariants, songInvariants } from './channel-invariants.ts';
import { closingInvariants } from './closing-invariants.ts';
import { drawInvariants } from './draw-invariants.ts';
import type { Evidence, PollInvariants } from './evidence.ts';
import { fairWeatherInvariants } from './fair-weather.ts';
import { managingInvariants } from './managing-invariants.ts';
import { optionInvariants } from './option-invariants.ts';
import { poolInvariants } from './pool-invariants.ts';
import { postingInvariants } from './posting-invariants.ts';
import { realDaysInvariants } from './real-days-invariants.ts';
import { tieInvariants } from './tie-invariants.ts';
import { voteInvariants } from './vote-invariants.ts';

const pollInvariants: PollInvariants = {
  ...postingInvariants,
  ...voteInvariants,
  ...drawInvariants,
  ...closingInvariants,
  ...realDaysInvariants,
  ...optionInvariants,
  ...tieInvariants,
  ...songInvariants,
  ...managingInvariants,
  ...addingInvariants,
};

/**
 * How long the app may still be busy once nothing goes wrong any more, in minutes. Slack sends an event that failed again
 * after five.
 */
const mostMinutesToRest = 6;
/** A conversation that has refused for days is asked again once a day. */
const minutesOfLongestPause = 25 * 60;
/** An open poll closes after thirty days; what never comes back is given up after thirty more. */
const minutesOfPatience = 62 * 24 * 60;

/** After a deletion nobody learns of it before the poll is drawn: an open one may wait for its last day. */
const isForGood = ({ kind, lasts }: Upset) => kind === 'move' || kind === 'deletion' || lasts === Infinity;

function comesToRest({ minutesToRest, minutesUpset, upsets }: Evidence): readonly string[] {
  const inUpset = upsets.some(isForGood) ? minutesOfPatience : minutesOfLongestPause;
  const most = upsets.length === 0 ? mostMinutesToRest : Math.max(0, minutesUpset) + inUpset;
  if (minutesToRest <= most) return [];
  return [minutesToRest === Infinity ? 'it never did' : `it was busy for ${minutesToRest} minutes`];
}

type Invariant = (evidence: Evidence) => readonly string[];

const invariants: Readonly<Record<string, Invariant>> = {
  'what was accepted is posted': ({ unposted }) => unposted,
  'nothing is left in the due index': ({ due }) => due,
  'Slack takes what the app sends': ({ problems }) => problems,
  'the app comes to rest': comesToRest,
  ...channelInvariants,
  ...poolInvariants,
};

/** All that is broken, each with the invariant's name; empty when everything holds. */
export function complaintsAbout(evidence: Evidence): readonly string[] {
  const all = evidence.isFair ? { ...invariants, ...fairWeatherInvariants } : invariants;
  const aboutPolls = evidence.polls.flatMap((poll) =>
    Object.entries(pollInvariants).flatMap(([name, invariant]) =>
      invariant(poll).map((complaint) => `${name}: ${poll.poll.id}: ${complaint}`),
    ),
  );
  const aboutAll = Object.entries(all).flatMap(([name, invariant]) =>
    invariant(evidence).map((complaint) => `${name}: ${complaint}`),
  );
  return [...aboutPolls, ...aboutAll];
}
