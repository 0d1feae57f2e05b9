// A strict local Slack for tests and laptops: one workspace with a real Web API on the loopback, which refuses what
// Slack refuses, delivers what people do as Slack delivers it, and can fail on demand.

import { botScopes } from '../../slack/manifest.ts';
import { type Carrier, createCourier } from '../slack/delivery.ts';
import { createFaults } from '../slack/faults.ts';
import { createHttpCarrier, type Deliver } from '../slack/http-carrier.ts';
import { createInteractions } from '../slack/interactions.ts';
import { createRateLimits, type RateLimits } from '../slack/rate-limits.ts';
import { startSlackServer } from '../slack/slack-server.ts';
import { createWebApi } from '../slack/slack-web-api.ts';
import { createWorld, type MessageRef, messageKey, messagesIn } from '../slack/slack-world.ts';
import { createSocketCarrier } from '../slack/socket-carrier.ts';
import { createSocketMode, type SocketModeOptions } from '../slack/socket-mode.ts';
import { createTriggers } from '../slack/triggers.ts';
import { createWorkspace } from '../slack/workspace.ts';
import { wordsOf } from './screens.ts';
import { createLocalPerson, type LocalPerson } from './slack-person.ts';

export interface LocalSlackOptions extends RateLimits {
  readonly signingSecret: string;
  readonly botToken: string;
  /** The app: one handler, or a round-robin of several. Handed what AWS would hand it. */
  readonly deliver?: Deliver;
  /** The app instead connects by Socket Mode; then nothing is brought to `deliver`. */
  readonly socket?: SocketModeOptions;
  /** Milliseconds since 1970; goes into every `ts`, every limit in time and every signature. */
  readonly now?: () => number;
  /** Real milliseconds the app has to answer in; Slack's 3,000 unless told. */
  readonly deadlineMs?: number;
  /** Whether the app holds `chat:write.public`. No unless told. */
  readonly postsAnywhere?: boolean;
  /** Whether the app holds the history scopes, `channels:history` and the like. No unless told. */
  readonly readsChannels?: boolean;
  /** What Slack says that the bot token holds; unless told, what the manifest asks for. */
  readonly scopes?: readonly string[];
  /** How the app reaches the Web API: by HTTP on the loopback unless told. */
  readonly serve?: typeof startSlackServer;
}

export type LocalSlack = Awaited<ReturnType<typeof createLocalSlack>>;

export async function createLocalSlack(options: LocalSlackOptions) {
  const {
    now = Date.now,
    deadlineMs = 3_000,
    postsAnywhere = false,
    readsChannels = false,
    scopes = botScopes,
    serve = startSlackServer,
  } = options;
  const secrets = { botToken: options.botToken, signingSecret: options.signingSecret };
  const world = createWorld(now);
  const triggers = createTriggers(world);
  const faults = createFaults();
  const waitFor = createRateLimits(now, options);
  const socket = options.socket && createSocketMode(options.socket);
  const server = await serve(
    createWebApi({
      world,
      triggers,
      faults,
      waitFor,
      get botToken() {
        return secrets.botToken;
      },
      scopes,
      postsAnywhere,
      readsChannels,
      openSocket: socket?.open,
    }),
    socket?.attach,
  );
  const carrier = socket === undefined ? httpCarrier(options, { secrets, now }) : createSocketCarrier(socket);
  const courier = createCourier({ world, carrier, deadlineMs });
  const interactions = createInteractions({ world, triggers, courier, origin: server.origin });
  const workspace = createWorkspace(world);

  return {
    /** The base of the Web API, with a slash at its end. */
    url: `${server.origin}/api/`,
    world,
    faults,
    /** The app's connections, when it was told to connect by Socket Mode. */
    socket,
    /** What people do, for a page whose people are clicked at; tests have `addPerson`. */
    interactions,
    ...workspace,

    /** A new colleague, at the keyboard. */
    addPerson(name: string, more: Parameters<typeof workspace.putPerson>[1] = {}): LocalPerson {
      return createLocalPerson(world, interactions, workspace.putPerson(name, more).id);
    },

    /** Everything said aloud in a channel, oldest first. */
    messagesIn: (channel: { readonly id: string }) => messagesIn(world, channel.id),
    /** A message as it reads now, whatever it was when the caller got hold of it. */
    textOf(ref: MessageRef): string {
      const message = world.messages.get(messageKey(ref)) ?? world.privateWords.get(messageKey(ref));
      if (message === undefined) throw new Error('The message is gone.');
      return wordsOf(world, message);
    },

    calls: world.log.calls,
    /** The calls of one method, oldest first. */
    callsOf: (method: string) => world.log.calls.filter((call) => call.method === method),
    deliveries: world.log.deliveries,
    /** What the app sent that Slack refuses, or that looks broken: to be empty. */
    problems: world.log.problems,
    /** Whom texts of the app would have notified. */
    mentions: world.log.mentions,
    failures: world.log.failures,
    onChange: world.onChange,

    /** As when somebody makes new ones in the app's settings: the old ones are refused from now on. */
    replaceSecrets(change: Partial<typeof secrets>): void {
      Object.assign(secrets, change);
    },

    /** Settles when the app is busy with nothing that was delivered, given up or not. */
    idle: courier.idle,
    /** Stops listening; calls still in the air are cut off. */
    async close(): Promise<void> {
      socket?.cut();
      await server.close();
    },
  };
}

interface Signing {
  readonly secrets: { readonly signingSecret: string };
  readonly now: () => number;
}

function httpCarrier({ deliver }: LocalSlackOptions, { secrets, now }: Signing): Carrier {
  if (deliver === undefined) throw new Error('Tell how the app is reached: `deliver` or `socket`.');
  return createHttpCarrier({ signingSecret: () => secrets.signingSecret, deliver, now });
}
