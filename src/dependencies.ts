// What a feature may reach for, and how it is put together from the configuration. Nothing here connects to anything:
// clients connect with their first call.

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type Config, ConfigError } from './platform/config.ts';
import { createLaterQueue, type LaterQueue, queueSender } from './platform/later-queue.ts';
import type { Log } from './platform/log.ts';
import type { Observe } from './platform/observations.ts';
import type { ReadParameter, Secrets } from './platform/secrets.ts';
import { type Admins, createAdmins } from './slack/gateway/admins.ts';
import { createPeople, type People } from './slack/gateway/people.ts';
import type { KnownPerson } from './slack/gateway/person.ts';
import { createSlackGateway, type SlackGateway } from './slack/gateway/slack-gateway.ts';
import type { Catalogue } from './songs/catalogue.ts';
import type { CatalogueMemory, MemoryKey } from './songs/catalogue-memory.ts';
import { createSpotifyCatalogue } from './songs/spotify/catalogue.ts';
import { type BallotStore, createBallotStore } from './store/ballot-store.ts';
import { type Cache, createCache } from './store/cache.ts';
import { type ChannelPollStore, createChannelPolls } from './store/channel-polls.ts';
import { type ChannelSettingsStore, createChannelSettingsStore } from './store/channel-settings-store.ts';
import { type ChannelStore, createChannelStore } from './store/channel-store.ts';
import { type ClosingStore, createClosingStore } from './store/closing-store.ts';
import { createDeletingStore, type DeletingStore } from './store/deleting-store.ts';
import { createDraftStore, type DraftStore } from './store/draft-store.ts';
import { createDrawingStore, type DrawingStore } from './store/drawing-store.ts';
import { createDueStore, type DueStore } from './store/due-store.ts';
import { createErrandStore, type ErrandStore } from './store/errand-store.ts';
import {
  adminKey,
  albumKey,
  catalogueBlockKey,
  type Key,
  personKey,
  searchKey,
  trackKey,
} from './store/keys.ts';
import { createPollEditStore, type PollEditStore } from './store/poll-edit-store.ts';
import { createPollStore, type PollStore } from './store/poll-store.ts';
import { createPoolStore, type PoolStore } from './store/pool-store.ts';
import { createRosterStore, type RosterStore } from './store/roster-store.ts';
import { createScheduleStore, type ScheduleStore } from './store/schedule-store.ts';
import { createSongRecordStore, type SongRecordStore } from './store/song-record-store.ts';
import { createTable } from './store/table.ts';
import { createUsualStore, type UsualStore } from './store/usual-store.ts';

/** What comes neither from the table nor from outside: handed in, so that tests can control it. */
export interface Runtime {
  /** Milliseconds since 1970. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
  /** A new unguessable id: 16 characters of A–Z, a–z, 0–9, `-` and `_`. */
  newId(): string;
  /** By chance: from 0 up to, and without, 1. */
  random(): number;
  readonly log: Log;
  /** Hears of what happens; where it is absent, nobody listens. */
  readonly observe?: Observe;
  /** Where secrets may be kept besides the environment. */
  readonly readParameter?: ReadParameter;
  /** Instead of Spotify: the built-in songs of a laptop. */
  readonly catalogue?: Catalogue;
}

/** The polls, for whoever needs no Slack. */
export interface PollDependencies extends Runtime {
  readonly observe: Observe;
  readonly polls: PollStore;
  readonly edits: PollEditStore;
  readonly ballots: BallotStore;
  readonly closing: ClosingStore;
  readonly deleting: DeletingStore;
  readonly errands: ErrandStore;
  readonly drawings: DrawingStore;
  readonly due: DueStore;
  readonly channels: ChannelStore;
  readonly pools: PoolStore;
  readonly songRecords: SongRecordStore;
  readonly schedules: ScheduleStore;
  readonly rosters: RosterStore;
  readonly channelSettings: ChannelSettingsStore;
}

/** What was configured, as everything is put together from it. */
export interface Setup {
  readonly config: Config;
  readonly secrets: Secrets;
}

/** What it takes to show polls in Slack. */
export interface DrawingDependencies extends PollDependencies {
  readonly slack: SlackGateway;
  readonly people: People;
  readonly admins: Admins;
  readonly later: LaterQueue;
  /** As in `HandlerDependencies`. */
  readonly stage: string;
}

/** What it takes to do later what could not be done at once. */
export interface LaterDependencies extends DrawingDependencies {
  readonly catalogue: Catalogue;
}

/** What the timer needs. */
export interface ClockDependencies extends PollDependencies {
  readonly later: LaterQueue;
}

/** What it takes to answer people. */
export interface HandlerDependencies extends PollDependencies {
  readonly slack: SlackGateway;
  readonly people: People;
  readonly admins: Admins;
  readonly drafts: DraftStore;
  readonly channelPolls: ChannelPollStore;
  readonly usual: UsualStore;
  readonly catalogue: Catalogue;
  /**
   * The key of anonymous ballots, kept outside the table.
   * @throws ConfigError when there is none
   */
  ballotKey(): Promise<string>;
  /** Whether there is one: without it nobody can vote in an anonymous poll. */
  hasBallotKey(): Promise<boolean>;
  /** Marks what is sent around the gateway; what goes through it is marked there. */
  readonly stage: string;
}

interface Store extends PollDependencies {
  readonly drafts: DraftStore;
  readonly channelPolls: ChannelPollStore;
  readonly usual: UsualStore;
  readonly cache: Cache;
}

/**
 * In milliseconds: a click must be answered within Slack's three seconds. The SDK only warns of slow requests unless it
 * is told to end them.
 */
const tableTimeouts = { connectionTimeout: 2_000, requestTimeout: 2_500, throwOnRequestTimeout: true };
/** Per call. A name is only worth a short wait. */
const slackTimeouts = { answering: 2_000, showing: 5_000, naming: 1_000 };

export function createStore(config: Config, runtime: Runtime): Store {
  const table = createTable(new DynamoDBClient({ requestHandler: tableTimeouts }), config.tableName);
  const { now } = runtime;
  return {
    ...runtime,
    observe: runtime.observe ?? (() => {}),
    polls: createPollStore(table, now),
    edits: createPollEditStore(table),
    ballots: createBallotStore(table, now),
    closing: createClosingStore(table, now),
    deleting: createDeletingStore(table, now),
    errands: createErrandStore(table, now),
    drawings: createDrawingStore(table, now),
    due: createDueStore(table, now),
    channels: createChannelStore(table, now),
    pools: createPoolStore(table, now),
    songRecords: createSongRecordStore(table),
    schedules: createScheduleStore(table, now),
    rosters: createRosterStore(table),
    channelSettings: createChannelSettingsStore(table, runtime.log),
    drafts: createDraftStore(table, now),
    channelPolls: createChannelPolls(table, now),
    usual: createUsualStore(table, now),
    cache: createCache(table, now),
  };
}

/** @throws ConfigError when there is no bot token. */
export async function createDrawingDependencies(
  setup: Setup,
  runtime: Runtime,
): Promise<DrawingDependencies> {
  return drawingWith(setup, createStore(setup.config, runtime));
}

/** @throws ConfigError when there is no bot token. */
export async function createLaterDependencies(setup: Setup, runtime: Runtime): Promise<LaterDependencies> {
  const store = createStore(setup.config, runtime);
  const catalogue = runtime.catalogue ?? createSpotify(setup, store);
  return { ...(await drawingWith(setup, store)), catalogue };
}

async function drawingWith(setup: Setup, store: Store): Promise<DrawingDependencies> {
  const slack = await createSlack(setup, store, slackTimeouts.showing);
  return { ...store, ...slack, later: createLater(setup.config, store), stage: setup.config.stage };
}

export function createClockDependencies(config: Config, runtime: Runtime): ClockDependencies {
  const store = createStore(config, runtime);
  return { ...store, later: createLater(config, store) };
}

/** @throws ConfigError when there is no bot token. */
export async function createHandlerDependencies(
  setup: Setup,
  runtime: Runtime,
): Promise<HandlerDependencies> {
  const store = createStore(setup.config, runtime);
  const catalogue = runtime.catalogue ?? createSpotify(setup, store);
  const { stage } = setup.config;
  const ballotKey = () => setup.secrets.secret('BALLOT_KEY');
  const slack = await createSlack(setup, store, slackTimeouts.answering);
  return {
    ...store,
    ...slack,
    catalogue,
    ballotKey,
    hasBallotKey: () => isThere(ballotKey(), store.log),
    stage,
  };
}

function createLater({ laterQueueUrl }: Config, { now, log, observe }: Store): LaterQueue {
  return createLaterQueue({
    send: laterQueueUrl === undefined ? undefined : queueSender(laterQueueUrl),
    now,
    log,
    onSent: (poll, outcome) => observe({ kind: 'later-asked', poll, outcome }),
  });
}

function createSpotify({ config, secrets }: Setup, { cache, now, observe }: Store): Catalogue {
  return createSpotifyCatalogue({
    clientId: () => secrets.findSecret('SPOTIFY_CLIENT_ID'),
    clientSecret: () => secrets.findSecret('SPOTIFY_CLIENT_SECRET'),
    async renewCredentials({ clientId, clientSecret }) {
      const areNew = await Promise.all([
        secrets.renewSecret('SPOTIFY_CLIENT_ID', clientId),
        secrets.renewSecret('SPOTIFY_CLIENT_SECRET', clientSecret),
      ]);
      return areNew.includes(true);
    },
    market: config.spotifyMarket,
    memory: catalogueMemory(cache),
    now,
    onCall: (call) => observe({ kind: 'spotify-called', ...call }),
  });
}

async function createSlack({ config, secrets }: Setup, store: Store, timeoutMs: number) {
  const name = 'SLACK_BOT_TOKEN';
  // A missing token is an error now, before anything is done.
  await secrets.secret(name);
  const gateway = (limit: number) =>
    createSlackGateway({
      token: () => secrets.secret(name),
      renewToken: (refused) => secrets.renewSecret(name, refused),
      stage: config.stage,
      apiUrl: config.slackApiUrl,
      timeoutMs: limit,
      now: store.now,
      onCall: (call) => store.observe({ kind: 'slack-called', ...call }),
    });
  const asking = gateway(slackTimeouts.naming);
  return { slack: gateway(timeoutMs), people: peopleOf(store, asking), admins: adminsOf(store, asking) };
}

function peopleOf({ cache, now }: Store, slack: SlackGateway): People {
  const memory = {
    async recall(people: readonly string[]) {
      const found = await cache.recallMany(people.map(personKey));
      return new Map(people.map((person) => [person, found.get(personKey(person).pk)] as const));
    },
    remember: (person: string, known: KnownPerson, until: number) =>
      cache.remember(personKey(person), known, until),
  };
  return createPeople({ memory, findPerson: slack.findPerson, now });
}

function adminsOf({ cache, now }: Store, slack: SlackGateway): Admins {
  const memory = {
    recall: async (person: string) => (await cache.recall(adminKey(person))) === true,
    remember: (person: string, until: number) => cache.remember(adminKey(person), true, until),
  };
  return createAdmins({ memory, isAdmin: slack.isAdmin, now });
}

function catalogueMemory(cache: Cache): CatalogueMemory {
  return {
    recall: (key) => cache.recall(keyOfAnswer(key)),
    remember: (key, value, until) => cache.remember(keyOfAnswer(key), value, until),
  };
}

function keyOfAnswer(key: MemoryKey): Key {
  switch (key.kind) {
    case 'search':
      return searchKey(key.market, key.query, key.offset);
    case 'track':
      return trackKey(key.market, key.id);
    case 'album':
      return albumKey(key.market, key.id);
    case 'block':
      return catalogueBlockKey;
  }
}

/** A secret that is not there, or cannot be read now, is told in the log. */
async function isThere(secret: Promise<string>, log: Log): Promise<boolean> {
  try {
    return (await secret) !== '';
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    log.warn(error.message);
    return false;
  }
}
