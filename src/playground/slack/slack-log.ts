// The record of what went on between the app and the local Slack, and of what went wrong.

import type { Json, JsonObject } from '../protocol/json.ts';

/** A call of the Web API or of a response URL; the answer comes later, or never. */
export interface Call {
  readonly order: number;
  /** `response_url` for those. */
  readonly method: string;
  readonly args: JsonObject;
  /** By the clock that was handed in. */
  readonly receivedAt: number;
  finishedAt?: number;
  /** Its place among all calls, in the order in which they were finished. */
  finishedOrder?: number;
  status?: number;
  answer?: Json;
}

/** One request to the app, and what came back. */
export interface Delivery {
  readonly what: string;
  readonly body: JsonObject;
  readonly retry: number;
  readonly at: number;
  /** Real milliseconds until the answer, or until Slack stopped waiting. */
  readonly elapsedMs: number;
  /** `no-connection`: the app is reached by Socket Mode, and was not there. */
  readonly status: number | 'timeout' | 'crash' | 'no-connection';
  readonly answer: string;
  /** Whether the app asked not to be sent this again. */
  readonly isNotToRetry: boolean;
}

/** Something the app sent that Slack refuses, or that looks broken. */
export interface Problem {
  readonly method: string;
  readonly error: string;
  readonly messages: readonly string[];
}

/** A notification that a text of the app would cause. */
export interface Mention {
  readonly method: string;
  readonly mention: string;
}

/** Something a person did that visibly came to nothing. */
export interface Failure {
  readonly person: string;
  readonly what: string;
  readonly reason: string;
}

export type LogEntry =
  | { readonly kind: 'call'; readonly call: Call }
  | { readonly kind: 'delivery'; readonly delivery: Delivery }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'mention'; readonly mention: Mention }
  | { readonly kind: 'failure'; readonly failure: Failure };

/** An empty log; every entry is also told to `emit`. */
export function createLog(emit: (entry: LogEntry) => void) {
  const calls: Call[] = [];
  const deliveries: Delivery[] = [];
  const problems: Problem[] = [];
  const mentions: Mention[] = [];
  const failures: Failure[] = [];

  return {
    calls,
    deliveries,
    problems,
    mentions,
    failures,

    callBegan(call: Call): void {
      calls.push(call);
      emit({ kind: 'call', call });
    },
    /** Writes down how a call ended; `answer` is absent when the connection was cut. */
    callEnded(call: Call, end: Pick<Call, 'finishedAt' | 'finishedOrder' | 'status' | 'answer'>): void {
      Object.assign(call, end);
      emit({ kind: 'call', call });
    },
    noteDelivery(delivery: Delivery): void {
      deliveries.push(delivery);
      emit({ kind: 'delivery', delivery });
    },
    noteProblem(problem: Problem): void {
      problems.push(problem);
      emit({ kind: 'problem', problem });
    },
    noteMention(mention: Mention): void {
      mentions.push(mention);
      emit({ kind: 'mention', mention });
    },
    noteFailure(failure: Failure): void {
      failures.push(failure);
      emit({ kind: 'failure', failure });
    },
  };
}
