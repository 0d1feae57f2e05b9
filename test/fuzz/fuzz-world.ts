// A world in which one request after the other meets the app, each in the same scene: what a run changes is put back
// after it, so that a seed is the same run whatever ran before.

import { setImmediate as turn } from 'node:timers/promises';
import type { JsonObject } from '../../src/playground/protocol/json.ts';
import type { HttpEvent } from '../../src/slack/door/request-door.ts';
import { isScheduleKey, type Key, pollIdOf, scheduleIdOf } from '../../src/store/keys.ts';
import { runInside } from '../chaos/world/enclosure.ts';
import type { Items } from '../chaos/world/table-end.ts';
import type { Act } from './act.ts';
import { type Case, caseOf, isHonest, type Licence, madeOf } from './cases.ts';
import { type Asked, createEndOfTheWire, queueUrl, slackOrigin, tableName } from './end-of-the-wire.ts';
import { createHandClock, type StartHandlers } from './handlers.ts';
import { type ChangedItem, createKeptTable } from './kept-table.ts';
import { type QueueBody, queueBatch } from './queue.ts';
import { actorIn, readBack } from './reading.ts';
import { createScene, playPrologue, recallScene, type Scene, type SceneMemory, secrets } from './scene.ts';
import { requestOf } from './sending.ts';
import { drawnBatch, streamBatch } from './stream.ts';

export const environment = {
  TABLE_NAME: tableName,
  SLACK_BOT_TOKEN: secrets.botToken,
  SLACK_SIGNING_SECRET: secrets.signingSecret,
  SLACK_API_URL: `${slackOrigin}/api/`,
  LATER_QUEUE_URL: queueUrl,
  SPOTIFY_CLIENT_ID: 'client',
  SPOTIFY_CLIENT_SECRET: 'secret',
  // What the SDK reads from its process.
  AWS_ENDPOINT_URL_DYNAMODB: 'http://dynamo.chaos',
  AWS_ENDPOINT_URL_SQS: 'http://sqs.chaos',
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
};

const start = Date.UTC(2026, 10, 21, 12);
const minute = 60_000;
/** Real milliseconds after which a handler counts as hung. */
const patienceMs = 5_000;

/** What was seen of one run. */
export interface Seen {
  readonly drawn: Case;
  readonly licence: Licence;
  /** Sent as Slack or AWS would, without anything wrong. */
  readonly isHonest: boolean;
  readonly event: unknown;
  /** Slack's id of whoever the request says that it is from. */
  readonly actor: string | undefined;
  /** Ids of admins of the workspace. */
  readonly admins: readonly string[];
  readonly answer: Answer;
  readonly asked: Asked;
  readonly changed: readonly ChangedItem[];
  readonly items: Items;
  readonly lines: readonly string[];
  /** What Slack would refuse of what the app sent, whom it would have notified, and what people saw fail. */
  readonly slack: Pick<Scene['slack'], 'problems' | 'mentions' | 'failures'>;
  /** Rejections that nobody handled, and exceptions that nobody caught. */
  readonly strays: readonly string[];
  readonly now: number;
}

export type Answer =
  | { readonly kind: 'resolved'; readonly value: unknown }
  | { readonly kind: 'rejected'; readonly error: string }
  | { readonly kind: 'hung' };

export interface FuzzOptions {
  readonly startHandlers: StartHandlers;
}

export type FuzzWorld = Awaited<ReturnType<typeof createFuzzWorld>>;

/** Only works inside a closed room (../chaos/world/enclosure.ts). */
export async function createFuzzWorld({ startHandlers }: FuzzOptions) {
  const clock = createHandClock(start);
  const changed = new Map<string, Key>();
  const end = await createEndOfTheWire(({ pk, sk }) => void changed.set(`${pk}\n${sk}`, { pk, sk }));
  const table = createKeptTable(end, changed);
  let lines: string[] = [];
  let strays: string[] = [];
  const stray = (error: unknown) =>
    void strays.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.on('unhandledRejection', stray);
  process.on('uncaughtException', stray);
  const env = environment;
  const handlers = await startHandlers({ env, clock, onLine: (line) => void lines.push(line) });

  const inTime = async (work: () => Promise<unknown>): Promise<Answer> => {
    const hung = new Promise<Answer>((resolve) => {
      setTimeout(() => resolve({ kind: 'hung' }), patienceMs).unref();
    });
    const done = runInside(end.inside, work).then(
      (value): Answer => ({ kind: 'resolved', value }),
      (error): Answer => ({ kind: 'rejected', error: String(error?.stack ?? error) }),
    );
    return Promise.race([done, hung]);
  };

  async function prologue(): Promise<SceneMemory> {
    const deliver = async (event: HttpEvent) => runInside(end.inside, () => handlers.slack(event));
    const scene = await createScene({ end, now: clock.now, deliver });
    return playPrologue({
      scene,
      async settle() {
        const keys = [...changed.values()];
        changed.clear();
        await runInside(end.inside, () => handlers.changes(streamBatch(keys)));
        changed.clear();
      },
    });
  }

  const memory = await prologue();
  const morning = clock.now() + minute;
  const told = new Map<Act, JsonObject>();
  table.keep();

  /** The scene of a run, in which whatever its case wants done is done. */
  async function stage(drawn: Case, deliver: (event: HttpEvent) => Promise<unknown>): Promise<Scene> {
    const scene = await recallScene({ end, now: clock.now, deliver }, memory);
    if (drawn.kind === 'act') await drawn.act.does({ ...scene, polls: memory.polls });
    return scene;
  }

  /** What Slack tells of an act: in the same scene the same words. */
  async function toldOf(drawn: Extract<Case, { kind: 'act' }>): Promise<JsonObject> {
    const { act } = drawn;
    const hear = async (event: HttpEvent) => {
      const body = readBack(event) ?? {};
      told.set(act, act.forges?.(body) ?? body);
    };
    if (!told.has(drawn.act)) await stage(drawn, hear);
    const body = told.get(drawn.act);
    if (body === undefined) throw new Error('Slack told nothing of an act.');
    return body;
  }

  interface Sent {
    readonly event: unknown;
    readonly licence: Licence;
    readonly actor: string | undefined;
    readonly answer: Answer;
  }

  async function sendRequest(drawn: Extract<Case, { sending: unknown }>): Promise<Sent> {
    const { body, licence } = madeOf(drawn, drawn.kind === 'act' ? await toldOf(drawn) : drawn.body);
    const { kind } = drawn.sending;
    const event = requestOf(body, drawn.sending, clock.now());
    const answer = await inTime(() => handlers.slack(event));
    const isRefused = kind === 'unsigned' || kind === 'unreadable';
    const actor = actorIn(kind === 'damaged' ? readBack(event) : body);
    return { event, answer, actor, licence: isRefused ? 'nothing' : licence };
  }

  async function sendQueue(bodies: readonly QueueBody[]): Promise<Sent> {
    const polls = table.keys().flatMap((key) => (key.sk === 'POLL' ? (pollIdOf(key) ?? []) : []));
    const schedules = table.keys().flatMap((key) => (isScheduleKey(key) ? (scheduleIdOf(key) ?? []) : []));
    const event = queueBatch(bodies, { polls, schedules });
    const answer = await inTime(() => handlers.later(event));
    const isOurs = bodies.some(({ kind }) => kind === 'ours' || kind === 'our-schedule');
    return { event, answer, licence: isOurs ? 'anything' : 'no-write', actor: undefined };
  }

  async function sendOther(drawn: Extract<Case, { kind: 'stream' | 'queue' | 'timer' }>): Promise<Sent> {
    if (drawn.kind === 'queue') return sendQueue(drawn.bodies);
    if (drawn.kind === 'timer') clock.set(morning + drawn.minutes * minute);
    const batch = drawnBatch(drawn.kind === 'stream' ? drawn.records : [], table.keys());
    const event = drawn.kind === 'timer' ? drawn.event : batch;
    const answer = await inTime(() =>
      drawn.kind === 'timer' ? handlers.clock(event) : handlers.changes(batch),
    );
    return { event, answer, licence: 'anything', actor: undefined };
  }

  /** Sends what a case has drawn. What Slack saw is undefined where the app has not spoken to it. */
  async function send(drawn: Case): Promise<Sent & { scene: Scene | undefined }> {
    let scene: Promise<Scene> | undefined;
    // Most requests are turned away before that, and setting the scene takes longer than turning them away.
    end.beforeSlack(async () => {
      scene ??= stage(drawn, async () => undefined);
      await scene;
    });
    const sent = await ('sending' in drawn ? sendRequest(drawn) : sendOther(drawn));
    return { ...sent, scene: await scene };
  }

  /** The same for a request with nothing wrong about it: what the app answers is then for Slack to judge. */
  async function sendInPerson(drawn: Extract<Case, { kind: 'act' }>): Promise<Sent & { scene: Scene }> {
    // Before the scene is set, for that is a scene of its own where it is the first of its act.
    await toldOf(drawn);
    end.beforeSlack(async () => {});
    let sent: Sent | undefined;
    const scene = await stage(drawn, async () => {
      sent = await sendRequest(drawn);
      return sent.answer.kind === 'resolved' ? sent.answer.value : undefined;
    });
    if (sent === undefined) throw new Error('Slack told nothing of an act.');
    return { ...sent, scene };
  }

  return {
    /** Runs a seed. One at a time. */
    async run(seed: number): Promise<Seen> {
      const drawn = caseOf(seed);
      clock.set(morning);
      lines = [];
      strays = [];
      const isInPerson = drawn.kind === 'act' && isHonest(drawn);
      const { scene, ...sent } = await (isInPerson ? sendInPerson(drawn) : send(drawn));
      // Rejections that nobody handles are told of a moment later.
      await turn();
      const items = table.changes();
      const seen: Seen = {
        drawn,
        isHonest: isHonest(drawn),
        admins: memory.admins,
        ...sent,
        asked: end.takeAsked(),
        changed: items,
        items: new Map(items.map(({ pk }) => [pk, new Map(end.items.get(pk) ?? [])])),
        lines,
        slack: scene?.slack ?? { problems: [], mentions: [], failures: [] },
        strays,
        now: clock.now(),
      };
      await table.putBack();
      return seen;
    },

    close(): void {
      process.off('unhandledRejection', stray);
      process.off('uncaughtException', stray);
    },
  };
}
