// Takes a call of the Web API or of a response URL through everything that may happen to it: slowness, faults,
// authorization, rate limits, its effect, and the loss of its answer.

import { type Json, type JsonObject, listOf, objectOf, stringOf } from '../protocol/json.ts';
import { type ApiParts, type Method, refusal } from './api-answers.ts';
import type { BotToken } from './bot-token.ts';
import type { Fault, Faults } from './faults.ts';
import { messageMethods } from './message-methods.ts';
import type { createRateLimits } from './rate-limits.ts';
import { respond } from './response-urls.ts';
import { scopeOfCall } from './scopes.ts';
import type { Call } from './slack-log.ts';
import { viewMethods } from './view-methods.ts';
import { workspaceMethods } from './workspace-methods.ts';

export type HttpAnswer =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly body: Json;
      readonly retryAfter?: number;
      /** What the token holds, which Slack tells with everything that a token is good for. */
      readonly scopes?: readonly string[];
    }
  /** The connection is cut without an answer. */
  | { readonly kind: 'reset' };

export interface WebApiParts extends ApiParts {
  readonly faults: Faults;
  readonly waitFor: ReturnType<typeof createRateLimits>;
  readonly botToken: BotToken;
  readonly scopes: readonly string[];
  /** `apps.connections.open`, where the app connects by Socket Mode. */
  readonly openSocket: ((token: string) => JsonObject) | undefined;
}

const methods: Readonly<Record<string, Method>> = { ...messageMethods, ...viewMethods, ...workspaceMethods };

/** Refusals that no state of the workspace excuses: the app has sent something wrong. */
const ownMistakes: readonly string[] = [
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_arguments',
  'invalid_trigger_id',
  'duplicate_external_id',
  'msg_blocks_too_long',
  'msg_too_long',
  'no_text',
  'push_limit_reached',
  'unknown_method',
  'view_too_large',
];

export type WebApi = ReturnType<typeof createWebApi>;

export function createWebApi(parts: WebApiParts) {
  const { world, faults } = parts;
  let received = 0;
  let finished = 0;

  async function handle(method: string, args: JsonObject, effect: () => HttpAnswer): Promise<HttpAnswer> {
    received += 1;
    const call: Call = { order: received, method, args, receivedAt: world.now() };
    world.log.callBegan(call);
    const answer = await takeThrough(call, effect);
    finished += 1;
    const end = { finishedOrder: finished, finishedAt: world.now() };
    const result = answer.kind === 'answer' ? { status: answer.status, answer: answer.body } : {};
    world.log.callEnded(call, { ...end, ...result });
    return answer;
  }

  async function takeThrough(call: Call, effect: () => HttpAnswer): Promise<HttpAnswer> {
    const fault = faults.take(call);
    await realTime(faults.delayOf(call.method));
    await faults.pass(call, 'before');
    if (fault !== undefined && !takesEffect(fault)) return answerOf(fault);
    const answer = effect();
    await faults.pass(call, 'after');
    return fault === undefined ? answer : answerOf(fault);
  }

  function callMethod(name: string, args: JsonObject, token: string): HttpAnswer {
    if (name === 'apps.connections.open' && parts.openSocket && token !== '') {
      return said(parts.openSocket(token));
    }
    const error = parts.botToken.refusalOf(token);
    if (error !== undefined) return said(refusal({ error }));
    const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
    if (method === undefined) return said(noted(name, refusal({ error: 'unknown_method' })));
    const retryAfter = parts.waitFor(name, args);
    if (retryAfter !== undefined) return answerOf({ kind: 'rate-limited', retryAfter });
    const needed = scopeOfCall(world, name, args);
    if (needed !== undefined && !parts.holds(needed)) return said(missingScope(needed, parts.scopes));
    return { ...said(noted(name, method(parts, args))), scopes: parts.scopes };
  }

  function noted(method: string, answer: JsonObject): JsonObject {
    const error = stringOf(answer['error']);
    if (ownMistakes.includes(error)) world.log.noteProblem({ method, error, messages: messagesOf(answer) });
    return answer;
  }

  function useResponseUrl(id: string, args: JsonObject): HttpAnswer {
    const outcome = respond(parts, id, args);
    if (outcome.kind === 'good') return said({ ok: true });
    const isGone = ['used_url', 'expired_url'].includes(outcome.error);
    const body = noted('response_url', refusal(outcome));
    return { kind: 'answer', status: isGone ? 404 : 400, body };
  }

  return {
    /** A call of a method, with the bearer token or none (`''`). */
    call: (name: string, args: JsonObject, token: string) =>
      handle(name, args, () => callMethod(name, args, token)),
    /** A post to a response URL. */
    respond: (id: string, args: JsonObject) => handle('response_url', args, () => useResponseUrl(id, args)),
  };
}

function missingScope(needed: string, provided: readonly string[]): JsonObject {
  return { ...refusal({ error: 'missing_scope' }), needed, provided: provided.join(',') };
}

function takesEffect(fault: Fault): boolean {
  return 'when' in fault && fault.when === 'after';
}

function answerOf(fault: Fault): HttpAnswer {
  switch (fault.kind) {
    case 'reset':
      return { kind: 'reset' };
    case 'error':
      return said(refusal({ error: fault.error }));
    case 'status':
      return { kind: 'answer', status: fault.status, body: 'upstream failure' };
    case 'rate-limited':
      return {
        kind: 'answer',
        status: 429,
        body: refusal({ error: 'ratelimited' }),
        retryAfter: fault.retryAfter,
      };
  }
}

function said(body: JsonObject): Extract<HttpAnswer, { kind: 'answer' }> {
  return { kind: 'answer', status: 200, body };
}

function messagesOf(answer: JsonObject): readonly string[] {
  return listOf(objectOf(answer['response_metadata'])['messages']).map(stringOf);
}

async function realTime(ms: number): Promise<void> {
  if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
}
