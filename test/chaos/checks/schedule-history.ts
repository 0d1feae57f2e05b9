// What became of each schedule of a run, when; and what was posted and told for it.

import { unmarshall } from '@aws-sdk/util-dynamodb';
import { occurrenceId } from '../../../src/features/schedule/post-occurrence.ts';
import type { JsonObject } from '../../../src/playground/protocol/json.ts';
import type { Entry } from '../../../src/rules/pool/entry.ts';
import type { BegunOccurrence, Schedule } from '../../../src/rules/schedule/schedule.ts';
import { isScheduleKey, poolChannelOf, scheduleIdOf } from '../../../src/store/keys.ts';
import { fromEntryItem } from '../../../src/store/pool-item.ts';
import { fromScheduleItem } from '../../../src/store/schedule-item.ts';
import type { ChaosWorld } from '../world/chaos-world.ts';
import { argumentOf, markIn } from '../world/purposes.ts';
import type { Exchange } from '../world/wire.ts';

/** A schedule from one moment on, in milliseconds since 1970. */
export interface ScheduleThen {
  readonly at: number;
  readonly schedule: Schedule;
}

/** An occurrence that was begun. */
export interface OccurrenceSeen {
  readonly id: string;
  readonly name: string;
  /** When it was due, by its name, and when it was begun; in milliseconds since 1970. */
  readonly due: number;
  readonly begunAt: number;
  /** When it was settled, and how the schedule was then; undefined where it never was. */
  readonly settled: ScheduleThen | undefined;
  /** As it stood when it was begun, but for that. */
  readonly before: Schedule | undefined;
  /** Calls that post it. */
  readonly posts: readonly Exchange[];
}

export interface ScheduleSeen {
  readonly id: string;
  readonly history: readonly ScheduleThen[];
  readonly occurrences: readonly OccurrenceSeen[];
  /** Calls that tell its owner something. */
  readonly tellings: readonly Exchange[];
  /** Names of errands that are not settled, and whose items are on the clock's list. */
  readonly open: readonly string[];
}

export interface ScheduleEvidence {
  readonly schedules: readonly ScheduleSeen[];
  readonly exchanges: readonly Exchange[];
  /** Titles of the songs that were saved, and what the pools have in the end. */
  readonly saved: readonly string[];
  readonly entries: readonly Entry[];
  /** How many of them waited in a pool from one moment on, in milliseconds since 1970. */
  readonly waiting: readonly { readonly at: number; readonly channel: string; readonly songs: number }[];
  /** How often a song of the day came back, for it was not posted. */
  readonly givenBack: number;
  readonly readsChannels: boolean;
  readonly endedAt: number;
  readonly problems: readonly string[];
}

/** @param saved titles of the songs that are saved for schedules; may grow */
export function watchSchedules(world: ChaosWorld, saved: readonly string[]) {
  const histories = new Map<string, ScheduleThen[]>();
  const from = world.wire.exchanges.length;
  let givenBack = 0;
  const won = new Set<string>();
  const waiting = new Map<string, Set<string>>();
  const waitingThen: { at: number; channel: string; songs: number }[] = [];
  const problemsBefore = world.slack.problems.length;

  world.onChange(({ pk, sk }) => {
    const item = world.items.get(pk)?.get(sk);
    const channel = poolChannelOf({ pk, sk });
    if (channel !== undefined) notePlace({ channel, key: `${pk}/${sk}`, item });
    const id = scheduleIdOf({ pk, sk });
    if (id === undefined || !isScheduleKey({ pk, sk }) || item === undefined) return;
    const { touchedAt: _, due: __, dueAt: ___, ttl: ____, ...kept } = plain(item);
    const { schedule } = fromScheduleItem(kept);
    const known = histories.get(id) ?? [];
    histories.set(id, known);
    const last = known.at(-1)?.schedule;
    if (JSON.stringify(last) !== JSON.stringify(schedule)) known.push({ at: world.timeline.now(), schedule });
  });

  interface Placed {
    readonly channel: string;
    readonly key: string;
    readonly item: JsonObject | undefined;
  }

  function notePlace({ channel, key, item }: Placed): void {
    const entry = item && fromEntryItem(plain(item))?.entry;
    if (entry !== undefined && !saved.includes(entry.song.title)) return;
    const place = entry?.place.kind;
    if (place === 'waiting' && won.delete(key)) givenBack += 1;
    if (place === 'won') won.add(key);
    const there = waiting.get(channel) ?? new Set();
    waiting.set(channel, there);
    if (place === 'waiting') there.add(key);
    else there.delete(key);
    waitingThen.push({ at: world.timeline.now(), channel, songs: there.size });
  }

  function seen(id: string, history: readonly ScheduleThen[], exchanges: readonly Exchange[]): ScheduleSeen {
    const named = new Map<string, OccurrenceSeen>();
    history.forEach(({ at, schedule: { current } }, number) => {
      if (current === undefined || named.has(current.name)) return;
      const post = occurrenceId(id, current.name);
      named.set(current.name, {
        ...{ id: post, name: current.name, due: dueAt(current), begunAt: at },
        settled: history.find(
          ({ schedule }) =>
            schedule.current?.name === current.name && schedule.current.settledAt !== undefined,
        ),
        before: history[number - 1]?.schedule,
        posts: exchanges.filter(({ purpose, poll, request }) =>
          purpose === 'song of the day' || purpose === 'poll message'
            ? (poll ?? markIn(request.body).poll) === post
            : false,
        ),
      });
    });
    const items = [...(world.items.get(`SCHEDULE#${id}`) ?? [])];
    return {
      ...{ id, history },
      occurrences: [...named.values()],
      tellings: exchanges.filter(
        ({ purpose, request }) => purpose === 'direct message' && markIn(request.body).poll === id,
      ),
      open: items.flatMap(([sk, item]) => (item['due'] === undefined ? [] : [sk])),
    };
  }

  return {
    gather(readsChannels: boolean): ScheduleEvidence {
      const exchanges = world.wire.exchanges.slice(from).filter(({ sender }) => sender.role !== undefined);
      const entries = [...world.items].flatMap(([pk, partition]) =>
        [...partition].flatMap(([sk, item]) => {
          const isEntry = poolChannelOf({ pk, sk }) !== undefined && sk.startsWith('SONG#');
          const entry = isEntry ? fromEntryItem(plain(item))?.entry : undefined;
          return entry === undefined || !saved.includes(entry.song.title) ? [] : [entry];
        }),
      );
      return {
        schedules: [...histories].map(([id, history]) => seen(id, history, exchanges)),
        ...{ exchanges, saved, entries, givenBack, readsChannels, endedAt: world.timeline.now() },
        waiting: waitingThen,
        problems: world.slack.problems
          .slice(problemsBefore)
          .map(({ method, error }) => `${method}: ${error}`),
      };
    },
  };
}

/** By the clock on the wall, which all schedules of a storm have in UTC. */
const dueAt = ({ name, at }: BegunOccurrence) => (name.startsWith('now-') ? at : Date.parse(`${name}:00Z`));

/** The song that a call posts, by its title. */
export const songIn = ({ request }: Exchange): string | undefined =>
  /Song \d+/u.exec(argumentOf(request.body, 'text') + argumentOf(request.body, 'blocks'))?.[0];

/** The picture is DynamoDB's own JSON. */
const plain = (item: JsonObject) => unmarshall(item as unknown as Parameters<typeof unmarshall>[0]);
