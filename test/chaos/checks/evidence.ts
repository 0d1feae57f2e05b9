// What a run leaves behind for the checks: what the table holds, what Slack shows, what people were told, and in which
// order things took effect.

import { adderKey, voterKey } from '../../../src/features/poll/voter-key.ts';
import { createLog } from '../../../src/platform/log.ts';
import type { JsonObject } from '../../../src/playground/protocol/json.ts';
import { objectOf, stringOf } from '../../../src/playground/protocol/json.ts';
import type { Delivery } from '../../../src/playground/slack/slack-log.ts';
import { type Message, messageKey } from '../../../src/playground/slack/slack-world.ts';
import type { Poll } from '../../../src/rules/poll/poll.ts';
import type { BallotBox } from '../../../src/rules/poll/tally.ts';
import { createChannelSettingsStore } from '../../../src/store/channel-settings-store.ts';
import { messageKey as messageItemKey, pollPartition } from '../../../src/store/keys.ts';
import { createPollStore } from '../../../src/store/poll-store.ts';
import type { Admins } from '../admins.ts';
import type { Crowd } from '../crowd.ts';
import type { Plan } from '../fate/plan.ts';
import type { Upset } from '../fate/upsets.ts';
import { lookAfterMs, type RealDays } from '../real-days.ts';
import { ballotKey, type ChaosWorld, type Logged } from '../world/chaos-world.ts';
import { argumentOf, type Purpose } from '../world/purposes.ts';
import type { SentMessage } from '../world/queue.ts';
import type { Batch } from '../world/stream.ts';
import type { Exchange } from '../world/wire.ts';
import type { ChannelEvidence } from './channel-invariants.ts';
import { clicksIn, closersOf, decidersOf, type VoteClick } from './clicks.ts';
import { isApplied } from './exchanges.ts';
import type { Moment } from './history.ts';
import { nextPolls } from './next-polls.ts';
import { type Place, placeOf } from './places.ts';
import { messagesOf } from './poll-messages.ts';
import type { PoolEvidence } from './pool-invariants.ts';
import type { ScheduleEvidence } from './schedule-history.ts';
import type { SongHistory, SongsThen } from './song-history.ts';
import { type Telling, tellingsOf } from './tellings.ts';
import { unsettled } from './unsettled.ts';
import { type SongTold, songsTold } from './window-words.ts';

export interface Evidence {
  readonly polls: readonly PollEvidence[];
  /** Polls that are not there although their window closed as if they were posted. */
  readonly unposted: readonly string[];
  /** Keys of what the clock still has to look at. */
  readonly due: readonly string[];
  /** What the app sent that Slack refuses for its form. */
  readonly problems: readonly string[];
  /** Every request of the app's and of nobody else's, as they were sent. */
  readonly exchanges: readonly Exchange[];
  /** What of the stream was brought. */
  readonly batches: readonly Batch[];
  /** What the app put into the queue. */
  readonly messages: readonly SentMessage[];
  /** What Slack brought to the app. */
  readonly deliveries: readonly Delivery[];
  /** What the app logged. */
  readonly logged: readonly Logged[];
  /** Whether the app may read channels. */
  readonly readsChannels: boolean;
  /** What became of the channel, the messages and the token. */
  readonly upsets: readonly Upset[];
  /** Whether nothing went wrong. */
  readonly isFair: boolean;
  /** How long it took after the storm until nothing moved any more; infinite when it never came to rest. */
  readonly minutesToRest: number;
  /** How long after the storm the last of what passes had passed; less than 0 where it was sooner. */
  readonly minutesUpset: number;
  /** What is set for the channel. */
  readonly channel: ChannelEvidence;
  /** Absent where nothing was saved for later. */
  readonly pool: PoolEvidence | undefined;
  /** Absent where nothing is posted by itself. Told of last: nothing else hangs on it. */
  readonly schedules?: ScheduleEvidence | undefined;
}

/** About a poll that was posted. */
export interface PollEvidence {
  /** Ids of those who moderate its channel. */
  readonly moderators: readonly string[];
  /** Whether its channel refuses explicit songs from the start. */
  readonly refusesExplicit: boolean;
  readonly poll: Poll;
  readonly boxes: readonly BallotBox[];
  /** Whose ballot stands under which name. */
  readonly voterOf: ReadonlyMap<string, string>;
  /** What in its items leads to people who have only voted. */
  readonly traces: readonly string[];
  /** Replies to it, calls that posted them, and notes of that. */
  readonly reminders: readonly Message[];
  readonly reminderPosts: readonly Exchange[];
  readonly reminderNotes: readonly Exchange[];
  /** How many of its boxes are sealed. */
  readonly sealed: number;
  /** What was true when. */
  readonly history: readonly Moment[];
  readonly titles: readonly Titled[];
  /** Which songs stood in it when, and what people were told of those that they added. */
  readonly songHistory: readonly SongsThen[];
  readonly songsTold: readonly SongTold[];
  /** Slack's ids of people, by the keys under which they add songs to it. */
  readonly adders: ReadonlyMap<string, string>;
  /** That it was deleted, and calls that take its messages away. */
  readonly deletions: readonly Exchange[];
  readonly clicks: readonly VoteClick[];
  /** Ids of who has tried to close it. */
  readonly closers: readonly string[];
  /** The poll's message as it is now. */
  readonly message: Message | undefined;
  /** Its messages in the channel, and those that tell its result: to be one each. */
  readonly copies: readonly Message[];
  readonly announcements: readonly Message[];
  /** Calls that posted it, and notes of that which reached the table. */
  readonly posted: readonly Exchange[];
  readonly messageNotes: readonly Exchange[];
  /** Calls that would redraw it, as they were sent, and notes of that. */
  readonly draws: readonly Exchange[];
  readonly drawNotes: readonly Exchange[];
  /** Claims of the turn to draw it that succeeded. */
  readonly turns: readonly Exchange[];
  /** Calls that announced its result, and notes of that which reached the table. */
  readonly posts: readonly Exchange[];
  readonly notes: readonly Exchange[];
  /** Where it is, and what may be done there now. */
  readonly place: Place;
  /** Notes that its message was deleted: of that itself, and of the draw that found it out. */
  readonly withdrawals: readonly Exchange[];
  /** What was written to its people in private, calls that did, and notes of that. */
  readonly tellings: readonly Telling[];
  readonly tellingPosts: readonly Exchange[];
  readonly tellingNotes: readonly Exchange[];
  /** Whoever read all of it, when. */
  readonly reads: readonly Exchange[];
  /** The announcement's `ts`, where one is noted. */
  readonly announcementTs: string | undefined;
  /** Where its message leads to. */
  readonly wayToPoll: string | undefined;
  /** When each of its items is deleted (seconds since 1970); undefined where that is never. */
  readonly lifetimes: ReadonlyMap<string, string | undefined>;
  /** When the storm was over, and when the last of what passes had passed, in milliseconds since 1970. */
  readonly calmSince: number;
  readonly upsetUntil: number;
  /** Writes that decided what follows from its result, with the one of the result; ids of who has asked for it. */
  readonly decisions: readonly Exchange[];
  readonly deciders: readonly string[];
  /** The polls in which it goes on, posted or not. */
  readonly next: readonly Poll[];
  /** Whether anything went away that may keep something from being posted. */
  readonly isUpset: boolean;
  /** Names of people by their id. */
  readonly names: ReadonlyMap<string, string>;
  /** Ids of people whom Slack has not named at some time, or not soon: where they are not named, that is all right. */
  readonly unnamed: readonly string[];
  /** Ids of people whom Slack has named at some time: nobody knows others. */
  readonly named: ReadonlySet<string>;
}

/** A title of a poll, and Slack's id of who owned the poll when it got it. */
export interface Titled {
  readonly title: string;
  readonly owner: string;
}

/** Tells what of a poll is broken; by its name. */
export type PollInvariants = Readonly<Record<string, (poll: PollEvidence) => readonly string[]>>;

export interface Found {
  readonly world: ChaosWorld;
  readonly plan: Plan;
  readonly crowd: Crowd;
  readonly days: RealDays;
  readonly admins: Admins;
  /** What was true when, by poll id. */
  readonly history: ReadonlyMap<string, readonly Moment[]>;
  /** What the keys of an anonymous poll's ballots were made with, by poll id. */
  readonly salts: ReadonlyMap<string, string>;
  /** Which titles it has had, each with its owner then, by poll id. */
  readonly owners: ReadonlyMap<string, readonly Titled[]>;
  /** Which songs stood in it when, by poll id. */
  readonly songs: SongHistory;
  readonly pool: PoolEvidence | undefined;
  readonly calmSince: number;
  readonly minutesToRest: number;
}

export async function gatherEvidence(found: Found): Promise<Evidence> {
  const { world, plan, crowd, admins } = found;
  const clicks = clicksIn(world.slack.deliveries, world.wire.exchanges);
  const ids = [...plan.polls, ...nextPolls(world)].map(({ id }) => id);
  const gathered = await Promise.all(ids.map((id) => gatherPoll(found, id, clicks)));
  const polls = gathered.flatMap((poll) => poll ?? []);
  return {
    polls,
    unposted: crowd.posted.filter((id) => !polls.some(({ poll }) => poll.id === id)),
    due: unsettled(world, plan.days).map(({ key }) => key),
    problems: world.slack.problems.map(({ method, error }) => `${method}: ${error}`),
    exchanges: world.wire.exchanges.filter(({ sender }) => sender.role !== undefined),
    batches: world.stream.batches,
    messages: world.queue.messages,
    deliveries: world.slack.deliveries,
    logged: world.logged,
    readsChannels: plan.readsChannels,
    upsets: plan.days.upsets,
    isFair: world.mishaps.length === 0 && plan.days.upsets.length === 0,
    minutesToRest: found.minutesToRest,
    channel: {
      settings: await settingsOf(found),
      saved: admins.saved,
      strangers: admins.strangers,
    },
    pool: found.pool,
    minutesUpset: (found.days.lastEnd() + lookAfterMs - found.calmSince) / 60_000,
  };
}

async function settingsOf({ world, crowd }: Found) {
  const { settings } = await world.withTable((table) =>
    createChannelSettingsStore(
      table,
      createLog(() => {}),
    ).findSettings(placeOf(world, crowd.channel.id).id),
  );
  return settings;
}

async function gatherPoll(
  { world, plan, crowd, days, admins, history, salts, owners, songs, calmSince }: Found,
  id: string,
  clicks: readonly VoteClick[],
): Promise<PollEvidence | undefined> {
  const stored = await world.withTable((table) =>
    createPollStore(table, world.timeline.now).findCountedPoll(id),
  );
  if (stored?.poll.message === undefined) return undefined;
  const { poll, boxes } = stored;
  const place = placeOf(world, poll.channel);
  const ref = { channel: place.id, ts: stored.poll.message };
  const partition = world.items.get(pollPartition(id)) ?? new Map<string, JsonObject>();
  const way = messageItemKey(poll.channel, ref.ts);
  const wayItem = world.items.get(way.pk)?.get(way.sk);
  const copies = messagesOf(world, id, 'songpoll_poll');
  const own = (purpose: Purpose) =>
    world.wire.exchanges.filter((exchange) => exchange.purpose === purpose && exchange.poll === id);
  const noted = (purpose: Purpose) => own(purpose).filter(({ effect }) => effect !== undefined);
  const decisions = [...own('decision'), ...own('result')].filter(
    (exchange) => isApplied(exchange) && exchange.request.body.includes('"#decision"'),
  );
  const ids = crowd.people.map((person) => person.id);
  const salted = { ...stored, ballotSalt: salts.get(id) };
  const keysBy = (keyOf: typeof voterKey) =>
    Promise.all(ids.map((person) => keyOf({ ballotKey: async () => ballotKey }, salted, person)));
  const [keys, addingKeys] = await Promise.all([keysBy(voterKey), keysBy(adderKey)]);
  const known = [poll.owner.id, poll.closedBy];
  const kept = JSON.stringify([...partition.values()]);
  return {
    poll,
    moderators: admins.moderators,
    refusesExplicit: plan.channel.refusesExplicit,
    boxes,
    voterOf: new Map(keys.map((key, at) => [key, ids[at] ?? key])),
    traces: [
      ...ids.filter((person) => !known.includes(person) && kept.includes(`"${person}"`)),
      ...(stored.ballotSalt === undefined ? [] : ['its salt']),
    ],
    reminders: [...world.slack.world.messages.values()].filter(
      ({ thread, channel }) => channel === ref.channel && thread === ref.ts,
    ),
    reminderPosts: own('reminder'),
    reminderNotes: noted('note of a reminder'),
    sealed: [...partition.values()].filter((item) => item['sealed'] !== undefined).length,
    history: history.get(id) ?? [],
    titles: owners.get(id) ?? [],
    songHistory: songs.get(id) ?? [],
    songsTold: songsTold(world.wire.exchanges, world.slack.deliveries).filter(({ pollId }) => pollId === id),
    adders: new Map(addingKeys.map((key, at) => [key, ids[at] ?? key])),
    deletions: own('poll deleted').filter(isApplied),
    clicks: clicks.filter((click) => click.pollId === id),
    closers: closersOf({ id, messages: [ref.ts, ...copies.map(({ ts }) => ts)] }, world.slack.deliveries),
    message: world.slack.world.messages.get(messageKey(ref)),
    copies,
    announcements: messagesOf(world, id, 'songpoll_result'),
    posted: own('poll message'),
    messageNotes: noted('note of the message'),
    draws: world.wire.exchanges.filter(
      ({ purpose, request }) => purpose === 'draw' && argumentOf(request.body, 'ts') === ref.ts,
    ),
    drawNotes: noted('note of a draw'),
    turns: [...own('turn'), ...own('takeover')].filter(isApplied),
    posts: own('announcement'),
    notes: noted('note of the announcement'),
    place,
    withdrawals: own('withdrawal').filter(isApplied),
    tellings: tellingsOf(world, poll),
    tellingPosts: own('direct message'),
    tellingNotes: noted('note of a telling'),
    reads: own('read of the poll').filter(isApplied),
    announcementTs: textIn(partition.get('POLL'), 'announcement'),
    wayToPoll: textIn(wayItem, 'poll'),
    lifetimes: new Map(
      [...partition, ['the way to it', wayItem] as const].map(([sk, item]) => [sk, textIn(item, 'ttl')]),
    ),
    decisions,
    deciders: decidersOf({ id, until: decisions[0]?.effect?.at ?? 0 }, world.slack.deliveries),
    next: await nextOf(world, id),
    isUpset: plan.days.upsets.length > 0,
    calmSince,
    upsetUntil: days.lastEnd(),
    unnamed: unnamedIn(world.wire.exchanges),
    named: new Set(
      world.wire.exchanges
        .filter((exchange) => exchange.name === 'users.info' && isApplied(exchange))
        // Without that nobody's name is asked for, but what they may do.
        .filter(({ request }) => argumentOf(request.body, 'include_locale') !== '')
        .map(({ request }) => argumentOf(request.body, 'user')),
    ),
    names: new Map(
      crowd.people.map((person) => [person.id, world.slack.world.people.get(person.id)?.displayName ?? '']),
    ),
  };
}

async function nextOf(world: ChaosWorld, poll: string): Promise<readonly Poll[]> {
  const ids = nextPolls(world).filter(({ from }) => from === poll);
  const found = await world.withTable((table) => {
    const polls = createPollStore(table, world.timeline.now);
    return Promise.all(ids.map(({ id }) => polls.findPoll(id)));
  });
  return found.flatMap((stored) => stored?.poll ?? []);
}

/** The app waits no longer for a name: slackTimeouts in dependencies.ts. */
const namingMs = 1_000;

function unnamedIn(exchanges: readonly Exchange[]): readonly string[] {
  const refused = exchanges.filter((exchange) => {
    const { name, sentAt, heardAt = Number.POSITIVE_INFINITY } = exchange;
    return name === 'users.info' && (!isApplied(exchange) || heardAt - sentAt >= namingMs);
  });
  return [...new Set(refused.map(({ request }) => argumentOf(request.body, 'user')))];
}

/** A string or a number of an item in DynamoDB's own JSON; undefined where there is none. */
function textIn(item: JsonObject | undefined, name: string): string | undefined {
  const { S, N } = objectOf(item?.[name]);
  return stringOf(S ?? N) || undefined;
}
