// The app in a real workspace from a laptop: the same features, reached over a socket that the app opens itself.
// https://docs.slack.dev/apis/events-api/using-socket-mode

import { type App, SocketModeReceiver } from '@slack/bolt';
import { createApp } from '../app.ts';
import type { HandlerDependencies } from '../dependencies.ts';
import { createBoltLogger } from '../platform/bolt-logger.ts';
import type { Log } from '../platform/log.ts';
import { judgeShape } from '../slack/door/payload-shapes.ts';
import { clientOptions } from '../slack/gateway/slack-gateway.ts';
import { warnOfOthers } from './other-connections.ts';
import { keepConnected } from './socket-connection.ts';

export interface SocketAppParts {
  readonly deps: HandlerDependencies;
  /** `xapp-…` */
  readonly appToken: string;
  /** Slack's own when undefined. */
  readonly slackApiUrl: string | undefined;
}

export interface SocketApp {
  /** Takes nothing more, finishes what was begun, and hangs up. */
  stop(): Promise<void>;
}

/** How long Slack may take to give an address to connect to, in milliseconds. */
const openMs = 5_000;
/** A connection whose pong takes longer counts as dead: no click could be answered over it in Slack's three seconds. */
const pongMs = 2_500;

/** Settles when Slack has said hello, and from then on connects again whenever the connection is gone. */
export async function connectSocketApp(parts: SocketAppParts): Promise<SocketApp> {
  const { deps, appToken, slackApiUrl } = parts;
  const receiver = new SocketModeReceiver({
    appToken,
    logger: createBoltLogger(deps.log),
    clientPingTimeout: pongMs,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: clientOptions({ apiUrl: slackApiUrl, timeoutMs: openMs }) },
  });
  const door = putDoorBefore(createApp(deps, { receiver, slackApiUrl }), deps.log);
  warnOfOthers(receiver.client, deps.log);
  const connection = await keepConnected(receiver.client, deps.log);
  return {
    async stop() {
      await door.shut();
      await connection.close();
    },
  };
}

/**
 * Turns away what Slack would not send, as request-door.ts does for HTTP; Slack has vouched for the sender already. It is
 * put before the app's own entrance, for Bolt's receiver has no place for it.
 */
function putDoorBefore(app: App, log: Log) {
  const enter = app.processEvent.bind(app);
  const inside = new Set<Promise<void>>();
  let isShut = false;

  app.processEvent = async (event) => {
    const judgement = judgeShape(event.body ?? {});
    if (judgement !== 'well-shaped') log.warn('An envelope was turned away', { judgement });
    // What is not acknowledged, Slack shows as failed or sends again.
    if (isShut || judgement !== 'well-shaped') return;
    const visit = enter(event);
    inside.add(visit);
    await visit.finally(() => inside.delete(visit));
  };

  return {
    /** Lets nobody in from now on; settles when everybody has left. */
    async shut(): Promise<void> {
      isShut = true;
      await Promise.allSettled(inside);
    },
  };
}
