// One run: polls are posted, then a storm in which people click and anything may go wrong at any moment, then a calm
// that lasts until nothing moves any more. The seed decides all of it; the checks come last.

import { createHash } from 'node:crypto';
import { queueSender } from '../../src/platform/later-queue.ts';
import { objectOf, stringOf } from '../../src/playground/protocol/json.ts';
import type { Poll } from '../../src/rules/poll/poll.ts';
import { pollIdOf, pollPartition } from '../../src/store/keys.ts';
import { createPollStore } from '../../src/store/poll-store.ts';
import { createPoolStore } from '../../src/store/pool-store.ts';
import { createSongRecordStore } from '../../src/store/song-record-store.ts';
import { type Admins, createAdmins } from './admins.ts';
import { type Found, gatherEvidence } from './checks/evidence.ts';
import { type Figures, figuresOf } from './checks/figures.ts';
import { closingTimeIn, isSamePicture, type Moment, pictureOf } from './checks/history.ts';
import { complaintsAbout } from './checks/invariants.ts';
import { nextPollAt, openNextPolls } from './checks/next-polls.ts';
import { type PoolHistory, watchPool } from './checks/pool-history.ts';
import type { PoolEvidence } from './checks/pool-invariants.ts';
import { type Counts, countRareEvents } from './checks/rare-events.ts';
import { complaintsAboutSchedules } from './checks/schedule-invariants.ts';
import { watchSongs } from './checks/song-history.ts';
import { unsettled } from './checks/unsettled.ts';
import { createCrowd, type DoneAct } from './crowd.ts';
import { createAdding } from './fate/adding.ts';
import { type Chances, createChances, type Mishap } from './fate/chances.ts';
import { createChannelPlan } from './fate/channel-plan.ts';
import { createFate } from './fate/fate.ts';
import { createManaging } from './fate/managing.ts';
import { createDays, createPlan, type Plan, partOf } from './fate/plan.ts';
import { withDeeds } from './fate/pool-deeds.ts';
import { createPool } from './fate/pool-plan.ts';
import { createSchedulesPlan } from './fate/schedule-plan.ts';
import { createUpsets } from './fate/upsets.ts';
import { createWeather, type Weather } from './fate/weather.ts';
import { createRealDays, lookAfterMs, type RealDays } from './real-days.ts';
import { createSavers, type Savers } from './savers.ts';
import { letWeeksPass } from './schedulers.ts';
import { type ChaosWorld, createChaosWorld, type Plant } from './world/chaos-world.ts';
import { enclose, runInside } from './world/enclosure.ts';
import { createTimeline } from './world/timeline.ts';

/** What makes a run: a seed, and what is changed of what it would bring. */
export interface Scenario {
  readonly seed: number;
  /** A fault in the app, made anew for each run; none unless told. */
  readonly plant?: (() => Plant) | undefined;
  /** What of the seed is kept; everything unless told. */
  readonly only?: Kept | undefined;
  /** With another number everything takes another time; 0 unless told. */
  readonly timing?: number | undefined;
  /** How long the app may take to come to rest: shorter where it is known that it never will. */
  readonly calmMinutes?: number | undefined;
}

/** Some of a seed's polls, acts and mishaps, by their ids. */
export interface Kept {
  readonly ids: ReadonlySet<string>;
  /** Whether only the mishaps named here may come, or any. */
  readonly mishaps: 'named' | 'any';
}

export interface Run {
  readonly seed: number;
  /** Which invariants do not hold, and why; to be empty. */
  readonly broken: readonly string[];
  /** The same for the same steps. */
  readonly fingerprint: string;
  readonly steps: readonly string[];
  readonly figures: Figures;
  readonly rare: Counts;
  /** What was planned, and what people did, in order. */
  readonly plan: Plan;
  readonly acts: readonly DoneAct[];
  /** What went wrong, in order. */
  readonly mishaps: readonly Mishap[];
}

const start = Date.UTC(2026, 10, 21, 12);
const minute = 60_000;
/** How long people get for posting, and the calm for coming to rest. */
const mostPostingMs = 10 * minute;
const mostCalmMinutes = 7;
/** What has gone away is waited for, for as long as it takes: from one moment at which something is due to the next. */
const mostLongLooks = 200;
/** Two strikes of the timer and what follows from them. */
const longLookMs = 140_000;
/** So long before the token is taken again the app is watched at trying, in milliseconds. */
const tokenLooksMs = 6 * minute;

/** For votes in a poll in which another one goes on, in milliseconds; and how often that goes on at the most. */
const votingMs = 20_000;
const mostRounds = 8;

/** What the SDK reads from its process. */
const environment = {
  AWS_ENDPOINT_URL_DYNAMODB: 'http://dynamo.chaos',
  AWS_ENDPOINT_URL_SQS: 'http://sqs.chaos',
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
};
let warmUp: Promise<unknown> | undefined;

/** One at a time: the room there is only one of. */
export async function simulate(scenario: Scenario): Promise<Run> {
  const open = enclose();
  const outside = { ...process.env };
  Object.assign(process.env, environment);
  try {
    // What libraries load when they first need it takes real time: the first run of a process is thrown away.
    warmUp ??= runThrough({ seed: 0 }).then(sendFirstMessage);
    await warmUp;
    return await runThrough(scenario);
  } finally {
    process.env = outside;
    open();
  }
}

/** The client of the queue is loaded with the first message, which the first run need not send. */
async function sendFirstMessage(): Promise<void> {
  const world = { random: () => 0.5, setTimer: () => () => {}, send: async () => taken };
  await runInside(world, () => queueSender('http://sqs.chaos/000000000000/warm-up')('{}', 0));
}

const taken = {
  status: 200,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: JSON.stringify({ MessageId: '1', MD5OfMessageBody: createHash('md5').update('{}').digest('hex') }),
};

async function runThrough({ seed, plant = () => ({}), only, timing, ...rest }: Scenario): Promise<Run> {
  const { calmMinutes = mostCalmMinutes } = rest;
  const timeline = createTimeline(start);
  const chances = createChances({
    seed,
    now: timeline.now,
    timing,
    ...(only?.mishaps === 'named' && { only: only.ids }),
  });
  const weather = weatherIn(chances);
  const whole = planOf(seed, chances, weather);
  const plan = only === undefined ? whole : partOf(whole, only.ids);
  const fate = createFate({ chances, weather });
  const world = await createChaosWorld({ ...plan, timeline, chances, fate, plant: plant() });
  const history = watch(world, plan);
  const salts = watchSalts(world, plan);
  const owners = watchOwners(world, plan);
  const songs = watchSongs(world);
  const crowd = createCrowd(world, plan);
  const days = createRealDays(world, plan, crowd);
  const admins = createAdmins(world, plan.channel, crowd);
  const savers = createSavers(world, plan.pool, crowd);
  const poolHistory = watchPool(world, crowd.channel.id);
  await admins.prepares();
  await savers.prepares();
  await postPolls(world, plan, crowd);
  await rage(world, plan, { crowd, days, admins, savers });
  const calmSince = timeline.now();
  const minutesOfStorm = await calmDown(world, plan, { crowd, days, calmMinutes });
  const minutesToRest = Math.max(minutesOfStorm, await goOn(world, plan, { crowd, days, calmMinutes }));
  const pool =
    plan.pool.songs.length === 0 ? undefined : await lookAtPool(world, { crowd, savers, poolHistory });
  const evidence = await gatherEvidence({
    ...{ world, plan, crowd, days, admins, history, salts, owners, songs, pool },
    ...{ calmSince, minutesToRest },
  });
  // Last, so that nothing of what came before is another for it.
  const broken = complaintsAbout(evidence);
  // An app that never comes to rest would be waited for again and again.
  const schedules =
    minutesToRest === Infinity
      ? undefined
      : await letWeeksPass(world, {
          ...{ plan: plan.schedules, people: crowd.people, readsChannels: plan.readsChannels },
          tokenOutUntil: days.tokenOutUntil(),
        });
  return {
    seed,
    broken: [...broken, ...complaintsAboutSchedules(schedules)],
    fingerprint: world.chronicle.fingerprint(),
    steps: world.chronicle.steps,
    figures: figuresOf(world, evidence),
    rare: countRareEvents({ ...evidence, schedules }),
    plan,
    acts: crowd.acts,
    mishaps: world.mishaps,
  };
}

function planOf(seed: number, chances: Chances, weather: Weather): Plan {
  const drawn = createPlan(seed, chances.at('the plan'), chances.at('the ties'));
  const managing = chances.at('the managing');
  const adding = chances.at('the adding');
  const people = drawn.people.length;
  const plan = {
    ...drawn,
    polls: drawn.polls.map((poll) => {
      const acts = [...poll.acts, ...createManaging(poll, people, managing)];
      const { adding: whoAdds, ...added } = createAdding({ ...poll, acts }, people, adding);
      return { ...poll, ...added, options: { ...poll.options, adding: whoAdds } };
    }),
  };
  const upsets = createUpsets(weather, plan.polls.length, chances.at('the upsets'));
  const channel = createChannelPlan(plan.people.length, chances.at('the channel'));
  const pool = createPool(
    plan.polls.map(({ id }) => id),
    people,
    chances.at('the pool'),
  );
  const moderating = { people, moderators: [...channel.admins, ...channel.djs] };
  return {
    ...plan,
    days: createDays(upsets, chances.at('the days')),
    channel,
    pool: withDeeds(pool, moderating, chances.at('more of the pool')),
    schedules: createSchedulesPlan(chances.at('the schedules')),
  };
}

/** What people are going to do in a seed. */
export function planIn(seed: number): Plan {
  const chances = createChances({ seed, now: () => 0 });
  return planOf(seed, chances, weatherIn(chances));
}

/** How much goes wrong in a seed. */
export const weatherOf = (seed: number): Weather => weatherIn(createChances({ seed, now: () => 0 }));

const weatherIn = (chances: Chances): Weather => createWeather(chances.at('the weather'));

type History = Found['history'];
type Crowd = ReturnType<typeof createCrowd>;

/** Who and what lets something happen. */
interface Actors {
  readonly crowd: Crowd;
  readonly days: RealDays;
  readonly admins: Admins;
  readonly savers: Savers;
}

/** Who acts still when the storm is over, and how long it may take until nothing moves. */
interface Calm extends Pick<Actors, 'crowd' | 'days'> {
  readonly calmMinutes: number;
}

/** Keeps every picture of every poll, from its first to its last. */
function watch(world: ChaosWorld, plan: Plan): History {
  const moments = new Map<string, Moment[]>(plan.polls.map(({ id }) => [id, []]));
  world.onChange(({ pk }) => {
    const poll = plan.polls.find(({ id }) => pollPartition(id) === pk) ?? nextPollAt(world, pk);
    const picture = poll && pictureOf(world.items, pk);
    if (poll === undefined || picture === undefined) return;
    const known = moments.get(poll.id) ?? [];
    moments.set(poll.id, known);
    const last = known.at(-1);
    if (last !== undefined && isSamePicture(last, picture)) return;
    known.push({ ...picture, at: world.timeline.now() });
  });
  return moments;
}

/** Keeps what the app destroys: the salts of anonymous polls, without which nobody could tell whose ballots were whose. */
function watchSalts(world: ChaosWorld, plan: Plan): Found['salts'] {
  const salts = new Map<string, string>();
  world.onChange(({ pk }) => {
    const poll = plan.polls.find(({ id }) => pollPartition(id) === pk) ?? nextPollAt(world, pk);
    const salt = stringOf(objectOf(world.items.get(pk)?.get('POLL')?.['ballotSalt'])['S']);
    if (poll !== undefined && salt !== '') salts.set(poll.id, salt);
  });
  return salts;
}

/** Keeps under whom a poll has had each of its titles. */
function watchOwners(world: ChaosWorld, plan: Plan): Found['owners'] {
  const owners = new Map<string, { title: string; owner: string }[]>(plan.polls.map(({ id }) => [id, []]));
  world.onChange(({ pk }) => {
    const poll = plan.polls.find(({ id }) => pollPartition(id) === pk);
    const item = world.items.get(pk)?.get('POLL');
    const known = poll && owners.get(poll.id);
    const title = stringOf(objectOf(item?.['title'])['S']);
    if (known === undefined || title === '' || known.at(-1)?.title === title) return;
    known.push({ title, owner: stringOf(objectOf(objectOf(objectOf(item?.['owner'])['M'])['id'])['S']) });
  });
  return owners;
}

async function postPolls(world: ChaosWorld, plan: Plan, crowd: Crowd): Promise<void> {
  for (const poll of plan.polls) await crowd.prepares(poll);
  if (plan.isStormyFromTheStart) world.fate.turn('storm');
  const posting = settled(plan.polls.map((poll) => crowd.posts(poll)));
  await world.runUntil(world.timeline.now() + mostPostingMs, posting.isOver);
}

async function rage(world: ChaosWorld, plan: Plan, { crowd, days, admins, savers }: Actors): Promise<void> {
  const { timeline, fate } = world;
  const start = Math.max(timeline.now(), stormStart(world, plan));
  fate.turn('calm');
  await world.runUntil(start);
  fate.turn('storm');
  tickEachMinute(world, plan.firstTick);
  for (const poll of plan.polls) {
    for (const act of poll.acts) timeline.after(act.at, () => void crowd.does(poll, act));
  }
  days.begin();
  admins.begin();
  savers.begin();
  await world.runUntil(start + plan.stormMs);
  fate.turn('calm');
}

/** Polls that close by time close in the midst of the storm. */
function stormStart({ items }: ChaosWorld, { polls, closingTime }: Plan): number {
  const closings = polls.flatMap(({ id }) => closingTimeIn(items, pollPartition(id)) ?? []);
  return closings.length === 0 ? 0 : Math.min(...closings) - closingTime;
}

function tickEachMinute(world: ChaosWorld, first: number): void {
  world.timeline.after(first, () => {
    void world.tick();
    tickEachMinute(world, minute);
  });
}

/**
 * Owners close what is open still, and what the stream has given up is brought back; then time goes by until nothing is
 * under way and nothing due.
 * @returns after how many minutes that was; infinite when it never was
 */
async function calmDown(world: ChaosWorld, plan: Plan, { crowd, days, calmMinutes }: Calm): Promise<number> {
  const { timeline } = world;
  const since = timeline.now();
  const minutes = () => Math.round((timeline.now() - since) / minute);
  await bringBack(world);
  const closing = settled(plan.polls.map((poll) => crowd.finishes(poll)));
  const isAtRest = () =>
    closing.isOver() &&
    world.isStill() &&
    timeline.now() > days.lastEnd() + lookAfterMs &&
    unsettled(world, plan.days).length === 0;
  while (minutes() < calmMinutes) {
    await world.runUntil(timeline.now() + minute);
    if (isAtRest()) return minutes();
  }
  const mostLooks = plan.days.upsets.length === 0 ? 0 : mostLongLooks;
  for (let looks = 0; looks < mostLooks; looks += 1) {
    if (world.isStill()) timeline.skipTo(nextMoment(world, plan, days));
    await world.runUntil(timeline.now() + longLookMs);
    if (isAtRest()) return minutes();
  }
  return Infinity;
}

/**
 * What is left open is decided, and the polls in which others go on are voted in and close, until there are no more.
 * @returns as `calmDown`, for the longest of its rounds
 */
async function goOn(world: ChaosWorld, plan: Plan, calm: Calm): Promise<number> {
  const { timeline } = world;
  const minutes: number[] = [];
  const isAnyWish = plan.polls.some(({ acts }) => acts.some(({ deed }) => deed.kind === 'wish'));
  if (isAnyWish) {
    for (const poll of plan.polls) void calm.crowd.decides(poll);
    await world.runUntil(timeline.now() + votingMs);
  }
  for (let round = 0; round < mostRounds; round += 1) {
    const open = openNextPolls(world);
    const isNothingLeft = open.length === 0 && (round > 0 || !isAnyWish);
    if (isNothingLeft) break;
    for (const { id } of open) void calm.crowd.votesIn(id);
    await world.runUntil(timeline.now() + votingMs);
    if (open.length > 0) timeline.skipTo(Math.min(...open.map(({ closesAt }) => closesAt)));
    // The timer strikes now, and then each minute: it is looked between its strikes.
    await world.runUntil(timeline.now() + votingMs);
    minutes.push(await calmDown(world, plan, calm));
  }
  return Math.max(...minutes);
}

/** The next time at which something passes, or is due. Between them nothing happens that has not happened before. */
function nextMoment(world: ChaosWorld, plan: Plan, days: RealDays): number {
  const tokenOutUntil = days.tokenOutUntil();
  const closings = openNextPolls(world).map(({ closesAt }) => closesAt);
  // Nothing is done until then, however often it is tried, but that the clock closes polls.
  if (tokenOutUntil > world.timeline.now())
    return Math.min(tokenOutUntil - tokenLooksMs, ...closings.filter((at) => at > world.timeline.now()));
  const nextEnd = days.nextEnd();
  // As long as something is to pass, every try until then counts: the pauses grow by it.
  const isToPass = nextEnd !== undefined;
  const due = unsettled(world, { ...plan.days, ...(isToPass && { lastsAMonth: true }) }).map(
    ({ dueAt }) => dueAt,
  );
  const next = Math.min(...due, ...closings, nextEnd ?? Infinity);
  return next === Infinity ? 0 : next;
}

/** For looking at the pool, in milliseconds. */
const lookingMs = 30_000;

/** Somebody looks at it, whereupon the app mends what was left half done. */
async function lookAtPool(
  world: ChaosWorld,
  { crowd, savers, poolHistory }: Pick<Actors, 'crowd' | 'savers'> & { readonly poolHistory: PoolHistory },
): Promise<PoolEvidence> {
  const { id } = crowd.channel;
  const now = () => world.timeline.now();
  const find = () => world.withTable((table) => createPoolStore(table, now).findPool(id));
  const before = await find();
  let read: readonly string[] | undefined;
  const looking = settled([
    savers.looks().then((titles) => {
      read = titles;
    }),
  ]);
  await world.runUntil(now() + lookingMs, looking.isOver);
  const after = await find();
  const polls = await findAllPolls(world);
  const records = await world.withTable((table) =>
    createSongRecordStore(table).findWins(
      id,
      polls.flatMap(({ songs }) => songs),
    ),
  );
  return {
    ...poolHistory,
    atRest: before.entries.map(({ entry }) => entry),
    looked: after.entries.map(({ entry }) => entry),
    ...{ round: after.round, lookedAt: now(), read, polls },
    records: records.flatMap((record) => record ?? []),
  };
}

async function findAllPolls(world: ChaosWorld): Promise<readonly Poll[]> {
  const ids = new Set([...world.items.keys()].flatMap((pk) => pollIdOf({ pk, sk: 'POLL' }) ?? []));
  const found = await world.withTable((table) => {
    const store = createPollStore(table, () => world.timeline.now());
    return Promise.all([...ids].map((id) => store.findPoll(id)));
  });
  return found.flatMap((stored) => stored?.poll ?? []);
}

/** What whoever runs the app does about batches that were given up: `npm run redrive`. */
async function bringBack({ stream, withTable, timeline }: ChaosWorld): Promise<void> {
  const polls = new Set(stream.batches.flatMap(({ givenUp }) => givenUp));
  for (const poll of polls) {
    await withTable((table) => createPollStore(table, timeline.now).touchPoll(poll));
  }
}

/** Whether all of these are done. */
function settled(promises: readonly Promise<void>[]) {
  let isOver = false;
  void Promise.all(promises).then(() => {
    isOver = true;
  });
  return { isOver: () => isOver };
}
