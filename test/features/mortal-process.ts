// A process that dies in the midst of its work: one handler of its own, whose every request goes over a wire that stops
// working at the one it is told. What was on its way by then takes effect, its answers are not heard; nothing after it
// has any effect.

import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import type { Runtime } from '../../src/dependencies.ts';
import { createChangesHandler } from '../../src/lambda/changes-handler.ts';
import { createClockHandler } from '../../src/lambda/clock-handler.ts';
import { createLaterHandler } from '../../src/lambda/later-handler.ts';
import { createSlackHandler } from '../../src/lambda/slack-handler.ts';
import { loopback, loopbackUrl } from '../../src/playground/network/loopback.ts';
import { formType, functionUrlEvent } from '../../src/playground/slack/function-url-event.ts';
import type { HttpEvent } from '../../src/slack/door/request-door.ts';
import { context, type World } from '../world.ts';

/** At which of its requests a process dies, counted from 1, and whether that one still takes effect. */
export interface Death {
  readonly at: number;
  readonly when: 'before' | 'after';
}

export interface Life {
  readonly isDead: boolean;
  /** The requests that took effect, in order: `chat.update`, or the operation and its expression, or the kind of item. */
  readonly effects: readonly string[];
  /** All that were sent until then; the last one is what it died at. */
  readonly requests: readonly string[];
}

export type Role = 'slack' | 'changes' | 'later' | 'clock';

/**
 * The deaths that leave something different behind: before anything is done, and after each request that changes something.
 * Who dies at a request that only reads has done what was done before it. Of many alike, sent at the same time, every fifth
 * will do.
 * @param requests those of a life that nothing ended
 */
export function deathsIn(requests: readonly string[]): readonly Death[] {
  const nothingDone: Death = { at: 1, when: 'before' };
  const changes = requests.flatMap((name, index) => (isRead(name) ? [] : [{ name, index }]));
  const kept = changes.filter(({ name }, index) => {
    const first = changes.slice(0, index).findLastIndex((other) => other.name !== name) + 1;
    return (index - first) % 5 === 0 || changes[index + 1]?.name !== name;
  });
  return [nothingDone, ...kept.map(({ index }): Death => ({ at: index + 1, when: 'after' }))];
}

/** A life without an end. */
export const undying: Death = { at: Number.POSITIVE_INFINITY, when: 'after' };

const isRead = (name: string) =>
  /^(?:GetItem|BatchGetItem|Query|[a-z.]+\.(?:info|getPermalink)\b)/iu.test(name);

/** Lets the next invocation of a function be one that dies. @returns when it is dead, or done without having died. */
export async function withDying(
  world: World,
  { role, death, act }: { readonly role: Role; readonly death: Death; act(): Promise<unknown> },
): Promise<Life> {
  const wire = await startWire(world, death);
  takePlace(world, role, wire);
  await act().catch(() => {});
  return wire.life();
}

type Wire = Awaited<ReturnType<typeof startWire>>;

async function startWire(world: World, death: Death) {
  const effects: string[] = [];
  const requests: string[] = [];
  let isDead = false;
  let die = () => {};
  const died = new Promise<never>((_, reject) => {
    die = () => {
      isDead = true;
      reject(new Error('The process is dead'));
    };
  });
  died.catch(() => {});

  const server = createServer((request, response) => {
    relay(request, response).catch(() => request.socket.destroy());
  });

  /** What comes from a dead process is never answered. */
  async function relay(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    if (isDead) return;
    const name = nameOf(request, body);
    requests.push(name);
    const isLast = requests.length === death.at;
    if (isLast && death.when === 'before') return die();
    const isForTable = request.headers['x-amz-target'] !== undefined;
    const origin = isForTable ? world.table.endpoint : new URL(world.slack.url).origin;
    const answer = await forward(new URL(request.url ?? '/', origin), request, body);
    effects.push(name);
    if (isLast) return die();
    if (isDead) return;
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
  }

  server.listen(0, loopback);
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return {
    url: loopbackUrl(server),
    died,
    life: (): Life => ({ isDead, requests: requests.slice(0, death.at), effects }),
    isDead: () => isDead,
  };
}

function forward(url: URL, request: IncomingMessage, body: string): Promise<Response> {
  const kept = Object.entries(request.headers).filter(([name]) =>
    /^(?:x-amz-|content-type|authorization)/.test(name),
  );
  const headers = Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
  return fetch(url, { method: request.method ?? 'POST', headers, body });
}

function nameOf(request: IncomingMessage, body: string): string {
  const target = request.headers['x-amz-target'];
  if (target === undefined) return String(request.url).replace(/^\/api\//, '');
  const expression = /"UpdateExpression":"([^"]*)"/.exec(body)?.[1];
  const put = /"Item":\{.*"sk":\{"S":"([A-Z]+)/.exec(body)?.[1];
  return `${String(target).split('.')[1]} ${expression ?? put ?? ''}`.trim();
}

/** For one invocation; the next one is a new process's, and healthy. */
function takePlace(world: World, role: Role, wire: Wire): void {
  const env = { ...world.env, SLACK_API_URL: `${wire.url}/api/` };
  const runtime: Runtime = {
    ...world.runtime,
    sleep: (ms) => (wire.isDead() ? new Promise(() => {}) : world.runtime.sleep(ms)),
  };
  const live = async <Answer>(answer: () => Promise<Answer>): Promise<Answer> => {
    process.env['AWS_ENDPOINT_URL_DYNAMODB'] = wire.url;
    try {
      return await Promise.race([answer(), wire.died]);
    } finally {
      process.env['AWS_ENDPOINT_URL_DYNAMODB'] = world.table.endpoint;
    }
  };
  if (role === 'slack') {
    const healthy = world.slackHandlers[0];
    const dying = createSlackHandler(env, runtime);
    world.slackHandlers[0] = (event) => {
      if (healthy !== undefined) world.slackHandlers[0] = healthy;
      return live(() => dying(overWire(world, event, wire), context));
    };
  } else if (role === 'changes') {
    const healthy = world.showing.handler;
    const dying = createChangesHandler(env, runtime);
    world.showing.handler = (event) => {
      world.showing.handler = healthy;
      return live(() => dying(event, context));
    };
  } else if (role === 'later') {
    const healthy = world.waking.handler;
    const dying = createLaterHandler(env, runtime);
    world.waking.handler = (event) => {
      world.waking.handler = healthy;
      return live(() => dying(event, context));
    };
  } else {
    const healthy = world.ticking.handler;
    const dying = createClockHandler(env, runtime);
    world.ticking.handler = (event) => {
      world.ticking.handler = healthy;
      return live(() => dying(event, context));
    };
  }
}

/** Answers to a click go over the wire too: its address is written over, and the request signed anew. */
function overWire(world: World, event: HttpEvent, wire: Wire): HttpEvent {
  if (!event.isBase64Encoded) return event;
  const body = Buffer.from(event.body ?? '', 'base64').toString('utf8');
  const slackOrigin = encodeURIComponent(new URL(world.slack.url).origin);
  return functionUrlEvent({
    signingSecret: world.signingSecret,
    body: body.replaceAll(slackOrigin, encodeURIComponent(wire.url)),
    contentType: formType,
    timestamp: Math.floor(world.clock.now() / 1_000),
  });
}
