// A strict local Slack for tests and laptops: one workspace with a real Web API on the loopback, which refuses what
// Slack refuses, delivers what people do as Slack delivers it, and can fail on demand.

import { appManifest, botScopes, historyScopes } from '../../slack/manifest.ts';
import { createBotToken, type TokenRefusal } from '../slack/bot-token.ts';
import { createWorld, messagesIn, repliesTo, type World } from '../slack/create-world.ts';
import { type Carrier, createCourier } from '../slack/delivery.ts';
import { createEventTeller } from '../slack/event-teller.ts';
import { createFaults } from '../slack/faults.ts';
import { createHttpCarrier, type Deliver } from '../slack/http-carrier.ts';
import { createInteractions } from '../slack/interactions.ts';
import { createRateLimits, type RateLimits } from '../slack/rate-limits.ts';
import { startSlackServer } from '../slack/slack-server.ts';
import { createWebApi } from '../slack/slack-web-api.ts';
import { botUserId, type MessageRef, messageKey } from '../slack/slack-world.ts';
import { createSocketCarrier } from '../slack/socket-carrier.ts';
import { createSocketMode, type SocketModeOptions } from '../slack/socket-mode.ts';
import { createTriggers } from '../slack/triggers.ts';
import { createWorkspace } from '../slack/workspace.ts';
import { watchForEvents } from '../slack/workspace-events.ts';
import type { AppShortcut } from './app-shortcut.ts';
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
  /** Whether the app holds `chat:write.public` besides. No unless told. */
  readonly postsAnywhere?: boolean;
  /** Whether the app holds the history scopes, `channels:history` and the like, besides. No unless told. */
  readonly readsChannels?: boolean;
  /** What the bot token holds; unless told, what the manifest asks for. */
  readonly scopes?: readonly string[];
  /** The events that the app is told of; unless told, those that the manifest subscribes to. */
  readonly events?: readonly string[];
  /** Whether people and the app can write in the app's own direct messages; as the manifest says unless told. */
  readonly hasMessagesTab?: boolean;
  /** What the app offers in menus; as the manifest says unless told. */
  readonly shortcuts?: readonly AppShortcut[];
  /** How the app reaches the Web API: by HTTP on the loopback unless told. */
  readonly serve?: typeof startSlackServer;
}

/** What the app's settings say, of which the manifest is the one source. */
const manifest = appManifest({ connection: { kind: 'socket' } });
const inManifest = {
  events: manifest.settings?.event_subscriptions?.bot_events ?? [],
  hasMessagesTab: manifest.features?.app_home?.messages_tab_enabled ?? false,
  shortcuts: manifest.features?.shortcuts ?? [],
};

export type LocalSlack = Awaited<ReturnType<typeof createLocalSlack>>;

export async function createLocalSlack(options: LocalSlackOptions) {
  const {
    now = Date.now,
    deadlineMs = 3_000,
    serve = startSlackServer,
    events = inManifest.events,
  } = options;
  const { hasMessagesTab = inManifest.hasMessagesTab, shortcuts = inManifest.shortcuts } = options;
  const scopes = scopesOf(options);
  const holds = (scope: string) => scopes.includes(scope);
  const secrets = { botToken: options.botToken, signingSecret: options.signingSecret };
  const world = createWorld(now);
  const triggers = createTriggers(world);
  const faults = createFaults();
  const botToken = createBotToken(world, () => secrets.botToken);
  const waitFor = createRateLimits(now, options);
  const socket = options.socket && createSocketMode(options.socket);
  const carrier = socket === undefined ? httpCarrier(options, { secrets, now }) : createSocketCarrier(socket);
  const courier = createCourier({ world, carrier, deadlineMs });
  const tell = createEventTeller({ world, courier, subscriptions: events, holds });
  watchForEvents(world, (event) => void tell(event));
  const server = await serve(
    createWebApi({
      world,
      triggers,
      faults,
      waitFor,
      botToken,
      scopes,
      holds,
      hasMessagesTab,
      openSocket: socket?.open,
    }),
    socket?.attach,
  );
  const interactions = createInteractions({ world, triggers, courier, tell, origin: server.origin });
  const workspace = createWorkspace(world);

  return {
    /** The base of the Web API, with a slash at its end. */
    url: `${server.origin}/api/`,
    world,
    faults,
    /** What Slack does at times, and not by its own rules: to be switched on. */
    quirks: world.quirks,
    /** The app's connections, when it was told to connect by Socket Mode. */
    socket,
    /** What people do, for a page whose people are clicked at; tests have `addPerson`. */
    interactions,
    ...workspace,

    /** A new colleague, at the keyboard. */
    addPerson(name: string, more: Parameters<typeof workspace.putPerson>[1] = {}): LocalPerson {
      return createLocalPerson({ world, interactions, shortcuts }, workspace.putPerson(name, more).id);
    },

    /** Everything said aloud in a channel, oldest first; what was said in threads is told by `repliesTo`. */
    messagesIn: ({ id }: { readonly id: string }) => messagesIn(world, world.channelIdNow(id)),
    /** What was said in a message's thread, oldest first. */
    repliesTo: (ref: MessageRef) => repliesTo(world, refNow(world, ref)),
    /** A message as it reads now, whatever it was when the caller got hold of it. */
    textOf(ref: MessageRef): string {
      const key = messageKey(refNow(world, ref));
      const message = world.messages.get(key) ?? world.privateWords.get(key);
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
    /**
     * Refuses every call with the bot token, as when the app was removed or an admin revoked the token; response URLs go
     * on, for they need none. An app that has subscribed to `tokens_revoked` is told.
     * @param forMs for so many milliseconds of the workspace's clock; until `restoreToken` unless told
     */
    revokeToken(error: TokenRefusal = 'token_revoked', { forMs }: { readonly forMs?: number } = {}): void {
      botToken.refuse(error, forMs);
      const facts = () => ({ tokens: { oauth: [], bot: [botUserId] } });
      if (error === 'token_revoked') void tell({ type: 'tokens_revoked', facts });
    },
    restoreToken: botToken.accept,

    /** The shortcuts that the app offers. */
    shortcuts,

    /** Settles when the app is busy with nothing that was delivered, given up or not. */
    idle: courier.idle,
    /** Stops listening; calls still in the air are cut off. */
    async close(): Promise<void> {
      socket?.cut();
      await server.close();
    },
  };
}

function scopesOf({
  scopes = botScopes,
  postsAnywhere,
  readsChannels,
}: LocalSlackOptions): readonly string[] {
  const more = [...(postsAnywhere ? ['chat:write.public'] : []), ...(readsChannels ? historyScopes : [])];
  return [...scopes, ...more];
}

function refNow(world: World, { channel, ts }: MessageRef): MessageRef {
  return { channel: world.channelIdNow(channel), ts };
}

interface Signing {
  readonly secrets: { readonly signingSecret: string };
  readonly now: () => number;
}

function httpCarrier({ deliver }: LocalSlackOptions, { secrets, now }: Signing): Carrier {
  if (deliver === undefined) throw new Error('Tell how the app is reached: `deliver` or `socket`.');
  return createHttpCarrier({ signingSecret: () => secrets.signingSecret, deliver, now });
}
