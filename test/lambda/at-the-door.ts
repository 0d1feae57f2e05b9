// Requests put together by hand and brought to the `slack` handler, and what can be seen of what it did with them.

import { functionUrlEvent, type SlackRequest } from '../../src/playground/slack/function-url-event.ts';
import type { HttpAnswer, HttpEvent } from '../../src/slack/door/request-door.ts';
import { context, type World } from '../world.ts';

export type Handler = World['slackHandlers'][number];

/** Signed by the world's clock; everything about it can be made wrong. */
export function signedRequest(world: World, request: Omit<SlackRequest, 'signingSecret'>): HttpEvent {
  return functionUrlEvent({
    signingSecret: world.signingSecret,
    timestamp: Math.floor(world.clock.now() / 1_000),
    ...request,
  });
}

/** Hands a request to the app as AWS would. */
export async function knock(world: World, event: HttpEvent, handler?: Handler): Promise<HttpAnswer> {
  const answering = handler ?? world.slackHandlers[0];
  if (answering === undefined) throw new Error('There is no instance.');
  return await answering(event, context);
}

/** Counts what the app asks of others, from now on. */
export function watchCalls(world: World) {
  let asked = 0;
  let written = 0;
  world.table.proxy.onCall(({ items }) => {
    asked += 1;
    written += items.filter((item) => item.change !== undefined).length;
  });
  const before = world.slack.calls.length + world.wire.calls.length;
  return {
    /** Calls to Slack, Spotify and the table. */
    all: () => asked + world.slack.calls.length + world.wire.calls.length - before,
    /** Items written to the table. */
    written: () => written,
  };
}

/** The lines of the log that tell what nobody may read there. */
export function indiscretions(world: World): readonly string[] {
  const secrets = [world.signingSecret, world.botToken, 'v0=', '/commands/', '/actions/', 'hooks.slack.com'];
  return world.logged.filter((line) => secrets.some((secret) => line.includes(secret)));
}

/** What is logged as an error. */
export function errorsIn(world: World): readonly string[] {
  return world.logged.filter((line) => line.includes('"level":"ERROR"'));
}
