// From the account of a request to its line: who, what, how it ended, and how often each thing happened meanwhile.

import type { Fact, Facts, LogLevel, RequestLine } from '../platform/log.ts';
import type { Observation } from '../platform/observations.ts';
import { measuresOf } from './request-measures.ts';

export type FunctionName = 'slack' | 'changes' | 'later' | 'clock';

/** Something that was to be logged while the request was served. */
export interface Note {
  readonly level: LogLevel;
  readonly message: string;
  readonly facts: Facts;
  readonly error?: Fact;
}

export interface Account {
  readonly observations: Observation[];
  readonly notes: Note[];
  /** What the handler tells about the request itself. */
  facts: Facts;
}

export interface Circumstances {
  readonly name: FunctionName;
  /** AWS's own; a laptop has none. */
  readonly requestId: string | undefined;
  /** Whether it is the first request of its process. */
  readonly isCold: boolean;
  readonly durationMs: number;
}

export function requestLine(account: Account, at: Circumstances): RequestLine {
  const { observations, notes, facts } = account;
  const level = worstOf(notes);
  const outcome = outcomeOf(account, level, at.name);
  return {
    level,
    message: `${at.name} ${outcome.outcome}`,
    facts: {
      function: at.name,
      request_id: at.requestId,
      cold_start: at.isCold,
      ...facts,
      ...pollsIn(account),
      ...schedulesIn(account),
      ...outcome,
      duration_ms: at.durationMs,
      ...breakdown(observations),
      ...notesOf(notes),
    },
    // Nobody waits for a request that is turned away, nor for `changes` and `clock`.
    measures: measuresOf(
      observations,
      at.name === 'slack' && outcome.outcome !== 'turned-away' ? at : undefined,
    ),
  };
}

function worstOf(notes: readonly Note[]): LogLevel {
  const isAt = (level: LogLevel) => notes.some((note) => note.level === level);
  if (isAt('ERROR')) return 'ERROR';
  return isAt('WARN') ? 'WARN' : 'INFO';
}

function outcomeOf({ observations, facts }: Account, level: LogLevel, name: FunctionName) {
  const refusal = observations.find((observation) => observation.kind === 'refused');
  if (level === 'ERROR') return { outcome: 'failed' };
  const status = Number(facts['status'] ?? 200);
  if (status >= 400 && status < 500) return { outcome: 'turned-away' };
  if (refusal !== undefined) return { outcome: 'refused', reason: refusal.reason };
  return { outcome: name === 'slack' ? 'answered' : 'done' };
}

/** `poll` where there is one, `polls` where a batch or the clock looked at several. */
function pollsIn({ observations, facts }: Account): Facts {
  const named = observations.flatMap((observation) =>
    'poll' in observation && observation.poll !== undefined ? [observation.poll] : [],
  );
  const polls = [...new Set(named)];
  const [poll = facts['poll']] = polls;
  return polls.length > 1 ? { polls } : { poll };
}

/** `schedule` where there is one, how many where there are several: the clock may look at a thousand. */
function schedulesIn({ observations }: Account): Facts {
  const named = observations.flatMap((observation) =>
    'schedule' in observation ? [observation.schedule] : [],
  );
  const [schedule, ...others] = new Set(named);
  return others.length > 0 ? { schedules: others.length + 1 } : { schedule };
}

/** The first error as `error`, where queries look for it; everything that was noted, in its order, as `notes`. */
function notesOf(notes: readonly Note[]): Facts {
  const first = notes.find((note) => note.error !== undefined);
  const told = notes.map((note) => ({
    message: note.message,
    ...note.facts,
    ...(note !== first && { error: note.error }),
  }));
  return { ...(told.length > 0 && { notes: told }), ...(first && { error: first.error }) };
}

type Counts = Record<string, Record<string, number>>;

/** How often each thing happened, by what tells them apart: `slack_calls.chat_update.rate_limited`. */
function breakdown(observations: readonly Observation[]): Facts {
  const counts: Counts = {};
  const slackCalls: Counts = {};
  for (const observation of observations) {
    if (observation.kind === 'poll-closed') count(counts, 'closed', observation.how);
    if (observation.kind === 'poll-decided') count(counts, 'decided', observation.decision);
    if (observation.kind === 'result-announced') count(counts, 'announced', observation.how);
    if (observation.kind === 'later-asked') count(counts, 'later', observation.outcome);
    if (observation.kind === 'errand-tried')
      count(counts, 'errands', `${errandWord(observation)}_${observation.outcome}`);
    if (observation.kind === 'schedule-paused') count(counts, 'paused', observation.why);
    if (observation.kind === 'spotify-called') count(counts, 'spotify_calls', observation.outcome);
    if (observation.kind === 'slack-called') {
      count(slackCalls, observation.method.replace('.', '_'), observation.outcome);
    }
  }
  return { ...counts, ...(Object.keys(slackCalls).length > 0 && { slack_calls: slackCalls }) };
}

/** Those of a schedule carry a moment, or a number, in their names. */
function errandWord(tried: Extract<Observation, { kind: 'errand-tried' }>): string {
  return 'schedule' in tried ? (/^[a-z-]+(?=-)/u.exec(tried.errand)?.[0] ?? tried.errand) : tried.errand;
}

function count(counts: Counts, name: string, by: string): void {
  counts[name] = { ...counts[name], [by]: (counts[name]?.[by] ?? 0) + 1 };
}
