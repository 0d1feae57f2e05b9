// The metrics of a request. CloudWatch charges each about $0.30 a month, for every value of every dimension again: so a
// metric is only what an alarm or a graph needs, all with the dimensions service and stage alone; by which method, for
// which reason and how is in the same line (request-line.ts), where Logs Insights counts it for the price of a query.
// How many requests, draws and calls of Spotify there were is the sample count of their times.

import type { Measure } from '../platform/log.ts';
import type { Observation } from '../platform/observations.ts';

export interface Waited {
  readonly durationMs: number;
  /** Whether its process was new. */
  readonly isCold: boolean;
}

/**
 * One measure for each name, none for what did not happen.
 * @param waited the request that somebody waited for. How long the others run AWS itself measures.
 */
export function measuresOf(observations: readonly Observation[], waited?: Waited): readonly Measure[] {
  const counts = new Map<string, number>();
  const times = new Map<string, number[]>();
  for (const observation of observations) {
    for (const name of countedBy(observation)) counts.set(name, (counts.get(name) ?? 0) + 1);
    const [name, ms] = timedBy(observation) ?? [];
    if (name !== undefined && ms !== undefined) times.set(name, [...(times.get(name) ?? []), ms]);
  }
  return [
    ...(waited === undefined ? [] : measuresOfWaiting(waited)),
    ...[...counts].map(([name, value]) => counted(name, value)),
    ...[...times].map(([name, values]) => ({ name, unit: 'Milliseconds', values }) as const),
  ];
}

function measuresOfWaiting({ durationMs, isCold }: Waited): readonly Measure[] {
  const duration: Measure = { name: 'HandlerDuration', unit: 'Milliseconds', values: [durationMs] };
  return isCold ? [duration, counted('ColdStarts', 1)] : [duration];
}

const counted = (name: string, value: number): Measure => ({ name, unit: 'Count', values: [value] });

function countedBy(observation: Observation): readonly string[] {
  switch (observation.kind) {
    case 'poll-posted':
      return ['PollsPosted'];
    case 'vote-accepted':
      return ['VotesAccepted'];
    case 'refused':
      return observation.what === 'vote' ? ['VotesRefused'] : [];
    case 'poll-closed':
      return ['PollsClosed'];
    case 'result-announced':
      return ['ResultsAnnounced'];
    case 'announcement-overdue':
      return ['AnnouncementOverdue'];
    case 'slack-called':
      return observation.outcome === 'rate_limited' ? ['SlackCalls', 'SlackRateLimits'] : ['SlackCalls'];
    case 'search-off':
      return ['SearchOff'];
    case 'spotify-called':
      return isSpotifyFailure(observation.outcome) ? ['SpotifyFailures'] : [];
    case 'poll-looked-at':
    case 'later-asked':
    case 'errand-tried':
    case 'poll-drawn':
    case 'song-added':
    case 'song-taken-back':
    case 'poll-decided':
    case 'settings-changed':
    case 'poll-changed':
    case 'song-removed':
    case 'poll-handed-over':
    case 'poll-deleted':
    case 'song-saved':
    case 'schedule-looked-at':
    case 'schedule-saved':
    case 'schedule-paused':
      return [];
    case 'occurrence-begun':
      return ['OccurrencesBegun'];
    case 'occurrence-missed':
      return ['OccurrencesMissed'];
    case 'song-posted':
      return ['SongsPosted'];
  }
}

function timedBy(observation: Observation): readonly [name: string, ms: number | undefined] | undefined {
  if (observation.kind === 'poll-drawn') return ['DrawLag', observation.lagMs];
  return observation.kind === 'spotify-called' ? ['SpotifyLatency', observation.ms] : undefined;
}

/** That Spotify does not know a link, or a token has run out, is no failure of Spotify's. */
function isSpotifyFailure(outcome: string): boolean {
  return !['answered', '400', '401', '404'].includes(outcome);
}
