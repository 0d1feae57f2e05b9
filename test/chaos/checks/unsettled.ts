// What the clock still has to look at, but for what it may wait for without end.

import { type JsonObject, objectOf, stringOf } from '../../../src/playground/protocol/json.ts';
import { messageKey } from '../../../src/playground/slack/slack-world.ts';
import type { Days } from '../fate/plan.ts';
import type { ChaosWorld } from '../world/chaos-world.ts';
import { nextPollAt } from './next-polls.ts';
import { placeOf } from './places.ts';

export interface Unsettled {
  /** Of the item. */
  readonly key: string;
  /** Milliseconds since 1970. */
  readonly dueAt: number;
}

type World = Pick<ChaosWorld, 'items' | 'slack' | 'timeline'>;

/** A conversation that has refused for long is asked again after pauses longer than this, in milliseconds. */
const longPauseMs = 10 * 60_000;

/** @returns the items on the clock's list that keep the app from rest. */
export function unsettled(world: World, { lastsAMonth }: Days): readonly Unsettled[] {
  return [...world.items].flatMap(([pk, partition]) => {
    const poll = partition.get('POLL') ?? {};
    return [...partition].flatMap(([sk, item]) => {
      if (item['due'] === undefined) return [];
      const due = { key: `${pk}/${sk}`, dueAt: numberOf(item['dueAt']) };
      const mayWait =
        sk === 'POLL'
          ? isLongOpen(world, poll) || isOpenNext(world, pk, due)
          : isOfOpenNext(world, pk, due, sk) || (!lastsAMonth && isRefused(world, poll, sk, due));
      return mayWait ? [] : [due];
    });
  });
}

/**
 * Whether it is a poll that is open without a closing time: the clock looks at it in a week, and closes it in a month. Until
 * then nobody learns that its message was deleted.
 */
function isLongOpen({ slack }: World, poll: JsonObject): boolean {
  const isOpen = textOf(poll['status']) === 'open' && poll['closesAt'] === undefined;
  const ts = textOf(poll['message']);
  const channel = slack.world.channelIdNow(textOf(poll['channel']));
  return isOpen && (ts === '' || slack.world.messages.has(messageKey({ channel, ts })));
}

/** A poll in which another one goes on takes votes until its time is up. */
function isOpenNext(world: World, pk: string, { dueAt }: Unsettled): boolean {
  return nextPollAt(world, pk)?.status === 'open' && dueAt > world.timeline.now();
}

/** It is reminded of when its time is nearly up. */
function isOfOpenNext(world: World, pk: string, due: Unsettled, sk: string): boolean {
  return sk === 'ERRAND#remind' && isOpenNext(world, pk, due);
}

function isRefused(world: World, poll: JsonObject, sk: string, { dueAt }: Unsettled): boolean {
  const { takesDraws, takesPosts } = placeOf(world, textOf(poll['channel']));
  const isOfPlace =
    (drawn.includes(sk) && !takesDraws) ||
    (posted.includes(sk) && !takesPosts) ||
    (sk.startsWith('ERRAND#delete-') && !takesDraws);
  return isOfPlace && dueAt - world.timeline.now() > longPauseMs;
}

const drawn = ['DRAWING', 'ERRAND#amend-announcement'];
const posted = ['ERRAND#announce', 'ERRAND#run-off', 'ERRAND#another-hour'];

const textOf = (value: JsonObject[string]) => stringOf(objectOf(value)['S']);
const numberOf = (value: JsonObject[string]) => Number(stringOf(objectOf(value)['N']) || 0);
